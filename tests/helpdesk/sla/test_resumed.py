"""A clock that goes on after a claim was taken back: as if it had never stopped, by what was changed meanwhile."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from helpdesk.calendar.business_hours import BusinessCalendar
from helpdesk.sla.clocks import answered, arrived, reprioritised, resumed
from helpdesk.ticket.rows import ClockRow
from helpdesk.ticket.ticket import Priority
from tests.helpdesk.office import OFFICE, POLICIES, at, ticket
from tests.helpdesk.sla.revised import REACHED, with_day

DUE, PUT_OFF = at("Wed 18 Nov 17:30"), at("Thu 19 Nov 17:30")
CLAIMED = at("Mon 16 Nov 12:00")


def running(**known: object) -> ClockRow:
    return replace(arrived(OFFICE, POLICIES[Priority.P3], ticket(), "egov", REACHED), **known)  # type: ignore[arg-type]


def taken_back(
    clock: ClockRow, now: datetime, calendar: BusinessCalendar = OFFICE, priority: Priority = Priority.P3
) -> ClockRow:
    return resumed(calendar, POLICIES, answered(clock, CLAIMED), priority, now)


def test_where_nothing_was_changed_it_is_as_if_it_had_never_stopped() -> None:
    of_no_known_priority = running(priority=None)
    for clock in (running(), running(reminded=2), of_no_known_priority):
        assert taken_back(clock, at("Fri 20 Nov 11:00")) == clock


def test_what_was_recorded_as_late_stays_so() -> None:
    late = answered(running(), at("Thu 19 Nov 11:00"))
    assert resumed(OFFICE, POLICIES, late, Priority.P3, at("Fri 20 Nov 11:00")) == running(breached_at=DUE)


def test_it_follows_a_changed_priority() -> None:
    now = at("Mon 16 Nov 16:00")
    anew = taken_back(running(), now, priority=Priority.P1)
    assert anew == reprioritised(OFFICE, POLICIES, running(), Priority.P1, now)
    assert anew.due_at == at("Tue 17 Nov 17:30")


@pytest.mark.parametrize(
    ("now", "breached", "reminded"),
    [
        ("Thu 19 Nov 17:29:59", None, 0),
        ("Thu 19 Nov 17:30", DUE, 2),
        ("Fri 20 Nov 11:00", DUE, 2),
    ],
)
def test_put_off_by_a_closed_day_it_is_late_no_more_until_its_new_time_is_over(
    now: str, breached: datetime | None, reminded: int
) -> None:
    late = answered(running(reminded=2), at("Wed 18 Nov 17:31"))
    anew = resumed(with_day(18), POLICIES, late, Priority.P3, at(now))
    assert (anew.due_at, anew.breached_at, anew.reminded) == (PUT_OFF, breached, reminded)
