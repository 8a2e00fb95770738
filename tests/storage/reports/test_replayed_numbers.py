"""Random histories, played by the desk itself with its sweep and closures: their numbers are those of the journal.

What the summaries add up is what the desk wrote beside the journal: clocks, outcomes, states. Here all of it is told
anew from the facts alone, as a person would with the journal in hand.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta

import pytest

from helpdesk.desk.desk import Desk
from helpdesk.desk.recording.recorder import Words
from helpdesk.desk.watch import Watch
from helpdesk.people.rights import EVERYTHING, Scope
from helpdesk.reports.statistics import Numbers, ResponseCounts, Window
from helpdesk.settings.closures import Manner, Proposal
from helpdesk.settings.settings import Settings
from helpdesk.text.dates import DaysSaid
from helpdesk.ticket.errors import HelpdeskError
from helpdesk.ticket.fact import ClockOutcome, Fact
from helpdesk.ticket.facts.clock import BreachWithdrawn, DueMoved, Responded
from helpdesk.ticket.facts.details import Opened, PriorityChanged
from helpdesk.ticket.facts.endings import Reopened, Resolved, Withdrawn
from helpdesk.ticket.facts.moves import Escalated, Returned
from helpdesk.ticket.facts.promises import PromiseKept, PromiseMissed
from helpdesk.ticket.ticket import Priority, Ticket
from storage.database import Database
from storage.unit_of_work import UnitOfWork
from tests.helpdesk.cast import PEOPLE, SETTINGS, actor, filled
from tests.helpdesk.lifecycle.test_workflow_machine import OF_THE_DESK, OF_THE_TEAM, USES
from tests.helpdesk.office import at

ACTS = 9  # for each history
TEAMS = {"egov": ("member", "colleague"), "hudd": ("other team",)}
ULBS = ("JAT", "DHE")
SCOPES = (EVERYTHING, *(Scope(teams=frozenset({t})) for t in TEAMS), *(Scope(ulbs=frozenset({u})) for u in ULBS))
CYCLONE = date(2026, 11, 19)


class Office:
    """Everybody at work, one thing after the other."""

    def __init__(self, database: Database, chance: random.Random) -> None:
        self.database = database
        self.chance = chance
        self.now = at("Mon 16 Nov 10:30")
        self.tickets = 0

    async def do(self, use: Callable[[Desk], Awaitable[object]]) -> None:
        async with self.database.unit() as unit:
            await use(Desk(unit, await self._settings(unit), self.now))

    async def _settings(self, unit: UnitOfWork) -> Settings:
        return (await unit.setup.overlay()).over(SETTINGS)

    async def begin(self) -> None:
        async with self.database.unit() as unit:
            for person in PEOPLE.values():
                await unit.people.put(person)
                for membership in person.memberships:
                    await unit.people.enter(person.id, membership)

    async def open(self) -> None:
        ulb, how = self.chance.choice(ULBS), self.chance.choice(["escalate_new", "escalate_new", "keep_new"])
        await self.do(lambda desk: getattr(desk.intake, how)(filled(ulb), actor("operator")))
        self.tickets += 1

    async def act(self) -> None:
        """Let somebody try something; what is refused is no part of a history."""
        chance, now = self.chance, self.now
        number = 1001 + chance.randrange(max(0, self.tickets - 40), self.tickets)
        team = chance.choice(list(TEAMS))
        who = actor(chance.choice(TEAMS[team]), team)
        what = chance.choice(OF_THE_TEAM)
        if chance.random() < 0.35:
            what, who = chance.choice(OF_THE_DESK), actor("operator")
        with suppress(HelpdeskError):
            if what == "comment" and chance.random() < 0.6:  # its message was underway for hours
                ago = now - timedelta(hours=chance.choice([4, 20, 40]))
                await self.do(lambda desk: desk.tickets.comment(number, who, Words("Well", ago)))
            else:
                await self.do(lambda desk: USES[what](desk, number, who, now))

    async def sweep(self) -> None:
        async with self.database.reading() as store:
            due = await store.timers.due(self.now, 500)
        for number, when in due:
            async with self.database.unit() as unit:
                await Watch(unit, await self._settings(unit), self.now).settle(number, when)

    async def declare(self) -> None:
        days = DaysSaid(CYCLONE, CYCLONE, (), "Cyclone")
        await self.do(lambda desk: desk.closures.declare(Proposal(Manner.CLOSED, days), actor("admin")))
        more = True
        while more:
            async with self.database.unit() as unit:
                more = await Desk(unit, await self._settings(unit), self.now).recounting.recount()

    async def play(self, histories: int) -> None:
        """Play them, side by side, over two weeks."""
        await self.begin()
        steps, declared = histories * ACTS, False
        for step in range(steps):
            self.now += timedelta(seconds=self.chance.randrange(1, 2 * 14 * 86_400 // steps))
            if not self.tickets or (self.tickets < histories and self.chance.random() < 1.3 / ACTS):
                await self.open()
            await self.act()
            if step % 20 == 0:
                await self.sweep()
            if not declared and self.now > at("Thu 19 Nov 19:00"):  # it is announced afterwards, too late for some
                await self.sweep()
                await self.declare()
                declared = True
        await self.sweep()


@dataclass
class Stay:
    """A ticket's time with a team, as the journal tells it."""

    team: str
    since: datetime
    due: datetime
    priority: Priority
    ended: datetime | None = None
    back: tuple[int, datetime] | None = None  # the fact by which the team sent it back
    in_time: bool | None = None  # None: not answered there

    def is_over(self, seq: int, when: datetime) -> bool:
        """Whether the team had sent it back before a fact: the sending back itself is the team's."""
        return self.back is not None and self.back[0] < seq and self.back[1] <= when


