"""Random histories of tickets, written as the desk writes them, and their numbers counted by hand."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from helpdesk.people.actors import Scope
from helpdesk.reports.statistics import Numbers, ResponseCounts, Window
from helpdesk.ticket.fact import ClockOutcome, Fact
from helpdesk.ticket.facts.clock import Breached, BreachWithdrawn, Responded
from helpdesk.ticket.facts.details import PriorityChanged
from helpdesk.ticket.facts.endings import Reopened, Resolved, Withdrawn
from helpdesk.ticket.facts.moves import Escalated, Returned
from helpdesk.ticket.facts.promises import PromiseKept, PromiseMissed
from helpdesk.ticket.rows import ClockRow
from helpdesk.ticket.ticket import Priority, Status, Ticket
from storage.unit_of_work import UnitOfWork
from tests.storage.factories import MONDAY, OLIVIA, RAVI, ticket

COUNTED = Resolved, Responded, Reopened, Returned, PromiseKept, PromiseMissed, BreachWithdrawn


TEAMS, ULBS = ("egov", "hudd_tech"), ("JAT", "DHE")


HOUR = timedelta(hours=1)


@dataclass
class History:
    """One ticket's life, as it is written down and as a person would tell it."""

    chance: random.Random
    number: int
    now: datetime
    first_priority: Priority
    ulb: str
    ticket: Ticket
    facts: list[Fact] = field(default_factory=list)
    clocks: list[ClockRow] = field(default_factory=list)
    opened_at: datetime = MONDAY

    def tick(self) -> datetime:
        self.now += self.chance.randrange(1, 30) * HOUR / 2
        return self.now

    def live(self) -> None:
        """Do what may happen to a ticket, in a random order that the workflow allows."""
        for _ in range(self.chance.randrange(1, 9)):
            self.chance.choice(list(self.possible()))()

    def possible(self) -> Iterator[Callable[[], None]]:
        if self.ticket.status in (Status.RESOLVED, Status.CLOSED):
            yield self.reopen
            return
        yield self.escalate
        yield self.resolve
        yield self.withdraw
        yield self.promise
        yield self.change_priority
        if self.running is not None:
            yield self.answer
            yield self.send_back

    @property
    def running(self) -> ClockRow | None:
        return self.clocks[-1] if self.clocks and self.clocks[-1].ended_at is None else None

    def end_clock(self, at: datetime, outcome: ClockOutcome) -> None:
        if self.running is not None:
            self.clocks[-1] = replace(self.clocks[-1], ended_at=at, outcome=outcome)

    def escalate(self) -> None:
        at, team = self.tick(), self.chance.choice(TEAMS)
        self.end_clock(at, ClockOutcome.CANCELLED)
        due = at + self.chance.randrange(4, 40) * HOUR
        self.clocks.append(
            ClockRow(
                ticket=self.number, cycle=len(self.clocks) + 1, team=team, started_at=at, target_at=due, due_at=due,
                priority=self.ticket.priority,
            )
        )  # fmt: skip
        self.facts.append(Escalated(at, OLIVIA, team, due, due, False))
        self.ticket = replace(
            self.ticket, status=Status.ESCALATED, team=team, cycle=len(self.clocks), reached_at=at, due_at=due
        )

    def answer(self) -> None:
        clock = self.running
        assert clock is not None
        at = self.tick()
        late = at > clock.due_at
        if late or self.chance.random() < 0.2:
            self.facts.append(Breached(clock.due_at, None, clock.team))
            if not late:  # it was dated before: the breach is withdrawn
                self.facts.append(BreachWithdrawn(at, None, clock.team))
        outcome = ClockOutcome.LATE if late else ClockOutcome.IN_TIME
        self.end_clock(at, outcome)
        self.facts.append(Responded(at, RAVI, clock.team, outcome))
        self.ticket = replace(self.ticket, status=Status.CLAIMED, responded_at=at, responded_by=RAVI)

    def send_back(self) -> None:
        clock = self.running
        assert clock is not None
        at = self.tick()
        self.end_clock(at, ClockOutcome.IN_TIME if at <= clock.due_at else ClockOutcome.LATE)
        reason = self.chance.choice(["screenshot", "wrong_team", None])
        self.facts.append(Returned(at, RAVI, clock.team, reason, None))
        self.ticket = replace(self.ticket, status=Status.OPEN, team=None)

    def resolve(self) -> None:
        at = self.tick()
        self.end_clock(at, ClockOutcome.CANCELLED)
        self.facts.append(Resolved(at, RAVI, None))
        self.ticket = replace(self.ticket, status=Status.RESOLVED, resolved_at=at)

    def withdraw(self) -> None:
        at = self.tick()
        self.end_clock(at, ClockOutcome.CANCELLED)
        self.facts.append(Withdrawn(at, OLIVIA))
        self.ticket = replace(self.ticket, status=Status.CLOSED, closed_at=at)

    def reopen(self) -> None:
        self.facts.append(Reopened(self.tick(), OLIVIA, None))
        self.ticket = replace(self.ticket, status=Status.OPEN, team=None, resolved_at=None, closed_at=None)

    def promise(self) -> None:
        at = self.tick()
        self.facts.append((PromiseKept if self.chance.random() < 0.5 else PromiseMissed)(at, RAVI, at))

    def change_priority(self) -> None:
        new = self.chance.choice(list(Priority))
        self.facts.append(PriorityChanged(self.tick(), OLIVIA, self.ticket.priority, new, None, None, False))
        self.ticket = replace(self.ticket, priority=new)

    # -- the count by hand -----------------------------------------------------------------------------------

    def team_at(self, at: datetime) -> str | None:
        """Return who had it; whoever sends it back has it until then."""
        had = [(c.started_at, c.team) for c in self.clocks if c.started_at <= at]
        since, team = had[-1] if had else (at, None)
        gone = any(isinstance(fact, Returned) and since <= fact.at < at for fact in self.facts)
        return None if gone else team

    def counts(self, scope: Scope, at: datetime) -> bool:
        return scope.everything or self.ulb in scope.ulbs or self.team_at(at) in scope.teams

    def was_open(self, at: datetime) -> bool:
        is_open = self.opened_at < at
        for fact in self.facts:
            if fact.at < at and isinstance(fact, Resolved | Withdrawn | Reopened):
                is_open = isinstance(fact, Reopened)
        return is_open


