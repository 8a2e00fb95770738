"""Several processes on one PostgreSQL: whatever becomes of the one that leads, another does soon, and it alone."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlalchemy import make_url

from sandbox.base.clock import RealClock
from sandbox.cast import Cast, build_demo
from sandbox.people.person import Person
from sandbox.server import Sandbox
from storage.engine.leadership import LEASE
from tests.journeys.support.running.cable import Cable
from tests.journeys.support.running.processes import BotProcess, write_config
from tests.journeys.support.running.story import PATIENCE, quiet
from tests.waiting import until

WAITS = "another helpdesk serves"
AT_WORK = "is at work"
KILLED, CUT_OFF = 5.0, 30.0  # seconds after which another leads
pytestmark = [pytest.mark.postgres, pytest.mark.timeout(180)]


@dataclass
class House:
    """A sandbox, people who write to it, and two processes that serve them: the first one leads."""

    cast: Cast
    crowd: list[Person]
    first: BotProcess
    second: BotProcess
    url: str

    async def hears_everybody(self) -> None:
        """Let everybody write; return once all are answered and all is written down."""
        for person in self.crowd:
            person.start()
        for person in self.crowd:
            await person.see("", timeout=PATIENCE)
        await quiet(self.url, self.cast)

    def doubled(self) -> int:
        """By how many messages somebody has more than another, at most."""
        counts = [sum(m.by_bot for m in person.messages()) for person in self.crowd]
        return max(counts) - min(counts)

    async def taken_over(self, since: float) -> float:
        """Return for how many seconds nobody led."""
        await until(lambda: AT_WORK in self.second.output, seconds=PATIENCE)
        return time.monotonic() - since


@asynccontextmanager
async def house(url: str, tmp_path: Path, first_url: str | None = None) -> AsyncIterator[House]:
    async with Sandbox(clock=RealClock(), limits=False) as sandbox:
        cast = build_demo(sandbox.world)
        crowd = [Person(sandbox.world, sandbox.world.add_user(60_000 + n, f"Person {n}")) for n in range(12)]
        first = BotProcess(write_config(tmp_path / "first.toml", sandbox, cast, first_url or url))
        second = BotProcess(write_config(tmp_path / "second.toml", sandbox, cast, url))
        async with first:
            await until(lambda: AT_WORK in first.output)
            async with second:
                await until(lambda: WAITS in second.output)
                yield House(cast, crowd, first, second, url)
        for process in (first, second):
            process.assert_well()


async def test_a_leader_that_is_killed_is_followed_in_seconds(postgres_url: str, tmp_path: Path) -> None:
    async with house(postgres_url, tmp_path) as there:
        for person in there.crowd:
            person.start()
        await there.crowd[0].see("", timeout=PATIENCE)
        there.first.kill()
        assert await there.taken_over(time.monotonic()) < 2 * KILLED, "twice that on a crowded machine"
        await there.hears_everybody()
        assert there.doubled() <= 1


async def test_a_leader_that_hangs_is_followed_and_writes_nothing_more_once_it_wakes(
    postgres_url: str, tmp_path: Path
) -> None:
    async with house(postgres_url, tmp_path) as there:
        for person in there.crowd:
            person.start()
        await there.crowd[0].see("", timeout=PATIENCE)
        there.first.hang()
        away = await there.taken_over(time.monotonic())
        assert LEASE - 1 < away < CUT_OFF
        await there.hears_everybody()
        before = await quiet(postgres_url, there.cast)
        there.first.wake()
        await until(lambda: WAITS in there.first.output)
        assert await quiet(postgres_url, there.cast) == before
        assert there.doubled() <= 1
        await there.hears_everybody()
        assert there.second.output.count(AT_WORK) == 1, "it was not thrown out by who woke"
        assert await there.second.stop() == 0
        await until(lambda: there.first.output.count(AT_WORK) == 2, seconds=PATIENCE)


@pytest.mark.long
async def test_a_leader_that_is_cut_off_from_the_database_is_followed_and_stands_by_when_it_is_back(
    postgres_url: str, tmp_path: Path
) -> None:
    server = make_url(postgres_url)
    cable = Cable(server.host or "", server.port or 0)
    await cable.lay()
    through = server.set(port=cable.port).render_as_string(hide_password=False)
    async with house(postgres_url, tmp_path, through) as there:
        await there.hears_everybody()
        cable.block()
        cut = time.monotonic()
        for person in there.crowd:
            person.start()
        assert await there.taken_over(cut) < CUT_OFF
        await there.hears_everybody()
        before = await quiet(postgres_url, there.cast)
        cable.unblock()  # what it had said before comes to the server now
        await until(lambda: WAITS in there.first.output, seconds=PATIENCE)
        assert await quiet(postgres_url, there.cast) == before
        await there.hears_everybody()
        assert there.doubled() <= 1
    await cable.cut()


async def test_a_stop_hands_over_at_once(postgres_url: str, tmp_path: Path) -> None:
    async with house(postgres_url, tmp_path) as there:
        assert await there.first.stop() == 0
        assert await there.taken_over(time.monotonic()) < 2 * KILLED, "a fraction of that on a machine at rest"
