"""Why a ticket is due when it is: the dates between, and what each of them counts for. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from helpdesk.calendar.business_hours import BusinessCalendar, Pause
from helpdesk.calendar.rules import Why
from helpdesk.ticket.fact import JournalRow
from helpdesk.ticket.facts.clock import DueMoved
from helpdesk.ticket.facts.details import PriorityChanged
from helpdesk.ticket.facts.moves import Escalated


class DayCount(StrEnum):
    """What a date is for the count."""

    COUNTED = "counted"
    """A business day that opened after the clock started."""
    BEGUN = "begun"
    """A day that had opened already: it does not count."""
    SHUT = "shut"
    """Closed, by the week or by a holiday."""
    SHORT = "short"
    """Open, but not long enough for a business day."""
    RESTED = "rested"
    """A business day on which the ticket waited for an answer: by when it is to be solved rests then."""
    OVER = "over"
    """A business day beyond those that were promised: an old due time that stands."""


@dataclass(frozen=True, slots=True)
class CountedRun:
    """Consecutive dates that are the same for the count; ``number`` counts the business days, from 1."""

    first: date
    last: date
    part: DayCount
    why: Why
    number: int = 0


@dataclass(frozen=True, slots=True)
class Story:
    """The dates between start and due; ``exact``: the count ends where the ticket is due."""

    stretches: tuple[CountedRun, ...]
    exact: bool


def story(
    calendar: BusinessCalendar, start: datetime, due: datetime, days: int, pauses: tuple[Pause, ...] = ()
) -> Story:
    """Return what lies between the start of a clock and its due time, of ``days`` business days.

    A due time that was promised by another calendar, or kept, need not be the one that would be promised now: then
    it isn't exact.
    """
    closes = [calendar.close_of_business_day(start, n, pauses).at for n in range(1, days + 1)]
    numbers = {_closing_date(calendar, at): n for n, at in enumerate(closes, 1)}
    told: list[CountedRun] = []
    begun = calendar.local(start).date()
    for ordinal in range(begun.toordinal(), _closing_date(calendar, due).toordinal() + 1):
        on = date.fromordinal(ordinal)
        stretch = CountedRun(on, on, _part(calendar, on, begun, numbers), calendar.day(on).why, numbers.get(on, 0))
        former = told[-1] if told else None
        if former is not None and stretch.part is DayCount.SHUT and _same(former, stretch):
            told[-1] = replace(former, last=on)
        else:
            told.append(stretch)
    return Story(tuple(told), closes[-1] == due)


def without_confirmations(rows: Sequence[JournalRow]) -> list[JournalRow]:
    """Return a journal without the moves that left the due time where it was: then only a year was confirmed."""
    told: list[JournalRow] = []
    due: datetime | None = None
    for row in rows:
        stood = due
        if isinstance(row.fact, Escalated | PriorityChanged | DueMoved):
            due = row.fact.due_at or due
        if not isinstance(row.fact, DueMoved) or due != stood:
            told.append(row)
    return told


def _closing_date(calendar: BusinessCalendar, at: datetime) -> date:
    """Return the date that closes at that instant, which may be the midnight that ends it."""
    return calendar.local(at - timedelta(seconds=1)).date()


def _part(calendar: BusinessCalendar, on: date, begun: date, numbers: dict[date, int]) -> DayCount:
    day = calendar.day(on)
    if on in numbers:
        return DayCount.COUNTED
    if not day.hours:
        return DayCount.SHUT
    if not day.counts:
        return DayCount.SHORT
    if on == begun:
        return DayCount.BEGUN
    return DayCount.RESTED if on < max(numbers) else DayCount.OVER


def _same(former: CountedRun, stretch: CountedRun) -> bool:
    same = (former.why.code, former.why.name) == (stretch.why.code, stretch.why.name)
    return former.part is stretch.part and same and bool(stretch.why.name)
