"""The spans of days that a summary covers: those that are posted by the week and month, and those people ask for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from helpdesk.calendar.business_hours import BusinessCalendar
from helpdesk.people.actors import Scope
from helpdesk.reports.statistics import (
    DAILY,
    DAY,
    LATE_POST,
    Edition,
    Window,
    editions,
    instant,
    last_time,
    whole_day,
)
from helpdesk.settings.settings import Summary

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


def told_at(calendar: BusinessCalendar, plan: Summary, on: date) -> datetime:
    """Return when the edition that is named by ``on`` is to be told."""
    return instant(calendar, on if plan.every == DAILY else begins(calendar, plan.every, on), plan.at)


def latest(calendar: BusinessCalendar, plan: Summary, before: datetime) -> date:
    """Return what names the latest edition whose time was reached by ``before``.

    A day's is named by itself; a week's or month's by the day after it, whatever is declared closed meanwhile.
    """
    if plan.every == DAILY:
        return last_time(calendar, plan, before)
    on = _after(plan.every, calendar.local(before).date())
    while told_at(calendar, plan, on) > before:
        on = _after(plan.every, on - DAY)
    return on


def edition(calendar: BusinessCalendar, every: str, on: date) -> Edition:
    """Return the edition of the whole week or month before the one in which ``on`` lies."""
    return Edition(_after(every, on), whole_span(every, on).window(calendar))


def _after(every: str, on: date) -> date:
    """Return the first day of the week or month in which ``on`` lies: the day after the one before."""
    return whole_span(every, on).last + DAY


def owed_editions(calendar: BusinessCalendar, plan: Summary, last: Edition, now: datetime) -> list[Edition]:
    """Return the editions that are owed since ``last``, oldest first; what is late waits until the office is open.

    Of weeks and months only what falls on the latest day for it is told, as it is more than one after a week that
    was closed: after a stop nobody reads three of them at once, and each can be asked for.
    """
    if plan.every == DAILY:
        return editions(calendar, plan, last, now)
    on = latest(calendar, plan, now)
    at = told_at(calendar, plan, on)
    if not (calendar.is_open(now) or now - at <= LATE_POST):
        return []
    found: list[Edition] = []
    while told_at(calendar, plan, on) == at:
        one = edition(calendar, plan.every, on)
        if one.window.until <= last.window.until:
            break
        found.insert(0, one)
        on = _after(plan.every, on - DAY)
    return found


def narrowed(scope: Scope, team: str | None = None, ulb: str | None = None) -> Scope | None:
    """Return one team or ULB out of a scope; None if it does not lie inside; the scope itself if none is named."""
    if team is not None:
        return Scope(teams=frozenset({team})) if scope.everything or team in scope.teams else None
    if ulb is not None:
        return Scope(ulbs=frozenset({ulb})) if scope.everything or ulb in scope.ulbs else None
    return scope
