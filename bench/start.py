"""`python -m bench start`: how soon the program is there and what it takes, against a bare `telegram.ext`."""

from __future__ import annotations

import asyncio
import os
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from bench.base.bare_telegram import TOKEN, BareTelegram
from bench.base.figures import Figure, against
from bench.base.programs import megabytes_of

ROUNDS = 5
IMPORT_TIMES = 2.0  # of the floor
POLL_SECONDS = 1.0
HELP_SECONDS = 0.1
MOST_MEGABYTES = 80.0
PATIENCE = 60.0

FLOOR = ("-c", "import telegram.ext")
IMPORT = ("-c", "import bot.commands.run")
HELP = ("-m", "bot", "--help")
DUE = ("-m", "bot", "due", "2026-11-20T16:30")


@dataclass(frozen=True, kw_only=True, slots=True)
class StartFigures:
    """Seconds, the best of some rounds, and megabytes of a bot that has nothing to do."""

    floor: float
    help: float
    due: float
    imported: float
    first_poll: float
    megabytes: float

    def figures(self) -> list[Figure]:
        """Return the rows of the table."""
        floor = Figure(what="floor: a bare `import telegram.ext`", value=self.floor, unit="s")
        return [
            floor,
            Figure(what="helpdesk --help", value=self.help, unit="s", most=HELP_SECONDS),
            against(floor, "helpdesk due, without a database", self.due),
            against(floor, "import of all that `run` needs", self.imported, most=IMPORT_TIMES),
            Figure(
                what="helpdesk run, until its first getUpdates", value=self.first_poll, unit="s", most=POLL_SECONDS
            ),
            Figure(what="memory of an idle desk", value=self.megabytes, unit="MB", most=MOST_MEGABYTES),
        ]


def run() -> list[Figure]:
    """Return what was measured."""
    return asyncio.run(measure()).figures()


async def measure(rounds: int = ROUNDS, *, uncounted: int = 1) -> StartFigures:
    """Start programs of this Python and wait for them; the first start of each compiles and is not counted."""
    with tempfile.TemporaryDirectory() as folder:
        environ = {k: v for k, v in os.environ.items() if k not in ("PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED")}
        environ |= {"PYTHONPATH": os.pathsep.join(sys.path)}
        floor, imported, help_, due = [
            min([await _ended(what, Path(folder), environ) for _ in range(uncounted + rounds)][uncounted:])
            for what in (FLOOR, IMPORT, HELP, DUE)
        ]
        polls = [await _polled(Path(folder), environ) for _ in range(uncounted + rounds)][uncounted:]
    return StartFigures(
        floor=floor, help=help_, due=due, imported=imported, first_poll=min(took for took, _ in polls),
        megabytes=min(megabytes for _, megabytes in polls),
    )  # fmt: skip


async def _started(what: Sequence[str], folder: Path, environ: Mapping[str, str]) -> asyncio.subprocess.Process:
    nowhere = asyncio.subprocess.DEVNULL
    return await asyncio.create_subprocess_exec(
        sys.executable, *what, cwd=folder, env=environ, stdout=nowhere, stderr=asyncio.subprocess.PIPE
    )


async def _ended(what: Sequence[str], folder: Path, environ: Mapping[str, str]) -> float:
    begun = perf_counter()
    process = await _started(what, folder, environ)
    _, said = await process.communicate()
    if process.returncode:
        raise RuntimeError(f"{' '.join(what)}: {said.decode(errors='replace')}")
    return perf_counter() - begun


async def _polled(folder: Path, environ: Mapping[str, str]) -> tuple[float, float]:
    """Return how long a desk on a database that is there already takes to its first poll, and its megabytes then."""
    async with BareTelegram() as server:
        own = {
            "HELPDESK_TELEGRAM__TOKEN": TOKEN, "HELPDESK_TELEGRAM__API_URL": server.url,
            "HELPDESK_DATABASE__URL": f"sqlite+aiosqlite:///{folder / 'bench.db'}",
            "HELPDESK_HEALTH__LISTEN": "127.0.0.1:0",
        }  # fmt: skip
        begun = perf_counter()
        process = await _started(("-m", "bot", "run"), folder, {**environ, **own})
        try:
            async with asyncio.timeout(PATIENCE):
                await server.polled.wait()
                took = perf_counter() - begun
                await server.polled_again.wait()
            return took, megabytes_of(process.pid)
        finally:
            process.terminate()
            await process.communicate()
