"""How the desk keeps time: which clock a fact starts, stops or moves, and what the ticket waits for next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from helpdesk.lifecycle.evolve import evolve
from helpdesk.notify.on_clock import Reminder, ReminderKind
from helpdesk.ports.store import Store
from helpdesk.settings.settings import Settings
from helpdesk.sla import clocks, solution
from helpdesk.sla.next_date import Rhythm, awaits_response, next_date, solution_date
from helpdesk.ticket.fact import ClockOutcome, Fact
from helpdesk.ticket.facts.clock import Breached, BreachWithdrawn, DueMoved, Responded, ResponseUndone
from helpdesk.ticket.facts.details import PriorityChanged
from helpdesk.ticket.facts.endings import Reopened
from helpdesk.ticket.facts.moves import Escalated
from helpdesk.ticket.facts.solution import SolutionMissed
from helpdesk.ticket.rows import ClockRow, SolutionRow
from helpdesk.ticket.ticket import Status, Ticket


def rhythm_of(settings: Settings) -> Rhythm:
    """Return by what the desk's dates are counted."""
    return Rhythm(settings.calendar, settings.late_steps, settings.stale_after_days)


class Timekeeping:
    """The clocks and the next date of tickets, in one transaction."""

    def __init__(self, store: Store, settings: Settings, now: datetime) -> None:
        self._store = store
        self._settings = settings
        self._now = now

    async def arrival(self, ticket: Ticket, team: str, by: int | None, *, fresh: bool = False) -> Escalated:
        """Return the fact that a ticket reaches a team now, with the times promised for it.

        A team that had it before gets its old due time; ``fresh`` (reopened) promises anew.
        """
        former = () if fresh else await self._former(ticket.number)
        policy = self._settings.sla[ticket.priority].of(team)
        row = clocks.arrived(self._settings.calendar, policy, ticket, team, self._now, former)
        return Escalated(self._now, by, team, row.target_at, row.due_at, row.provisional)

    async def with_solution(self, ticket: Ticket, facts: tuple[Fact, ...]) -> tuple[Fact, ...]:
        """Keep the clock of the solution for what happens to a ticket; ``ticket`` stands as before it.

        Return the facts with by when it is to be solved now, if that moves, and with a date that was missed.
        """
        if ticket.solve_by is None and not any(policy.promises_solutions for policy in self._settings.sla.values()):
            return facts
        after = evolve(ticket, facts)
        stored = await self._store.timers.solution(ticket.number)
        row = solution.kept(self._settings.calendar, self._settings.sla, stored, after, self._now)
        if row is None or row == stored:
            return facts
        await self._store.timers.put_solution(row)
        date = solution_date(after, row, rhythm_of(self._settings))
        await self._store.timers.set_solution_date(ticket.number, date)
        missed = row.breached_at if stored is None or stored.breached_at is None else None
        late = (SolutionMissed(missed, None, row.team),) if missed is not None else ()
        return (*facts, *late, *solution.told(after, row, self._now))

    async def keep(self, ticket: Ticket, facts: Sequence[Fact]) -> tuple[Fact, ...]:
        """Start, stop and move clocks for what happened to a ticket, as it stands after it; set its next date.

        Return the facts with those that follow from the clock: a breach found by a late answer, or withdrawn.
        """
        stored = clock = await self._store.timers.clock(ticket.number, ticket.cycle)
        told: list[Fact] = []
        for fact in facts:
            if isinstance(fact, Escalated):
                clock = await self._started(ticket, fact, fresh=any(isinstance(f, Reopened) for f in facts))
            elif isinstance(fact, Responded) and clock is not None:
                fact, *more = await self._answered(ticket, clock, fact)
                clock = clocks.answered(clock, fact.at)
                told += more
            elif isinstance(fact, ResponseUndone) and clock is not None:
                told += await self._resumed(ticket, clock)
                clock = self._running_again(ticket, clock)
            elif isinstance(fact, PriorityChanged) and clock is not None:
                clock = clocks.reprioritised(
                    self._settings.calendar, self._settings.sla, clock, fact.new, fact.at
                )  # fmt: skip
            told.append(fact)
        if clock is not None:
            clock = clock if awaits_response(ticket) else clocks.cancelled(clock, self._now)
        if clock is not None and clock != stored:
            await self._store.timers.put_clock(clock)
        before = await self._store.timers.next_date(ticket.number) if ticket.status is Status.WAITING else None
        date = next_date(ticket, clock, rhythm_of(self._settings), self._now, before)
        await self._store.timers.set_next(ticket.number, date)
        return tuple(told)

    async def _started(self, ticket: Ticket, fact: Escalated, *, fresh: bool) -> ClockRow:
        """Return the clock that an arrival starts, as ``arrival`` promised it."""
        for clock in await self._store.timers.clocks(ticket.number):
            if clocks.is_running(clock):
                await self._store.timers.put_clock(clocks.cancelled(clock, fact.at))
        before = replace(ticket, cycle=ticket.cycle - 1)
        calendar, policy = self._settings.calendar, self._settings.sla[ticket.priority].of(fact.team)
        former = () if fresh else await self._former(ticket.number)
        return clocks.arrived(calendar, policy, before, fact.team, fact.at, former)

    async def _former(self, ticket: int) -> Sequence[ClockRow]:
        """Return a ticket's clocks since it was opened, or last opened again: what was promised before is over."""
        facts = [row.fact for row in await self._store.journal.of(ticket)]
        again = max((n for n, fact in enumerate(facts) if isinstance(fact, Reopened)), default=0)
        over = sum(isinstance(fact, Escalated) for fact in facts[:again])  # each arrival is a cycle
        return [clock for clock in await self._store.timers.clocks(ticket) if clock.cycle > over]

    async def run_on(self, ticket: Ticket, facts: tuple[Fact, ...]) -> tuple[Fact, ...]:
        """Return the facts of a release, with the due time if the clock runs on and it has moved meanwhile.

        The clock was stopped then, and followed no other priority and no closure.
        """
        clock = await self._store.timers.clock(ticket.number, ticket.cycle)
        if clock is None or not any(isinstance(fact, ResponseUndone) for fact in facts):
            return facts
        again = self._running_again(ticket, clock)
        if again.due_at == ticket.due_at:
            return facts
        return (*facts, DueMoved(self._now, None, again.target_at, again.due_at, again.provisional))

    def _running_again(self, ticket: Ticket, clock: ClockRow) -> ClockRow:
        return clocks.resumed(self._settings.calendar, self._settings.sla, clock, ticket.priority, self._now)

    async def _resumed(self, ticket: Ticket, clock: ClockRow) -> list[Fact]:
        """Return whether a recorded breach was none: its day was closed while somebody had the ticket."""
        if clock.breached_at is None or self._running_again(ticket, clock).breached_at is not None:
            return []
        await self.withdrawn(ticket, clock)
        return [BreachWithdrawn(self._now, None, clock.team)]

    async def _answered(self, ticket: Ticket, clock: ClockRow, fact: Responded) -> tuple[Fact, ...]:
        stopped = clocks.answered(clock, fact.at)
        fact = replace(fact, outcome=ClockOutcome(stopped.outcome or fact.outcome))
        if clock.breached_at is None and stopped.breached_at is not None:
            return fact, Breached(stopped.breached_at, None, clock.team)
        if clock.breached_at is not None and stopped.breached_at is None:
            await self.withdrawn(ticket, clock)
            return fact, BreachWithdrawn(self._now, None, clock.team)
        return (fact,)

    async def withdrawn(self, ticket: Ticket, clock: ClockRow) -> None:
        """Have a note said under the card that a breach was none, if people were told of it."""
        of_solution = isinstance(clock, SolutionRow)
        told = ReminderKind.UNSOLVED if of_solution else ReminderKind.BREACH
        cycle = ticket.cycle if of_solution else clock.cycle
        if await self._store.reminders.was_said(ticket.number, cycle, told):
            await self._store.reminders.add(
                Reminder(
                    ticket=ticket.number, kind=ReminderKind.SOLVE_MOVED if of_solution else ReminderKind.WITHDRAWN,
                    cycle=cycle, due_at=self._now,
                    say_at=self._settings.calendar.next_opening(self._now), team=clock.team,
                )
            )  # fmt: skip
