"""What an admin declares of days: kept, laid over the calendar, previewed; and the year's list."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpdesk.calendar.rules import DayRule, Hours
from helpdesk.calendar.written import read_spans
from helpdesk.settings.closures import (
    HoursMeaning,
    Manner,
    Proposal,
    a_year_later,
    declared_days,
    exceptional_days,
    proposal_of,
    readings,
    year_to_confirm,
)
from helpdesk.settings.overlay import Overlay
from helpdesk.text.dates import DaysSaid
from tests.helpdesk.office import OFFICE, at

MONDAY, TUESDAY = date(2026, 11, 23), date(2026, 11, 24)
MORNING = (Hours(time(10), time(13, 30)),)
WHOLE_DAY = (*MORNING, Hours(time(14), time(17, 30)))


def proposal(manner: Manner, first: date = MONDAY, last: date | None = None, name: str = "Cyclone") -> Proposal:
    return Proposal(manner, DaysSaid(first, last or first, MORNING if manner is Manner.HOURS else (), name))


@given(
    st.sampled_from(Manner), st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.integers(0, 30), st.text(max_size=60)
)
def test_a_proposal_comes_back_as_it_was_kept(manner: Manner, first: date, days: int, name: str) -> None:
    shown = proposal(manner, first, date.fromordinal(first.toordinal() + days), name)
    assert proposal_of(shown.facts()) == shown


def test_a_proposal_is_kept_in_plain_words() -> None:
    said = DaysSaid(MONDAY, date(2026, 11, 27), WHOLE_DAY, "Storm", frozenset({TUESDAY, date(2026, 11, 26)}))
    kept = Proposal(Manner.HOURS, said)
    assert kept.facts() == {
        "manner": "hours", "first": "2026-11-23", "last": "2026-11-27", "hours": "10:00-13:30 14:00-17:30",
        "name": "Storm", "left_out": "2026-11-24 2026-11-26",
    }  # fmt: skip
    assert proposal_of(kept.facts()) == kept
    before = {name: value for name, value in kept.facts().items() if name != "left_out"}  # by former releases
    assert proposal_of(before) == Proposal(Manner.HOURS, replace(said, left_out=frozenset()))


@pytest.mark.parametrize(
    ("taken", "rest"),
    [
        ("11:00-12:00", "10:00-11:00 12:00-13:30 14:00-17:30"),
        ("13:00-15:00", "10:00-13:00 15:00-17:30"),
        ("10:00-13:30", "14:00-17:30"),
        ("16:00-17:30", "10:00-13:30 14:00-16:00"),
        ("08:00-11:00 16:00-20:00", "11:00-13:30 14:00-16:00"),
        ("13:30-14:00", None),
        ("09:00-10:00", None),
        ("17:30-18:00", None),
        ("08:00-20:00", None),
    ],
)
def test_hours_under_closed_may_be_meant_in_three_ways(taken: str, rest: str | None) -> None:
    closed = replace(proposal(Manner.CLOSED), said=replace(proposal(Manner.CLOSED).said, hours=read_spans(taken)))
    found = {
        HoursMeaning.WHOLE: proposal(Manner.CLOSED),
        HoursMeaning.OPEN_THEN: Proposal(Manner.HOURS, closed.said),
    }
    if rest is not None:
        found[HoursMeaning.SHUT_THEN] = Proposal(Manner.HOURS, replace(closed.said, hours=read_spans(rest)))
    assert readings(closed, WHOLE_DAY) == found


@pytest.mark.parametrize("manner", Manner)
def test_without_hours_or_under_another_word_one_thing_is_meant(manner: Manner) -> None:
    if manner is not Manner.CLOSED:
        with_hours = replace(proposal(manner), said=replace(proposal(manner).said, hours=MORNING))
        assert readings(with_hours, WHOLE_DAY) == {}
    assert readings(replace(proposal(manner), said=replace(proposal(manner).said, hours=())), WHOLE_DAY) == {}


def test_a_year_later_the_same_dates_are_meant_if_there_are_such() -> None:
    said = DaysSaid(MONDAY, date(2026, 11, 27), MORNING, "Storm", frozenset({TUESDAY}))
    later = DaysSaid(date(2027, 11, 23), date(2027, 11, 27), MORNING, "Storm", frozenset({date(2027, 11, 24)}))
    assert a_year_later(said) == later
    leap = date(2028, 2, 29)
    assert a_year_later(DaysSaid(leap, leap, (), "")) is None


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
    assert [day.on.day for day in declared_days(early, MONDAY)] == [23, 24]


def test_the_years_list_goes_from_its_first_to_its_last_day() -> None:
    overlay = Overlay()
    for on in (date(2025, 12, 31), date(2026, 1, 1), date(2026, 1, 2), date(2026, 12, 31), date(2027, 1, 1)):
        overlay = proposal(Manner.CLOSED, on, name=f"{on:%j}").over(overlay)
    listed = exceptional_days(overlay.calendar_over(replace(OFFICE, exceptions=())), 2026)
    assert [run.first for run in listed] == [date(2026, 1, 1), date(2026, 1, 2), date(2026, 12, 31)]


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
