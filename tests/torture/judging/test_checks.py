"""Each check of a round fails on a record that was doctored for it, and none on one in which all is well."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from datetime import UTC, datetime, timedelta

import pytest

from tests.torture.judging.checks import CHECKS, SUMMARY, faults
from tests.torture.judging.record import ASK, EDIT, REPORT, SOLUTION, Pressed, Record, Row, Said, Shown

OPERATOR, ENGINEER, OTHER, SPOC, GROUP, CHANNEL = 2001, 2201, 2202, 2401, -100, -200
AT = datetime(2026, 11, 20, 6, tzinfo=UTC)
DUE = AT + timedelta(days=1)
FACTS = ("opened", "escalated", "claimed", "responded", "reworded", "resolved", "confirmed")


def fact(ticket: int, name: str, at: datetime = AT) -> Row:
    return {"ticket": ticket, "name": name, "at": at, "by": ENGINEER}


def row(number: int, kind: str, chat: int, **more: object) -> Row:
    usual: Row = {"id": number, "kind": kind, "chat_id": chat, "state": "sent", "urgency": 1, "person": None}
    return usual | {"ticket": 1001, "refusal": None, **more}


def posted(message: int, kind: str = "card", ticket: int = 1001, chat: int = GROUP) -> Row:
    return {"chat_id": chat, "message_id": message, "kind": kind, "ticket": ticket, "current": True}


def clock(ticket: int, ended: datetime | None) -> Row:
    return {"ticket": ticket, "due_at": DUE, "ended_at": ended}


def good() -> Record:
    """MUK-1001 was reported, corrected, claimed in a race and solved in time; MUK-1002 was left alone and is late."""
    record = Record(now=(DUE + timedelta(hours=9)).isoformat(), latest=(DUE + timedelta(hours=9)).isoformat())
    record.said = [
        Said(REPORT, OPERATOR, OPERATOR, 1, "one", 1001), Said(EDIT, OPERATOR, OPERATOR, 1, "two", 1001),
        Said(SOLUTION, ENGINEER, GROUP, 5, "three", 1001), Said(ASK, SPOC, SPOC, 3, "", 1001),
        Said(REPORT, OPERATOR, OPERATOR, 7, "four", 1002),
    ]  # fmt: skip
    record.pressed = [
        Pressed("1", ENGINEER, GROUP, 4, "Claim", 1001, answered=True, text="MUK-1001 is yours."),
        Pressed("3", OPERATOR, OPERATOR, 9, "Yes, solved", 1001, answered=True),
        Pressed("2", OTHER, GROUP, 4, "Claim", 1001, answered=True, text="Anil has MUK-1001."),
    ]
    record.updates = [11, 12]
    record.posts = {GROUP: 2, SPOC: 1, CHANNEL: 1}
    record.shown = [
        Shown(GROUP, 4, "P3 MUK-1001\nSolved by Anil", True), Shown(GROUP, 6, "P3 MUK-1002", True),
        Shown(SPOC, 4, "MUK-1001\nNow: solved", True),
    ]  # fmt: skip
    record.tables = {
        "tickets": [
            {"number": 1001, "status": "resolved", "team": "it"}, {"number": 1002, "status": "new", "team": "it"},
        ],
        "journal": [fact(1001, name) for name in FACTS] + [fact(1002, "opened"), fact(1002, "breached", DUE)],
        "notes": [{"text": "site two"}, {"text": "router three"}, {"text": "site four"}],
        "former_texts": [{"text": "site one"}],
        "outbox": [
            row(1, "card", GROUP), row(2, "card", GROUP, ticket=1002), row(4, "summary", CHANNEL, urgency=SUMMARY),
            row(3, "view", SPOC, person=SPOC),
        ],
        "posted": [posted(4), posted(6, ticket=1002), posted(4, "view", chat=SPOC)],
        "updates": [{"update_id": number, "outcome": "done", "error": None} for number in (11, 12)],
        "clocks": [clock(1001, AT), clock(1002, None)],
        "reminders": [{"ticket": 1002, "kind": "breach", "state": "said", "say_at": DUE}],
        "drafts": [],
    }  # fmt: skip
    return record


Doctor = Callable[[Record], object]
WRONG: dict[str, Doctor] = {
    "everything_sent_was_acted_on": lambda r: r.tables["updates"].pop(),
    "everything_sent_was_acted_on: it was given up": lambda r: r.tables["updates"][0].update(outcome="failed"),
    "everything_sent_was_acted_on: it waits there": lambda r: setattr(r, "unconfirmed", 1),
    "each_line_is_kept_once": lambda r: r.tables["notes"].pop(1),
    "each_line_is_kept_once: twice": lambda r: r.tables["notes"].append({"text": "router three"}),
    "each_line_is_kept_once: the edit": lambda r: r.tables["notes"][0].update(text="site one"),
    "each_report_is_one_ticket": lambda r: r.tables["tickets"].pop(),
    "each_report_is_one_ticket: a gap": lambda r: r.tables["tickets"][1].update(number=1003),
    "nothing_happened_twice": lambda r: r.tables["journal"].append(fact(1001, "resolved")),
    "nothing_happened_twice: two winners": lambda r: setattr(r.pressed[2], "text", "MUK-1001 is yours."),
    "each_solution_is_told": lambda r: r.tables["journal"].remove(fact(1001, "resolved")),
    "each_solution_is_told: the row": lambda r: r.tables["tickets"][0].update(status="claimed"),
    "each_word_of_a_caller_is_kept": lambda r: r.tables["journal"].remove(fact(1001, "confirmed")),
    "each_press_is_answered": lambda r: setattr(r.pressed[1], "answered", False),
    "each_question_is_answered": lambda r: r.tables["outbox"].pop(),
    "nothing_is_owed": lambda r: r.tables["outbox"][0].update(state="waiting"),
    "nothing_is_owed: in doubt": lambda r: r.tables["outbox"][0].update(state="unknown"),
    "no_chat_has_more_than_it_was_owed": lambda r: r.posts.update({GROUP: 3}),
    "no_chat_has_more_than_it_was_owed: unknown": lambda r: r.shown.append(Shown(GROUP, 8, "P3 MUK-1002", True)),
    "no_summary_comes_twice": lambda r: r.posts.update({CHANNEL: 2}),
    "each_double_heals": lambda r: r.unhealed.append(Shown(GROUP, 8, "P3 MUK-1002", True)),
    "each_ticket_has_one_card": lambda r: r.shown.pop(1),
    "each_ticket_has_one_card: stale": lambda r: setattr(r.shown[0], "text", "P3 MUK-1001"),
    "each_deadline_is_kept_once": lambda r: r.tables["journal"].pop(),
    "each_deadline_is_kept_once: twice": lambda r: r.tables["journal"].append(fact(1002, "breached", DUE)),
    "each_deadline_is_kept_once: too early": lambda r: setattr(r, "latest", AT.isoformat()),
    "each_reminder_is_said": lambda r: r.tables["reminders"][0].update(state="waiting"),
    "nobody_waited_in_vain": lambda r: r.vain.append("Anil waited for a card"),
    "nothing_odd_was_heard": lambda r: r.odd.append("a traceback"),
}


def test_a_good_round_has_no_faults() -> None:
    assert faults(good()) == []


@pytest.mark.parametrize("doctored", WRONG)
def test_a_doctored_round_fails_its_check(doctored: str) -> None:
    record = deepcopy(good())
    WRONG[doctored](record)
    check = doctored.partition(":")[0].replace("_", " ")
    assert check in {fault.partition(":")[0] for fault in faults(record)}


def test_every_check_has_its_doctored_round() -> None:
    assert {check.__name__ for check in CHECKS} == {name.partition(":")[0] for name in WRONG}


def test_one_double_a_trouble_is_allowed_and_a_second_one_is_not() -> None:
    record = good()
    record.shown.append(Shown(GROUP, 8, "P3 MUK-1002", True))
    record.posts[GROUP], record.may_double = 3, {0: 1}
    assert faults(record) == []
    record.shown.append(Shown(GROUP, 9, "P3 MUK-1002", True))
    assert faults(record) != []


def test_a_line_that_was_refused_is_not_lost() -> None:
    record = good()
    record.said.append(Said(SOLUTION, ENGINEER, GROUP, 9, "five", 1002, refused=True))
    assert faults(record) == []
