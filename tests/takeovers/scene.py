"""Two processes on one database, people who write all the time, and what is done to the one that leads."""

from __future__ import annotations

import asyncio
import random
import time
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from sandbox.base.clock import RealClock
from sandbox.cast import Cast, build_demo
from sandbox.people.person import Person
from sandbox.server import Sandbox
from storage.engine.addresses import spread
from tests.journeys.support.running.processes import BotProcess, write_config
from tests.journeys.support.running.story import look
from tests.postgres.pair import Pair
from tests.waiting import until

AT_WORK, WAITS = "is at work", "another helpdesk serves"
PATIENCE = 120.0
PEOPLE = 40
PAUSE = 0.15  # seconds between two messages of anybody's


@dataclass
class Scene:
    """The first of the processes leads."""

    url: str
    cast: Cast
    crowd: list[Person]
    leader: BotProcess
    other: BotProcess
    chance: random.Random
    said: Counter[int] = field(default_factory=Counter)
    _writing: asyncio.Task[None] | None = None
    _waits: int = 0

    def begin(self) -> None:
        """Let people write from now on."""
        self._writing = asyncio.create_task(self._write())

    async def end(self) -> None:
        """Nobody writes any more."""
        if self._writing is not None:
            self._writing.cancel()
            await asyncio.gather(self._writing, return_exceptions=True)

    async def is_killed(self) -> float:
        """Kill the leader; return after how many seconds the other one serves."""
        await self._a_moment()
        former = self.leader
        former.kill()
        seconds = await self._followed()
        former.start()
        await self._again()
        return seconds

    async def is_stopped(self) -> float:
        """Tell the leader to stop; return after how many seconds from its end the other one serves."""
        await self._a_moment()
        former = self.leader
        await former.stop(PATIENCE)
        seconds = await self._followed()
        former.start()
        await self._again()
        return seconds

    async def hangs(self) -> float:
        """Stop the leader, and wake it once it is followed; return after how many seconds the other one serves."""
        await self._a_moment()
        former = self.leader
        former.hang()
        seconds = await self._followed()
        former.wake()
        await self._again()
        return seconds

    async def fails_over(self, servers: Pair) -> float:
        """Kill the primary, promote the replica; return after how many seconds somebody new is answered."""
        await self._a_moment()
        begun = time.monotonic()
        await asyncio.to_thread(servers.primary.kill)
        stranger = Person(self.cast.world, self.cast.world.add_user(90_000, "Somebody new"))
        stranger.start()
        await asyncio.to_thread(servers.replica.promote)
        await stranger.see("", timeout=PATIENCE)
        return time.monotonic() - begun

    async def lost(self) -> int:
        """Return how many messages of people's were never answered, once nobody writes and all is quiet."""
        await self.end()
        await self.cast.world.updates.drained()
        deadline = time.monotonic() + PATIENCE
        while (left := await look(spread(self.url))).busy:
            assert time.monotonic() < deadline, f"this is still to be done: {left}"
            await asyncio.sleep(0.1)
        never_acted = sum(count for outcome, count in left.updates.items() if outcome != "done")
        return never_acted + sum(max(0, self.said[n] - self._answers(n)) for n in range(len(self.crowd)))

    def doubled(self) -> int:
        """Return by how many messages somebody has too many, at most."""
        return max(self._answers(n) - self.said[n] for n in range(len(self.crowd)))

    async def _write(self) -> None:
        while True:
            who = self.chance.randrange(len(self.crowd))
            self.crowd[who].start()
            self.said[who] += 1
            await asyncio.sleep(PAUSE)

    def _answers(self, who: int) -> int:
        return sum(message.by_bot for message in self.crowd[who].messages())

    async def _a_moment(self) -> None:
        await asyncio.sleep(self.chance.uniform(0.5, 2.0))

    async def _followed(self) -> float:
        begun, before = time.monotonic(), self.other.output.count(AT_WORK)
        await until(lambda: self.other.output.count(AT_WORK) > before, seconds=PATIENCE)
        self.leader, self.other = self.other, self.leader
        self._waits = self.other.output.count(WAITS)
        return time.monotonic() - begun

    async def _again(self) -> None:
        """Wait until the former leader stands by."""
        await until(lambda: self.other.output.count(WAITS) > self._waits, seconds=PATIENCE)


@asynccontextmanager
async def scene(url: str, folder: Path, chance: random.Random) -> AsyncIterator[Scene]:
    """Start both, let people write, and end it all."""
    await asyncio.to_thread(folder.mkdir)
    async with Sandbox(clock=RealClock(), limits=False) as sandbox:
        cast = build_demo(sandbox.world)
        cast.admin.start()  # the bot tells them that the database was away
        crowd = [Person(sandbox.world, sandbox.world.add_user(60_000 + n, f"Person {n}")) for n in range(PEOPLE)]
        first, second = (
            BotProcess(
                write_config(folder / f"{name}.toml", sandbox, cast, url, log={"level": "WARNING"}), command=True
            )
            for name in ("first", "second")
        )
        async with first:
            await until(lambda: AT_WORK in first.output, seconds=PATIENCE)
            async with second:
                await until(lambda: WAITS in second.output, seconds=PATIENCE)
                there = Scene(url, cast, crowd, first, second, chance)
                there.begin()
                yield there
                await there.end()
