"""Two processes on one PostgreSQL database: one serves, the other waits, and nothing is lost when the first dies."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from bot.app import App
from bot.base.clock import HandClock
from bot.commands.demo import demo_config
from bot.telegram.raw_bot import IN_FLIGHT_SENDS
from sandbox.base.clock import RealClock
from sandbox.cast import build_demo
from sandbox.people.person import Person
from sandbox.server import Sandbox
from storage.engine.errors import LeadLost
from tests.journeys.conftest import FRIDAY
from tests.journeys.support.running.processes import BotProcess, write_config
from tests.journeys.support.running.story import PATIENCE, quiet
from tests.postgres.server import PostgresServer
from tests.waiting import until

WAITS = "another helpdesk serves"
TAKES_OVER = "this one takes over"
ANOTHER = "UPDATE leadership SET holder = 'another', renewed_at = clock_timestamp() + interval '{} s'"
pytestmark = pytest.mark.postgres


def answered(person: Person) -> int:
    """How many messages somebody has from the bot."""
    return sum(message.by_bot for message in person.messages())


@pytest.mark.timeout(180)
async def test_what_a_killed_process_had_stored_acts_once_in_the_one_that_waited(
    postgres_url: str, tmp_path: Path
) -> None:
    async with Sandbox(clock=RealClock(), limits=False) as sandbox:
        cast = build_demo(sandbox.world)
        crowd = [Person(sandbox.world, sandbox.world.add_user(60_000 + n, f"Person {n}")) for n in range(100)]
        first = BotProcess(write_config(tmp_path / "first.toml", sandbox, cast, postgres_url))
        second = BotProcess(write_config(tmp_path / "second.toml", sandbox, cast, postgres_url))
        async with first:
            cast.spoc_jatni.start()
            await cast.spoc_jatni.see("", timeout=PATIENCE)
            async with second:
                await until(lambda: WAITS in second.output)
                for person in crowd:
                    person.start()
                await crowd[0].see("", timeout=PATIENCE)
                first.kill()
                await until(lambda: TAKES_OVER in second.output)
                await until(lambda: all(map(answered, crowd)), seconds=100)
                left = await quiet(postgres_url, cast)
                assert set(left.updates) == {"done"}
                assert left.updates["done"] > len(crowd)
                twice = [person for person in crowd if answered(person) == 2]
                assert all(answered(person) in (1, 2) for person in crowd)
                assert len(twice) <= IN_FLIGHT_SENDS  # what was on its way when the process was killed
                assert second.output.count(WAITS) == 1
        for process in (first, second):
            process.assert_well()
        assert "somebody else fetches" not in first.output + second.output


@pytest.mark.timeout(90)
async def test_who_waits_stops_when_told_to_and_who_leaves_lets_the_next_one_in(
    postgres_url: str, tmp_path: Path
) -> None:
    async with Sandbox(clock=RealClock(), limits=False) as sandbox:
        cast = build_demo(sandbox.world)
        first = BotProcess(write_config(tmp_path / "first.toml", sandbox, cast, postgres_url))
        second = BotProcess(write_config(tmp_path / "second.toml", sandbox, cast, postgres_url))
        async with first:
            await until(lambda: "is at work" in first.output)
            async with second:
                await until(lambda: WAITS in second.output)
                assert await second.stop() == 0
                second.start()
                await until(lambda: second.output.count(WAITS) == 2)
                assert await first.stop() == 0
                await until(lambda: "is at work" in second.output)


@pytest.mark.timeout(60)
async def test_who_is_followed_serves_no_more_and_stands_by(postgres_url: str, postgres: PostgresServer) -> None:
    name = postgres_url.rpartition("/")[2]
    async with Sandbox(clock=RealClock(), limits=False) as sandbox:
        app = App(demo_config(build_demo(sandbox.world), sandbox, postgres_url), HandClock(FRIDAY))
        assert await app.start()
        await asyncio.to_thread(postgres.execute, ANOTHER.format(3600), name)
        with pytest.raises(LeadLost):
            async with app.database.unit() as unit:
                await unit.tickets.next_number(1001)
        await until(lambda: app.tenure.lost and app.stopping.is_set())
        await app.stop()
        again = App(app.config, app.clock, tenure=app.tenure.next())
        starting = asyncio.create_task(again.start())
        await until(lambda: again.tenure.waits)
        await asyncio.to_thread(postgres.execute, ANOTHER.format(-60), name)
        assert await starting, "the other one is gone again"
        await again.stop()
