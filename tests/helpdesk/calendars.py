"""The calendars that the rules are tested with: the desk's own, and random ones with changed clocks."""

import random
from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from helpdesk.calendar.business_hours import BusinessCalendar
from helpdesk.calendar.rules import ClosedWeekday, DayException, DayRule, Hours

KOLKATA = ZoneInfo("Asia/Kolkata")
OFFICE = (Hours(time(10), time(13, 30)), Hours(time(14), time(17, 30)))
WEEKEND = frozenset({ClosedWeekday(6), ClosedWeekday(5, 2), ClosedWeekday(5, 4)})

DESK = BusinessCalendar(
    timezone="Asia/Kolkata",
    hours=OFFICE,
    closed=WEEKEND,
    exceptions=(DayException(date(2026, 11, 24), DayRule.HOLIDAY, (), "Guru Nanak's Jayanti"),),
)

ZONES = ("Asia/Kolkata", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "America/Havana")
BASES = [
    date(2026, 3, 1),  # the clocks of New York and Havana go forward on the 8th, Berlin's on the 29th
    date(2026, 3, 20),
    date(2026, 9, 28),  # Lord Howe goes half an hour forward on 4 October
    date(2026, 10, 20),  # Berlin goes back on the 25th, New York and Havana on 1 November
    date(2026, 12, 20),
]


def local(text: str, zone: ZoneInfo = KOLKATA) -> datetime:
    """Return the instant of the wall clock's `2026-11-20 16:30`."""
    return datetime.fromisoformat(text).replace(tzinfo=zone).astimezone(UTC)


def said(at: datetime) -> str:
    return at.astimezone(KOLKATA).strftime("%Y-%m-%d %H:%M:%S").removesuffix(":00")


def close(calendar: BusinessCalendar, start: str, n: int) -> str:
    return said(calendar.close_of_business_day(local(start), n).at)


def closed(day: str, name: str = "", source: DayRule = DayRule.ADMIN) -> DayException:
    return DayException(date.fromisoformat(day), source, (), name)


def opened(day: str, *spans: str, name: str = "", source: DayRule = DayRule.ADMIN) -> DayException:
    return DayException(date.fromisoformat(day), source, hours(*spans) or None, name)


def hours(*spans: str) -> tuple[Hours, ...]:
    edges = [[time.fromisoformat(edge) for edge in span.split("-")] for span in spans]
    return tuple(Hours(opens, closes) for opens, closes in edges)


def _spans(quarters: Iterable[int]) -> tuple[Hours, ...]:
    edges = [time(each // 4 % 24, each % 4 * 15) for each in sorted(quarters)]
    return tuple(Hours(*pair) for pair in zip(edges[0::2], edges[1::2], strict=False))


# made once, for drawing is what takes the time of the laws; at most five rules leave a weekday open
_chance = random.Random(2026)
_hours = [OFFICE, *(_spans(_chance.sample(range(97), 2 * (1 + each % 3))) for each in range(300))]
_rules = [ClosedWeekday(day, nth) for day in range(7) for nth in (0, 0, 1, 2, 3, 4, 5)]
_weekends = [WEEKEND, *(frozenset(_chance.sample(_rules, each % 6)) for each in range(200))]
SPECIAL = [hours for each in _hours for hours in ((), None, each)]


@lru_cache
def dates(base: date) -> st.SearchStrategy[date]:
    return st.integers(0, 24).map(lambda days: base + timedelta(days=days))


def _some_exceptions(base: date) -> list[DayException]:
    days = [base + timedelta(days=each) for each in range(25)]
    sources = list(DayRule)
    return [DayException(_chance.choice(days), _chance.choice(sources), _chance.choice(SPECIAL)) for _ in range(1500)]


_EXCEPTIONS = {base: st.lists(st.sampled_from(_some_exceptions(base)), max_size=6) for base in BASES}
_CONFIRMED = {
    base: st.none() | st.frozensets(st.sampled_from([base.year - 1, base.year, base.year + 1])) for base in BASES
}
_BASE, _ZONE, _HOURS = st.sampled_from(BASES), st.sampled_from(ZONES), st.sampled_from(_hours)
_CLOSED = st.sampled_from(_weekends)
_SHIFT = st.sampled_from([-1, 0, 1]) | st.integers(-86_400, 86_400)


@lru_cache
def _edges(hours: tuple[Hours, ...]) -> st.SearchStrategy[time]:
    return st.sampled_from([edge for span in hours for edge in (span.opens, span.closes)])


@st.composite
def calendars(draw: st.DrawFn) -> tuple[BusinessCalendar, date]:
    """Draw a calendar with a date around which its exceptions lie."""
    base = draw(_BASE)
    return BusinessCalendar(
        timezone=draw(_ZONE),
        hours=draw(_HOURS),
        closed=draw(_CLOSED),
        exceptions=tuple(draw(_EXCEPTIONS[base])),
        confirmed_years=draw(_CONFIRMED[base]),
    ), base


@st.composite
def instants(draw: st.DrawFn, calendar: BusinessCalendar, base: date) -> datetime:
    """Draw an instant near the date: any second, or one at, before or after an opening or a closing."""
    wall = datetime.combine(draw(dates(base)), draw(_edges(calendar.hours)), ZoneInfo(calendar.timezone))
    return wall.astimezone(UTC) + timedelta(seconds=draw(_SHIFT))
