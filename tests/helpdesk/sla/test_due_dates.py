"""Which dates fit a ticket and which give way; what becomes of an objection, and of a solution's clock."""

from __future__ import annotations

from dataclasses import replace

import pytest

from helpdesk.calendar.business_hours import BusinessCalendar
from helpdesk.notify.on_clock import ReminderKind
from helpdesk.sla import solution
from helpdesk.sla.due import Audience, Elapsed, Told, elapse
from helpdesk.sla.next_date import (
    ANSWER,
    OBJECTION,
    PROMISE,
    RESPONSE,
    SOLUTION,
    STALE,
    next_date,
    objection_date,
    solution_date,
)
from helpdesk.ticket.facts.clock import ObjectionAwaits
from helpdesk.ticket.facts.solution import SolutionMissed, SolutionNeared, SolutionReminded
from helpdesk.ticket.rows import ClockRow, NextDate, SolutionRow
from helpdesk.ticket.ticket import Confirmation, Priority, Status, Ticket
from tests.helpdesk.calendars import hours
from tests.helpdesk.office import OFFICE, POLICIES, at
from tests.helpdesk.sla.waiting import REACHED, RHYTHM, claimed, escalated

UNTIL, FAR = at("Thu 19 Nov 17:30"), at("Mon 30 Nov 17:30")
KINDS = (RESPONSE, PROMISE, ANSWER, STALE, OBJECTION)
OBJECTED = claimed(status=Status.RESOLVED, objected_at=at("Mon 16 Nov 18:00"))


@pytest.mark.parametrize(
    ("waiting", "fitting", "otherwise"),
    [
        (escalated(), {RESPONSE}, RESPONSE),
        ((escalated()[0], None), set(), STALE),
        (claimed(), {STALE}, STALE),
        (claimed(promised_at=UNTIL), {PROMISE}, PROMISE),
        (claimed(status=Status.WAITING), {ANSWER, STALE}, ANSWER),
        (claimed(status=Status.WAITING, promised_at=UNTIL), {ANSWER, STALE}, ANSWER),
        (OBJECTED, {OBJECTION}, OBJECTION),
        (claimed(status=Status.RESOLVED), set(), None),
    ],
    ids=["unanswered", "unclocked", "claimed", "promised", "asked", "promised and asked", "objected to", "solved"],
)
def test_a_date_that_does_not_fit_the_ticket_gives_way_to_the_right_one(
    waiting: tuple[Ticket, ClockRow | None], fitting: set[str], otherwise: str | None
) -> None:
    of, clock = waiting
    for kind in KINDS:
        date = elapse(of, clock, NextDate(kind, 0, FAR), RHYTHM, REACHED).date
        if kind not in fitting:
            assert (date.kind if date else None) == otherwise
        elif kind != RESPONSE:  # of which the clock knows the time
            assert date == NextDate(kind, 0, FAR)


@pytest.mark.parametrize(
    ("step", "told"),
    [
        (0, [Audience.OPERATOR]),
        (RHYTHM.stale_days, [Audience.OPERATOR, Audience.ADMINS]),
        (RHYTHM.stale_days + 1, [Audience.OPERATOR]),
    ],
)
def test_the_desk_is_reminded_of_an_objection_and_the_admins_once(step: int, told: list[Audience]) -> None:
    of, clock = OBJECTED
    date = NextDate(OBJECTION, step, at("Tue 17 Nov 10:00"))
    assert elapse(of, clock, date, RHYTHM, date.at) == Elapsed(
        (ObjectionAwaits(date.at, None, step + 1),),
        tuple(Told(ReminderKind.OBJECTION, to, date.at) for to in told),
        clock,
        NextDate(OBJECTION, step + 1, at("Wed 18 Nov 10:00")),
    )


@pytest.mark.parametrize(
    ("since", "step", "reminded"),
    [
        ("Mon 16 Nov 09:59", 0, "Mon 16 Nov 10:00"),
        ("Mon 16 Nov 10:00", 0, "Tue 17 Nov 10:00"),
        ("Mon 16 Nov 15:00", 5, "Tue 17 Nov 10:00"),
        ("Mon 16 Nov 15:00", 6, "Wed 18 Nov 10:00"),
        ("Sat 21 Nov 11:00", 6, "Wed 25 Nov 10:00"),
    ],
)
def test_of_an_objection_is_reminded_at_openings_and_after_five_as_of_silence(
    since: str, step: int, reminded: str
) -> None:
    date = objection_date(at(since), RHYTHM, step)
    assert date == NextDate(OBJECTION, step, at(reminded))
    assert date.since == at(since)


def test_a_day_of_an_office_that_never_shuts_opens_at_midnight() -> None:
    always = BusinessCalendar(timezone="Asia/Kolkata", hours=hours("00:00-00:00"))
    date = objection_date(at("Mon 16 Nov 00:00"), replace(RHYTHM, calendar=always))
    assert date == NextDate(OBJECTION, 0, at("Tue 17 Nov 00:00"))


def test_an_objection_waits_until_the_caller_was_asked() -> None:
    of, clock = OBJECTED
    assert next_date(of, clock, RHYTHM, REACHED) == objection_date(at("Mon 16 Nov 18:00"), RHYTHM)
    assert next_date(replace(of, confirmation=Confirmation.YES), clock, RHYTHM, REACHED) is None


def solvable() -> tuple[Ticket, SolutionRow]:
    of, _ = escalated(reached_at=REACHED)
    policy = replace(POLICIES[Priority.P3], resolve_days=4).of_solution("egov")
    assert policy is not None
    row = solution.begun(OFFICE, policy, of, REACHED)
    assert row is not None
    return of, row


def test_what_is_not_solved_in_time_is_warned_of_missed_and_brought_before_managers() -> None:
    of, row = solvable()
    date = solution_date(of, row, RHYTHM)
    assert date is not None
    warned, due, late = at("Thu 19 Nov 17:30"), at("Fri 20 Nov 17:30"), at("Sat 21 Nov 17:30")
    gone = elapse(of, row, date, RHYTHM, late)
    assert gone.facts == (
        SolutionNeared(warned, None, "egov"),
        SolutionMissed(due, None, "egov"),
        SolutionReminded(late, None, "egov", 1),
    )
    assert gone.told == (
        Told(ReminderKind.SOLVE_SOON, Audience.GROUP, warned),
        Told(ReminderKind.UNSOLVED, Audience.GROUP, due, at_once=True),
        Told(ReminderKind.UNSOLVED_TOLD, Audience.OPERATOR, due, at_once=True),
        Told(ReminderKind.UNSOLVED_TOLD, Audience.MANAGERS, late),
    )
    assert gone.clock == replace(row, warned_at=warned, breached_at=due, reminded=1)
    assert gone.date == NextDate(SOLUTION, 3, at("Mon 23 Nov 17:30"))


def test_the_date_of_a_solution_goes_with_its_clock() -> None:
    of, row = solvable()
    date = NextDate(SOLUTION, 0, REACHED)
    for over in (replace(row, ended_at=REACHED), replace(row, paused_at=REACHED), escalated()[1], None):
        assert elapse(of, over, date, RHYTHM, REACHED) == Elapsed((), (), over, None)
    solved = replace(of, status=Status.RESOLVED)
    assert elapse(solved, row, date, RHYTHM, REACHED).date is None
    for stands in (row, replace(row, breached_at=row.due_at)):
        assert elapse(of, stands, date, RHYTHM, REACHED).date == solution_date(of, stands, RHYTHM)
