"""`python -m bench update`: what one update costs with what it makes the desk send, against a bot of an evening."""

from __future__ import annotations

import asyncio
import os
import sqlite3
import sys
import tempfile
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter

from bench.base.bare_telegram import TOKEN, BareTelegram, pressed, said
from bench.press import share
from bot.config.rehearsal import rehearsal_environ
from bot.inbound.inbound_queue import BURST

PEOPLE = 300  # each says one thing: what one person may be sent in a second is not what is measured
FIRST_OPERATOR, FIRST_STRANGER, FIRST_WATCHED, FLOODER = 1_000_000, 2_000_000, 3_000_000, 4_000_000
BETWEEN = 0.25  # seconds: ten strangers a second are answered
PATIENCE = 120.0
REST = 0.5  # seconds for what is written after the last of them
CALL = "94370{} Ramesh, Jatni, muster roll does not open in any office"
FLOOD = 3000  # lines of one person
WATCHED = 60  # others that say something in turn, alone and while that person's lines wait
BEHIND = 1.2  # how much longer their p95 may be then
GOALS = {"status": 1.5, "first line": 2.0, "stranger": 1.2}  # of the floor's CPU
GROUPS = {"hudd_tech": -1001, "egov": -1002, "master_trainers": -1003}
TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True)
class UpdateCost:
    """Of one update: seconds of CPU with its sends, and how many act in a second while many wait."""

    cpu: float
    acted: float


@dataclass(slots=True)
class UpdateFigures:
    """What each kind of update costs; ``floor``: the bot of an evening, in the same run."""

    floor: UpdateCost
    kinds: dict[str, UpdateCost] = field(default_factory=dict)
    alone: float = 0.0
    behind: float = 0.0
    """Seconds from a person's line to the answer, p95: alone, and while a flood of somebody else's waits."""

    @property
    def holds(self) -> bool:
        cheap = all(self.kinds[kind].cpu <= goal * self.floor.cpu for kind, goal in GOALS.items())
        return cheap and self.behind <= BEHIND * self.alone

    def __str__(self) -> str:
        lines = [f"floor: a bot of an evening       {_row(self.floor, self.floor)}"]
        lines += [f"{kind:<33}{_row(cost, self.floor)}" for kind, cost in self.kinds.items()]
        lines.append(f"a line's answer alone, p95        {self.alone * 1000:6.1f} ms")
        times = self.behind / self.alone
        lines.append(f"behind {FLOOD} lines of another     {self.behind * 1000:6.1f} ms {times:5.2f} x alone")
        goals = ", ".join(f"{kind} {goal:g} x" for kind, goal in GOALS.items())
        within = f"goal: CPU within {goals}; behind a flood within {BEHIND:g} x"
        return "\n".join([*lines, f"{within}: {'held' if self.holds else 'MISSED'}"])


def run() -> bool:
    """Measure and print; return whether the goals are met."""
    figures = asyncio.run(measure())
    print(figures)
    return figures.holds


async def measure(people: int = PEOPLE, *, flood: int = FLOOD, watched: int = WATCHED) -> UpdateFigures:
    """Have both bots meet the same things in turn."""
    floor = await _of_the_floor(people)
    figures = UpdateFigures(floor)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bench.db"
        async with (
            BareTelegram() as telegram,
            _program(_desk(telegram, path, people), ("-m", "bot", "run"), folder) as of,
        ):
            await _open_a_ticket(telegram)
            for kind, text, first in (
                ("status", "/status MUK-1001", FIRST_OPERATOR),
                ("first line", CALL, FIRST_OPERATOR),
                ("stranger", "where is my ticket?", FIRST_STRANGER),
            ):
                figures.kinds[kind] = await _costs(telegram, of, text, range(first + 1, first + 1 + people), path)
            figures.alone = await _answered(telegram, watched)
            done = _acted(path)
            telegram.feed(said(FLOODER, "where is my ticket?") for _ in range(flood))
            async with asyncio.timeout(PATIENCE):
                while _stored(path) < flood or _acted(path) < done + BURST:  # noqa: ASYNC110 - no event crosses
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


