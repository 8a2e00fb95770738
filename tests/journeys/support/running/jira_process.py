"""A desk with JIRA as a process of its own, to be killed: it opens tickets, works on them, sends and reads.

What it does next it sees from the database alone, so that a life may end anywhere. Nothing is sent to Telegram.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import cache
from multiprocessing.synchronize import Event

from pydantic import SecretStr
from sqlalchemy import select

from bot.base.clock import HandClock
from bot.base.current_settings import CurrentSettings
from bot.base.monotonic import Machine
from bot.config.chat_checks import ChatChecks
from bot.config.from_config import settings_of
from bot.config.jira import JiraSection
from bot.config.rehearsal import rehearsal_config
from bot.jira.parts import JiraParts
from bot.telegram.raw_bot import build_bot
from handlers.base.catalogue import Catalogue
from handlers.base.context import Office
from handlers.routes import BUTTONS
from helpdesk.desk.desk import Desk
from helpdesk.desk.recording.recorder import Words
from helpdesk.intake.asking import Filled
from helpdesk.intake.form import Piece
from helpdesk.jira.compare import DRIFT
from helpdesk.outbox import Facts
from helpdesk.people.actors import EVERYTHING, Actor, Membership, Person, Place, Role, Where
from helpdesk.ticket.errors import Stale
from helpdesk.ticket.notes import Caller, NoteKind
from helpdesk.ticket.ticket import CallerKind, Channel, Kind, Nature, Priority, Ticket
from storage.database import Database
from storage.jira.jira import JiraTables
from storage.tables.tickets import tickets
from storage.unit_of_work import UnitOfWork
from tests.helpdesk.office import at
from tests.journeys.support.running.forks import FORKS
from tests.storage.factories import enter

Step = Callable[[UnitOfWork, Desk, int], Awaitable[None]]


OPERATOR = Person(7001, "Olivia", memberships=frozenset({Membership(Role.OPERATOR)}))
MEMBER = Person(7002, "Anita", memberships=frozenset({Membership(Role.MEMBER, team="egov")}))
NOW = at("Mon 16 Nov 11:00")
FIRST = 1001
AGAIN = 0.3  # seconds between two looks at JIRA
SEARCH = 3  # seconds by which the search is late, at the most


@dataclass(frozen=True)
class JiraOrders:
    """Where it works, and how much there is to do."""

    database_url: str
    jira_url: str
    email: str
    token: str
    count: int


@cache
def sentences() -> Catalogue:
    return Catalogue()


class JiraProcess:
    """One life of the desk. ``over``: nobody does anything in JIRA any more, it may end once all is done."""

    def __init__(self, orders: JiraOrders, over: Event) -> None:
        self._ready = FORKS.Event()
        self._process = FORKS.Process(target=_run, args=(orders, self._ready, over))

    async def start(self) -> None:
        self._process.start()
        assert await asyncio.to_thread(self._ready.wait, 60)

    def kill(self) -> None:
        """SIGKILL: not one more instruction of it is carried out once this returns."""
        self._process.kill()
        self._process.join()

    @property
    def code(self) -> int | None:
        return self._process.exitcode


def _run(orders: JiraOrders, ready: Event, over: Event) -> None:
    asyncio.run(_work(orders, ready, over))


async def _alarm(_key: str, _facts: Facts) -> None:
    """Nobody is there to be told."""


async def _work(orders: JiraOrders, ready: Event, over: Event) -> None:
    token = "1:" + "x" * 35
    config = rehearsal_config(
        api_url="http://127.0.0.1:9", token=token, database_url=orders.database_url, teams={}, people=[]
    )
    section = JiraSection.model_validate(
        {
            "url": orders.jira_url, "email": orders.email, "token": SecretStr(orders.token), "project": "MUK",
            "teams": {"egov": {}}, "poll": "1s", "search_delay": f"{SEARCH}s",
        }
    )  # fmt: skip
    config = config.model_copy(update={"jira": section})
    clock = HandClock(NOW)
    office = Office(settings_of(config), sentences(), 1, "desk_bot", ChatChecks(config), BUTTONS)
    current = CurrentSettings(office, clock)
    database = Database.open(orders.database_url, desk_time=clock.now)
    async with database.unit() as unit:
        await enter(unit, OPERATOR, MEMBER)
    parts = JiraParts(section, build_bot(token, "http://127.0.0.1:9"), database, current, Machine(), _alarm)
    await parts.sender.start()
    ready.set()
    work = asyncio.create_task(_play(database, current, orders.count))
    while not (work.done() and over.is_set() and await _is_done(database)):
        await parts.reader.tick()
        await asyncio.sleep(AGAIN)
        if work.done():
            work.result()  # what has failed there ends this life, and is seen
    await work
    await asyncio.sleep(SEARCH)  # what was said last of an issue that was done by then is found by the search
    machine, since = parts.context.machine, parts.context.machine.now()
    while (parts.context.standing.answered_at or 0.0) < since or not await _is_done(database):
        await parts.reader.tick()  # until one look went well from end to end
        await machine.wait(asyncio.Event(), AGAIN)
    while not await _compared(
        database
    ):  # weekly by itself, and it was never done: now, as soon as JIRA answers it all
        await parts.compare()
    await parts.sender.stop()
    await database.close()


async def _compared(database: Database) -> bool:
    async with database.reading() as store:
        return await store.key_values.get(DRIFT) is not None


async def _is_done(database: Database) -> bool:
    async with database.reading() as store:
        tables = JiraTables(store.connection)
        return not await tables.owed() and not await tables.waiting()


async def _play(database: Database, current: CurrentSettings, count: int) -> None:
    for number in range(FIRST, FIRST + count):
        for step in (_open, _comment, _urgent, _solve):
            done = False
            while not done:
                done = await _stepped(database, current, step, number)
                await asyncio.sleep(0)


async def _stepped(database: Database, current: CurrentSettings, step: Step, number: int) -> bool:
    """Do a step; False: what came from JIRA meanwhile was first, and it is to be tried again, as any press is."""
    try:
        async with database.unit() as unit:
            await step(unit, await current.desk_in(unit), number)
    except Stale:
        return False
    return True


def _actor(person: Person) -> Actor:
    return Actor(person, Place(Where.PRIVATE, person.id))


async def _there(unit: UnitOfWork, number: int) -> Ticket:
    found = await unit.tickets.get(number, EVERYTHING)
    assert found is not None
    return found


async def _open(unit: UnitOfWork, desk: Desk, number: int) -> None:
    known = (await unit.connection.execute(select(tickets.c.number).where(tickets.c.number == number))).first()
    if known is None:
        filled = Filled(
            caller=Caller(name="Ramesh", phone="+919437012345"), caller_kind=CallerKind.ULB_EMPLOYEE, ulb="JA",
            ulb_text="", nature=Nature.BUG, component=None, kind=Kind.BUG_FIX, module=None, priority=Priority.P3,
            channel=Channel.CALL, description=f"bug {number}", pieces=(Piece(f"bug {number}", None),), files=(),
            diagnosis=(), refs=(), keep_until=None, solution=(),
        )  # fmt: skip
        assert (await desk.intake.escalate_new(filled, _actor(OPERATOR))).number == number


async def _comment(unit: UnitOfWork, desk: Desk, number: int) -> None:
    said = await unit.texts.notes(number, frozenset({NoteKind.COMMENT}))
    if not any(note.author == OPERATOR.id for note in said):
        await desk.tickets.comment(number, _actor(OPERATOR), Words(f"desk on {number}", desk.now))


async def _urgent(unit: UnitOfWork, desk: Desk, number: int) -> None:
    ticket = await _there(unit, number)
    if number % 3 == 0 and ticket.priority is not Priority.P2 and ticket.is_unresolved:
        await desk.promises.set_priority(number, _actor(OPERATOR), Priority.P2)


async def _solve(unit: UnitOfWork, desk: Desk, number: int) -> None:
    if number % 4 == 0 and (await _there(unit, number)).is_with_team:
        await desk.tickets.resolve(number, _actor(MEMBER), Words(f"solved here {number}", desk.now))
