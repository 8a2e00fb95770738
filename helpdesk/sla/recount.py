"""Counting anew: what becomes of an open ticket's dates after a changed calendar or policy. Pure.

The preview and the recount ask the same function, so that what an admin confirms is what happens.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from helpdesk.calendar.business_hours import BusinessCalendar
from helpdesk.calendar.response_clock import Policy, ResponseClock, recompute, recompute_by_policy, standing
from helpdesk.lifecycle.evolve import evolve
from helpdesk.notify.on_clock import ReminderKind
from helpdesk.sla import solution
from helpdesk.sla.clocks import C, clock_of, is_running, moved_to, to_be_warned
from helpdesk.sla.due import Audience, Told
from helpdesk.sla.next_date import (
    ANSWER,
    DAY_STEP,
    PROMISE,
    STALE,
    Rhythm,
    answer_date,
    awaits_response,
    next_date,
    promise_date,
    promised_day,
    response_date,
    solution_date,
    stale_date,
)
from helpdesk.ticket.fact import Fact
from helpdesk.ticket.facts.clock import BreachWithdrawn, DueMoved
from helpdesk.ticket.facts.promises import PromiseMoved
from helpdesk.ticket.rows import ClockRow, Dated, NextDate, SolutionRow
from helpdesk.ticket.ticket import Priority, Ticket

# What changed. The policy of a priority is named by the priority; what it promises of a team alone, like "P1.egov";
# where that is only by when tickets are to be solved, so that no response clock moves, like "solution:P1".
SOLUTION_ONLY = "solution:"
CALENDAR = "calendar"  # declared in the chat, previewed and confirmed
# The file's own hours, days or ``stale_after_days``: nobody has confirmed what moves, so response clocks stay, but
# for those that would end when no business day does.
RHYTHM = "rhythm"


@dataclass(frozen=True, kw_only=True, slots=True)
class Revised:
    """By what dates are counted after a change, and which of them follow it."""

    what: str
    rhythm: Rhythm
    policies: Mapping[Priority, Policy]
    announced_at: datetime

    @property
    def is_policy(self) -> bool:
        """Whether only the clocks of one priority follow."""
        return self._policy.partition(".")[0] in set(Priority)

    @property
    def moves_responses(self) -> bool:
        """Whether response clocks follow, too."""
        return not self.what.startswith(SOLUTION_ONLY)

    def clock(self, row: ClockRow, policy: Policy) -> ResponseClock:
        """Return a running clock as it is counted now; ``policy`` is what holds for it."""
        clock = clock_of(row)
        if self.what == CALENDAR:
            return recompute(self.rhythm.calendar, clock, self.announced_at)
        if self.is_about(row.priority, row.team):
            return recompute_by_policy(self.rhythm.calendar, clock, policy, self.announced_at)
        return clock if self.is_policy else standing(self.rhythm.calendar, clock)

    def is_about(self, priority: Priority | None, team: str | None) -> bool:
        """Whether what is promised of such tickets is what changed."""
        return priority is not None and self._policy in (priority, f"{priority}.{team}")

    @property
    def _policy(self) -> str:
        return self.what.removeprefix(SOLUTION_ONLY)


@dataclass(frozen=True, kw_only=True, slots=True)
class Anew:
    """One ticket counted anew: what happened by it, what is said of it, its clock and its date."""

    facts: tuple[Fact, ...]
    told: tuple[Told, ...]
    clock: ClockRow | None
    date: NextDate | None
    withdrawn: bool  # a recorded breach is none any more
    solution: SolutionRow | None = None
    solution_date: NextDate | None = None
    solution_withdrawn: bool = False


@dataclass(frozen=True, slots=True)
class MovedDate:
    """An open ticket's due time or promise, as it was and as it will be; or by when it is to be solved."""

    ticket: int
    before: datetime
    after: datetime
    of_solution: bool = False


@dataclass(frozen=True, slots=True)
class Effect:
    """What a change does to open tickets."""

    moves: int = 0
    earlier: int = 0  # of them
    no_longer_late: int = 0
    promises: int = 0  # that move to the next business day
    dates: tuple[MovedDate, ...] = field(default=(), compare=False)  # all of these


def count_anew(dated: Dated, revised: Revised, now: datetime) -> Anew:
    """Return an open ticket's dates after a change.

    1. A running clock is counted anew; a finished one keeps what was promised.
    2. A promise for a day that is closed now is for the next business day; whoever promised is told.
    3. The next date follows from both, or is counted anew from where it began.
    4. So does by when it is to be solved; where that is promised by now, or no more, it begins, or ends.
    """
    ticket, facts, told = dated.ticket, list[Fact](), list[Told]()
    clock, withdrawn = dated.clock, False
    if clock is not None and is_running(clock) and awaits_response(ticket) and revised.moves_responses:
        clock, moved = _clock_anew(clock, revised, now)
        withdrawn = any(isinstance(fact, BreachWithdrawn) for fact in moved)
        facts += moved
    until = None if revised.is_policy else moved_promise(revised.rhythm.calendar, ticket)
    if until is not None:
        facts.append(PromiseMoved(now, None, until))
        told.append(Told(ReminderKind.PROMISE_MOVED, Audience.GROUP if ticket.team else Audience.OPERATOR, now))
    date = dated.date
    if facts or not revised.is_policy:
        after = evolve(ticket, tuple(facts))
        date = _date_anew(after, clock, dated.date, revised, now, promise_moved=until is not None)
    row, solved = _solution_anew(dated, revised, now)
    unsolved = dated.solution is not None and dated.solution.breached_at is not None
    return Anew(
        facts=(*facts, *solved), told=tuple(told), clock=clock, date=date, withdrawn=withdrawn, solution=row,
        solution_date=solution_date(ticket, row, revised.rhythm),
        solution_withdrawn=unsolved and row is not None and row.ended_at is None and row.breached_at is None,
    )  # fmt: skip


