"""A desk with a replica reads there what people search and what is counted, and says nothing else than without."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator

import pytest
from sqlalchemy import text

from bot.app import App
from bot.base.clock import HandClock
from bot.commands.demo import demo_config
from bot.demo.hurried import Hurried
from sandbox.base.clock import RealClock
from sandbox.cast import build_demo
from sandbox.server import Sandbox
from storage.database import Database
from storage.engine.engines import DESK
from tests.journeys.conftest import FRIDAY, Desk
from tests.journeys.support.ways import open_ticket
from tests.postgres.pair import Pair, pair
from tests.postgres.places import NoPostgres

pytestmark = pytest.mark.postgres
OURS = text(f"SELECT count(*) FROM pg_stat_activity WHERE application_name = '{DESK}'")  # noqa: S608 - a constant


@pytest.fixture
def servers() -> Iterator[Pair]:
    try:
        with pair() as both:
            yield both
    except NoPostgres as error:
        pytest.skip(f"no pair of PostgreSQL servers: {error}")


@pytest.fixture
async def desk(servers: Pair) -> AsyncIterator[Desk]:
    url, reader = servers.primary.url("postgres"), servers.replica.url("postgres")
    async with Sandbox(clock=RealClock(), limits=False) as sandbox:
        cast, clock = build_demo(sandbox.world), HandClock(FRIDAY)
        config = demo_config(cast, sandbox, url, HELPDESK_DATABASE__READER_URL=reader)
        app = App(config, clock, machine=Hurried())
        app.engine.by_hand = True
        assert await app.start()
        yield Desk(sandbox, cast, app, clock, url)
        await app.stop()


async def asked_there(servers: Pair) -> int:
    database = Database.open(servers.replica.url("postgres"), alone=False)
    async with database.looking() as connection:
        count = int((await connection.execute(OURS)).scalar_one())
    await database.close()
    return count


async def test_searches_and_summaries_are_read_from_the_replica_and_nothing_else_is(
    desk: Desk, servers: Pair
) -> None:
    operator = desk.cast.operator
    await open_ticket(desk)
    assert await asked_there(servers) == 0
    operator.say("/find open site")
    assert "MUK-1001" in (await operator.see("MUK-1001")).text
    await desk.settle()
    assert await asked_there(servers) > 0
    await asyncio.to_thread(servers.replica.pause)
    operator.say("/summary")
    await operator.see("1 opened")
    await asyncio.to_thread(servers.replica.go_on)
