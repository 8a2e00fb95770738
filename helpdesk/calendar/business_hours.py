"""When the office is open, and by when a business day is over: every deadline comes from here."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from helpdesk.calendar.rules import (
    ClosedWeekday,
    Day,
    DayException,
    Hours,
    check_hours,
    check_weekdays,
    day_of,
    deciding_exceptions,
)
from helpdesk.calendar.story import Segment, tell
from helpdesk.calendar.table import SECOND, Deadline, Table, build, from_seconds, open_day, to_seconds, utc

Pause = tuple[datetime, datetime]
"""From when to when something waited: one more shut span in the calendar."""

DAYS_BEFORE = 30  # what a new table covers around the instant that was asked for
DAYS_AFTER = 100
DAYS_KEPT = 7_000  # a table that would have to grow beyond this starts anew instead
EDGE_DAYS = 2  # kept clear of the first and last date that Python knows


class _Shelf:
    """Holds the table in use; it is only a memory of what was computed, never part of a calendar's value."""

    __slots__ = ("exceptions", "table")

    def __init__(self) -> None:
        self.table: Table | None = None
        self.exceptions: dict[date, DayException] = {}


@dataclass(frozen=True, slots=True)
class BusinessCalendar:
    """The office's hours with every rule and exception; equal values answer equally, at any instant.

    Instants must be aware and may be in any zone; they are taken as whole seconds, and come back in UTC.
    """

    timezone: str
    hours: tuple[Hours, ...]
    closed: frozenset[ClosedWeekday] = frozenset()
    exceptions: tuple[DayException, ...] = ()
    confirmed_years: frozenset[int] | None = None  # whose holidays somebody confirmed; None: nothing is to be
    _shelf: _Shelf = field(default_factory=_Shelf, init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        if not self.hours:
            raise ValueError("a calendar needs hours")
        check_hours(self.hours)
        check_weekdays(self.closed)
        self._shelf.exceptions = deciding_exceptions(self.exceptions)
        ZoneInfo(self.timezone)

    # Deadlines

    def close_of_business_day(self, start: datetime, n: int, pauses: Sequence[Pause] = ()) -> Deadline:
        """Return the close of the n-th business day that opens at or after `start`.

        A day of which a pause takes open time away is no business day.
        """
        if n < 1:
            raise ValueError(f"the n-th business day needs n >= 1, not {n}")
        if start.tzinfo is not UTC or start.microsecond:
            start = utc(start)
        table = self._shelf.table
        if table is None or not table.starts <= start < table.ends:
            table = self._covering(start)
        if pauses:
            return self._close_around_pauses(start, n, pauses)
        index = bisect_left(table.openings, start) + n - 1
        while index >= len(table.deadlines):
            table = self._longer(table, start)
            index = bisect_left(table.openings, start) + n - 1
        return table.deadlines[index]

    def next_close(self, at: datetime) -> Deadline:
        """Return the first close of a business day after `at`: today's while today is still open."""
        at = utc(at)
        table = self._covering(at)
        while (index := bisect_right(table.deadlines, at, key=_instant)) >= len(table.deadlines):
            table = self._longer(table, at)
        return table.deadlines[index]

    # Open or shut

    def is_open(self, at: datetime) -> bool:
        """Return whether the office is open; it is at the opening and is no more at the closing."""
        return self.next_opening(at) == utc(at)

    def next_opening(self, at: datetime) -> datetime:
        """Return the first instant at or after `at` at which the office is open: `at` itself if it is."""
        at = utc(at)
        table, second = self._covering(at), to_seconds(at)
        while (index := bisect_right(table.span_closes, second)) >= len(table.span_closes):
            table = self._longer(table, at)
        return from_seconds(max(second, table.span_opens[index]))

    # Open time

    def between(self, a: datetime, b: datetime, pauses: Sequence[Pause] = ()) -> timedelta:
        """Return the open time from `a` to `b`, less that of the pauses; negative if `b` is the earlier."""
        a, b = utc(a), utc(b)
        if b < a:
            return -self.between(b, a, pauses)
        table = self._covering(a, b)
        total = _worked(table, b) - _worked(table, a)
        for begins, ends in _merged(pauses):
            begins, ends = max(a, begins), min(b, ends)
            if begins < ends:
                total -= _worked(table, ends) - _worked(table, begins)
        return timedelta(seconds=total)

    def add(self, start: datetime, span: timedelta, pauses: Sequence[Pause] = ()) -> datetime:
        """Return the earliest instant at which `span` of unpaused open time has passed since `start`."""
        start, left = utc(start), -(-span // SECOND)
        if left < 0:
            raise ValueError(f"open time can't be added backwards: {span}")
        for begins, ends in _merged(pauses):
            if ends <= start:
                continue
            worked = self.between(start, max(start, begins)) // SECOND
            if worked >= left:
                break
            start, left = ends, left - worked
        return self._add(start, left)

    def half_way(self, start: datetime, due: datetime, pauses: Sequence[Pause] = ()) -> datetime:
        """Return the earliest instant at which half of the open time between the two has passed."""
        return self.add(start, self.between(start, due, pauses) / 2, pauses)

    # What a person is shown

    def day(self, on: date) -> Day:
        """Return what the date is: its open hours, whether it counts, and which rule says so."""
        return day_of(on, normal=self.hours, closed=self.closed, exceptions=self._shelf.exceptions)

    def local(self, at: datetime) -> datetime:
        """Return the instant on the office's wall clock."""
        return utc(at).astimezone(ZoneInfo(self.timezone))

    def is_provisional(self, on: date) -> bool:
        """Return whether nobody has confirmed the holidays of that date's year."""
        return self.confirmed_years is not None and on.year not in self.confirmed_years

    def story(self, start: datetime, due: datetime) -> list[Segment]:
        """Return what lies between the two, in order and without gaps: a segment per kind and reason."""
        start, due = utc(start), utc(due)
        zone = ZoneInfo(self.timezone)
        first, last = self.local(start).date(), self.local(due).date()
        days = ((day, open_day(zone, day, self.hours)) for day in self._days(first, last))
        return tell(days, zone, start, due)

    def with_exceptions(self, extra: Iterable[DayException]) -> "BusinessCalendar":
        """Return this calendar with more exceptions; on a date the higher source, then the later, decides."""
        return replace(self, exceptions=(*self.exceptions, *extra))

    # The table behind it

    def _add(self, start: datetime, seconds: int) -> datetime:
        if not seconds:
            return start
        table = self._covering(start)
        while (goal := _worked(table, start) + seconds) > (table.sums[-1] if table.sums else 0):
            table = self._longer(table, start)
        index = bisect_left(table.sums, goal)
        return from_seconds(table.span_closes[index] - (table.sums[index] - goal))

    def _close_around_pauses(self, start: datetime, n: int, pauses: Sequence[Pause]) -> Deadline:
        merged = _merged(pauses)
        opened = start
        while True:
            deadline = self.close_of_business_day(opened, 1)
            table = self._covering(opened)
            opened = table.openings[bisect_left(table.openings, opened)]
            if all(not self.between(max(opened, p), min(deadline.at, q)) > timedelta(0) for p, q in merged):
                n -= 1
            if not n:
                return deadline
            opened += SECOND

    def _days(self, first: date, last: date) -> Iterator[Day]:
        for ordinal in range(first.toordinal(), last.toordinal() + 1):
            yield self.day(date.fromordinal(ordinal))

    def _covering(self, a: datetime, b: datetime | None = None) -> Table:
        table, b = self._shelf.table, b or a
        if table is not None and table.starts <= a and b < table.ends:
            return table
        first, last = self.local(a).date().toordinal(), self.local(b).date().toordinal()
        first, last = first - DAYS_BEFORE, last + DAYS_AFTER
        if table is not None:
            joined = min(first, table.first.toordinal()), max(last, table.last.toordinal())
            if joined[1] - joined[0] < DAYS_KEPT:
                first, last = joined
        return self._build(first, last)

    def _longer(self, table: Table, start: datetime) -> Table:
        first = self.local(start).date().toordinal() - DAYS_BEFORE
        last = table.last.toordinal()
        if last >= date.max.toordinal() - EDGE_DAYS:
            raise OverflowError(f"the calendar ends before a deadline for {start.isoformat()} is found")
        return self._build(first, last + max(DAYS_AFTER, last - first))

    def _build(self, first: int, last: int) -> Table:
        first = max(first, date.min.toordinal() + EDGE_DAYS)
        last = min(last, date.max.toordinal() - EDGE_DAYS)
        days = self._days(date.fromordinal(first), date.fromordinal(last))
        zone = ZoneInfo(self.timezone)
        self._shelf.table = build(days, zone=zone, normal=self.hours, confirmed=self.confirmed_years)
        return self._shelf.table


def _instant(deadline: Deadline) -> datetime:
    return deadline.at


def _worked(table: Table, at: datetime) -> int:
    second = to_seconds(at)
    index = bisect_right(table.span_opens, second)
    if not index:
        return 0
    return table.sums[index - 1] - max(0, table.span_closes[index - 1] - second)


def _merged(pauses: Iterable[Pause]) -> list[Pause]:
    merged: list[Pause] = []
    for begins, ends in sorted((utc(begins), utc(ends)) for begins, ends in pauses):
        if merged and begins <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(ends, merged[-1][1])
        elif begins < ends:
            merged.append((begins, ends))
    return merged
