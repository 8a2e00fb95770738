"""An engine killed at random while deadlines fall due: every breach is recorded once, none is lost."""

from __future__ import annotations

import asyncio
import random
from collections import Counter
from dataclasses import replace

import pytest
from sqlalchemy import insert, select

from bot.telegram.raw_bot import IN_FLIGHT_SENDS
from helpdesk.lifecycle.evolve import evolve
from helpdesk.people.actors import Membership, Role
from helpdesk.people.actors import Person as Known
from helpdesk.sla.clocks import arrived
from helpdesk.sla.next_date import BREACH_STEP, RESPONSE
from helpdesk.ticket.facts.moves import Escalated
from helpdesk.ticket.ticket import Priority
from sandbox.base.clock import RealClock
from sandbox.people.person import Person
from sandbox.server import Sandbox
from storage.database import Database
from storage.queries.rows import values
from storage.tables.tickets import clocks, journal, next_dates, reminders, tickets
from storage.tables.transport import outbox
from storage.upkeep import migrate
from tests.helpdesk.office import OFFICE, POLICIES, at, ticket
from tests.journeys.support.running.engine_process import EngineProcess, Orders
from tests.storage.factories import enter

DUE = at("Wed 18 Nov 17:30")
FOUND = at("Wed 18 Nov 17:31")
OPERATORS = 20
PER_TICKET = 0.008  # seconds that a row takes, about


async def populate(url: str, count: int, operators: list[int]) -> None:
    """Store open tickets that are all due at the same closing time."""
    await migrate.upgrade(url)
    reached = at("Mon 16 Nov 11:00")
    opened = [ticket(number=n, logged_by=operators[n % len(operators)]) for n in range(1001, 1001 + count)]
    rows = [
        replace(arrived(OFFICE, POLICIES[Priority.P3], t, "elsewhere", reached), warned_at=reached) for t in opened
    ]
    escalated = [
        evolve(t, (Escalated(reached, t.logged_by, "elsewhere", row.target_at, row.due_at, False),))
        for t, row in zip(opened, rows, strict=True)
    ]
    assert {row.due_at for row in rows} == {DUE}
    dates = [{"ticket": t.number, "kind": RESPONSE, "step": BREACH_STEP, "next_at": DUE} for t in opened]
    database = Database.open(url)
    at_the_desk = frozenset({Membership(Role.OPERATOR)})
    async with database.unit() as unit:
        await enter(unit, *(Known(n, f"Operator {n}", memberships=at_the_desk) for n in operators))
        await unit.connection.execute(insert(tickets), [values(t) for t in escalated])
        await unit.connection.execute(insert(clocks), [values(row) for row in rows])
        await unit.connection.execute(insert(next_dates), dates)
    await database.close()


async def killed_engine(url: str, *, count: int, kills: int, processes: int, people: int = OPERATORS) -> str:
    """Kill engines at random while ``count`` deadlines fall due; return the report."""
    chance = random.Random(count)
    async with Sandbox(clock=RealClock(), limits=False) as sandbox:
        operators = [Person(sandbox.world, sandbox.world.add_user(5000 + n, f"Operator {n}")) for n in range(people)]
        for operator in operators:
            operator.start()
        await populate(url, count, [operator.id for operator in operators])
        orders = Orders(url, sandbox.api_url, sandbox.token, FOUND)
        most, killed = (
            2 * (count + people) // kills,
            0,
        )  # steps of a life: rows that are swept, messages that are written
        for _ in range(0, kills, processes):
            lives = await started(orders, processes)
            ends = [each.live(chance.randint(0, most), chance.uniform(0, PER_TICKET)) for each in lives]
            killed += sum(await asyncio.gather(*ends))
        assert [await each.finish() for each in await started(orders, processes)] == [0] * processes
        posts = Counter(operator.id for operator in operators for m in operator.messages() if m.by_bot)
        database = Database.open(url)
        async with database.reading() as store:
            run = store.connection.execute
            breaches = Counter(
                (r.ticket, r.at) for r in await run(select(journal).where(journal.c.name == "breached"))
            )
            noted = [tuple(r) for r in await run(select(reminders.c.ticket, reminders.c.kind, reminders.c.state))]
            recorded = set((await run(select(clocks.c.breached_at))).scalars())
            steps = Counter((await run(select(next_dates.c.step))).scalars())
            owed = Counter(tuple(r) for r in await run(select(outbox.c.chat_id, outbox.c.state)))
        await database.close()
    assert breaches == Counter({(n, DUE): 1 for n in range(1001, 1001 + count)})
    assert recorded == {DUE}
    assert steps == Counter({BREACH_STEP + 1: count})
    assert len(noted) == len({n[:2] for n in noted})
    told = {n[0] for n in noted if n[2] == "said"}
    assert told == set(range(1001, 1001 + count))
    assert {state for _, state in owed} <= {"sent", "sending"}
    leased = sum(n for (_, state), n in owed.items() if state == "sending")
    assert leased <= (
        kills * IN_FLIGHT_SENDS if processes > 1 else 0
    )  # by a killed one of two: free after two minutes
    twice = 0
    for person in operators:
        rows = owed[person.id, "sent"] + owed[person.id, "sending"]
        assert owed[person.id, "sent"] <= posts[person.id] <= rows + kills
        twice += max(0, posts[person.id] - rows)
    assert twice <= kills * IN_FLIGHT_SENDS
    sent = f"{sum(owed.values())} messages, {twice} of them posted twice"
    return f"{count} breaches once each, {killed} of {kills} killed at work, {sent}"


async def started(orders: Orders, processes: int) -> list[EngineProcess]:
    """Start engines side by side."""
    lives = [EngineProcess(orders) for _ in range(processes)]
    await asyncio.gather(*(each.start() for each in lives))
    return lives


def engines_for(url: str) -> int:
    """SQLite has one process; of PostgreSQL any number may sweep."""
    return 1 if url.startswith("sqlite") else 2


@pytest.mark.timeout(180)
async def test_an_engine_killed_four_times_records_every_breach_once(
    database_url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    report = await killed_engine(database_url, count=60, kills=4, processes=engines_for(database_url))
    with capsys.disabled():
        print(f" {report}")  # noqa: T201 - the count of doubles is to be read


@pytest.mark.long
@pytest.mark.timeout(900)
async def test_an_engine_killed_eighty_times_records_fifteen_hundred_breaches_once(
    database_url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    processes = engines_for(database_url)
    report = await killed_engine(database_url, count=1500, kills=80, processes=processes, people=300)
    with capsys.disabled():
        print(f" {report}")  # noqa: T201 - the count of doubles is to be read
