"""Whatever people do to tickets in whatever order: what a ticket is stays true, and follows from its journal."""

from __future__ import annotations

import asyncio
import shutil
import tempfile
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any, ClassVar

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from handlers.base.catalogue import Catalogue
from handlers.base.keyboards import Keyboards
from handlers.routes import BUTTONS
from helpdesk.desk.desk import Desk
from helpdesk.desk.watch import Watch
from helpdesk.lifecycle.evolve import evolve, opened
from helpdesk.people.actors import EVERYTHING
from helpdesk.settings.closures import Manner, Proposal
from helpdesk.settings.settings import Settings
from helpdesk.text.dates import DaysSaid
from helpdesk.ticket.errors import HelpdeskError
from helpdesk.ticket.facts.details import Opened
from helpdesk.ticket.ticket import WITH_TEAM, Status, Ticket
from storage.database import Database
from storage.unit_of_work import UnitOfWork
from tests.helpdesk.cast import PEOPLE, PLACES, SETTINGS, actor, filled
from tests.helpdesk.lifecycle.acts import DESK_ACTS, HUDD_ACTS, OPENINGS, STORIES, TEAM_ACTS, USES, WHICH
from tests.helpdesk.office import OFFICE, at
from tests.migrated import postgres_template, sqlite_template
from tests.postgres.server import PostgresServer
from tests.storage.factories import speak

__all__ = ["postgres_template", "sqlite_template"]

KEYBOARDS = Keyboards(Catalogue(), "en", BUTTONS)


class Tickets(RuleBasedStateMachine):
    """Random people, random places, random uses of the desk, on a real database."""

    url: ClassVar[Callable[[], str]]

    @initialize()
    def begin(self) -> None:
        self.runner = asyncio.Runner()
        self.now = at("Mon 16 Nov 10:30")
        self.database = Database.open(type(self).url())
        self.count = 0
        self.run(self._people())
        self.open("operator", OPENINGS[0], "JAT")

    def run(self, work: Any) -> Any:
        return self.runner.run(work)

    async def _people(self) -> None:
        async with self.database.unit() as unit:
            for person in PEOPLE.values():
                await unit.people.put(person)
                for membership in person.memberships:
                    await unit.people.enter(person.id, membership)

    @rule(
        who=st.sampled_from(["operator", "second operator"]),
        how=st.sampled_from(OPENINGS),
        ulb=st.sampled_from(["JAT", "DHE"]),
    )
    def open(self, who: str, how: str, ulb: str) -> None:
        async def use(desk: Desk) -> None:
            await getattr(desk.intake, how)(filled(ulb), actor(who))

        self.run(self._in_a_unit(use))
        self.count += 1

    @rule(acts=TEAM_ACTS)
    def the_team_works(self, acts: list[tuple[str, str, int]]) -> None:
        for what, who, which in acts:
            self.one(what, who, "egov", which)

    @rule(acts=DESK_ACTS)
    def the_desk_works(self, acts: list[tuple[str, str, int]]) -> None:
        for what, who, which in acts:
            self.one(what, who, "private", which)

    @rule(acts=HUDD_ACTS)
    def another_team_works(self, acts: list[tuple[str, str, int]]) -> None:
        for what, who, which in acts:
            self.one(what, who, "hudd", which)

    @rule(
        what=st.sampled_from(sorted(USES)),
        who=st.sampled_from(sorted(PEOPLE)),
        where=st.sampled_from(PLACES),
        which=WHICH,
    )
    def anybody_tries(self, what: str, who: str, where: str, which: int) -> None:
        self.one(what, who, where, which)

    @rule(story=st.sampled_from(STORIES), which=WHICH)
    def a_story_is_played(self, story: tuple[str, ...], which: int) -> None:
        for act in story:
            what = next(name for name in sorted(USES, key=len, reverse=True) if act.startswith(f"{name} "))
            who, _, where = act.removeprefix(f"{what} ").rpartition(" ")
            self.one(what, who, where, which)

    def one(self, what: str, who: str, where: str, which: int) -> None:
        """Try one use; if it is refused nothing has changed, else what a ticket is still holds."""
        number = 1001 + min(which, self.count - 1)

        async def use(desk: Desk) -> None:
            await USES[what](desk, number, actor(who, where), self.now)

        before = self.run(self._journal(number))
        try:
            self.run(self._in_a_unit(use))
        except HelpdeskError:
            assert self.run(self._journal(number)) == before
        else:
            self.run(self._check())

    @rule(hours=st.sampled_from([1, 5, 24, 24 * 9]))
    def wait(self, hours: int) -> None:
        """Let time pass, and what fell due be recorded."""
        self.now += timedelta(hours=hours)
        self.run(self._sweep())

    @rule(days=st.integers(0, 3), manner=st.sampled_from([Manner.CLOSED, Manner.OPEN, Manner.TAKEN_BACK]))
    def a_day_is_declared(self, days: int, manner: Manner) -> None:
        """Let an admin declare a day closed or open, and open tickets follow."""
        on = OFFICE.local(self.now).date() + timedelta(days=days)
        proposal = Proposal(manner, DaysSaid(on, on, (), "Cyclone"))
        self.run(self._in_a_unit(lambda desk: desk.closures.declare(proposal, actor("admin"))))
        more = True
        while more:
            more = self.run(self._in_a_unit(lambda desk: desk.recounting.recount(limit=2)))

    async def _sweep(self) -> None:
        async with self.database.unit() as unit:
            watch = Watch(unit, await self._settings(unit), self.now)
            for number, date in await unit.timers.due(self.now, 100):
                assert await watch.settle(number, date)
            await speak(watch)

    async def _in_a_unit(self, use: Callable[[Desk], Awaitable[Any]]) -> Any:
        async with self.database.unit() as unit:
            return await use(Desk(unit, await self._settings(unit), self.now))

    @staticmethod
    async def _settings(unit: UnitOfWork) -> Settings:
        return (await unit.setup.overlay()).over(SETTINGS)

    async def _journal(self, number: int) -> list[Any]:
        async with self.database.reading() as store:
            return [row.fact for row in await store.journal.of(number)]

    @invariant()
    def what_a_ticket_is_stays_true(self) -> None:
        self.run(self._check())

    async def _check(self) -> None:
        async with self.database.reading() as store:
            for number in range(1001, 1001 + self.count):
                ticket = await store.tickets.get(number, EVERYTHING)
                assert ticket is not None
                _holds(ticket)
                facts = [row.fact for row in await store.journal.of(number)]
                assert _rebuilt(number, facts) == replace(ticket, version=0)
                waits = await store.timers.next_date(number)
                assert (waits is not None) == (ticket.is_unresolved or ticket.is_held_up)
                running = [c for c in await store.timers.clocks(number) if c.ended_at is None]
                awaited = ticket.status in WITH_TEAM and ticket.responded_at is None
                assert [c.cycle for c in running] == ([ticket.cycle] if awaited else [])

    def teardown(self) -> None:
        with suppress(AttributeError):
            self.run(self.database.close())
            self.runner.close()


