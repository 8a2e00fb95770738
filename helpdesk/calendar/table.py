"""A stretch of days laid out as sorted instants, so that every deadline is one bisect."""

from collections.abc import Callable, Container, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from functools import partial
from typing import NamedTuple

from helpdesk.calendar.rules import DAY_SECONDS, Day, Hours

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
EPOCH_ORDINAL = EPOCH.toordinal()
MIDNIGHT = time(0)
SECOND = timedelta(seconds=1)


class Deadline(NamedTuple):
    """The close of a business day; provisional if nobody has confirmed the holidays of its year."""

    at: datetime
    provisional: bool


class OpenDay(NamedTuple):
    """A date's open spans in seconds since 1970, and the closing for deadlines (0: it does not count)."""

    spans: tuple[tuple[int, int], ...]
    closing: int


@dataclass(frozen=True, slots=True)
class Table:
    """Sorted openings, closings and sums of open time over the instants from `starts` up to `ends`."""

    first: date
    last: date
    starts: datetime
    ends: datetime
    openings: list[datetime]  # of the days that count, with
    deadlines: list[Deadline]  # the close of each
    span_opens: list[int]
    span_closes: list[int]
    sums: list[int]  # open seconds of the table up to the end of each span


def utc(at: datetime) -> datetime:
    """Return the instant in UTC and whole seconds; a naive time is refused."""
    if at.tzinfo is UTC and not at.microsecond:
        return at
    if at.tzinfo is None:
        raise ValueError(f"an instant needs a time zone: {at.isoformat()}")
    return at.astimezone(UTC).replace(microsecond=0)


def to_seconds(at: datetime) -> int:
    """Return the whole seconds since 1970 of an aware instant."""
    return (at - EPOCH) // SECOND


def from_seconds(seconds: int) -> datetime:
    """Return the UTC instant that many seconds after 1970."""
    return EPOCH + timedelta(seconds=seconds)


def wall_seconds(zone: tzinfo, on: date, second: int) -> int:
    """Return the first instant at which the date's wall clock shows that second of the day or a later one."""
    if second == DAY_SECONDS:
        on, second = on + timedelta(days=1), 0
    wall = datetime.combine(on, time(second // 3600, second // 60 % 60, second % 60), zone)
    late, early = to_seconds(wall), to_seconds(wall.replace(fold=1))
    if early >= late:  # an ordinary time, or the first of two that look the same
        return late
    asked = wall.replace(tzinfo=None)
    while early < late:  # the clock jumps over it: find the jump
        middle = (early + late) // 2
        if from_seconds(middle).astimezone(zone).replace(tzinfo=None) >= asked:
            late = middle
        else:
            early = middle + 1
    return late


def wall_clock(zone: tzinfo, on: date) -> Callable[[int], int]:
    """Return the date's `wall_seconds`: a mere addition on a date on which the clock is not changed."""
    offset = datetime.combine(on, MIDNIGHT, zone).utcoffset()
    if offset != datetime.combine(on + timedelta(days=1), MIDNIGHT, zone).utcoffset():
        return partial(wall_seconds, zone, on)
    since_1970 = (on.toordinal() - EPOCH_ORDINAL) * DAY_SECONDS
    return (since_1970 - (offset or timedelta(0)) // SECOND).__add__


def open_day(zone: tzinfo, day: Day, normal: tuple[Hours, ...]) -> OpenDay:
    """Return the date's spans as instants; a span that the clock jumped over is left out."""
    if not day.hours:
        return OpenDay((), 0)
    clock = wall_clock(zone, day.on)
    edges = [(clock(each.start), clock(each.end)) for each in day.hours]
    spans = tuple((opens, closes) for opens, closes in edges if opens < closes)
    if not spans or not day.counts:
        return OpenDay(spans, 0)
    closing = min(spans[-1][1], clock(normal[-1].end))
    return OpenDay(spans, closing if closing > spans[0][0] else spans[-1][1])


def build(days: Iterator[Day], *, zone: tzinfo, normal: tuple[Hours, ...], confirmed: Container[int] | None) -> Table:
    """Return the table of consecutive days; what is in no `confirmed` year is provisional."""
    openings: list[datetime] = []
    deadlines: list[Deadline] = []
    opens: list[int] = []
    closes: list[int] = []
    sums: list[int] = []
    total, first, last = 0, date.max, date.min
    for day in days:
        first, last = min(first, day.on), day.on
        spans, closing = open_day(zone, day, normal)
        for start, end in spans:
            total += end - start
            opens.append(start)
            closes.append(end)
            sums.append(total)
        if closing:
            openings.append(from_seconds(spans[0][0]))
            provisional = confirmed is not None and day.on.year not in confirmed
            deadlines.append(Deadline(from_seconds(closing), provisional))
    starts = from_seconds(wall_seconds(zone, first, 0))
    ends = from_seconds(wall_seconds(zone, last, DAY_SECONDS))
    return Table(first, last, starts, ends, openings, deadlines, opens, closes, sums)
