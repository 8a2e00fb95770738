"""`python -m bench sla`: deadlines in a second, against the least that one can cost and other ways."""

import random
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from time import perf_counter
from typing import Any
from zoneinfo import ZoneInfo

from bench.base.figures import Figure, against
from helpdesk.calendar.business_hours import BusinessCalendar
from helpdesk.calendar.response_clock import Policy, start_clock
from helpdesk.calendar.rules import open_seconds
from helpdesk.calendar.table import EPOCH

FLOOR_SHARE = 0.15
OTHERS_TIMES = 50
DAYS = 2
STARTS = 20_000
ROUNDS = 5
FIRST = datetime(2026, 1, 1, tzinfo=UTC)
SPAN = timedelta(days=365)

Count = Callable[[datetime], object]


@dataclass(frozen=True, slots=True)
class SlaFigures:
    """Deadlines a second; None for what is not installed."""

    floor: float
    deadlines: float
    clocks: float
    walk: float
    businesstimedelta: float | None

    def figures(self) -> list[Figure]:
        """Return the rows of the table."""
        floor = Figure(what="floor: a bisect, a subtraction, a datetime", value=self.floor, unit="/s")
        close = f"deadline: the close of {DAYS} business days"
        rows = [
            floor,
            against(floor, close, self.deadlines, least=FLOOR_SHARE),
            against(floor, "whole response clocks", self.clocks),
            against(floor, "a walk from day to day", self.walk),
        ]
        if self.businesstimedelta is not None:
            others = against(floor, "businesstimedelta", self.businesstimedelta)
            rows += [others, against(others, f"{close}, to that", self.deadlines, least=OTHERS_TIMES)]
        return rows


def run(calendar: BusinessCalendar, *, starts: int = STARTS) -> list[Figure]:
    """Return what was measured."""
    return measure(calendar, starts=starts).figures()


def measure(calendar: BusinessCalendar, *, starts: int = STARTS) -> SlaFigures:
    """Return the best of some rounds of each way over the same instants of a year, aware and in UTC."""
    chance = random.Random(1)
    instants = [FIRST + timedelta(seconds=chance.randrange(int(SPAN.total_seconds()))) for _ in range(starts)]
    few = instants[: max(1, starts // 40)]
    policy = Policy("P2", "High", 1, DAYS)
    other = _businesstimedelta(calendar)
    return SlaFigures(
        floor=_per_second(_floor(calendar), instants),
        deadlines=_per_second(lambda start: calendar.close_of_business_day(start, DAYS), instants),
        clocks=_per_second(lambda start: start_clock(calendar, policy, start), instants),
        walk=_per_second(lambda start: _walk(calendar, start), few),
        businesstimedelta=other and _per_second(other, few),
    )


def _per_second(count: Count, instants: Sequence[datetime]) -> float:
    best = float("inf")
    count(instants[0])
    for _ in range(ROUNDS):
        begun = perf_counter()
        for instant in instants:
            count(instant)
        best = min(best, perf_counter() - begun)
    return len(instants) / best


def _floor(calendar: BusinessCalendar) -> Count:
    instants = [FIRST]
    while instants[-1] < FIRST + SPAN:
        instants.append(calendar.close_of_business_day(instants[-1], 1).at)

    def least(start: datetime) -> object:
        bisect_left(instants, start)
        passed = start - EPOCH
        return passed, datetime(2026, 11, 24, 12, tzinfo=UTC)

    return least


def _walk(calendar: BusinessCalendar, start: datetime) -> datetime:
    zone = ZoneInfo(calendar.timezone)
    on, left = start.astimezone(zone).date(), DAYS
    while True:
        day = calendar.day(on)
        if day.counts and datetime.combine(on, day.hours[0].opens, zone) >= start:
            left -= 1
            if not left:
                return datetime.combine(on, day.hours[-1].closes, zone).astimezone(UTC)
        on += timedelta(days=1)


def _businesstimedelta(calendar: BusinessCalendar) -> Count | None:
    """Return the same question as near as the library can put it: N days' worth of open time."""
    try:
        import businesstimedelta
        import pytz  # type: ignore[import-untyped]  # comes with it, and without types
    except ImportError:
        return None
    zone = pytz.timezone(calendar.timezone)
    last = len(calendar.hours) - 1
    breaks = [(calendar.hours[index].closes, calendar.hours[index + 1].opens) for index in range(last)]
    week: dict[str, Any] = {
        "working_days": [day for day in range(7) if (day, 0) not in calendar.closed],
        "tz": zone,
    }
    rules = businesstimedelta.Rules(
        [
            businesstimedelta.WorkDayRule(calendar.hours[0].opens, calendar.hours[-1].closes, **week),
            *(businesstimedelta.LunchTimeRule(begins, ends, **week) for begins, ends in breaks),
            businesstimedelta.HolidayRule(_shut_dates(calendar), tz=zone),
        ]
    )
    span = businesstimedelta.BusinessTimeDelta(rules, seconds=DAYS * open_seconds(calendar.hours))
    return lambda start: start + span


def _shut_dates(calendar: BusinessCalendar) -> list[date]:
    dates = [FIRST.date() + timedelta(days=each) for each in range(SPAN.days + 60)]
    return [on for on in dates if not calendar.day(on).hours]
