"""Random histories, played by the desk itself with its sweep and closures: their numbers are those of the journal."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta

import pytest

from helpdesk.desk.desk import Desk
from helpdesk.desk.recording.recorder import Words
from helpdesk.desk.watch import Watch
from helpdesk.people.actors import EVERYTHING, Scope
from helpdesk.reports.statistics import Window
from helpdesk.settings.closures import Manner, Proposal
from helpdesk.settings.settings import Settings
from helpdesk.text.dates import DaysSaid
from helpdesk.ticket.errors import HelpdeskError
from helpdesk.ticket.facts.clock import BreachWithdrawn, DueMoved, Responded
from helpdesk.ticket.facts.details import PriorityChanged
from helpdesk.ticket.facts.endings import Reopened, Resolved
from helpdesk.ticket.facts.moves import Returned
from storage.database import Database
from storage.unit_of_work import UnitOfWork
from tests.helpdesk.cast import PEOPLE, SETTINGS, actor, filled
from tests.helpdesk.lifecycle.acts import OF_THE_DESK, OF_THE_TEAM, USES
from tests.helpdesk.office import at
from tests.storage.reports.told_anew import by_hand, journal_of

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


@pytest.mark.timeout(3600)
@pytest.mark.parametrize("histories", [20, pytest.param(500, marks=pytest.mark.long)])
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
