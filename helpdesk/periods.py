"""The spans of days that a summary covers: those that are posted by the week and month, and those people ask for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from helpdesk.business_hours import BusinessCalendar
from helpdesk.people import Scope
from helpdesk.policy import Summary
from helpdesk.statistics import DAILY, DAY, LATE_POST, Edition, Window, editions, instant, last_time, whole_day

FORMER = timedelta(weeks=4)  # what a period is held against


class Period(StrEnum):
    """What somebody may ask a summary of."""

    TODAY = "today"
    YESTERDAY = "yesterday"
    WEEK = "week"  # the last seven days, today among them
    MONTH = "month"  # the last thirty
    PILOT = "pilot"  # since the first ticket


LENGTHS = {Period.TODAY: 1, Period.YESTERDAY: 1, Period.WEEK: 7, Period.MONTH: 30}


@dataclass(frozen=True, slots=True)
class Days:
    """From the first date to the last, both of them whole."""

    first: date
    last: date

    def window(self, calendar: BusinessCalendar) -> Window:
        """Return them by the office's wall clock, from midnight to midnight."""
        return Window(whole_day(calendar, self.first).since, whole_day(calendar, self.last).until)


def asked(period: Period, today: date, began: date) -> Days:
    """Return the days that a period means when it is asked for; ``began``: when the first ticket was opened."""
    last = today - DAY if period is Period.YESTERDAY else today
    if period is Period.PILOT:
        return Days(min(began, today), last)
    return Days(last - (LENGTHS[period] - 1) * DAY, last)


def former_weeks(calendar: BusinessCalendar, window: Window) -> tuple[Window, float]:
    """Return the four weeks before a window, and how much of their business days the window has itself."""
    former = Window(window.since - FORMER, window.since)
    usual = _business_days(calendar, former)
    return former, _business_days(calendar, window) / usual if usual else 0.0


def _business_days(calendar: BusinessCalendar, window: Window) -> int:
    """Count the business days that open inside a window."""
    on, last = calendar.local(window.since).date(), calendar.local(window.until).date()
    count = 0
    while on <= last:
        day = calendar.day(on)
        if day.counts and window.since <= instant(calendar, on, day.hours[0].opens) < window.until:
            count += 1
        on += DAY
    return count


def whole_span(every: str, on: date) -> Days:
    """Return the week or month before the one in which ``on`` lies."""
    if every == "week":
        monday = on - on.weekday() * DAY
        return Days(monday - 7 * DAY, monday - DAY)
    last = on.replace(day=1) - DAY
    return Days(last.replace(day=1), last)


def begins(calendar: BusinessCalendar, every: str, on: date) -> date:
    """Return the first business day of the week or month in which ``on`` lies: the one before is summed up then.

    A week without one (the office is shut for all of it) is summed up on the next business day that there is.
    """
    day = on - on.weekday() * DAY if every == "week" else on.replace(day=1)
    while not calendar.day(day).counts:
        day += DAY
    return day


def latest(calendar: BusinessCalendar, plan: Summary, before: datetime) -> date:
    """Return the latest day on which the plan's time was reached by ``before``."""
    if plan.every == DAILY:
        return last_time(calendar, plan, before)
    on = calendar.local(before).date()
    day = begins(calendar, plan.every, on)
    while day > on or instant(calendar, day, plan.at) > before:
        on = whole_span(plan.every, on).last
        day = begins(calendar, plan.every, on)
    return day


def owed_editions(calendar: BusinessCalendar, plan: Summary, last: Edition, now: datetime) -> list[Edition]:
    """Return the editions that are owed since ``last``, oldest first; what is late waits until the office is open.

    Of weeks and months only the latest is told: nobody reads three of them at once, and each can be asked for.
    """
    if plan.every == DAILY:
        return editions(calendar, plan, last, now)
    on = latest(calendar, plan, now)
    if on <= last.on or not (calendar.is_open(now) or now - instant(calendar, on, plan.at) <= LATE_POST):
        return []
    return [Edition(on, whole_span(plan.every, on).window(calendar))]


def narrowed(scope: Scope, team: str | None = None, ulb: str | None = None) -> Scope | None:
    """Return one team or ULB out of a scope; None if it does not lie inside; the scope itself if none is named."""
    if team is not None:
        return Scope(teams=frozenset({team})) if scope.everything or team in scope.teams else None
    if ulb is not None:
        return Scope(ulbs=frozenset({ulb})) if scope.everything or ulb in scope.ulbs else None
    return scope