def history(seed: int) -> History:
    chance = random.Random(seed)
    opened_at = MONDAY + chance.randrange(0, 14 * 48) * HOUR / 2
    priority, ulb, number = chance.choice(list(Priority)), chance.choice(ULBS), 1001 + seed
    made = ticket(number, priority=priority, ulb=ulb, opened_at=opened_at)
    told = History(chance, number, opened_at, priority, ulb, made, opened_at=opened_at)
    told.live()
    return told


def inside(at: datetime | None, window: Window) -> bool:
    return at is not None and window.since <= at < window.until


def by_hand(histories: list[History], scope: Scope, window: Window, now: datetime) -> Numbers:
    opened: Counter[Priority] = Counter()
    answered: dict[tuple[str, Priority], ResponseCounts] = {}
    facts: Counter[type[Fact]] = Counter()
    sent_back: Counter[str] = Counter()
    resolved, withdrawn_breaches, still_open, late, known_later, is_over = 0, 0, 0, 0, 0, False
    for told in histories:
        reached = any(c.team in scope.teams and inside(c.started_at, window) for c in told.clocks)
        logged = (scope.everything or told.ulb in scope.ulbs) and inside(told.opened_at, window)
        if logged or reached:
            opened[told.first_priority] += 1
        for clock in told.clocks:
            if not (scope.everything or clock.team in scope.teams or told.ulb in scope.ulbs):
                continue
            if inside(clock.ended_at, window) and clock.outcome in (ClockOutcome.IN_TIME, ClockOutcome.LATE):
                assert clock.priority is not None
                one = ResponseCounts(1, 0) if clock.outcome is ClockOutcome.IN_TIME else ResponseCounts(0, 1)
                key = clock.team, clock.priority
                answered[key] = answered.get(key, ResponseCounts()) + one
            if clock is told.running and clock.due_at < now and told.ticket.status is Status.ESCALATED:
                late += 1
        for fact in told.facts:  # in the order in which they were written down
            is_over = is_over or fact.at >= window.until
            counted = isinstance(fact, COUNTED) and inside(fact.at, window) and told.counts(scope, fact.at)
            known_later += is_over and counted
        here = [f for f in told.facts if inside(f.at, window) and told.counts(scope, f.at)]
        facts.update(type(fact) for fact in here)
        sent_back.update(fact.reason or "" for fact in here if isinstance(fact, Returned))
        resolved += any(isinstance(f, Resolved) for f in here)
        withdrawn_breaches += any(isinstance(f, BreachWithdrawn) for f in here)
        mine = scope.everything or told.ulb in scope.ulbs or told.ticket.team in scope.teams
        still_open += mine and told.was_open(window.until)
    return Numbers(
        opened=dict(opened), answered=answered, resolved=resolved, still_open=still_open, late=late,
        reopened=facts[Reopened], returned=dict(sent_back), promises_kept=facts[PromiseKept],
        promises_missed=facts[PromiseMissed], breaches_withdrawn=withdrawn_breaches,
        known_later=known_later,
    )  # fmt: skip


async def write(unit: UnitOfWork, histories: list[History]) -> None:
    for told in histories:
        await unit.tickets.add(told.ticket)
        for clock in told.clocks:
            await unit.timers.put_clock(clock)
        await unit.journal.append(told.number, told.facts)
