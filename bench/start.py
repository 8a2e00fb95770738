"""`python -m bench start`: how soon the program is there and what it takes, against a bare `telegram.ext`."""

from __future__ import annotations

import asyncio
import json
import os
import sys
import tempfile
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

ROUNDS = 5
IMPORT_TIMES = 2.6  # of the floor: half a second where a bare telegram.ext takes 0.19 s
POLL_TIMES = 5.3  # a second there
MOST_MEGABYTES = 80.0
PATIENCE = 60.0
TOKEN = "1:" + "x" * 35
ME = {"id": 1, "is_bot": True, "first_name": "Bench", "username": "bench_bot"}

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

    @property
    def holds(self) -> bool:
        within = self.imported <= IMPORT_TIMES * self.floor and self.first_poll <= POLL_TIMES * self.floor
        return within and self.megabytes <= MOST_MEGABYTES

    def __str__(self) -> str:
        rows = (
            ("floor: a bare `import telegram.ext`", self.floor),
            ("helpdesk --help", self.help),
            ("helpdesk due, without a database", self.due),
            ("import of all that `run` needs", self.imported),
            ("helpdesk run, until its first getUpdates", self.first_poll),
        )
        return "\n".join(
            [
                *(f"{what:<42}{took:7.2f} s {took / self.floor:6.1f} x the floor" for what, took in rows),
                f"{'memory of an idle desk':<42}{self.megabytes:7.1f} MB",
                f"goal: import within {IMPORT_TIMES:g} x, first getUpdates within {POLL_TIMES:g} x the floor, "
                f"{MOST_MEGABYTES:g} MB: {'held' if self.holds else 'MISSED'}",
            ]
        )


def run() -> bool:
    """Measure and print; return whether the goals are met."""
    figures = asyncio.run(measure())
    print(figures)
    return figures.holds


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
    async with _Telegram() as server:
        own = {
            "HELPDESK_TELEGRAM__TOKEN": TOKEN, "HELPDESK_TELEGRAM__API_URL": f"http://127.0.0.1:{server.port}",
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
            return took, _megabytes(process.pid)
        finally:
            process.terminate()
            await process.communicate()


def _megabytes(process: int) -> float:
    status = Path(f"/proc/{process}/status").read_text(encoding="ascii")
    (line,) = [line for line in status.splitlines() if line.startswith("VmRSS:")]
    return int(line.split()[1]) / 1024


class _Telegram:
    """The least of a Bot API: it knows the bot, and has nothing to tell it."""

    def __init__(self) -> None:
        self.polled = asyncio.Event()
        self.polled_again = asyncio.Event()
        self.port = 0
        self._over = asyncio.Event()
        self._serving: list[asyncio.Task[None]] = []

    async def __aenter__(self) -> _Telegram:
        self._server = await asyncio.start_server(self._connected, "127.0.0.1", 0)
        self.port = self._server.sockets[0].getsockname()[1]
        return self

    async def __aexit__(self, *_: object) -> None:
        self._over.set()
        self._server.close()
        await asyncio.gather(*self._serving)

    def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._serving.append(asyncio.create_task(self._until_it_hangs_up(reader, writer)))

    async def _until_it_hangs_up(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(ConnectionError):
            await self._serve(reader, writer)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while head := await reader.readline():
            length = 0
            while (line := await reader.readline()).strip():
                name, _, value = line.decode("latin-1").partition(":")
                length = int(value) if name.lower() == "content-length" else length
            await reader.readexactly(length)
            body = json.dumps({"ok": True, "result": await self._answer(head.split(b"?")[0])}).encode()
            writer.write(
                b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n" % len(body)
            )
            writer.write(body)
        writer.close()

    async def _answer(self, head: bytes) -> object:
        if b"/getMe" in head:
            return ME
        if b"/getUpdates" not in head:
            return True
        if self.polled.is_set():
            self.polled_again.set()
            with suppress(TimeoutError):  # a desk that is idle holds a poll open
                await asyncio.wait_for(self._over.wait(), 1)
        self.polled.set()
        return []
