"""An office whose days a test plays through: the desk's clock and the date of people's messages move together."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select

from bot.app import App
from bot.base.clock import HandClock
from bot.base.monotonic import Machine
from bot.commands.demo import demo_config
from bot.jobs.deadlines import PATIENCE as SWEEP_PATIENCE
from helpdesk.desk.desk import Desk
from helpdesk.intake.asking import Filled
from helpdesk.intake.form import Piece
from helpdesk.people.actors import Actor, Place, Where
from helpdesk.ticket.notes import Caller
from helpdesk.ticket.ticket import CallerKind, Channel, Component, Kind, Nature, Priority, Ticket
from sandbox.base.clock import DatedClock
from sandbox.base.model import Chat, Message
from sandbox.cast import Cast, build_demo
from sandbox.server import Sandbox
from storage.tables.tickets import journal
from tests.journeys.support.summing import Sketching

PATIENCE = 70.0  # seconds; a bot that was just stopped is in Telegram's way for some of them
HOLDS_BACK = SWEEP_PATIENCE + 1
KOLKATA = ZoneInfo("Asia/Kolkata")
BY_DAY = range(9, 19)  # hours: before the desk opens and until it has closed and summed up
STEP, NIGHTLY = timedelta(minutes=30), timedelta(hours=3)
TEAM = "hudd_tech"


def ist(text: str) -> datetime:
    """Return the instant of a local time in 2026, as ``23 Nov 10:00``."""
    return datetime.strptime(f"2026 {text}", "%Y %d %b %H:%M").replace(tzinfo=KOLKATA)


class PassingMachine(Machine):
    """Machine time that passes as it does, and faster when a test says so: budgets and patience follow at once."""

    def __init__(self) -> None:
        self._more = 0.0

    def now(self) -> float:
        return super().now() + self._more

    def let_pass(self, seconds: float) -> None:
        """Let so much more time have passed."""
        self._more += seconds


@dataclass
class Office:
    """What a journey through days plays on. ``heard`` is what the bot has said of itself, since it was last asked."""

    sandbox: Sandbox
    cast: Cast
    clock: HandClock
    dated: DatedClock
    url: str
    more: Mapping[str, str] = field(default_factory=dict)  # of the configuration, as the environment writes it
    jobs: tuple[str, ...] = ("sweep",)  # what the engine does at each instant
    machine: PassingMachine = field(default_factory=PassingMachine)
    app: App = field(init=False)
    _seen: set[tuple[int, int]] = field(default_factory=set)

    @property
    def group(self) -> Chat:
        return self.cast.hudd_tech

    async def restart(self, **more: str) -> None:
        """Stop the bot, and start it with other settings."""
        await self.app.stop()
        self.more = {**self.more, **more}
        await self.start()

    async def start(self) -> None:
        """Start the bot, at whatever time it is."""
        config = demo_config(self.cast, self.sandbox, self.url, **self.more)
        self.app = App(config, self.clock, machine=self.machine, worker_process=Sketching(self.url))
        self.app.engine.by_hand = True  # a tick in between would find a day that has only half begun
        assert await self.app.start()
        async with asyncio.timeout(PATIENCE):
            await self.app.sweeper.began.wait()
        await self.settle()

    async def settle(self) -> None:
        await self.sandbox.world.updates.drained()
        await self.app.settle()

    def be(self, when: datetime | str) -> None:
        """Let it be that time; nothing else happens."""
        instant = ist(when) if isinstance(when, str) else when
        self.clock.set(instant)
        self.dated.set(instant.timestamp())

    async def at(self, when: datetime | str) -> list[str]:
        """Let it be that time and one sweep pass; return what the bot said of itself."""
        self._minutes_pass()
        self.be(when)
        await self.settle()
        for tick in self.jobs:
            await self.app.engine.tick(tick)
        await self.settle()
        return self.heard()

    def _minutes_pass(self) -> None:
        """Let the machine's time pass too, as it does between two instants of a day: budgets are whole again."""
        self.machine.let_pass(HOLDS_BACK)
        if not self.app.sweeper.may_sweep():  # nobody knows what waits at Telegram: it holds back, for a minute
            self.machine.let_pass(HOLDS_BACK)

    def heard(self) -> list[str]:
        """Return what is new from the bot, as ``group: MUK-1001 is late`` with only the first line."""
        new = []
        for name, chat in self.chats().items():
            for message in chat.messages.values():
                if message.by_bot and not message.deleted and (chat.id, message.id) not in self._seen:
                    self._seen.add((chat.id, message.id))
                    new.append(f"{name}: {(message.text or 'a file').splitlines()[0]}")
        return new

    def chats(self) -> Mapping[str, Chat]:
        """Return the chats that are listened to."""
        return {
            "group": self.group, "operator": self.cast.operator.private, "manager": self.cast.manager.private,
            "admin": self.cast.admin.private,
        }  # fmt: skip

    def card(self, number: int) -> Message:
        """Return a ticket's card in the group."""
        cards = [
            m for m in self.cast.admin.messages(self.group) if m.by_bot and f"· MUK-{number} ·" in m.text
        ]  # fmt: skip
        return cards[-1]

    async def opened(self, priority: Priority = Priority.P3) -> Ticket:
        """Have the operator escalate a ticket to HUDD Tech now."""
        async with self.app.database.unit() as unit:
            person = await unit.people.get(self.cast.operator.id)
            assert person is not None
            actor = Actor(person, Place(Where.PRIVATE, person.id))
            desk = Desk(unit, self.app.settings, self.clock.now())
            ticket = await desk.intake.escalate_new(filled(priority), actor)
        await self.settle()
        self.heard()
        return ticket

    async def tap(self, who: str, message: Message, button: str) -> str:
        """Have somebody press a button, some seconds after whatever was before; return what they are told."""
        self.machine.let_pass(5)
        tap = getattr(self.cast, who).tap(message, button)
        answer = await tap.answer()
        await self.settle()
        return str(answer.text)

    async def facts(self, *names: str) -> list[str]:
        """Return the journal's facts of these names, as ``1001 breached 23 Nov 17:30``."""
        async with self.app.database.reading() as store:
            query = select(journal).where(journal.c.name.in_(names)).order_by(journal.c.seq)
            rows = (await store.connection.execute(query)).all()
        return [f"{r.ticket} {r.name} {r.at.astimezone(KOLKATA):%d %b %H:%M}" for r in rows]

    async def hourly(self, until: str) -> list[str]:
        """Let time pass with a sweep every half an hour, by night every three hours; return what was said when."""
        said, now, end = [], self.clock.now(), ist(until)
        while now < end:
            by_night = now.astimezone(KOLKATA).hour not in BY_DAY and now + NIGHTLY <= end
            now += NIGHTLY if by_night else STEP
            local = now.astimezone(KOLKATA)
            said += [f"{local:%d %b %H:%M} {line}" for line in await self.at(now)]
        return said


