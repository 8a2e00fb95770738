"""The same calendar as a plain walk from day to day: what the fast one is held against."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property, lru_cache
from zoneinfo import ZoneInfo

from helpdesk.calendar.business_hours import BusinessCalendar, Pause
from helpdesk.calendar.rules import DayException, Hours

NOTHING = timedelta(0)
Span = tuple[datetime, datetime]


@lru_cache(maxsize=100_000)
def first_instant_showing(zone: ZoneInfo, on: date, at: time) -> datetime:
    """Return the first minute at which the wall clock shows that date and time, or a later one."""
    wall = datetime.combine(on, at)
    instant = wall.replace(tzinfo=zone).astimezone(UTC)
    if instant.astimezone(zone).replace(tzinfo=None) == wall:
        return instant
    instant = wall.replace(tzinfo=zone, fold=1).astimezone(UTC)
    while instant.astimezone(zone).replace(tzinfo=None) < wall:
        instant += timedelta(minutes=1)
    return instant


@dataclass(frozen=True)
class NaiveCalendar:
    fast: BusinessCalendar

    @cached_property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.fast.timezone)

    def hours_on(self, on: date) -> tuple[Hours, ...]:
        best: DayException | None = None
        for exception in self.fast.exceptions:
            if exception.on == on and (best is None or exception.source >= best.source):
                best = exception
        if best is not None:
            return self.fast.hours if best.hours is None else best.hours
        for weekday, nth in self.fast.closed:
            if on.weekday() == weekday and nth in (0, (on.day - 1) // 7 + 1):
                return ()
        return self.fast.hours

    def spans_on(self, on: date) -> list[Span]:
        spans = []
        for hours in self.hours_on(on):
            span = self.instant(on, hours.opens), self.closing(on, hours)
            if span[0] < span[1]:
                spans.append(span)
        return spans

    def instant(self, on: date, at: time) -> datetime:
        return first_instant_showing(self.zone, on, at)

    def closing(self, on: date, hours: Hours) -> datetime:
        if hours.closes == time(0):
            return self.instant(on + timedelta(days=1), time(0))
        return self.instant(on, hours.closes)

    def counts(self, on: date) -> bool:
        def length(hours: tuple[Hours, ...]) -> timedelta:
            day = date(2026, 1, 1)
            return sum(
                (
                    datetime.combine(day, each.closes)
                    - datetime.combine(day, each.opens)
                    + timedelta(days=each.closes == time(0))
                    for each in hours
                ),
                NOTHING,
            )

        return bool(self.spans_on(on)) and length(self.hours_on(on)) >= length(self.fast.hours)

    def closes_for_deadlines(self, on: date) -> datetime:
        spans = self.spans_on(on)
        closing = min(spans[-1][1], self.closing(on, self.fast.hours[-1]))
        return closing if closing > spans[0][0] else spans[-1][1]

    def days_from(self, at: datetime) -> Iterator[date]:
        on = at.astimezone(self.zone).date() - timedelta(days=1)
        while True:
            yield on
            on += timedelta(days=1)

    def close_of_business_day(self, start: datetime, n: int, pauses: tuple[Pause, ...] = ()) -> tuple[datetime, date]:
        for on in self.days_from(start):
            if not self.counts(on) or self.spans_on(on)[0][0] < start:
                continue
            if self.touched(on, pauses):
                continue
            n -= 1
            if n == 0:
                return self.closes_for_deadlines(on), on
        raise AssertionError

    def touched(self, on: date, pauses: tuple[Pause, ...]) -> bool:
        last = self.closes_for_deadlines(on)
        return any(
            max(opens, begins) < min(closes, ends, last)
            for opens, closes in self.spans_on(on)
            for begins, ends in pauses
        )

    def open_spans(self, start: datetime, pauses: tuple[Pause, ...] = ()) -> Iterator[Span]:
        """Yield what is open from `start` on, for ever, cut to pieces by the pauses."""
        for on in self.days_from(start):
            for opens, closes in self.spans_on(on):
                pieces = [(max(opens, start), closes)]
                for begins, ends in pauses:
                    pieces = [
                        part
                        for opens_, closes_ in pieces
                        for part in ((opens_, min(closes_, begins)), (max(opens_, ends), closes_))
                        if part[0] < part[1]
                    ]
                yield from (piece for piece in pieces if piece[0] < piece[1])

    def between(self, a: datetime, b: datetime, pauses: tuple[Pause, ...] = ()) -> timedelta:
        total = NOTHING
        for opens, closes in self.open_spans(a, pauses):
            if opens >= b:
                return total
            total += min(closes, b) - opens
        raise AssertionError

    def add(self, start: datetime, span: timedelta, pauses: tuple[Pause, ...] = ()) -> datetime:
        if span == NOTHING:
            return start
        for opens, closes in self.open_spans(start, pauses):
            if closes - opens >= span:
                return opens + span
            span -= closes - opens
        raise AssertionError

    def is_open(self, at: datetime) -> bool:
        days = self.days_from(at)
        return any(
            opens <= at < closes for _, on in zip(range(3), days, strict=False) for opens, closes in self.spans_on(on)
        )

    def next_opening(self, at: datetime) -> datetime:
        return next(self.open_spans(at))[0]
