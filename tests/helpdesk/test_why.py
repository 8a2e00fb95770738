"""The story of a deadline says of every date between start and due what it counts for."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpdesk.why import Part, story
from tests.helpdesk.office import OFFICE, at


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


def test_a_due_time_that_the_count_does_not_end_at_is_said_to_be_kept() -> None:
    begins = at("Mon 16 Nov 11:00")
    later = OFFICE.close_of_business_day(begins, 3).at
    found = story(OFFICE, begins, later, 1)
    assert not found.exact
    assert [s.part for s in found.stretches] == [Part.BEGUN, Part.COUNTED, Part.OVER, Part.OVER]


@given(st.integers(0, 60 * 24 * 20), st.integers(1, 6))
def test_the_dates_follow_one_another_and_the_last_counted_one_is_the_due_date(minutes: int, days: int) -> None:
    begins = at("Mon 9 Nov 00:00") + timedelta(minutes=minutes)
    due = OFFICE.close_of_business_day(begins, days).at
    found = story(OFFICE, begins, due, days).stretches
    assert found[0].first == OFFICE.local(begins).date()
    assert found[-1].number == days
    assert found[-1].last == OFFICE.local(due).date()
    assert all(b.first.toordinal() == a.last.toordinal() + 1 for a, b in pairwise(found))
    assert sum(s.part is Part.COUNTED for s in found) == days
