"""Which days a summary covers, when weeks and months are told, and what stands out of them."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpdesk.people.actors import Scope
from helpdesk.reports.outliers import outliers
from helpdesk.reports.periods import (
    Days,
    Period,
    asked,
    begins,
    edition,
    former_weeks,
    latest,
    narrowed,
    owed_editions,
    told_at,
    whole_span,
)
from helpdesk.reports.statistics import DAY, LATE_POST, Edition, Window, editions, last_time
from helpdesk.settings.settings import Summary
from tests.calendars import calendar_of

CALENDAR = calendar_of(closed=["2026-11-23 Holiday", "2026-12-01 Holiday"])
WEEK, MONTH = Summary(-1, time(10, 30), "all", "week"), Summary(-1, time(10, 30), "all", "month")


def at(text: str) -> datetime:
    return datetime.fromisoformat(f"2026-{text}:00+05:30")


def told(plan: Summary, on: date) -> Edition:
    """Return what was told on a day."""
    return edition(CALENDAR, plan.every, on)


@pytest.mark.parametrize(
    ("period", "first", "last"),
    [
        (Period.TODAY, (11, 20), (11, 20)),
        (Period.YESTERDAY, (11, 19), (11, 19)),
        (Period.WEEK, (11, 14), (11, 20)),
        (Period.MONTH, (10, 22), (11, 20)),
        (Period.PILOT, (9, 1), (11, 20)),
    ],
)
def test_the_days_of_a_period(period: Period, first: tuple[int, int], last: tuple[int, int]) -> None:
    days = asked(period, date(2026, 11, 20), date(2026, 9, 1))
    assert days == Days(date(2026, *first), date(2026, *last))


@pytest.mark.parametrize(
    ("plan", "last", "now", "on"),
    [
        pytest.param(WEEK, date(2026, 11, 16), "11-23T10:30", None, id="a week is not told on a holiday"),
        pytest.param(WEEK, date(2026, 11, 16), "11-25T10:29", None, id="nor before its time"),
        pytest.param(WEEK, date(2026, 11, 16), "11-25T10:30", date(2026, 11, 25), id="but on the first business day"),
        pytest.param(WEEK, date(2026, 11, 25), "11-27T10:30", None, id="once"),
        pytest.param(WEEK, date(2026, 11, 16), "11-25T23:00", None, id="what is late does not come at night"),
        pytest.param(WEEK, date(2026, 11, 16), "11-26T10:00", date(2026, 11, 25), id="but at the next opening"),
        pytest.param(
            WEEK, date(2026, 10, 5), "11-26T10:00", date(2026, 11, 25), id="after a long stop only the latest"
        ),
        pytest.param(MONTH, date(2026, 11, 2), "12-01T10:30", None, id="a month is not told on a holiday"),
        pytest.param(MONTH, date(2026, 11, 2), "12-02T10:30", date(2026, 12, 2), id="but on the first business day"),
    ],
)
def test_weeks_and_months_are_told_on_the_first_business_day_after(
    plan: Summary, last: date, now: str, on: date | None
) -> None:
    owed = owed_editions(CALENDAR, plan, told(plan, last), at(now))
    assert owed == ([told(plan, on)] if on else [])
    assert [CALENDAR.local(told_at(CALENDAR, plan, e.on)).date() for e in owed] == ([on] if on else [])


def test_what_was_told_is_not_told_again_when_its_day_is_declared_closed_afterwards() -> None:
    week, month = told(WEEK, date(2026, 11, 9)), told(MONTH, date(2026, 12, 2))
    shut = calendar_of(closed=["2026-11-09 Cyclone", "2026-12-02 Cyclone"])
    for now in ("11-10T10:30", "11-11T12:00", "12-03T10:30", "12-04T10:30"):
        assert week not in owed_editions(shut, WEEK, week, at(now))
        assert month not in owed_editions(shut, MONTH, month, at(now))


def test_a_week_before_one_that_is_closed_throughout_is_told_together_with_that() -> None:
    closed = [f"2026-11-{day} Flood" for day in range(16, 22)]
    shut = calendar_of(closed=closed)
    last = edition(shut, "week", date(2026, 11, 9))
    assert owed_editions(shut, WEEK, last, at("11-20T12:00")) == []
    for now in ("11-23T10:30", "11-25T12:00"):
        owed = owed_editions(shut, WEEK, last, at(now))
        assert owed == [edition(shut, "week", date(2026, 11, day)) for day in (16, 23)]
    assert owed_editions(shut, WEEK, owed[0], at("11-25T12:00")) == [owed[1]]
    assert owed_editions(shut, WEEK, owed[1], at("11-25T12:00")) == []


def test_a_week_goes_from_monday_to_sunday_and_a_month_from_the_first_to_the_last() -> None:
    assert whole_span("week", date(2026, 11, 24)) == Days(date(2026, 11, 16), date(2026, 11, 22))
    assert whole_span("month", date(2026, 3, 2)) == Days(date(2026, 2, 1), date(2026, 2, 28))
    assert whole_span("month", date(2026, 1, 5)) == Days(date(2025, 12, 1), date(2025, 12, 31))


@given(st.dates(date(2025, 1, 1), date(2027, 12, 31)), st.sampled_from([WEEK, MONTH]))
def test_spans_follow_one_another_without_a_gap(on: date, plan: Summary) -> None:
    span = whole_span(plan.every, on)
    assert span.last < on
    assert whole_span(plan.every, span.last + DAY) == span
    assert whole_span(plan.every, span.first).last == span.first - DAY
    assert CALENDAR.day(begins(CALENDAR, plan.every, on)).counts


@given(st.datetimes(datetime(2026, 1, 1), datetime(2027, 6, 1)), st.sampled_from([WEEK, MONTH]))  # noqa: DTZ001
def test_the_latest_day_is_reached_and_never_moves_back(naive: datetime, plan: Summary) -> None:
    now = naive.replace(tzinfo=at("01-01T00:00").tzinfo)
    on = latest(CALENDAR, plan, now)
    assert on <= CALENDAR.local(now).date()
    assert latest(CALENDAR, plan, now + DAY) >= on


def test_a_period_is_held_against_its_share_of_the_four_weeks_before() -> None:
    window = Days(date(2026, 11, 16), date(2026, 11, 22)).window(CALENDAR)
    former, share = former_weeks(CALENDAR, window)
    assert former == Window(window.since - 28 * DAY, window.since)
    usual = sum(CALENDAR.day(date(2026, 10, 19) + n * DAY).counts for n in range(28))
    assert share == 6 / usual
    for until, days in (("11-16T10:00", 0), ("11-16T10:01", 1), ("11-17T10:00", 1), ("11-18T12:00", 3)):
        assert former_weeks(CALENDAR, Window(at("11-16T10:00"), at(until)))[1] * usual == pytest.approx(days)
    sunday = Days(date(2026, 11, 22), date(2026, 11, 22)).window(CALENDAR)
    assert former_weeks(CALENDAR, sunday)[1] == 0
    shut = calendar_of(closed=[f"{date(2026, 10, 19) + n * DAY} Flood" for n in range(28)])
    assert former_weeks(shut, window)[1] == 0


def test_the_first_business_day_of_a_week_or_month_is_looked_for_from_its_beginning() -> None:
    for on in (9, 11, 15):
        assert begins(CALENDAR, "week", date(2026, 11, on)) == date(2026, 11, 9)
    assert begins(CALENDAR, "week", date(2026, 11, 27)) == date(2026, 11, 25)  # after two holidays
    assert begins(CALENDAR, "month", date(2026, 9, 20)) == date(2026, 9, 1)


@pytest.mark.parametrize(
    ("before", "week", "month"),
    [
        ("11-16T10:29", date(2026, 11, 9), date(2026, 11, 1)),
        ("11-16T10:30", date(2026, 11, 16), date(2026, 11, 1)),
        ("11-02T10:29", date(2026, 10, 26), date(2026, 10, 1)),
    ],
)
def test_the_latest_is_the_one_whose_time_was_reached(before: str, week: date, month: date) -> None:
    assert (latest(CALENDAR, WEEK, at(before)), latest(CALENDAR, MONTH, at(before))) == (week, month)


def test_a_day_is_told_at_its_own_time_whatever_the_calendar() -> None:
    daily = Summary(-1, time(18), "all", "day")
    sunday = date(2026, 11, 22)
    assert told_at(CALENDAR, daily, sunday) == at("11-22T18:00")
    now = at("11-20T18:00")
    assert latest(CALENDAR, daily, now) == last_time(CALENDAR, daily, now) == date(2026, 11, 20)
    last = Edition(date(2026, 11, 18), Days(date(2026, 11, 18), date(2026, 11, 18)).window(CALENDAR))
    owed = owed_editions(CALENDAR, daily, last, now)
    assert owed == editions(CALENDAR, daily, last, now)
    assert owed


@pytest.mark.parametrize(("late", "told_now"), [(timedelta(0), True), (timedelta(seconds=1), False)])
def test_what_is_a_little_late_is_told_though_the_office_is_shut(late: timedelta, told_now: bool) -> None:
    evening = Summary(-1, time(20), "all", "week")
    now = at("11-16T20:00") + LATE_POST + late
    assert bool(owed_editions(CALENDAR, evening, told(evening, date(2026, 11, 9)), now)) is told_now


def test_what_stands_out_is_clearly_more_than_usual() -> None:
    before = {"JA": 20, "DL": 20, "PU": 400, "KH": 0}
    now = {"JA": 12, "DL": 6, "PU": 110, "KH": 3, "XX": 2}
    assert [o.key for o in outliers(now, before, 0.25)] == ["JA", "KH"]
    assert outliers({"PU": 150}, before, 0.25)[0].usual == 100
    assert outliers(now, {}, 0.25) == ()
    assert outliers(now, before, 0) == ()


@pytest.mark.parametrize(("count", "stands_out"), [(130, False), (149, False), (150, True)])
def test_what_stands_out_is_half_as_many_again_as_usual_even_where_less_is_more_than_chance(
    count: int, stands_out: bool
) -> None:
    assert bool(outliers({"PU": count}, {"PU": 400}, 0.25)) is stands_out  # 100 are usual, chance brings 120


def test_nobody_narrows_a_scope_to_what_lies_outside() -> None:
    own = Scope(teams=frozenset({"egov"}), ulbs=frozenset({"JA"}))
    assert narrowed(own) == own
    assert narrowed(own, team="egov") == Scope(teams=frozenset({"egov"}))
    assert narrowed(own, team="hudd_tech") is None
    assert narrowed(own, ulb="DL") is None
    assert narrowed(Scope(everything=True), ulb="DL") == Scope(ulbs=frozenset({"DL"}))
