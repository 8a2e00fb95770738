"""What can be said of the office's calendar: `[calendar]` of the configuration."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time
from typing import Annotated, Any

from annotated_types import MinLen, Predicate

from helpdesk.calendar.rules import ClosedWeekday, Hours, check_weekdays
from helpdesk.calendar.written import read_day, read_hours, read_weekday
from helpdesk.limits import Reads, not_twice


def _of_text(read: Any, *kinds: type) -> Reads:
    return Reads(lambda value: read(value) if isinstance(value, kinds or (str,)) else value)


def _apart(spans: Iterable[Hours]) -> bool:
    for earlier, later in itertools.pairwise(sorted(spans, key=lambda span: span.opens)):
        if later.start < earlier.end:
            raise ValueError(f"{earlier} and {later} overlap")
    return True


def _some_day_is_left(closed: Iterable[ClosedWeekday]) -> bool:
    try:
        check_weekdays(frozenset(closed))
    except ValueError:
        raise ValueError("the desk must be open on some day of the week") from None
    return True


Span = Annotated[Hours, _of_text(read_hours)]
Weekday = Annotated[ClosedWeekday, _of_text(read_weekday)]


@dataclass(frozen=True, slots=True)
class SpecialDay:
    """A date with a name, and hours of its own if it has any."""

    on: date
    name: str = ""
    hours: Annotated[tuple[Span, ...], Predicate(_apart)] = ()

    def __str__(self) -> str:
        return " ".join(part for part in (self.on.isoformat(), *map(str, self.hours), self.name) if part)


def _whole_days(days: Iterable[SpecialDay]) -> bool:
    if any(day.hours for day in days):
        raise ValueError('a closed day has no hours; a day with hours of its own belongs in "open"')
    return True


Days = tuple[Annotated[SpecialDay, _of_text(read_day, str, date)], ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class CalendarSettings:
    """When the desk is open; ``country`` and ``subdivision`` say whose public holidays close it, "" no one's."""

    hours: Annotated[tuple[Span, ...], MinLen(1), Predicate(_apart)] = (
        Hours(time(10), time(13, 30)), Hours(time(14), time(17, 30)),
    )  # fmt: skip
    closed_weekdays: Annotated[tuple[Weekday, ...], not_twice("a weekday"), Predicate(_some_day_is_left)] = (
        ClosedWeekday(6), ClosedWeekday(5, 2), ClosedWeekday(5, 4),
    )  # fmt: skip
    country: str = "IN"
    subdivision: str = "OD"
    closed: Annotated[Days, Predicate(_whole_days)] = ()
    open: Days = ()

    def __post_init__(self) -> None:
        for kind, days in (("closed", self.closed), ("open", self.open)):
            dates = [day.on for day in days]
            if double := next((on for on in dates if dates.count(on) > 1), None):
                raise ValueError(f"{double} stands twice in {kind}")
        if both := {day.on for day in self.closed} & {day.on for day in self.open}:
            raise ValueError(f"{min(both)} is both closed and open")
