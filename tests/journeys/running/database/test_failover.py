"""The database itself fails over: its primary dies, its replica is promoted, and the desk goes on there."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest

from sandbox.base.clock import RealClock
from sandbox.cast import build_demo
from sandbox.people.person import Person
from sandbox.server import Sandbox
from storage.engine.addresses import spread
from tests.journeys.support.running.processes import BotProcess, write_config
from tests.journeys.support.running.story import PATIENCE, look, play, quiet, ticket_id
from tests.postgres.pair import Pair, pair
from tests.postgres.places import NoPostgres
from tests.waiting import until

pytestmark = [pytest.mark.postgres, pytest.mark.timeout(180)]
AT_WORK = "is at work"


@pytest.fixture
def servers() -> Iterator[Pair]:
    """A primary that waits for nobody, and its replica."""
    try:
        with pair() as both:
            yield both
    except NoPostgres as error:
        pytest.skip(f"no pair of PostgreSQL servers: {error}")


async def test_what_was_confirmed_is_in_the_replica_and_the_desk_goes_on_there(servers: Pair, tmp_path: Path) -> None:
    servers.primary.wait_for_the_replica()
    url = servers.url("postgres")
    async with Sandbox(clock=RealClock(), limits=False) as sandbox:
        cast = build_demo(sandbox.world)
        crowd = [Person(sandbox.world, sandbox.world.add_user(60_000 + n, f"Person {n}")) for n in range(60)]
        async with BotProcess(write_config(tmp_path / "bot.toml", sandbox, cast, url)) as bot:
            await until(lambda: AT_WORK in bot.output, seconds=PATIENCE)
            for person in (*crowd, cast.admin):  # whom the bot tells that the database was away
                person.start()
            await crowd[0].see("", timeout=PATIENCE)
            await asyncio.to_thread(servers.primary.kill)
            for person in crowd:
                person.start()
            await asyncio.to_thread(servers.replica.promote)
            for person in crowd:
                await person.see("", timeout=PATIENCE)
            left = await quiet(spread(url), cast)
            assert set(left.updates) == {"done"}
            assert left.updates["done"] >= 2 * len(crowd)
            assert all(sum(m.by_bot for m in person.messages()) >= 2 for person in crowd)
            bot.assert_well()


async def test_numbers_that_a_failover_lost_are_not_given_again(servers: Pair, tmp_path: Path) -> None:
    url, replica = spread(servers.url("postgres")), servers.replica.url("postgres")
    async with Sandbox(clock=RealClock(), limits=False) as sandbox:
        cast = build_demo(sandbox.world)
        config = write_config(tmp_path / "bot.toml", sandbox, cast, servers.url("postgres"))
        async with BotProcess(config) as bot:
            await until(lambda: AT_WORK in bot.output, seconds=PATIENCE)
            cast.admin.start()
            await play(cast, 1001)
            told = await quiet(url, cast)
            while (await look(replica)).facts != told.facts:  # noqa: ASYNC110 - another server: it tells nobody when it has it
                await asyncio.sleep(0.1)
            await asyncio.to_thread(servers.replica.lose_sight)
            await play(cast, 1002)
            await until(lambda: '"last": 1002' in config.with_name("bot.toml-desk").read_text("utf-8"))
            await asyncio.to_thread(servers.primary.kill)
            await asyncio.to_thread(servers.replica.promote)
            await cast.admin.see("database is gone", timeout=PATIENCE)
            cast.spoc_jatni.say("/status 1001")
            assert (await look(replica)).numbers == [1001]
            await bot.stop()
            bot.start()
            await cast.spoc_jatni.see(ticket_id(1001), timeout=PATIENCE)
            await play(cast, 1003)
            assert (await quiet(replica, cast)).numbers == [1001, 1003]
            bot.assert_well()