async def _of_the_floor(people: int) -> UpdateCost:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "naive.db"
        async with BareTelegram() as telegram:
            naive = ("-m", "bench.base.naive_bot", telegram.url, TOKEN, f"sqlite+aiosqlite:///{path}")
            async with _program({}, naive, folder) as process:
                await telegram.polled_again.wait()
                await _costs(telegram, process, "a line", range(10))  # what is done once is not counted
                return await _costs(telegram, process, "a line", range(FIRST_STRANGER, FIRST_STRANGER + people))


async def _costs(
    telegram: BareTelegram, process: int, text: str, people: Sequence[int], database: Path | None = None
) -> UpdateCost:
    """Let so many people say this at once, and wait for what they are told."""
    sent, begun, before = len(telegram.sent), perf_counter(), _cpu(process)
    done = 0 if database is None else _acted(database)
    telegram.feed(said(person, text.format(person % 90_000 + 10_000)) for person in people)
    over = asyncio.create_task(telegram.until_sent(sent + len(people)))
    acted = None
    async with asyncio.timeout(PATIENCE):
        while not over.done():
            await asyncio.sleep(0.02)
            if acted is None and database is not None and _acted(database) >= done + len(people):
                acted = perf_counter()
    took = (acted or perf_counter()) - begun
    await asyncio.sleep(REST)
    return UpdateCost((_cpu(process) - before) / len(people), len(people) / took)


def _acted(database: Path) -> int:
    """Return how many updates have acted."""
    return _count(database, "outcome = 'done'")


def _stored(database: Path) -> int:
    """Return how many updates of the flood there are."""
    return _count(database, f"person_id = {FLOODER}")


def _count(database: Path, which: str) -> int:
    with sqlite3.connect(f"file:{database}?mode=ro", uri=True) as connection:
        (found,) = connection.execute(f"SELECT count(*) FROM updates WHERE {which}").fetchone()  # noqa: S608
    return int(found)


async def _open_a_ticket(telegram: BareTelegram) -> None:
    """Escalate a ticket as an operator does; the way of an update is warm then, too."""
    await telegram.polled_again.wait()
    telegram.feed([said(FIRST_OPERATOR, CALL.format(99_999))])
    for label in ("ULB employee", "Infrastructure", "Escalate"):
        await _seen(telegram, label)
        telegram.feed([pressed(FIRST_OPERATOR, telegram.button(label))])
    await _seen(telegram, "Claim")


async def _seen(telegram: BareTelegram, label: str) -> None:
    async with asyncio.timeout(PATIENCE):
        while True:
            try:
                telegram.button(label)
            except LookupError:
                await asyncio.sleep(0.05)
            else:
                return


def _desk(telegram: BareTelegram, path: Path, people: int) -> dict[str, str]:
    operators = [
        {"telegram_id": FIRST_OPERATOR + number, "name": f"Sunita {number}", "roles": ["operator"]}
        for number in range(people + 1)
    ]
    return rehearsal_environ(
        api_url=telegram.url, token=TOKEN, database_url=f"sqlite+aiosqlite:///{path}",
        teams={"hudd_tech": -1001, "egov": -1002, "master_trainers": -1003}, people=operators,
    )  # fmt: skip


@asynccontextmanager
async def _program(own: Mapping[str, str], what: Sequence[str], folder: str) -> AsyncIterator[int]:
    """Start a program of this Python; give its process id; it ends with the block."""
    environ = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), **own}
    nowhere = asyncio.subprocess.DEVNULL
    process = await asyncio.create_subprocess_exec(sys.executable, *what, cwd=folder, env=environ, stdout=nowhere)
    try:
        yield process.pid
    finally:
        process.terminate()
        await process.wait()


def _cpu(process: int) -> float:
    """Return the seconds of CPU that a process has taken."""
    fields = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def _row(cost: UpdateCost, floor: UpdateCost) -> str:
    return (
        f"{cost.cpu * 1000:6.2f} ms {cost.cpu / floor.cpu:5.2f} x the floor"
        f"   {cost.acted:6.0f} acted a second {cost.acted / floor.acted:5.2f} x"
    )
