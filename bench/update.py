"""`python -m bench update`: what one update costs with what it makes the desk send, against a bot of an evening."""

from __future__ import annotations

import asyncio
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter

from bench.base.bare_telegram import TOKEN, BareTelegram, said
from bench.base.desks import CALL, FIRST_OPERATOR, PATIENCE, acted, desk, open_a_ticket, stored
from bench.base.figures import Figure, against, share
from bench.base.programs import cpu_of, program
from bot.inbound.inbound_queue import BURST

PEOPLE = 300  # each says one thing: what one person may be sent in a second is not what is measured
WARM = 10  # people who say it before, to any bot: what is done once is not counted
FIRST_STRANGER, FIRST_WATCHED, FLOODER = 2_000_000, 3_000_000, 4_000_000
BETWEEN = 0.25  # seconds: ten strangers a second are answered
REST = 0.5  # seconds for what is written after the last of them
FLOOD = 3000  # lines of one person
WATCHED = 60  # others that say something in turn, alone and while that person's lines wait
ACTED = 2.0  # updates acted a second, to the floor's
BEHIND = 1.2  # how much longer their p95 may be then
GOALS = {"status": 1.5, "first line": 2.0, "stranger": 1.2}  # of the floor's CPU


@dataclass(frozen=True, slots=True)
class UpdateCost:
    """Of one update: seconds of CPU with its sends, and how many act in a second while many wait."""

    cpu: float
    acted: float


@dataclass(slots=True)
class UpdateFigures:
    """What each kind of update costs, beside the bot of an evening (``floor``) and the least bots (``echoes``)."""

    floor: UpdateCost
    kinds: dict[str, UpdateCost] = field(default_factory=dict)
    alone: float = 0.0
    behind: float = 0.0
    """Seconds from a person's line to the answer, p95: alone, and while a flood of somebody else's waits."""
    echoes: dict[str, UpdateCost] = field(default_factory=dict)

    def figures(self) -> list[Figure]:
        """Return the rows of the table."""
        cpu = Figure(what="floor: CPU of an update, a bot of an evening", value=self.floor.cpu * 1000, unit="ms")
        acts = Figure(what="floor: updates acted, a bot of an evening", value=self.floor.acted, unit="/s")
        costs = [
            against(cpu, f"CPU of a {kind}", cost.cpu * 1000, most=GOALS[kind]) for kind, cost in self.kinds.items()
        ]
        others = [
            against(acts, f"acted, each a {kind}", cost.acted, least=ACTED) for kind, cost in self.kinds.items()
        ]
        echoes = [
            against(floor, f"{what} {name}, which keeps nothing", value)
            for name, cost in self.echoes.items()
            for floor, what, value in ((cpu, "CPU of an update,", cost.cpu * 1000), (acts, "acted,", cost.acted))
        ]
        alone = Figure(what="a line's answer alone, p95", value=self.alone * 1000, unit="ms")
        behind = f"the same behind {FLOOD:,} lines of another"
        return [cpu, *costs, acts, *others, *echoes, alone, against(alone, behind, self.behind * 1000, most=BEHIND)]


def run(aiogram: str | None = None) -> list[Figure]:
    """Return what was measured; ``aiogram``: a Python that has it, to measure its echo as well."""
    return asyncio.run(measure(aiogram=aiogram)).figures()


async def measure(
    people: int = PEOPLE, *, flood: int = FLOOD, watched: int = WATCHED, aiogram: str | None = None
) -> UpdateFigures:
    """Have the bots meet the same things in turn."""
    figures = UpdateFigures(await _of_a_bot("naive_bot", people, "sqlite+aiosqlite:///{folder}/naive.db"))
    figures.echoes["stock PTB"] = await _of_a_bot("echo_ptb", people)
    if aiogram is not None:
        figures.echoes["aiogram 3"] = await _of_a_bot("echo_aiogram", people, python=aiogram)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bench.db"
        async with (
            BareTelegram() as telegram,
            program(desk(telegram, path, people + WARM), ("-m", "bot", "run"), folder) as of,
        ):
            await open_a_ticket(telegram)
            for kind, text, first in (
                ("status", "/status MUK-1001", FIRST_OPERATOR + 1),
                ("first line", CALL, FIRST_OPERATOR + 1),
                ("stranger", "where is my ticket?", FIRST_STRANGER + 1),
            ):
                measured = first + WARM
                await _costs(telegram, of, text, range(first, measured), path)
                figures.kinds[kind] = await _costs(telegram, of, text, range(measured, measured + people), path)
            figures.alone = await _answered(telegram, watched)
            done = acted(path)
            telegram.feed(said(FLOODER, "where is my ticket?") for _ in range(flood))
            async with asyncio.timeout(PATIENCE):
                while stored(path, FLOODER) < flood or acted(path) < done + BURST:  # noqa: ASYNC110 - no event crosses
                    await asyncio.sleep(0.1)
            figures.behind = await _answered(telegram, watched)
    return figures


async def _answered(telegram: BareTelegram, watched: int) -> float:
    """Return within which time nineteen of twenty people were answered, one after the other."""
    took = []
    for person in range(FIRST_WATCHED, FIRST_WATCHED + watched):
        begun = perf_counter()
        told = asyncio.create_task(telegram.until_told(person))
        await asyncio.sleep(0)
        telegram.feed([said(person, "where is my ticket?")])
        async with asyncio.timeout(PATIENCE):
            await told
        took.append(perf_counter() - begun)
        await asyncio.sleep(BETWEEN)
    return share(took, 0.95)


async def _of_a_bot(module: str, people: int, *told: str, python: str = sys.executable) -> UpdateCost:
    with tempfile.TemporaryDirectory() as folder:
        async with BareTelegram() as telegram:
            what = ("-m", f"bench.base.{module}", telegram.url, TOKEN, *(each.format(folder=folder) for each in told))
            async with program({}, what, folder, python) as process:
                await telegram.polled_again.wait()
                await _costs(telegram, process, "a line", range(WARM))
                return await _costs(telegram, process, "a line", range(FIRST_STRANGER, FIRST_STRANGER + people))


async def _costs(
    telegram: BareTelegram, process: int, text: str, people: Sequence[int], database: Path | None = None
) -> UpdateCost:
    """Let so many people say this at once, and wait for what they are told."""
    sent, begun, before = len(telegram.sent), perf_counter(), cpu_of(process)
    done = 0 if database is None else acted(database)
    telegram.feed(said(person, text.format(person % 90_000 + 10_000)) for person in people)
    over = asyncio.create_task(telegram.until_sent(sent + len(people)))
    all_acted = None
    async with asyncio.timeout(PATIENCE):
        while not over.done():
            await asyncio.sleep(0.02)
            if all_acted is None and database is not None and acted(database) >= done + len(people):
                all_acted = perf_counter()
    took = (all_acted or perf_counter()) - begun
    await asyncio.sleep(REST)
    return UpdateCost((cpu_of(process) - before) / len(people), len(people) / took)