@dataclass
class Told:
    """A ticket, told from its facts."""

    ticket: Ticket
    facts: Sequence[tuple[int, Fact]]
    priority: Priority = Priority.P3
    stays: list[Stay] = field(default_factory=list)

    def __post_init__(self) -> None:
        for seq, fact in self.facts:
            if isinstance(fact, Returned):  # before or after its first response
                self.stays[-1].back = seq, fact.at
            running = self.stays[-1] if self.stays and self.stays[-1].ended is None else None
            if isinstance(fact, Opened | PriorityChanged):
                self.priority = fact.priority if isinstance(fact, Opened) else fact.new
            if isinstance(fact, PriorityChanged) and running and fact.due_at:
                running.priority, running.due = fact.new, fact.due_at
            elif isinstance(fact, DueMoved) and running:
                running.due = fact.due_at
            elif isinstance(fact, Responded) and running:
                running.ended, running.in_time = fact.at, fact.at <= running.due
                assert (fact.outcome is ClockOutcome.IN_TIME) == running.in_time
            elif isinstance(fact, Resolved | Withdrawn | Returned) and running:
                running.ended = fact.at
            elif isinstance(fact, Escalated):
                if running:
                    running.ended = fact.at
                self.stays.append(Stay(fact.team, fact.at, fact.due_at, self.priority))

    def was_mine(self, scope: Scope, seq: int, when: datetime) -> bool:
        had = [stay for stay in self.stays if stay.since <= when]
        theirs = bool(had) and had[-1].team in scope.teams and not had[-1].is_over(seq, when)
        return scope.everything or self.ticket.ulb in scope.ulbs or theirs


def by_hand(told: list[Told], scope: Scope, window: Window, now: datetime) -> Numbers:
    def inside(when: datetime | None) -> bool:
        return when is not None and window.since <= when < window.until

    opened: Counter[Priority] = Counter()
    answered: dict[tuple[str, Priority], ResponseCounts] = {}
    counts: Counter[type[Fact]] = Counter()
    sent_back: Counter[str] = Counter()
    of_tickets: Counter[type[Fact]] = Counter()
    late = still_open = known_later = 0
    over = min((seq for one in told for seq, fact in one.facts if fact.at >= window.until), default=None)
    for one in told:
        own = scope.everything or one.ticket.ulb in scope.ulbs
        reached = any(stay.team in scope.teams and inside(stay.since) for stay in one.stays)
        if (own and inside(one.ticket.opened_at)) or reached:
            opened[Priority.P3] += 1  # which every form says at first
        for stay in one.stays:
            if own or stay.team in scope.teams:
                if inside(stay.ended) and stay.in_time is not None:
                    key = stay.team, stay.priority
                    answered[key] = answered.get(key, ResponseCounts()) + ResponseCounts(
                        int(stay.in_time), int(not stay.in_time)
                    )
                late += stay.ended is None and stay.due < now
        here = [(seq, f) for seq, f in one.facts if inside(f.at) and one.was_mine(scope, seq, f.at)]
        counts.update(type(f) for _, f in here)
        sent_back.update(f.reason or "" for _, f in here if isinstance(f, Returned))
        of_tickets.update({type(f) for _, f in here})
        counted = Resolved, Responded, Reopened, Returned, PromiseKept, PromiseMissed, BreachWithdrawn
        known_later += sum(isinstance(f, counted) and over is not None and seq > over for seq, f in here)
        turns = [f for _, f in one.facts if isinstance(f, Resolved | Withdrawn | Reopened) and f.at < window.until]
        is_open = not turns or isinstance(turns[-1], Reopened)
        mine = own or one.ticket.team in scope.teams
        still_open += mine and one.ticket.opened_at < window.until and is_open
    return Numbers(
        opened=dict(opened), answered=answered, resolved=of_tickets[Resolved], still_open=still_open, late=late,
        reopened=counts[Reopened], returned=dict(sent_back), promises_kept=counts[PromiseKept],
        promises_missed=counts[PromiseMissed], breaches_withdrawn=of_tickets[BreachWithdrawn],
        known_later=known_later,
    )  # fmt: skip


async def journal_of(database: Database, count: int) -> list[Told]:
    told = []
    async with database.reading() as store:
        for number in range(1001, 1001 + count):
            ticket = await store.tickets.get(number, EVERYTHING)
            assert ticket is not None
            told.append(Told(ticket, [(row.seq, row.fact) for row in await store.journal.of(number)]))
    return told


@pytest.mark.timeout(3600)
@pytest.mark.parametrize("histories", [40, pytest.param(500, marks=pytest.mark.long)])
async def test_what_the_desk_plays_adds_up_as_its_journal_tells(database: Database, histories: int) -> None:
    office = Office(database, random.Random(histories))
    await office.play(histories)
    told = await journal_of(database, office.tickets)
    facts = Counter(type(fact) for one in told for _, fact in one.facts)
    for kind in (Responded, Resolved, Reopened, Returned, BreachWithdrawn, DueMoved, PriorityChanged):
        assert facts[kind], f"nothing of {kind.__name__} was played"
    whole = Window(at("Mon 16 Nov 10:00"), office.now + timedelta(seconds=1))
    days = [Window(whole.since + timedelta(days=n), whole.since + timedelta(days=n + 1)) for n in range(14)]
    async with database.reading() as store:
        for window in (whole, *days):
            for scope in SCOPES:
                found = await store.statistics.numbers(scope, window, office.now)
                assert replace(found, oldest_late=()) == by_hand(told, scope, window, office.now), (scope, window)
