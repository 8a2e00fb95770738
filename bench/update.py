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

from bench.bare_telegram import TOKEN, BareTelegram, pressed, said
from bot.config.rehearsal import rehearsal_environ

PEOPLE = 300  # each says one thing: what one person may be sent in a second is not what is measured
FIRST_OPERATOR, FIRST_STRANGER = 1_000_000, 2_000_000
PATIENCE = 120.0
REST = 0.5  # seconds for what is written after the last of them
CALL = "94370{} Ramesh, Jatni, muster roll does not open in any office"
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

    @property
    def holds(self) -> bool:
        return all(self.kinds[kind].cpu <= goal * self.floor.cpu for kind, goal in GOALS.items())

    def __str__(self) -> str:
        lines = [f"floor: a bot of an evening       {_row(self.floor, self.floor)}"]
        lines += [f"{kind:<33}{_row(cost, self.floor)}" for kind, cost in self.kinds.items()]
        goals = ", ".join(f"{kind} {goal:g} x" for kind, goal in GOALS.items())
        return "\n".join([*lines, f"goal: CPU within {goals}: {'held' if self.holds else 'MISSED'}"])


def run() -> bool:
    """Measure and print; return whether the goals are met."""
    figures = asyncio.run(measure())
    print(figures)
    return figures.holds


async def measure(people: int = PEOPLE) -> UpdateFigures:
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
    return figures


async def _of_the_floor(people: int) -> UpdateCost:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "naive.db"
        async with BareTelegram() as telegram:
            naive = ("-m", "bench.naive_bot", telegram.url, TOKEN, f"sqlite+aiosqlite:///{path}")
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
    with sqlite3.connect(f"file:{database}?mode=ro", uri=True) as connection:
        (done,) = connection.execute("SELECT count(*) FROM updates WHERE outcome = 'done'").fetchone()
    return int(done)


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
