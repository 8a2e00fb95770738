"""What an admin declares of days: kept, laid over the calendar, previewed; and the year's list."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpdesk.calendar.rules import DayRule, Hours
from helpdesk.settings.closures import Manner, Proposal, declared_days, exceptional_days, proposal_of, year_to_confirm
from helpdesk.settings.overlay import Overlay
from helpdesk.text.dates import DaysSaid
from tests.helpdesk.office import OFFICE, at

MONDAY, TUESDAY = date(2026, 11, 23), date(2026, 11, 24)
MORNING = (Hours(time(10), time(13, 30)),)


def proposal(manner: Manner, first: date = MONDAY, last: date | None = None, name: str = "Cyclone") -> Proposal:
    return Proposal(manner, DaysSaid(first, last or first, MORNING if manner is Manner.HOURS else (), name))


@given(
    st.sampled_from(Manner), st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.integers(0, 30), st.text(max_size=60)
)
def test_a_proposal_comes_back_as_it_was_kept(manner: Manner, first: date, days: int, name: str) -> None:
    shown = proposal(manner, first, date.fromordinal(first.toordinal() + days), name)
    assert proposal_of(shown.facts()) == shown


def test_nothing_is_proposed_before_a_day_was_said() -> None:
    assert proposal_of({"manner": "closed"}) is None


@pytest.mark.parametrize(
    ("manner", "is_open", "counts"),
    [(Manner.CLOSED, False, False), (Manner.OPEN, True, True), (Manner.HOURS, True, False)],
)
def test_a_declaration_decides_over_the_file(manner: Manner, is_open: bool, counts: bool) -> None:
    day = proposal(manner, TUESDAY).over(Overlay()).calendar_over(OFFICE).day(TUESDAY)
    assert (bool(day.hours), day.counts, day.why.source) == (is_open, counts, DayRule.ADMIN)


def test_what_is_taken_back_leaves_the_day_to_the_rules() -> None:
    declared = proposal(Manner.CLOSED).over(Overlay())
    assert proposal(Manner.TAKEN_BACK).over(declared).days == ()
    other = proposal(Manner.TAKEN_BACK, TUESDAY).over(declared)
    assert other.days == declared.days


def test_the_years_list_joins_days_of_the_same_word_within_a_month() -> None:
    flood = proposal(Manner.CLOSED, date(2026, 11, 28), date(2026, 12, 2), "Flood").over(Overlay())
    listed = [(s.first, s.last, s.day.why.name) for s in exceptional_days(flood.calendar_over(OFFICE), 2026)]
    assert listed == [
        (TUESDAY, TUESDAY, ""),
        (date(2026, 11, 28), date(2026, 11, 30), "Flood"),
        (date(2026, 12, 1), date(2026, 12, 2), "Flood"),
    ]


def test_declared_days_are_offered_in_order_from_a_date_on() -> None:
    late = proposal(Manner.CLOSED, date(2026, 12, 24)).over(proposal(Manner.OPEN, MONDAY).over(Overlay()))
    early = proposal(Manner.OPEN, date(2026, 11, 1)).over(late)
    assert [day.on.day for day in declared_days(early, date(2026, 11, 2))] == [23, 24]


@pytest.mark.parametrize(
    ("when", "confirmed", "year"),
    [
        ("Mon 16 Nov 11:00", {2026}, 2027),
        ("Mon 16 Nov 11:00", {2026, 2027}, None),
        ("Mon 16 Nov 11:00", {2025, 2027}, 2026),
        ("Mon 16 Nov 11:00", None, None),
    ],
)
def test_the_first_year_that_nobody_confirmed_is_asked_for(
    when: str, confirmed: set[int] | None, year: int | None
) -> None:
    assert (
        year_to_confirm(
            replace(OFFICE, confirmed_years=None if confirmed is None else frozenset(confirmed)), at(when)
        )
        == year
    )


def test_next_year_is_asked_for_from_november_only() -> None:
    october = at("Sun 1 Nov 00:00").replace(day=30, month=10)
    known = replace(OFFICE, confirmed_years=frozenset({2026}))
    assert year_to_confirm(known, october) is None
    assert year_to_confirm(known, at("Sun 1 Nov 10:00")) == 2027
