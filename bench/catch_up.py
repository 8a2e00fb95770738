"""`python -m bench catch-up`: ten thousand updates that waited while the desk was away, stored and acted."""

from __future__ import annotations

import asyncio
import tempfile
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from bench.base.bare_telegram import TOKEN, BareTelegram, said
from bench.base.desks import FIRST_OPERATOR, acted, desk, open_a_ticket, stored
from bench.base.figures import Figure, against
from bench.base.programs import megabytes_of, program
from bot.inbound.inbound_queue import BURST

UPDATES = 10_000
STORED_SECONDS, ACTED_SECONDS = 5.0, 60.0
MOST_MEMORY = 1.1  # times that of before
PATIENCE = 900.0
LOOK = 0.05


@dataclass(frozen=True, slots=True)
class CatchUp:
    """Seconds until all that waited was stored, and had acted; ``floor``: those of the bot of an evening.

    ``before`` and ``after``: the megabytes of the desk.
    """

    floor: float
    stored: float
    acted: float
    before: float
    after: float

    def figures(self, updates: int = UPDATES) -> list[Figure]:
        """Return the rows of the table."""
        before = Figure(what="memory before", value=self.before, unit="MB")
        floor = Figure(what=f"floor: {updates:,} that waited, a bot of an evening", value=self.floor, unit="s")
        return [
            floor,
            Figure(what=f"{updates:,} that waited, stored", value=self.stored, unit="s", most=STORED_SECONDS),
            Figure(what=f"{updates:,} that waited, acted", value=self.acted, unit="s", most=ACTED_SECONDS),
            against(floor, "the same, to the floor", self.acted),
            before,
            against(before, f"memory once {updates:,} have acted", self.after, most=MOST_MEMORY),
        ]


def run() -> list[Figure]:
    """Return what was measured."""
    return asyncio.run(measure()).figures()


async def measure(updates: int = UPDATES) -> CatchUp:
    """Let both bots meet so many lines of ``/status``, by as many operators as may say all of theirs at once."""
    floor = await _of_the_floor(updates)
    people = -(-updates // BURST)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bench.db"
        run = ("-m", "bot", "run")
        async with BareTelegram() as telegram, program(desk(telegram, path, people), run, folder) as process:
            await open_a_ticket(telegram)
            memory = megabytes_of(process)
            there, done = stored(path), acted(path)
            begun = perf_counter()
            telegram.feed(said(FIRST_OPERATOR + 1 + n % people, "/status MUK-1001") for n in range(updates))
            async with asyncio.timeout(PATIENCE):
                while stored(path) < there + updates:  # noqa: ASYNC110 - no event crosses
                    await asyncio.sleep(LOOK)
                kept = perf_counter() - begun
                while acted(path) < done + updates:  # noqa: ASYNC110 - the same
                    await asyncio.sleep(LOOK)
            return CatchUp(floor, kept, perf_counter() - begun, memory, megabytes_of(process))


async def _of_the_floor(updates: int) -> float:
    with tempfile.TemporaryDirectory() as folder:
        async with BareTelegram() as telegram:
            path = Path(folder) / "naive.db"
            naive = ("-m", "bench.base.naive_bot", telegram.url, TOKEN, f"sqlite+aiosqlite:///{path}")
            async with program({}, naive, folder), asyncio.timeout(PATIENCE):
                await telegram.polled_again.wait()
                begun = perf_counter()
                telegram.feed(said(FIRST_OPERATOR + n, "a line") for n in range(updates))
                await telegram.until_sent(updates)
                return perf_counter() - begun