def filled(priority: Priority) -> Filled:
    """Return a complete form about a site that does not open."""
    return Filled(
        caller=Caller(phone="+919437012345", name="Ramesh", kind=CallerKind.ULB_EMPLOYEE), ulb="JA", ulb_text=None,
        caller_kind=CallerKind.ULB_EMPLOYEE, nature=Nature.TECHNICAL, component=Component.INFRASTRUCTURE,
        kind=Kind.INCIDENT, priority=priority, module=None, channel=Channel.CALL, description="Site does not open",
        pieces=(Piece("Site does not open", None),), diagnosis=(), solution=(), keep_until=None, files=(), refs=(),
    )  # fmt: skip


@pytest.fixture
async def office(desk_url: str) -> AsyncIterator[Office]:
    """An office at 11 am on Friday 20 November 2026; the 24th is a holiday, the 28th a fourth Saturday."""
    clock = HandClock(ist("20 Nov 11:00"))
    dated = DatedClock(clock.now().timestamp())
    async with Sandbox(clock=dated, limits=False) as sandbox:
        cast = build_demo(sandbox.world)
        for person in (cast.operator, cast.manager, cast.admin, cast.hudd_engineer):
            person.start()
        played = Office(sandbox, cast, clock, dated, desk_url)
        await played.start()
        played.heard()
        yield played
        await played.app.stop()
        sandbox.assert_clean()
