"""What happened in JIRA leads to what it may, and to nothing else; our own changes are known when they come back."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from helpdesk.jira.compare import Actual, Drift, Expected, Side, differences, kept_drift, read_drift
from helpdesk.jira.deciding import ThenHere, after_status, is_ours, last_status, solution_in, solution_of
from helpdesk.jira.links import Category, JiraEvent, JiraLink, JiraUser, What
from helpdesk.jira.looked import JiraFinding, JiraLook, JiraProject, JiraStatus
from helpdesk.jira.owing import Move
from helpdesk.jira.transitions import choose, is_there, wanted, where_to
from helpdesk.ticket.ticket import Status
from tests.helpdesk.office import OLIVIA, at, ticket

NOW = at("Mon 16 Nov 11:00")
NEW, UNDERWAY, DONE = Category
TEAMS = {"egov": None}
LINK = JiraLink(ticket=1042, issue_id="1", key="MUK-1", project="MUK", wanted=DONE)


def of(status: Status, **known: Any) -> Any:
    return ticket(number=1042, **{"team": "egov", "status": status, **known})


CASES = [
    (Status.ESCALATED, UNDERWAY, False, ThenHere.CLAIM),
    (Status.ESCALATED, NEW, False, ThenHere.NOTHING),
    (Status.ESCALATED, DONE, False, ThenHere.SOLVE),
    (Status.CLAIMED, UNDERWAY, False, ThenHere.NOTHING),
    (Status.CLAIMED, NEW, True, ThenHere.RELEASE),
    (Status.CLAIMED, NEW, False, ThenHere.NOTHING),
    (Status.WAITING, DONE, False, ThenHere.SOLVE),
    (Status.RESOLVED, DONE, False, ThenHere.NOTHING),
    (Status.RESOLVED, NEW, False, ThenHere.REOPEN),
    (Status.OPEN, DONE, False, ThenHere.NOTHING),
]


@pytest.mark.parametrize(("status", "to", "there", "then"), CASES)
def test_a_status_there_leads_here_to(status: Status, to: Category, there: bool, then: ThenHere) -> None:
    now = of(status, resolved_at=NOW if status is Status.RESOLVED else None)
    assert after_status(now, to, TEAMS, taken_there=there) is then


def test_what_is_another_teams_or_withdrawn_stays_as_it_is() -> None:
    assert after_status(of(Status.ESCALATED, team="hudd_tech"), DONE, TEAMS, taken_there=False) is ThenHere.NOTHING
    assert after_status(of(Status.CLOSED), NEW, TEAMS, taken_there=False) is ThenHere.NOTHING


def event(what: What = What.HISTORY, author: str = "me", **body: Any) -> JiraEvent:
    return JiraEvent(issue_id="1", what=what, event_id="5", at=NOW, author=author, body=body)


OURS = [
    ("a comment with our mark", event(What.COMMENT, text="x\n(MUK-1042/17)"), True),
    ("words that somebody on our seat wrote", event(What.COMMENT, text="x"), False),
    ("a status to which we took it", event(category="done"), True),
    ("a status to which we did not", event(category="new"), False),
    ("any other field", event(), True),
    ("the same by somebody else", event(author="dev", category="done"), False),
]


@pytest.mark.parametrize(("said", "ours"), [case[1:] for case in OURS], ids=[case[0] for case in OURS])
def test_our_own_change_is_known_by_account_and_by_what_was_sent(said: JiraEvent, ours: bool) -> None:
    assert is_ours(said, LINK, "me", "MUK") is ours


@pytest.mark.parametrize(
    ("text", "found"),
    [("Solution:  cleared it", "cleared it"), (" solution: x", "x"), ("solution:", None), ("the solution: x", None)],
)
def test_a_comment_that_begins_with_the_agreed_word_says_how_it_was_solved(text: str, found: str | None) -> None:
    assert solution_in(text, ("solution:",)) == found


def test_the_latest_solution_since_it_came_counts() -> None:
    early, late = at("Mon 16 Nov 10:30"), at("Mon 16 Nov 12:00")
    said = [(early, "solution: old"), (late, "solution: first"), (late, "hm"), (late, "solution: last")]
    assert solution_of(said, ("solution:",), NOW) == "last"
    assert solution_of(said[:1], ("solution:",), NOW) is None


def test_of_several_statuses_that_wait_the_last_one_counts() -> None:
    first, last = event(category="done"), replace(event(category="new"), event_id="6")
    assert last_status([first, last, event(What.COMMENT, text="x")]) == {"1": "6"}


WHERE = [
    (NEW, Status.CLAIMED, Move.BEGIN, UNDERWAY),
    (DONE, Status.CLAIMED, Move.BEGIN, None),
    (UNDERWAY, Status.CLAIMED, Move.BEGIN, None),
    (UNDERWAY, Status.RESOLVED, Move.END, DONE),
    (UNDERWAY, Status.ESCALATED, Move.END, None),
    (DONE, Status.ESCALATED, Move.AGAIN, NEW),
    (DONE, Status.CLAIMED, Move.AS_HERE, UNDERWAY),
    (NEW, Status.WAITING, Move.AGAIN, None),
]


@pytest.mark.parametrize(("now", "status", "move", "to"), WHERE)
def test_jiras_own_status_stands_against_what_is_not_meant(
    now: Category, status: Status, move: Move, to: Category | None
) -> None:
    assert where_to(now, of(status), TEAMS, move) is to


def test_a_ticket_of_another_team_is_done_for_this_one() -> None:
    assert wanted(of(Status.ESCALATED, team="hudd_tech"), TEAMS) is DONE
    assert is_there(UNDERWAY, NEW)


def step(number: str, category: str, fields: dict[str, Any] | None = None, **more: Any) -> dict[str, Any]:
    return {"id": number, "to": {"statusCategory": {"key": category}}, "fields": fields or {}, **more}


RESOLUTION = {"required": True, "allowedValues": [{"id": "7", "name": "Won't Do"}, {"id": "8", "name": "Done"}]}
STRANGE = {"required": True}
STEPS = [
    ("the one to that category", [step("1", "indeterminate"), step("2", "done")], DONE, "2"),
    ("the one that asks least", [step("1", "done", {"resolution": RESOLUTION}), step("2", "done")], DONE, "2"),
    ("not one that demands what we don't know", [step("1", "done", {"cause": STRANGE})], DONE, None),
    ("another open one", [step("1", "new")], UNDERWAY, "1"),
    ("never an open one for done", [step("1", "new")], DONE, None),
    ("none that can't be taken", [step("1", "done", isAvailable=False)], DONE, None),
    ("none of a strange category", [step("1", "odd")], DONE, None),
    ("one with a default", [step("1", "done", {"cause": {**STRANGE, "hasDefaultValue": True}})], DONE, "1"),
]


@pytest.mark.parametrize(("steps", "to", "chosen"), [case[1:] for case in STEPS], ids=[case[0] for case in STEPS])
def test_the_step_that_is_chosen(steps: list[dict[str, Any]], to: Category, chosen: str | None) -> None:
    found = choose(steps, to)
    assert (found.id if found else None) == chosen


def test_a_screens_resolution_is_the_likeliest_one() -> None:
    found = choose([step("1", "done", {"resolution": RESOLUTION})], DONE)
    assert found is not None
    assert found.fields == {"resolution": {"id": "8"}}
    other = {"required": True, "allowedValues": [{"id": "9", "name": "Shipped"}]}
    found = choose([step("1", "done", {"resolution": other})], DONE)
    assert found is not None
    assert found.fields == {"resolution": {"id": "9"}}
    assert choose([step("1", "done", {"resolution": {"required": True, "allowedValues": []}})], DONE) is None


EXPECTED = Expected(
    ticket=1042, category=UNDERWAY, priority="High", summary="s", label="muk-1042", due="2026-11-18",
    comments=frozenset({"1"}), changed_at=NOW,
)  # fmt: skip
ACTUAL = Actual(
    key="MUK-1", category=UNDERWAY, status="In Progress", priority="High", summary="s", labels=("MUK-1042",),
    due="2026-11-18", comments=frozenset({"1", "2"}), changed_at=NOW,
)  # fmt: skip


def test_what_is_the_same_differs_in_nothing() -> None:
    assert list(differences(EXPECTED, ACTUAL)) == []
    assert list(differences(EXPECTED, replace(ACTUAL, priority=None, due=None))) == []


def test_what_differs_is_named_with_who_changed_last() -> None:
    other = replace(
        ACTUAL, category=DONE, priority="Low", summary="t", due="2026-11-19", labels=(), comments=frozenset(),
        changed_at=at("Mon 16 Nov 12:00"),
    )  # fmt: skip
    found = list(differences(EXPECTED, other))
    assert [each.what for each in found] == [each for each in Drift if each not in (Drift.GONE, Drift.MISSING)]
    assert {each.last for each in found} == {Side.THERE}
    assert read_drift(kept_drift(NOW, found)) == (NOW.isoformat(), found)
    assert read_drift(None) is None


def test_an_account_is_its_person_or_a_name_of_its_own() -> None:
    assert JiraUser(number=3, account="a", name="Dev", person=OLIVIA).acts_as == OLIVIA
    assert JiraUser(number=3, account="a", name="Dev").acts_as == (1 << 52) + 3


MUK = JiraProject(
    id=10_000, key="MUK", name="MUKTASoft", types=("Bug",), components=("Login",),
    statuses=(JiraStatus("To Do", NEW), JiraStatus("Done", DONE)),
)  # fmt: skip


def test_a_look_is_kept_as_it_was() -> None:
    look = JiraLook(
        at=NOW, found=(JiraFinding("check-jira", True, {"site": "x"}),),
        projects=(MUK, JiraProject(key="OPS", name="Operations", types=("Task", "Bug"))), priorities=("High",),
        more=1,
    )  # fmt: skip
    assert JiraLook.read(look.kept()) == look
    assert JiraLook.read(None) is None
    assert look.project("MUK") == look.projects[0]
    assert look.project("GONE") is None
    assert look.types == ("Bug", "Task")
    assert MUK.called(DONE) == ("Done",)