def _holds(ticket: Ticket) -> None:
    assert (ticket.status in (Status.CLAIMED, Status.WAITING)) <= (ticket.claimed_by is not None)
    assert (ticket.status in (Status.OPEN, Status.ESCALATED)) <= (ticket.claimed_by is None)
    assert (ticket.asked_by is not None) == (ticket.status is Status.WAITING)
    assert (ticket.status in WITH_TEAM) <= (ticket.team is not None)
    assert (ticket.lent_by is None) == (ticket.lent_until is None)
    assert (ticket.lent_by is not None) <= (ticket.claimed_by not in (None, ticket.lent_by))
    assert (ticket.resolved_at is not None) <= (not ticket.is_unresolved)
    assert (ticket.closed_at is not None) == (ticket.status is Status.CLOSED)
    buttons = KEYBOARDS.card(ticket)
    if ticket.status is Status.CLOSED:
        assert buttons is None
    elif buttons is not None:
        every = [button for row in buttons.inline_keyboard for button in row]
        assert len(every) <= 6
        assert sum(button.style is not None for button in every) <= 1


def _rebuilt(number: int, facts: list[Any]) -> Ticket:
    first, *rest = facts
    assert isinstance(first, Opened)
    ticket = opened(number, first, first.by or 0)
    return replace(evolve(ticket, tuple(rest)), version=0)


def share(part: int, most: int) -> int:
    """Return how many stories are played, each for seconds. ``most``: where they are the same ones each time."""
    profile = settings.get_profile(settings.get_current_profile_name())
    stories = max(1, profile.max_examples // part)
    return min(stories, most) if profile.derandomize else stories


def test_no_order_of_acts_breaks_a_ticket_on_sqlite(sqlite_template: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:
        made = iter(range(10**6))

        def url() -> str:
            copy = Path(folder) / f"{next(made)}.db"
            shutil.copyfile(sqlite_template, copy)
            return f"sqlite+aiosqlite:///{copy}"

        class OnSqlite(Tickets):
            pass

        OnSqlite.url = staticmethod(url)
        run_state_machine_as_test(OnSqlite, settings=settings(max_examples=share(10, 5), stateful_step_count=20))


@pytest.mark.postgres
def test_no_order_of_acts_breaks_a_ticket_on_postgresql(postgres: PostgresServer, postgres_template: str) -> None:
    made: list[str] = []

    def url() -> str:
        made.append(postgres.new_database(postgres_template))
        return postgres.url(made[-1])

    class OnPostgres(Tickets):
        pass

    OnPostgres.url = staticmethod(url)
    run_state_machine_as_test(OnPostgres, settings=settings(max_examples=share(33, 2), stateful_step_count=15))
    for name in made:
        postgres.drop_database(name)
