"""What one date is: the office's hours, the days it is shut, and which rule decides when several speak."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, time
from enum import IntEnum, StrEnum
from typing import NamedTuple

DAY_SECONDS = 86_400
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


class DayRule(IntEnum):
    """Who says that a date is an exception; the greater value decides."""

    HOLIDAY = 1
    """The holiday package knows the date."""
    CONFIG = 2
    """`open` or `closed` in the configuration file."""
    ADMIN = 3
    """An admin entered it in the chat."""


class WhyCode(StrEnum):
    """Why an instant or a date is open or shut."""

    OFFICE_HOURS = "office_hours"
    """The normal hours of a normal day."""
    SPECIAL_HOURS = "special_hours"
    """An exception opens this date."""
    LUNCH = "lunch"
    """Between two spans of one day."""
    OUTSIDE_HOURS = "outside_hours"
    """Before the opening or after the closing of a day that is open."""
    WEEKDAY = "weekday"
    """Every such weekday is off."""
    NTH_WEEKDAY = "nth_weekday"
    """The n-th such weekday of a month is off."""
    EXCEPTION = "exception"
    """An exception closes this date; its name says which."""
    NO_SUCH_TIME = "no_such_time"
    """The wall clock jumped over the hours of this date."""


@dataclass(frozen=True, slots=True)
class Why:
    """A reason as facts, so that it can be said in any language."""

    code: WhyCode
    weekday: int = -1
    nth: int = 0
    name: str = ""
    source: DayRule | None = None
    estimated: bool = False


@dataclass(frozen=True, slots=True, order=True)
class Hours:
    """One span of open time on the wall clock; a closing at 00:00 is the midnight that ends the day."""

    opens: time
    closes: time

    def __post_init__(self) -> None:
        if any(edge.tzinfo or edge.microsecond for edge in (self.opens, self.closes)):
            raise ValueError(f"hours are whole seconds of the wall clock: {self}")
        if self.start >= self.end:
            raise ValueError(f"hours close before they open: {self}")

    @property
    def start(self) -> int:
        """Return the opening as seconds of the day."""
        return self.opens.hour * 3600 + self.opens.minute * 60 + self.opens.second

    @property
    def end(self) -> int:
        """Return the closing as seconds of the day, at most 86400."""
        return (self.closes.hour * 3600 + self.closes.minute * 60 + self.closes.second) or DAY_SECONDS

    def __str__(self) -> str:
        closes = "24:00" if self.end == DAY_SECONDS else self.closes.isoformat().removesuffix(":00")
        return f"{self.opens.isoformat().removesuffix(':00')}-{closes}"


class ClosedWeekday(NamedTuple):
    """A weekday (0 is Monday) that is off: every one, or the `nth` of a month only."""

    weekday: int
    nth: int = 0

    def __str__(self) -> str:
        return WEEKDAYS[self.weekday] + (f":{self.nth}" if self.nth else "")


@dataclass(frozen=True, slots=True)
class DayException:
    """What a source says of one date: no `hours` is closed, None is open at the normal hours."""

    on: date
    source: DayRule
    hours: tuple[Hours, ...] | None = ()
    name: str = ""
    estimated: bool = False


@dataclass(frozen=True, slots=True)
class Day:
    """One date as a calendar shows it; `counts` says whether it is a business day for deadlines."""

    on: date
    hours: tuple[Hours, ...]
    counts: bool
    why: Why


def check_hours(hours: Iterable[Hours]) -> None:
    """Refuse spans that are not in order or that overlap."""
    end = 0
    for span in hours:
        if span.start < end:
            raise ValueError(f"hours overlap or are out of order at {span}")
        end = span.end


def check_weekdays(closed: frozenset[ClosedWeekday]) -> None:
    """Refuse rules that name no weekday, or that leave none ever open: no deadline could be found."""
    for rule in closed:
        if not (0 <= rule.weekday <= 6 and 0 <= rule.nth <= 5):
            raise ValueError(f"no such weekday rule: {rule!r}")
    off = [(day, 0) in closed or all((day, nth) in closed for nth in range(1, 6)) for day in range(7)]
    if all(off):
        raise ValueError("closed_weekdays leaves no day of the week open")


def open_seconds(hours: Iterable[Hours]) -> int:
    """Return how long the spans are open on the wall clock."""
    return sum(span.end - span.start for span in hours)


def deciding_exceptions(exceptions: Iterable[DayException]) -> dict[date, DayException]:
    """Return the exception that decides each date: the highest source, then the one given last."""
    chosen: dict[date, DayException] = {}
    for exception in exceptions:
        if exception.hours:
            check_hours(exception.hours)
        known = chosen.get(exception.on)
        if known is None or exception.source >= known.source:
            chosen[exception.on] = exception
    return chosen


def day_of(
    on: date,
    *,
    normal: tuple[Hours, ...],
    closed: frozenset[ClosedWeekday],
    exceptions: Mapping[date, DayException],
) -> Day:
    """Return what the date is by its most specific rule."""
    exception = exceptions.get(on)
    if exception is not None:
        return _exceptional(exception, normal)
    weekday, nth = on.weekday(), (on.day + 6) // 7
    if (weekday, nth) in closed:
        return Day(on, (), False, Why(WhyCode.NTH_WEEKDAY, weekday, nth))
    if (weekday, 0) in closed:
        return Day(on, (), False, Why(WhyCode.WEEKDAY, weekday))
    return Day(on, normal, True, Why(WhyCode.OFFICE_HOURS, weekday))


def _exceptional(exception: DayException, normal: tuple[Hours, ...]) -> Day:
    hours = normal if exception.hours is None else exception.hours
    code = WhyCode.SPECIAL_HOURS if hours else WhyCode.EXCEPTION
    why = Why(code, exception.on.weekday(), 0, exception.name, exception.source, exception.estimated)
    return Day(exception.on, hours, open_seconds(hours) >= open_seconds(normal), why)
