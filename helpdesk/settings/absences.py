"""Being off until a day: what one had goes to a colleague, and can be taken back on the day of return. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from helpdesk.calendar.business_hours import BusinessCalendar
from helpdesk.text.dates import BadDate, DateProblem

OFF = {"d1": 1, "d3": 3, "d7": 7}  # days until the return that are offered, by code


@dataclass(frozen=True, kw_only=True, slots=True)
class Absence:
    """Somebody is off, and a colleague of a team has what they had; ``id`` 0 is not stored yet."""

    id: int = 0
    person: int
    colleague: int
    team: str
    back_at: datetime
    told_at: datetime | None = None  # when both heard that it is over


def return_day(code: str, today: date) -> date | None:
    """Return the day of return that a choice means; None for one that is not offered."""
    return today + timedelta(days=OFF[code]) if code in OFF else None


def back_at(calendar: BusinessCalendar, on: date, now: datetime) -> datetime:
    """Return when somebody who is off until that day is back: its opening, or the next. Raise ``BadDate``."""
    today = calendar.local(now)
    if on <= today.date():
        raise BadDate(DateProblem.PAST)
    midnight = today.replace(hour=0, minute=0, second=0, microsecond=0, fold=0)
    return calendar.next_opening(midnight.replace(year=on.year, month=on.month, day=on.day))
