"""What of each fact is owed to JIRA, and what is not."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from helpdesk.destinations import Destination
from helpdesk.jira.owing import IssuePart, JiraFollower, JiraRow, Move
from helpdesk.jira.plan import JiraPlan, TeamPlan
from helpdesk.people.actors import Actor, Person, Place, Where
from helpdesk.ticket.fact import Fact
from helpdesk.ticket.facts.clock import DueMoved
from helpdesk.ticket.facts.details import PriorityChanged
from helpdesk.ticket.facts.endings import Closed, Reopened, Resolved, Withdrawn
from helpdesk.ticket.facts.moves import Claimed, Escalated, Forwarded, Released
from helpdesk.ticket.facts.words import Addressed, Asked, Commented, FilesAdded, Reworded
from helpdesk.ticket.notes import File, FileKind, NoteAudience
from helpdesk.ticket.ticket import Priority
from tests.helpdesk.office import OLIVIA, at, ticket

NOW = at("Mon 16 Nov 11:00")
PLAN = JiraPlan(teams={"egov": TeamPlan(project="MUK")})
FOLLOWER = JiraFollower(PLAN)
PERSON = Actor(Person(OLIVIA, "Olivia"), Place(Where.PRIVATE, OLIVIA))
JIRA = replace(PERSON, via=Destination.JIRA)
WITH_EGOV = ticket(team="egov", number=1042)
NOTE, STATUS = IssuePart.NOTE, IssuePart.STATUS
END = JiraRow(STATUS, move=Move.END)
URGENT = PriorityChanged(NOW, OLIVIA, Priority.P3, Priority.P1, None, None, False)
ADDRESSED = Addressed(NOW, OLIVIA, 7, NoteAudience.DESK, NoteAudience.TEAMS)


def escalated(team: str) -> Escalated:
    return Escalated(NOW, OLIVIA, team, NOW, NOW, False)


def owed(
    facts: tuple[Fact, ...], actor: Actor | None = PERSON, files: tuple[File, ...] = (), **known: Any
) -> list[JiraRow]:
    rows = list(FOLLOWER.owes(replace(WITH_EGOV, **known), facts, actor, files))
    assert all(row.destination is Destination.JIRA and row.chat_id == row.ticket == 1042 for row in rows)
    return [JiraRow.read(row.facts) for row in rows]


CASES: list[tuple[str, tuple[Fact, ...], list[JiraRow]]] = [
    ("arriving", (escalated("egov"),), [JiraRow(IssuePart.ISSUE, move=Move.AGAIN)]),
    ("a comment", (Commented(NOW, OLIVIA, 7),), [JiraRow(NOTE, 7)]),
    ("a question", (Asked(NOW, OLIVIA, 8),), [JiraRow(NOTE, 8)]),
    ("a question without words", (Asked(NOW, OLIVIA, None),), []),
    ("a claim", (Claimed(NOW, OLIVIA),), [JiraRow(STATUS, move=Move.BEGIN)]),
    ("a release, which leaves JIRA's own status", (Released(NOW, OLIVIA),), []),
    ("a solution", (Claimed(NOW, OLIVIA), Resolved(NOW, OLIVIA, 9)), [JiraRow(NOTE, 9), END]),
    ("a withdrawal", (Withdrawn(NOW, OLIVIA),), [END]),
    ("its end, which was done before", (Closed(NOW, None),), []),
    ("opened again", (Reopened(NOW, OLIVIA, 10), escalated("egov")), [
        JiraRow(IssuePart.ISSUE, move=Move.AGAIN), JiraRow(NOTE, 10), JiraRow(STATUS, move=Move.AGAIN),
    ]),
    ("a priority", (URGENT,), [JiraRow(IssuePart.FIELDS)]),
    ("a due time that moved", (DueMoved(NOW, None, NOW, NOW, False),), [JiraRow(IssuePart.FIELDS)]),
    ("a comment that is for others now", (ADDRESSED,), [JiraRow(NOTE, 7)]),
]  # fmt: skip


@pytest.mark.parametrize(("facts", "rows"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_what_is_owed_of(facts: tuple[Fact, ...], rows: list[JiraRow]) -> None:
    assert owed(facts) == rows


def test_files_go_there_too() -> None:
    file = File(id=5, kind=FileKind.PHOTO, file_id="x", unique_id="x")
    assert owed((FilesAdded(NOW, OLIVIA, 1),), files=(file,)) == [JiraRow(IssuePart.FILE, 5)]


def test_nothing_is_owed_of_a_team_without_jira() -> None:
    assert owed((Commented(NOW, OLIVIA, 7), escalated("hudd_tech")), team="hudd_tech") == []


def test_a_ticket_that_leaves_takes_its_issue_to_the_end() -> None:
    left = Forwarded(NOW, OLIVIA, "egov", "hudd_tech", None, 11)
    assert owed((left, escalated("hudd_tech")), team="hudd_tech") == [
        JiraRow(NOTE, 11),
        JiraRow(STATUS, move=Move.END),
    ]


def test_what_came_from_jira_does_not_go_back() -> None:
    facts = (Commented(NOW, OLIVIA, 7), Claimed(NOW, OLIVIA), Resolved(NOW, OLIVIA, 9), Reworded(NOW, OLIVIA, 9, 1))
    assert owed(facts, JIRA) == []
    assert owed((ADDRESSED,), JIRA) == [JiraRow(NOTE, 7)]


def test_one_note_is_one_row_that_waits() -> None:
    rows = list(FOLLOWER.owes(WITH_EGOV, (Commented(NOW, OLIVIA, 7), Asked(NOW, OLIVIA, 8)), None, ()))
    assert [row.slot for row in rows] == ["jira:note:7", "jira:note:8"]


def test_the_chats_choices_hold_where_the_file_is_silent() -> None:
    plan = JiraPlan(teams={"egov": TeamPlan(project="MUK")}, by_file=frozenset({"team:egov", "priority:P1"}))
    chosen: dict[str, dict[str, Any] | None] = {
        "team:egov": {"project": "OPS"}, "team:hudd_tech": {"project": "OPS", "labels": ["x"], "former": 1},
        "priority:P1": {"name": "Blocker"}, "priority:P2": {"name": "Major"}, "type:incident": {"name": "Support"},
        "strange:thing": {"name": "x"}, "team:gone": None,
    }  # fmt: skip
    over = JiraFollower(plan).over(chosen).plan
    assert {key: team.project for key, team in over.teams.items()} == {"egov": "MUK", "hudd_tech": "OPS"}
    assert over.teams["hudd_tech"].labels == ("x",)
    assert (over.priorities["P1"], over.priorities["P2"], over.types["incident"]) == ("Highest", "Major", "Support")
    assert over.projects == ("MUK", "OPS")


@pytest.mark.parametrize(
    ("labels", "number"), [(["x", "MUK-1042"], 1042), (["muk-x"], None), ([], None), (None, None)]
)
def test_an_issue_is_a_tickets_by_its_label(labels: object, number: int | None) -> None:
    assert PLAN.ticket_of(labels) == number
    assert PLAN.label(1042) == "muk-1042"


def test_what_is_erased_here_goes_there_too() -> None:
    rows = [JiraRow.read(row.facts) for row in FOLLOWER.owes_anew(1042, [7, 8])]
    assert rows == [JiraRow(IssuePart.FIELDS), JiraRow(NOTE, 7), JiraRow(NOTE, 8)]
