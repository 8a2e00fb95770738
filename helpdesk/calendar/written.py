"""How hours, weekdays and days of the calendar are written: the one parser of what ``str`` makes of them."""

from __future__ import annotations

import re
from datetime import date, time
from typing import Any

from helpdesk.calendar.rules import WEEKDAYS, ClosedWeekday, Hours

_SPAN = re.compile(r"(\d{2}):(\d{2})-(\d{2}):(\d{2})")
_WEEKDAY = re.compile(r"(mon|tue|wed|thu|fri|sat|sun)(?::([1-5]))?")
_DATED = re.compile(r"(\d{4}-\d{2}-\d{2})((?:\s+\d{2}:\d{2}-\d{2}:\d{2})*)(?:\s+(\S.*))?")


def read_hours(text: str) -> Hours:
    """Return the span that is written "10:00-13:30"; one until midnight ends at "24:00" or "00:00"."""
    found = _SPAN.fullmatch(text.strip())
    if not found:
        raise ValueError('hours are written like "10:00-13:30"')
    parts = [int(part) for part in found.groups()]
    if parts[2:] == [24, 0]:
        parts[2] = 0
    try:
        opens, closes = time(parts[0], parts[1]), time(parts[2], parts[3])
    except ValueError:
        raise ValueError("hours run from 00:00 to 24:00") from None
    try:
        return Hours(opens, closes)
    except ValueError:
        raise ValueError("the closing time must come after the opening time") from None


def read_spans(text: str) -> tuple[Hours, ...]:
    """Return the spans that are written one after the other."""
    return tuple(read_hours(span) for span in text.split())


def read_weekday(text: str) -> ClosedWeekday:
    """Return the weekday that is written "sun", or "sat:2" for the second of a month."""
    found = _WEEKDAY.fullmatch(text.strip().lower())
    if not found:
        raise ValueError('a weekday is written like "sun", the second Saturday of a month like "sat:2"')
    return ClosedWeekday(WEEKDAYS.index(found[1]), int(found[2] or 0))


def read_day(said: str | date) -> dict[str, Any]:
    """Return the parts of a day that is written "2026-06-15 10:00-13:00 Raja Sankranti", its hours as texts."""
    if isinstance(said, date):  # TOML has dates of its own
        return {"on": said}
    found = _DATED.fullmatch(said.strip())
    if not found:
        raise ValueError('a day is written like "2026-06-15 Raja Sankranti"')
    try:
        on = date.fromisoformat(found[1])
    except ValueError:
        raise ValueError("there is no such date; it is written year-month-day") from None
    return {"on": on, "hours": found[2].split(), "name": found[3] or ""}


def read_time(said: Any) -> time:
    """Return the time of day that is written "18:00"."""
    if isinstance(said, time):
        return said
    if not isinstance(said, str) or not re.fullmatch(r"\d{2}:\d{2}", said):
        raise ValueError('a time of day is written like "18:00"')
    return time.fromisoformat(said)
