"""The story of a deadline says of every date between start and due what it counts for."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpdesk.calendar.business_hours import BusinessCalendar
from helpdesk.calendar.rules import DayException, DayRule
from helpdesk.sla.why import DayCount, story, without_confirmations
from helpdesk.ticket.fact import JournalRow
from helpdesk.ticket.facts.clock import DueMoved
from helpdesk.ticket.facts.details import PriorityChanged
from helpdesk.ticket.facts.moves import Escalated
from helpdesk.ticket.ticket import Priority
from tests.helpdesk.calendars import hours
from tests.helpdesk.office import OFFICE, OLIVIA, at

NAMED = ((16, "Puja"), (17, "Puja"), (18, "Audit"))


def told(start: str, days: int) -> list[str]:
    begins = at(start)
    due = OFFICE.close_of_business_day(begins, days).at
    found = story(OFFICE, begins, due, days)
    assert found.exact
    return [f"{s.first:%a %d} {s.part}{s.number or ''}" for s in found.stretches]


@pytest.mark.parametrize(
    ("start", "days", "dates"),
    [
        ("Fri 20 Nov 16:30", 1, ["Fri 20 begun", "Sat 21 counted1"]),
        ("Fri 20 Nov 16:30", 2, ["Fri 20 begun", "Sat 21 counted1", "Sun 22 shut", "Mon 23 counted2"]),
        ("Fri 13 Nov 16:30", 1, ["Fri 13 begun", "Sat 14 shut", "Sun 15 shut", "Mon 16 counted1"]),
        ("Sat 14 Nov 11:00", 1, ["Sat 14 shut", "Sun 15 shut", "Mon 16 counted1"]),
        ("Tue 24 Nov 11:00", 1, ["Tue 24 shut", "Wed 25 counted1"]),
        ("Mon 16 Nov 08:00", 1, ["Mon 16 counted1"]),
        ("Mon 16 Nov 10:00", 1, ["Mon 16 counted1"]),
        ("Mon 16 Nov 18:00", 1, ["Mon 16 begun", "Tue 17 counted1"]),
    ],
)
def test_every_date_between_is_told_with_what_it_counts_for(start: str, days: int, dates: list[str]) -> None:
    assert told(start, days) == dates


def test_a_short_day_is_said_to_be_short_though_the_ticket_came_before_it_opened() -> None:
    short = OFFICE.with_exceptions([DayException(date(2026, 11, 16), DayRule.ADMIN, hours("10:00-13:30"))])
    begins = at("Mon 16 Nov 08:00")
    found = story(short, begins, short.close_of_business_day(begins, 1).at, 1)
    assert [s.part for s in found.stretches] == [DayCount.SHORT, DayCount.COUNTED]


def test_days_on_which_the_ticket_waited_are_told_as_a_rest() -> None:
    begins, asked, answered = at("Mon 16 Nov 11:00"), at("Tue 17 Nov 11:00"), at("Wed 18 Nov 11:00")
    found = story(OFFICE, begins, at("Fri 20 Nov 17:30"), 2, ((asked, answered),))
    assert found.exact
    assert [(s.first.day, s.part, s.number) for s in found.stretches] == [
        (16, DayCount.BEGUN, 0),
        (17, DayCount.RESTED, 0),
        (18, DayCount.RESTED, 0),
        (19, DayCount.COUNTED, 1),
        (20, DayCount.COUNTED, 2),
    ]


def test_where_the_day_ends_at_midnight_the_last_one_told_is_the_day_that_ends() -> None:
    evenings = BusinessCalendar(timezone="Asia/Kolkata", hours=hours("14:00-00:00"))
    found = story(evenings, at("Mon 16 Nov 15:00"), at("Wed 18 Nov 00:00"), 1)
    assert [(s.first.day, s.part) for s in found.stretches] == [(16, DayCount.BEGUN), (17, DayCount.COUNTED)]


def test_closed_days_of_one_name_are_told_together() -> None:
    puja = [DayException(date(2026, 11, day), DayRule.ADMIN, (), name) for day, name in NAMED]
    calendar, begins = OFFICE.with_exceptions(puja), at("Thu 12 Nov 16:30")
    found = story(calendar, begins, calendar.close_of_business_day(begins, 2).at, 2)
    shut = [(s.first.day, s.last.day, s.why.name) for s in found.stretches if s.why.name]
    assert shut == [(16, 17, "Puja"), (18, 18, "Audit")]


def test_that_a_year_was_confirmed_is_no_move_of_a_due_time() -> None:
    when, due, later = at("Mon 16 Nov 11:00"), at("Wed 18 Nov 17:30"), at("Thu 19 Nov 17:30")
    facts = (
        Escalated(when, OLIVIA, "egov", due, due, True),
        DueMoved(when, None, due, due, False),  # confirmed
        DueMoved(when, None, later, later, False),
        PriorityChanged(when, OLIVIA, Priority.P3, Priority.P4, None, None, False),
        DueMoved(when, None, due, later, False),
    )
    rows = [JournalRow(n, 1001, fact) for n, fact in enumerate(facts)]
    assert [row.seq for row in without_confirmations(rows)] == [0, 2, 3]


def test_a_due_time_that_the_count_does_not_end_at_is_said_to_be_kept() -> None:
    begins = at("Mon 16 Nov 11:00")
    later = OFFICE.close_of_business_day(begins, 3).at
    found = story(OFFICE, begins, later, 1)
    assert not found.exact
    assert [s.part for s in found.stretches] == [DayCount.BEGUN, DayCount.COUNTED, DayCount.OVER, DayCount.OVER]


@given(st.integers(0, 60 * 24 * 20), st.integers(1, 6))
def test_the_dates_follow_one_another_and_the_last_counted_one_is_the_due_date(minutes: int, days: int) -> None:
    begins = at("Mon 9 Nov 00:00") + timedelta(minutes=minutes)
    due = OFFICE.close_of_business_day(begins, days).at
    found = story(OFFICE, begins, due, days).stretches
    assert found[0].first == OFFICE.local(begins).date()
    assert found[-1].number == days
    assert found[-1].last == OFFICE.local(due).date()
    assert all(b.first.toordinal() == a.last.toordinal() + 1 for a, b in pairwise(found))
    assert sum(s.part is DayCount.COUNTED for s in found) == days
