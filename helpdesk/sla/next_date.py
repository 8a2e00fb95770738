"""The next date of every ticket that is not resolved: what it waits for, and until when. Pure.

It has one; and a second one of its own kind, if by when it is to be solved is promised. A solved ticket has one while
an objection waits for the desk.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from helpdesk.calendar.business_hours import BusinessCalendar
from helpdesk.ticket.rows import ClockRow, NextDate, SolutionRow
from helpdesk.ticket.ticket import WITH_TEAM, Status, Ticket

RESPONSE, PROMISE, ANSWER, STALE = "response", "promise", "answer", "stale"
OBJECTION = "objection"  # of a ticket that is solved, and its town says that it is not
SOLUTION = "solution"  # beside one of the others
WARNING_STEP, BREACH_STEP, REMINDER_STEP = 0, 1, 2  # of a response, and of a solution; reminders count on
DAY_STEP, MISSED_STEP = 0, 1  # of a promise: its day has come; it is over
ANSWER_DAYS = 1  # business days after which the operator is reminded of a question

OBJECTION_DAYS = 5  # business days on which the desk is reminded of an objection; then every ``stale_days``

# A promise's choices, in business days: 0 is today.
PROMISE_DAYS = {"d0": 0, "d1": 1, "d3": 3, "d5": 5}


@dataclass(frozen=True, slots=True)
class Rhythm:
    """By what the dates are counted: the calendar, the steps after a breach, and when silence is too long."""

    calendar: BusinessCalendar
    late_steps: tuple[str, ...]  # whom each step after a breach tells: group, managers, admins
    stale_days: int

    def after(self, at: datetime, days: int) -> datetime:
        """Return the close of that many business days."""
        return self.calendar.close_of_business_day(at, days).at


def next_date(
    ticket: Ticket, clock: ClockRow | None, rhythm: Rhythm, now: datetime, before: NextDate | None = None
) -> NextDate | None:
    """Return what the ticket waits for after something happened to it now; None if it is resolved.

    ``clock`` is that of its present cycle; ``before``, the date it had, says whether its question was recalled.
    """
    if ticket.is_held_up and ticket.objected_at is not None:
        return objection_date(ticket.objected_at, rhythm)
    if not ticket.is_unresolved:
        return None
    if clock is not None and awaits_response(ticket):
        return response_date(clock, rhythm)
    if ticket.status is Status.WAITING:
        return _waiting_date(ticket, rhythm, now, before)
    if ticket.promised_at is not None:  # one that is over is still to be called missed
        return promise_date(ticket.promised_at, rhythm, now)
    return stale_date(ticket.changed_at, rhythm)


def _waiting_date(ticket: Ticket, rhythm: Rhythm, now: datetime, before: NextDate | None) -> NextDate:
    """Return the date of the question, whatever else happens; of silence once the operator was reminded of it."""
    answer = answer_date(ticket.asked_at or ticket.changed_at, rhythm)
    reminded = before is not None and before.kind == STALE and answer.at <= now
    return stale_date(ticket.changed_at, rhythm) if reminded else answer


def answer_date(since: datetime, rhythm: Rhythm) -> NextDate:
    """Return when the operator is reminded of a question that waits since then."""
    return NextDate(ANSWER, 0, rhythm.after(since, ANSWER_DAYS), since)


def objection_date(since: datetime, rhythm: Rhythm, step: int = 0) -> NextDate:
    """Return when the desk is reminded of an objection: at the next opening, on each business day, now and then."""
    at = since
    for _ in range(1 if step <= OBJECTION_DAYS else rhythm.stale_days):
        at = _opening_after(rhythm.calendar, at)
    return NextDate(OBJECTION, step, at, since)


def _opening_after(calendar: BusinessCalendar, at: datetime) -> datetime:
    """Return the first opening of a day after then; of today, if it has not opened yet."""
    midnight = calendar.local(at).replace(hour=0, minute=0, second=0)
    today = calendar.next_opening(midnight)
    return today if at < today else calendar.next_opening(midnight + timedelta(days=1))


def stale_date(since: datetime, rhythm: Rhythm, step: int = 0) -> NextDate:
    """Return when a silence since then has been too long; ``step`` counts how often somebody was asked before."""
    return NextDate(STALE, step, rhythm.after(since, rhythm.stale_days), since)


def promise_date(promised_at: datetime, rhythm: Rhythm, now: datetime) -> NextDate:
    """Return the next step of a promise: its day comes, then it is over."""
    day = promised_day(rhythm.calendar, promised_at)
    ahead = now < min(day, promised_at)
    return NextDate(PROMISE, DAY_STEP, day) if ahead else NextDate(PROMISE, MISSED_STEP, promised_at)


def awaits_response(ticket: Ticket) -> bool:
    """Return whether the team's response clock runs."""
    return ticket.status in WITH_TEAM and ticket.responded_at is None


def solution_date(ticket: Ticket, clock: SolutionRow | None, rhythm: Rhythm) -> NextDate | None:
    """Return the next step towards the date by which it is to be solved; None without one, and while that rests."""
    if clock is None or clock.ended_at is not None or clock.paused_at is not None or not ticket.is_unresolved:
        return None
    return clock_date(SOLUTION, clock, rhythm)


def response_date(clock: ClockRow, rhythm: Rhythm) -> NextDate:
    """Return the next step of a running response clock."""
    return clock_date(RESPONSE, clock, rhythm)


def clock_date(kind: str, clock: ClockRow, rhythm: Rhythm) -> NextDate:
    """Return the next step of a running clock: warning, breach, then the reminders."""
    warn_at = clock.warn_at or clock.target_at
    if clock.breached_at is None:
        if clock.warned_at is None and warn_at < clock.due_at:
            return NextDate(kind, WARNING_STEP, warn_at)
        return NextDate(kind, BREACH_STEP, clock.due_at)
    # One business day after the breach for each step; after the last one the group is told now and then.
    count, steps = clock.reminded + 1, max(0, len(rhythm.late_steps) - 1)
    days = min(count, steps) + max(0, count - steps) * rhythm.stale_days
    since = max(clock.due_at, clock.breached_at)
    return NextDate(kind, REMINDER_STEP + clock.reminded, rhythm.after(since, days))


def promised_day(calendar: BusinessCalendar, promised_at: datetime) -> datetime:
    """Return the opening of the day for which something is promised: its promiser is reminded then."""
    midnight = _last_second(calendar, promised_at).replace(hour=0, minute=0, second=0)
    return calendar.next_opening(midnight)


def promise_dates(calendar: BusinessCalendar, now: datetime) -> dict[str, datetime]:
    """Return by when something can be promised, by code: today (while it is open), tomorrow, 3 days, 1 week."""
    close = calendar.next_close(now).at
    today = _last_second(calendar, close).date() == calendar.local(now).date()
    found = {"d0": close} if today else {}
    start = close if today else now  # before the opening, today is not yet tomorrow
    return found | {c: calendar.close_of_business_day(start, n).at for c, n in PROMISE_DAYS.items() if n}


def _last_second(calendar: BusinessCalendar, close: datetime) -> datetime:
    """Return the office's time just before a closing, which may be the midnight that ends its day."""
    return calendar.local(close - timedelta(seconds=1))
