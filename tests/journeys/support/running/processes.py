"""The bot as a process of its own, as an office runs it: started, stopped, killed and started again by a test."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from multiprocessing.context import ForkServerProcess
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from bot.__main__ import main
from bot.demo.settings import people_of
from sandbox.cast import Cast
from sandbox.server import Sandbox
from tests.journeys.support.running.forks import FORKS

ROOT = Path(__file__).parents[4]
TEAMS = {"master_trainers": "Master Trainers", "hudd_tech": "HUDD Tech", "egov": "eGov"}
BYTECODE = Path(tempfile.gettempdir()) / f"helpdesk-tests-bytecode-{os.getuid()}"
CLOCK = "2026-11-20T11:00+05:30"


def write_config(path: Path, sandbox: Sandbox, cast: Cast, database_url: str, **more: dict[str, Any]) -> Path:
    """Write what an admin would: the token, the database, the groups and the people."""
    tables: dict[str, dict[str, Any]] = {
        "telegram": {"token": sandbox.token, "api_url": sandbox.api_url},
        "database": {"url": database_url},
        **more,
    }
    lists = {
        "teams": [{"key": k, "name": n, "chat_id": getattr(cast, k).id} for k, n in TEAMS.items()],
        "people": people_of(cast),
    }
    lines = [line for name, table in tables.items() for line in (f"[{name}]", *_pairs(table))]
    lines += [line for name, rows in lists.items() for row in rows for line in (f"[[{name}]]", *_pairs(row))]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def _pairs(table: dict[str, Any]) -> list[str]:
    return [f"{key} = {json.dumps(value)}" for key, value in table.items()]  # the JSON of these is TOML as well


class Command(subprocess.Popen[bytes]):
    """A program that was started by its name, whose end has the names that ends have in ``multiprocessing``."""

    @property
    def exitcode(self) -> int | None:
        """How it ended; None while it runs."""
        return self.poll()

    def join(self, seconds: float | None = None) -> None:
        """Wait so long until it has ended."""
        with suppress(subprocess.TimeoutExpired):
            self.wait(seconds)


def _live(arguments: list[str], environ: Mapping[str, str], said: Path) -> None:
    """Be `python -m bot`, as it is once it has been imported."""
    with said.open("ab") as file:
        for stream in (1, 2):
            os.dup2(file.fileno(), stream)
    os.chdir(ROOT)
    os.environ.clear()
    os.environ.update(environ)
    sys.argv[1:] = arguments
    main()


class BotProcess:
    """`python -m bot run`; what it says goes to a file, all starts one after another.

    It is forked from a process that has imported it, or for those who ask for the ``command`` started as by an admin.
    """

    def __init__(self, config: Path, *, clock: str = CLOCK, command: bool = False) -> None:
        self.config = config
        self.command = command
        self.starts = 0
        self._said = config.with_suffix(".log")
        self._clock = clock
        self._running: ForkServerProcess | Command | None = None

    @property
    def output(self) -> str:
        """All that any start of it has said."""
        return self._said.read_text(encoding="utf-8", errors="replace") if self._said.exists() else ""

    def assert_well(self) -> None:
        """No start of it has said a traceback; the first one is shown whole."""
        said = self.output
        at = said.find("Traceback")
        assert at < 0, said[max(at - 500, 0) : at + 8000]

    @property
    def code(self) -> int | None:
        """How it ended; None while it runs."""
        return self._running.exitcode if self._running is not None else None

    def start(self, *options: str) -> None:
        """Start it; it may take a second until it answers."""
        environ = {k: v for k, v in os.environ.items() if not k.startswith(("HELPDESK_", "PYTHONDONTWRITE"))}
        # Compiled once for all starts, and nothing left lying in the checkout.
        environ |= {"PYTHONPYCACHEPREFIX": str(BYTECODE), "HELPDESK_CLOCK": self._clock}
        arguments = ["run", "--config", str(self.config), *options]
        if self.command:
            with self._said.open("ab") as said:
                program = [sys.executable, "-m", "bot", *arguments]
                self._running = Command(program, cwd=ROOT, env=environ, stdout=said, stderr=said)
        else:
            self._running = FORKS.Process(target=_live, args=(arguments, environ, self._said))
            self._running.start()
        self.starts += 1

    def kill(self) -> None:
        """SIGKILL: not one more instruction of it is carried out once this returns."""
        if self._running is not None:
            self._running.kill()
            self._running.join()

    def hang(self) -> None:
        """SIGSTOP: it does nothing more, and its connections stay as they are."""
        self._signal(signal.SIGSTOP)

    def wake(self) -> None:
        """SIGCONT: it goes on where it was."""
        self._signal(signal.SIGCONT)

    async def ended(self, seconds: float = 20.0) -> int:
        """Wait until it has ended by itself; return its exit code."""
        assert self._running is not None
        await asyncio.to_thread(self._running.join, seconds)
        assert self.code is not None, f"it did not end within {seconds:g} s"
        return self.code

    async def stop(self, seconds: float = 10.0) -> int:
        """SIGTERM; return its exit code, or fail if it takes longer."""
        self._signal(signal.SIGTERM)
        return await self.ended(seconds)

    def _signal(self, number: signal.Signals) -> None:
        assert self._running is not None
        assert self._running.pid is not None
        os.kill(self._running.pid, number)

    async def __aenter__(self) -> Self:
        self.start()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.kill()