def moved_promise(calendar: BusinessCalendar, ticket: Ticket) -> datetime | None:
    """Return the close of the next business day for a promise whose day is none any more; None if it stands."""
    promised = ticket.promised_at
    if promised is None or calendar.day(calendar.local(promised - timedelta(seconds=1)).date()).counts:
        return None
    return calendar.next_close(promised).at


def effect(open_tickets: Iterable[Dated], revised: Revised, now: datetime) -> Effect:
    """Return what a change does to the tickets that are open, if it is announced now."""
    moves = earlier = forgiven = promises = 0
    dates: list[MovedDate] = []
    for dated in open_tickets:
        anew, ticket = count_anew(dated, revised, now), dated.ticket
        for fact in anew.facts:
            if isinstance(fact, PromiseMoved) and ticket.promised_at is not None:
                promises += 1
                dates.append(MovedDate(ticket.number, ticket.promised_at, fact.until))
        pairs = ((dated.clock, anew.clock), (dated.solution, anew.solution))
        there = [(b.due_at, a.due_at, b is dated.solution) for b, a in pairs if b is not None and a is not None]
        moved = [(before, after) for before, after, _ in there if before != after]
        dates += [MovedDate(ticket.number, *each) for each in there if each[0] != each[1]]
        moves += bool(moved)
        earlier += any(after < before for before, after in moved)
        forgiven += any(before <= now < after for before, after in moved)
    return Effect(moves, earlier, forgiven, promises, tuple(dates))


def _clock_anew(row: ClockRow, revised: Revised, now: datetime) -> tuple[ClockRow, tuple[Fact, ...]]:
    """Return a running response clock counted anew, and what happened by that."""
    policy = revised.policies[row.priority or Priority.P4].of(row.team)
    moved = _counted_anew(row, policy, revised, now)
    if moved == row:
        return row, ()
    facts: tuple[Fact, ...] = (DueMoved(now, None, moved.target_at, moved.due_at, moved.provisional),)
    if row.breached_at is not None and moved.breached_at is None:
        facts = (*facts, BreachWithdrawn(now, None, row.team))
    return moved, facts


def _counted_anew(row: C, policy: Policy, revised: Revised, now: datetime) -> C:
    """Return a running clock counted anew; a warning that lies ahead again is given again."""
    new = revised.clock(row, policy)
    if new == clock_of(row):
        return row
    moved = to_be_warned(moved_to(row, new), now)
    if row.breached_at is not None and new.due_at > now:
        moved = replace(moved, breached_at=None, reminded=0)
    return moved


def _solution_anew(dated: Dated, revised: Revised, now: datetime) -> tuple[SolutionRow | None, tuple[Fact, ...]]:
    """Return by when a ticket is to be solved, counted anew; where that changes, the fact of it."""
    ticket, row = dated.ticket, dated.solution
    policy = revised.policies[ticket.priority].of_solution(ticket.team)
    if row is not None:
        stands = policy is not None and revised.is_policy and policy.due_days == row.due_days
        if policy is None:
            row = solution.ended(row, now)
        elif not stands:
            row = _counted_anew(row, policy, revised, now)
    elif policy is not None:
        row = solution.begun(revised.rhythm.calendar, policy, ticket, now)
    return row, solution.told(ticket, row, now) if row is not None else ()


def _date_anew(
    ticket: Ticket, clock: ClockRow | None, date: NextDate | None, revised: Revised, now: datetime, *,
    promise_moved: bool,
) -> NextDate | None:  # fmt: skip
    rhythm = revised.rhythm
    if clock is not None and awaits_response(ticket):
        return response_date(clock, rhythm)
    if date is None:
        return next_date(ticket, clock, rhythm, now)
    if date.kind == PROMISE and ticket.promised_at is not None:
        if promise_moved:
            return promise_date(ticket.promised_at, rhythm, now)
        if date.step == DAY_STEP:
            return replace(date, at=promised_day(rhythm.calendar, ticket.promised_at))
    if date.kind in (ANSWER, STALE):
        return _since_anew(date, ticket, revised)
    return date


def _since_anew(date: NextDate, ticket: Ticket, revised: Revised) -> NextDate:
    """Return an answer's or a silence's date, counted anew from where it began.

    What would come earlier never comes before one business day from the announcement. Of a date that does not know
    where it began, from before it was written down, only so much is sure: it may be later.
    """
    since, rhythm = date.since or ticket.changed_at, revised.rhythm
    fresh = answer_date(since, rhythm) if date.kind == ANSWER else stale_date(since, rhythm)
    floor = date.at if date.since is None else rhythm.after(revised.announced_at, 1)
    return replace(date, at=max(fresh.at, min(date.at, floor)))
