"""The response clock of each stay with a team: how it starts, ends, moves, and what it was promised.

Pure: rows in, rows out. ``helpdesk/calendar/response_clock.py`` does the arithmetic; here it is tied to tickets,
teams and cycles.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import TypeVar

from helpdesk.calendar.business_hours import BusinessCalendar
from helpdesk.calendar.response_clock import (
    Policy,
    ResponseClock,
    lower_priority,
    raise_priority,
    recompute,
    standing,
    start_clock,
)
from helpdesk.ticket.fact import ClockOutcome, in_time
from helpdesk.ticket.rows import ClockRow, SolutionRow
from helpdesk.ticket.ticket import Priority, Ticket

C = TypeVar("C", bound=ClockRow)  # of a response or of a solution


def arrived(
    calendar: BusinessCalendar,
    policy: Policy,
    ticket: Ticket,
    team: str,
    now: datetime,
    former: Iterable[ClockRow] = (),
) -> ClockRow:
    """Return the clock of a ticket that reaches ``team`` now: its next cycle.

    A team that had the ticket before gets its old due time back, late or not: to send a ticket to and fro wins
    nobody time. Only a promise that it kept, or broke, for good and whose time is over is made anew. A priority
    that was changed in between moves the old due time as it moves a running one, and so does a day that was closed:
    only what is recorded as late stays so.
    ``former`` are the ticket's clocks up to now.
    """
    fresh = _row(start_clock(calendar, policy, now), ticket.number, ticket.cycle + 1, team)
    last = max((c for c in former if c.team == team), key=lambda c: c.cycle, default=None)
    if last is None or (_has_answered(last) and last.due_at <= now):
        return fresh
    again = replace(last, ended_at=None, outcome=None)
    if again.breached_at is None:
        stands = moved_to(again, standing(calendar, clock_of(again)))
        again = to_be_warned(replace(stands, priority=last.priority), now)
    if again.priority is not None and again.priority != ticket.priority:
        again = reprioritised(calendar, {ticket.priority: policy}, again, ticket.priority, now)
    return replace(again, cycle=fresh.cycle, priority=fresh.priority, started_at=fresh.started_at)


def answered(clock: C, at: datetime) -> C:
    """Return the clock stopped by a first response; one that has stopped stays as it is.

    A response after the due time makes it a breach even if nobody swept in between; one that was made before the
    recorded breach takes it away.
    """
    if clock.ended_at is not None:
        return clock
    breached = clock.breached_at or clock.due_at
    if in_time(at, breached):
        return replace(clock, ended_at=at, outcome=ClockOutcome.IN_TIME.value, breached_at=None)
    return replace(clock, ended_at=at, outcome=ClockOutcome.LATE.value, breached_at=breached)


def resumed(
    calendar: BusinessCalendar,
    policies: Mapping[Priority, Policy],
    clock: ClockRow,
    priority: Priority,
    now: datetime,
) -> ClockRow:
    """Return the clock that a claim had stopped as if it had never stopped: with its old due time, late or not.

    What was changed meanwhile, it follows now: another priority, and closures that put the due time off.
    """
    again = replace(clock, ended_at=None, outcome=None)
    if again.priority is not None and again.priority != priority:
        again = reprioritised(calendar, policies, again, priority, now)
    moved = recompute(calendar, clock_of(again), now)
    if moved.due_at <= again.due_at:
        return again
    over = again.breached_at is not None and moved.due_at <= now
    again = moved_to(again, moved)
    return again if over else replace(again, breached_at=None, reminded=0)


def cancelled(clock: C, at: datetime) -> C:
    """Return the clock ended without an answer: forwarded, returned or solved by somebody else."""
    if clock.ended_at is not None:
        return clock
    return replace(clock, ended_at=at, outcome=ClockOutcome.CANCELLED.value)


def is_running(clock: ClockRow) -> bool:
    """Whether the team still has to answer."""
    return clock.ended_at is None


def reprioritised(
    calendar: BusinessCalendar,
    policies: Mapping[Priority, Policy],
    clock: C,
    priority: Priority,
    now: datetime,
) -> C:
    """Return a running clock after a change of priority; a finished one keeps what was promised.

    Raised: the earlier of the old due time and a fresh promise. Lowered: counted anew from the start; a recorded
    breach stays. A warning that lies ahead again is given again.
    """
    if clock.ended_at is not None:
        return clock
    running, policy = clock_of(clock), policies[priority].of(clock.team)
    raised = priority < (clock.priority or priority)
    moved = raise_priority(calendar, running, policy, now) if raised else lower_priority(calendar, running, policy)
    return to_be_warned(moved_to(clock, moved), now)


def moved_to(clock: C, moved: ResponseClock) -> C:
    """Return the row of a running clock with the times of ``moved``, as after a change of the calendar."""
    return replace(
        clock,
        priority=Priority(moved.priority),
        target_from=moved.target_from,
        target_days=moved.target_days,
        due_from=moved.due_from,
        due_days=moved.due_days,
        target_at=moved.target_at,
        due_at=moved.due_at,
        warn_at=moved.warn_at,
        provisional=moved.provisional,
    )


def clock_of(row: ClockRow) -> ResponseClock:
    """Return the clock that a row holds, for the arithmetic of ``helpdesk/calendar/response_clock.py``."""
    return ResponseClock(
        priority=(row.priority or Priority.P4).value,
        started_at=row.started_at,
        target_from=row.target_from or row.started_at,
        target_days=row.target_days,
        due_from=row.due_from or row.started_at,
        due_days=row.due_days,
        target_at=row.target_at,
        due_at=row.due_at,
        warn_at=row.warn_at or row.target_at,
        provisional=row.provisional,
        pauses=row.pauses if isinstance(row, SolutionRow) else (),
    )


def _row(clock: ResponseClock, ticket: int, cycle: int, team: str) -> ClockRow:
    blank = ClockRow(
        ticket=ticket, cycle=cycle, team=team, started_at=clock.started_at, target_at=clock.target_at,
        due_at=clock.due_at,
    )  # fmt: skip
    return moved_to(blank, clock)


def to_be_warned(row: C, now: datetime) -> C:
    """Return the row with its warning not given yet, if it lies ahead again."""
    return replace(row, warned_at=None) if row.warn_at and row.warn_at > now else row


def _has_answered(clock: ClockRow) -> bool:
    return clock.outcome in (ClockOutcome.IN_TIME.value, ClockOutcome.LATE.value)
