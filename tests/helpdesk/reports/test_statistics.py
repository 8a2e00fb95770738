"""Which days are summed up when, and what the sums say."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest

from helpdesk.people.actors import Scope
from helpdesk.reports.statistics import (
    Edition,
    Numbers,
    ResponseCounts,
    Window,
    by_priority,
    editions,
    instant,
    last_time,
    scope_named,
    whole_day,
)
from helpdesk.settings.settings import Summary
from helpdesk.ticket.ticket import Confirmation, Priority
from tests.calendars import calendar_of

CALENDAR = calendar_of(closed=["2026-11-24 Holiday"])
PLAN = Summary(-1, time(18), "all", "day")


def at(text: str) -> datetime:
    return datetime.fromisoformat(f"2026-11-{text}:00+05:30")


def edition(day: int) -> Edition:
    end = instant(CALENDAR, date(2026, 11, day), PLAN.at)
    return Edition(date(2026, 11, day), Window(end, end))


@pytest.mark.parametrize(
    ("last", "now", "days"),
    [
        pytest.param(19, "20T17:59", [], id="before its time nothing is owed"),
        pytest.param(19, "20T18:00", [20], id="at its time the day is owed"),
        pytest.param(20, "20T23:00", [], id="a day is owed once"),
        pytest.param(21, "22T18:00", [], id="nothing is owed on a Sunday"),
        pytest.param(23, "24T18:00", [], id="nothing is owed on a holiday"),
        pytest.param(20, "21T18:14", [21], id="it is said after closing if it is found in time"),
        pytest.param(20, "21T18:15", [21], id="to the minute"),
        pytest.param(20, "21T18:16", [], id="found later it is not said in the evening"),
        pytest.param(20, "22T12:00", [], id="nor on a Sunday"),
        pytest.param(20, "23T10:00", [21], id="but at the next opening"),
        pytest.param(19, "23T13:45", [], id="which lunch is not"),
        pytest.param(19, "23T14:00", [20, 21], id="each day that was missed is told"),
        pytest.param(19, "23T18:00", [20, 21, 23], id="before the day that is on time"),
        pytest.param(9, "27T11:00", [19, 20, 21, 23, 25, 26][-5:], id="after a long stop the latest few"),
    ],
)
def test_the_days_that_are_owed(last: int, now: str, days: list[int]) -> None:
    assert [e.on.day for e in editions(CALENDAR, PLAN, edition(last), at(now))] == days


def test_editions_follow_one_another_without_a_gap_over_a_weekend() -> None:
    (monday,) = editions(CALENDAR, PLAN, edition(21), at("23T18:00"))
    assert monday.window == Window(at("21T18:00"), at("23T18:00"))
    found = editions(CALENDAR, PLAN, edition(9), at("27T11:00"))
    assert found[0].window.since == at("09T18:00")
    assert [e.window.since for e in found[1:]] == [e.window.until for e in found[:-1]]


def test_the_last_time_is_on_a_business_day() -> None:
    assert last_time(CALENDAR, PLAN, at("25T17:59")) == date(2026, 11, 23)
    assert last_time(CALENDAR, PLAN, at("25T18:00")) == date(2026, 11, 25)


def test_a_whole_day_is_that_of_the_offices_wall_clock() -> None:
    day = whole_day(CALENDAR, date(2026, 11, 20))
    assert day == Window(at("20T00:00"), at("21T00:00"))
    assert day.until - day.since == timedelta(days=1)


@pytest.mark.parametrize(
    ("name", "scope"),
    [
        ("all", Scope(everything=True)),
        ("team:egov", Scope(teams=frozenset({"egov"}))),
        ("ulb:JA", Scope(ulbs=frozenset({"JA"}))),
        ("team:a:b", Scope(teams=frozenset({"a:b"}))),
    ],
)
def test_a_scope_is_named(name: str, scope: Scope) -> None:
    assert scope_named(name) == scope


def test_answers_are_summed_by_priority_and_by_team() -> None:
    numbers = Numbers(
        answered={
            ("egov", Priority.P3): ResponseCounts(2, 1),
            ("hudd_tech", Priority.P1): ResponseCounts(1, 0),
            ("hudd_tech", Priority.P3): ResponseCounts(3, 1),
        }
    )
    assert list(by_priority(numbers.answered).items()) == [
        (Priority.P1, ResponseCounts(1, 0)),
        (Priority.P3, ResponseCounts(5, 2)),
    ]
    assert list(numbers.by_team().items()) == [("hudd_tech", ResponseCounts(4, 1)), ("egov", ResponseCounts(2, 1))]
    assert numbers.answered_in_all == ResponseCounts(6, 2)
    assert Numbers(solved=numbers.answered).solved_in_all == ResponseCounts(6, 2)


def test_the_busiest_team_is_the_one_that_answered_most_in_time_or_late() -> None:
    early, late = ResponseCounts(2, 0), ResponseCounts(0, 3)
    assert late.all == 3
    numbers = Numbers(answered={("egov", Priority.P3): early, ("hudd_tech", Priority.P3): late})
    assert list(numbers.by_team()) == ["hudd_tech", "egov"]


@pytest.mark.parametrize(
    ("ratings", "content"), [((), None), ((0, 0, 0, 0, 0), None), ((1, 0, 0, 0, 3), 4.0), ((0, 1, 1, 0, 0), 2.5)]
)
def test_how_content_callers_are_is_the_mean_of_their_marks(ratings: tuple[int, ...], content: float | None) -> None:
    assert Numbers(ratings=ratings).satisfaction == content


@pytest.mark.parametrize(
    ("numbers", "quiet"),
    [
        (Numbers(), True),
        (Numbers(still_open=7), True),
        (Numbers(opened={Priority.P4: 1}), False),
        (Numbers(resolved=1), False),
        (Numbers(late=1), False),
        (Numbers(promises_missed=1), False),
        (Numbers(promises_kept=1), False),
        (Numbers(confirmed={Confirmation.NO: 1}), False),
        (Numbers(ratings=(0, 0, 0, 0, 1)), False),
        (Numbers(breaches_withdrawn=1), False),
        (Numbers(answered={("egov", Priority.P1): ResponseCounts(1)}), False),
    ],
)
def test_a_day_is_quiet_if_nothing_happened_and_nothing_is_late(numbers: Numbers, quiet: bool) -> None:
    assert numbers.is_quiet is quiet
