"""When people are told: never at night, never on a closed day, never what is no longer true, never a flood."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from helpdesk.notify.on_clock import (
    Reminder,
    ReminderKind,
    as_messages,
    heaviest,
    is_over,
    may_be_said,
    say_at,
    still_true,
    waits_until,
)
from helpdesk.outbox import MessageKind, OutboxMessage, OutboxRow, Urgency
from helpdesk.ticket.ticket import Confirmation, Status
from tests.helpdesk.office import OFFICE, at, ticket

DUE = at("Wed 18 Nov 17:30")
WAITING = ticket(status=Status.ESCALATED, team="egov", cycle=1, due_at=DUE)


def reminder(kind: ReminderKind = ReminderKind.BREACH, number: int = 1001, **known: object) -> Reminder:
    usual = Reminder(ticket=number, kind=kind, cycle=1, due_at=DUE, say_at=DUE, team="egov")
    return replace(usual, **known)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("due", "found", "at_once", "said"),
    [
        ("Wed 18 Nov 17:30", "Wed 18 Nov 17:30:09", True, "Wed 18 Nov 17:30:09"),
        ("Wed 18 Nov 17:30", "Wed 18 Nov 17:45", True, "Wed 18 Nov 17:45"),
        ("Wed 18 Nov 17:30", "Wed 18 Nov 17:46", True, "Thu 19 Nov 10:00"),
        ("Wed 18 Nov 17:30", "Wed 18 Nov 17:30:09", False, "Thu 19 Nov 10:00"),
        ("Fri 13 Nov 17:30", "Sat 14 Nov 11:00", True, "Mon 16 Nov 10:00"),
        ("Fri 13 Nov 17:30", "Mon 16 Nov 11:20", True, "Mon 16 Nov 11:20"),
        ("Mon 23 Nov 17:30", "Mon 23 Nov 17:31", False, "Wed 25 Nov 10:00"),
        ("Mon 16 Nov 13:30", "Mon 16 Nov 13:30:05", True, "Mon 16 Nov 13:30:05"),
        ("Mon 16 Nov 13:30", "Mon 16 Nov 13:50", True, "Mon 16 Nov 14:00"),
    ],
)
def test_a_thing_is_said_at_once_or_at_the_next_opening(due: str, found: str, at_once: bool, said: str) -> None:
    assert say_at(OFFICE, at(due), at(found), at_once=at_once) == at(said)


@pytest.mark.parametrize(
    ("now", "may"),
    [
        ("Wed 18 Nov 17:40", True),
        ("Wed 18 Nov 17:46", False),
        ("Thu 19 Nov 09:59", False),
        ("Thu 19 Nov 10:00", True),
        ("Sun 22 Nov 12:00", False),
    ],
)
def test_what_could_not_be_said_in_time_waits_for_the_opening(now: str, may: bool) -> None:
    assert may_be_said(OFFICE, reminder(), at(now)) is may


@pytest.mark.parametrize(
    ("now", "until"),
    [
        ("Wed 18 Nov 17:45", None),
        ("Wed 18 Nov 17:46", "Thu 19 Nov 10:00"),
        ("Thu 19 Nov 02:00", "Thu 19 Nov 10:00"),
        ("Thu 19 Nov 10:00", None),
        ("Sat 21 Nov 18:00", "Mon 23 Nov 10:00"),
    ],
)
def test_what_the_clock_owed_and_could_not_be_sent_waits_for_the_opening(now: str, until: str | None) -> None:
    ping = OutboxMessage(chat_id=-1, kind=MessageKind.REMINDER, urgency=Urgency.PING, once="said:breach:1001")
    row = OutboxRow(id=1, message=ping, attempts=1, owed_at=DUE)
    assert waits_until(OFFICE, row, at(now)) == (at(until) if until else None)
    for asked in (replace(ping, once=None), replace(ping, urgency=Urgency.REPLY)):
        assert waits_until(OFFICE, replace(row, message=asked), at(now)) is None


def test_a_message_about_a_ticket_that_was_answered_meanwhile_is_not_true_any_more() -> None:
    for kind in ReminderKind:
        assert still_true(reminder(kind), replace(WAITING, status=Status.RESOLVED)) is (
            kind is ReminderKind.WITHDRAWN
        )
    assert still_true(reminder(), WAITING)
    assert not still_true(reminder(), replace(WAITING, responded_at=DUE))
    assert not still_true(reminder(), replace(WAITING, cycle=2))


def test_silence_that_was_broken_is_not_asked_about() -> None:
    stale = reminder(ReminderKind.STALE)
    assert still_true(stale, WAITING)
    assert not still_true(stale, replace(WAITING, changed_at=DUE + timedelta(seconds=1)))


@pytest.mark.parametrize(("status", "holds"), [(Status.WAITING, True), (Status.CLAIMED, False)])
def test_a_promise_keeps_a_silence_from_being_asked_about_but_not_while_the_ticket_waits(
    status: Status, holds: bool
) -> None:
    promised = replace(WAITING, status=status, responded_at=DUE, promised_at=at("Fri 20 Nov 17:30"))
    assert still_true(reminder(ReminderKind.STALE), promised) is holds


def test_a_question_is_recalled_whatever_else_was_said_since_but_not_in_the_place_of_a_later_one() -> None:
    asked = replace(WAITING, status=Status.WAITING, responded_at=DUE, changed_at=DUE + timedelta(seconds=1))
    assert still_true(reminder(ReminderKind.ANSWER), replace(asked, asked_at=DUE - timedelta(days=1)))
    assert not still_true(reminder(ReminderKind.ANSWER), replace(asked, asked_at=DUE + timedelta(seconds=1)))


def test_a_promise_that_was_put_off_is_not_called_missed() -> None:
    missed = reminder(ReminderKind.MISSED)
    assert not still_true(missed, replace(WAITING, promised_at=at("Fri 20 Nov 17:30")))


@pytest.mark.parametrize(
    ("since", "holds"),
    [
        ({"changed_at": DUE + timedelta(seconds=5)}, True),
        ({"status": Status.OPEN, "claimed_at": None}, False),  # sent back to the desk
        ({"status": Status.ESCALATED, "claimed_at": None}, False),
        ({"status": Status.WAITING}, False),
        ({"claimed_at": DUE + timedelta(seconds=5)}, False),
        ({"team": "hudd_tech"}, False),
    ],
)
def test_by_when_now_is_asked_as_long_as_whoever_promised_has_it(since: dict[str, Any], holds: bool) -> None:
    owned = replace(WAITING, status=Status.CLAIMED, responded_at=DUE, claimed_at=DUE - timedelta(days=1))
    back: dict[str, Any] = {"team": None} if since.get("status") is Status.OPEN else {}
    assert still_true(reminder(ReminderKind.MISSED), replace(owned, **since, **back)) is holds


def test_a_warning_that_comes_after_the_due_time_is_not_said() -> None:
    assert is_over(reminder(ReminderKind.WARNING), WAITING, DUE)
    assert not is_over(reminder(ReminderKind.WARNING), WAITING, DUE - timedelta(seconds=1))
    assert not is_over(reminder(ReminderKind.BREACH), WAITING, DUE)


def test_of_several_things_about_one_ticket_the_heaviest_is_said() -> None:
    warning, breach, other = reminder(ReminderKind.WARNING), reminder(), reminder(ReminderKind.STALE, 1002)
    assert heaviest([warning, breach, other]) == [breach, other]


def test_more_than_three_become_one_message_and_so_does_what_piled_up() -> None:
    four = [reminder(number=n) for n in range(1, 5)]
    assert as_messages(four) == [four]
    assert as_messages(four[:3]) == [[s] for s in four[:3]]
    piled = [replace(s, piled=True) for s in four[:2]]
    assert as_messages(piled) == [piled]
    assert as_messages(piled[:1]) == [piled[:1]]
    assert as_messages([]) == []


def test_the_same_thing_has_the_same_key_and_another_due_time_another() -> None:
    assert reminder().once == reminder(say_at=at("Thu 19 Nov 10:00"), id=7).once
    assert reminder().once != reminder(due_at=DUE + timedelta(days=1)).once
    assert reminder().once != reminder(team=None, person=5).once


@pytest.mark.parametrize(
    ("kind", "target", "due", "holds"),
    [
        (ReminderKind.BREACH, DUE, "Wed 18 Nov 17:30", True),
        (ReminderKind.BREACH, DUE, "Thu 19 Nov 17:30", False),
        (ReminderKind.MANAGERS, DUE, "Thu 19 Nov 17:30", False),
        (ReminderKind.WARNING, DUE, "Thu 19 Nov 17:30", True),
        (ReminderKind.WARNING, at("Thu 19 Nov 17:30"), "Fri 20 Nov 17:30", False),
        (ReminderKind.WARNING, at("Thu 19 Nov 17:30"), "Thu 19 Nov 17:30", True),  # half-way to a target that is due
    ],
)
def test_what_came_true_by_times_that_have_moved_since_is_not_said(
    kind: ReminderKind, target: datetime, due: str, holds: bool
) -> None:
    assert still_true(reminder(kind), replace(WAITING, target_at=target, due_at=at(due))) is holds


SOON = DUE + timedelta(seconds=1)
SOLVED: dict[str, Any] = {"status": Status.RESOLVED, "objected_at": DUE}


@pytest.mark.parametrize(
    ("kind", "since", "holds"),
    [
        (ReminderKind.OBJECTION, SOLVED, True),
        (ReminderKind.OBJECTION, SOLVED | {"objected_at": SOON}, False),
        (ReminderKind.OBJECTION, SOLVED | {"confirmation": Confirmation.YES}, False),
        (ReminderKind.OBJECTION, SOLVED | {"objected_at": None}, False),
        (ReminderKind.SOLVE_MOVED, {"solve_by": DUE}, True),
        (ReminderKind.SOLVE_MOVED, {}, False),
        (ReminderKind.SOLVE_SOON, {"solve_by": SOON}, True),
        (ReminderKind.SOLVE_SOON, {"solve_by": SOON, "status": Status.WAITING}, False),
        (ReminderKind.SOLVE_SOON, {}, False),
        (ReminderKind.UNSOLVED, {"solve_by": DUE}, True),
        (ReminderKind.UNSOLVED_TOLD, {"solve_by": SOON}, False),
        (ReminderKind.PROMISE_MOVED, {"promised_at": DUE, "changed_at": DUE}, True),
        (ReminderKind.PROMISE_MOVED, {"promised_at": DUE, "changed_at": SOON}, False),
        (ReminderKind.PROMISE_MOVED, {}, False),
        (ReminderKind.PROMISE, {"promised_at": DUE, "changed_at": DUE}, True),
        (ReminderKind.PROMISE, {"promised_at": DUE, "changed_at": SOON}, False),
        (ReminderKind.PROMISE, {"promised_at": DUE - timedelta(seconds=1)}, False),
        (ReminderKind.PROMISE, {}, False),
        (ReminderKind.MISSED, {"claimed_at": DUE, "status": Status.CLAIMED}, True),
        (ReminderKind.ANSWER, {"asked_at": DUE, "status": Status.WAITING}, True),
        (ReminderKind.STALE, {"changed_at": DUE}, True),
        (ReminderKind.BREACH, {"due_at": None, "target_at": DUE}, True),
    ],
)
def test_each_reminder_holds_up_to_the_instant_at_which_it_became_true(
    kind: ReminderKind, since: dict[str, Any], holds: bool
) -> None:
    assert still_true(reminder(kind), replace(WAITING, **since)) is holds


@pytest.mark.parametrize(
    ("minutes", "now", "may"),
    [(15, "Wed 18 Nov 17:45", True), (16, "Wed 18 Nov 17:45", False), (0, "Wed 18 Nov 17:45:01", False)],
)
def test_a_quarter_of_an_hour_after_closing_is_just_now(minutes: int, now: str, may: bool) -> None:
    assert may_be_said(OFFICE, reminder(say_at=DUE + timedelta(minutes=minutes)), at(now)) is may


def test_a_reminder_is_known_by_what_it_says_of_which_ticket_and_to_whom() -> None:
    assert reminder().once == "breach:1001:1:1795003200:egov"
    assert reminder(person=5).once == "breach:1001:1:1795003200:5"
