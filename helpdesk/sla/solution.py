"""By when a ticket is to be solved, where its priority promises that: how that clock starts, rests, moves and ends.

Pure. It is a clock as that of the response, by the same arithmetic, but of the ticket: it starts when the ticket
reaches a team (again after it was reopened), runs whoever has it since, and rests while an answer is awaited.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from helpdesk.calendar.business_hours import BusinessCalendar
from helpdesk.calendar.response_clock import (
    Policy,
    ResponseClock,
    recompute,
    recompute_by_policy,
    rested,
    start_clock,
)
from helpdesk.sla.clocks import answered, cancelled, clock_of, moved_to, reprioritised, to_be_warned
from helpdesk.ticket.fact import ClockOutcome, Fact
from helpdesk.ticket.facts.solution import SolutionDue
from helpdesk.ticket.rows import SolutionRow
from helpdesk.ticket.ticket import Priority, Status, Ticket

DESK = ""  # in the place of a team: the desk itself has it


def kept(
    calendar: BusinessCalendar,
    policies: Mapping[Priority, Policy],
    row: SolutionRow | None,
    ticket: Ticket,
    now: datetime,
) -> SolutionRow | None:
    """Return the running clock after something happened to the ticket, which stands as that left it; None: none.

    1. Without one it begins, if something is promised and a team has the ticket.
    2. It ends with the ticket, in time or late; and with the promise, if its priority or team promises nothing.
    3. It follows priority and team, and rests while the ticket waits.
    """
    policy = policies[ticket.priority].of_solution(ticket.team)
    if row is None:
        return begun(calendar, policy, ticket, now) if policy is not None else None
    if not ticket.is_unresolved:
        at = ticket.resolved_at
        return answered(_resting_over(calendar, row, now), at) if at is not None else ended(row, now)
    if policy is None:
        return ended(row, now)
    if ticket.priority != row.priority:
        row = reprioritised(calendar, {ticket.priority: policy}, row, ticket.priority, now)
    if row.team != (ticket.team or DESK):
        row = replace(row, team=ticket.team or DESK)
        if row.due_days != policy.due_days:  # this team has times of its own
            row = _moved(row, recompute_by_policy(calendar, clock_of(row), policy, now), now)
    if ticket.status is Status.WAITING:
        return replace(row, paused_at=row.paused_at or ticket.asked_at or now)
    return _resting_over(calendar, row, now)


def begun(calendar: BusinessCalendar, policy: Policy, ticket: Ticket, now: datetime) -> SolutionRow | None:
    """Return the clock of a ticket that a team has; None if none has it.

    It counts from when that team got it. One that is promised later than that, by another priority or policy, never
    ends before a business day from now.
    """
    if not ticket.is_with_team or ticket.team is None:
        return None
    started_at = min(ticket.reached_at or now, now)
    clock = start_clock(calendar, policy, started_at)
    if started_at < now:
        floor = calendar.close_of_business_day(now, 1).at
        late = replace(clock, target_at=max(clock.target_at, floor), due_at=max(clock.due_at, floor))
        clock = recompute(calendar, late, now)
    blank = SolutionRow(
        ticket=ticket.number, cycle=ticket.cycle, team=ticket.team, started_at=started_at,
        target_at=clock.target_at, due_at=clock.due_at,
    )  # fmt: skip
    row = moved_to(blank, clock)
    return replace(row, paused_at=ticket.asked_at) if ticket.status is Status.WAITING else row


def ended(row: SolutionRow, now: datetime) -> SolutionRow:
    """Return the clock of what is promised no more."""
    return replace(cancelled(row, now), paused_at=None)


def told(ticket: Ticket, row: SolutionRow, now: datetime) -> tuple[Fact, ...]:
    """Return by when the ticket is to be solved by its clock, if it says something else; nothing once it is over."""
    due_at = None if row.outcome == ClockOutcome.CANCELLED else row.due_at
    if not ticket.is_unresolved or ticket.solve_by == due_at:
        return ()
    return (SolutionDue(now, None, due_at),)


def due_if_answered(calendar: BusinessCalendar, row: SolutionRow, now: datetime) -> datetime:
    """Return by when it is to be solved; while it waits for an answer: if that came now."""
    return _resting_over(calendar, row, now).due_at


def _resting_over(calendar: BusinessCalendar, row: SolutionRow, now: datetime) -> SolutionRow:
    if row.paused_at is None:
        return row
    if row.paused_at >= now:
        return replace(row, paused_at=None)
    pause = row.paused_at, now
    moved = rested(calendar, clock_of(row), pause)
    return replace(_moved(row, moved, now), pauses=moved.pauses, paused_at=None)


def _moved(row: SolutionRow, moved: ResponseClock, now: datetime) -> SolutionRow:
    return to_be_warned(moved_to(row, moved), now)
