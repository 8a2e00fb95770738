"""The bot as a process of its own, as an office runs it: started, stopped, killed and started again by a test."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from bot.demo.settings import people_of
from sandbox.cast import Cast
from sandbox.server import Sandbox

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


class BotProcess:
    """`python -m bot run`; what it says goes to a file, all starts one after another."""

    def __init__(self, config: Path, *, clock: str = CLOCK) -> None:
        self.config = config
        self.starts = 0
        self._said = config.with_suffix(".log")
        self._clock = clock
        self._running: subprocess.Popen[bytes] | None = None

    @property
    def output(self) -> str:
        """All that any start of it has said."""
        return self._said.read_text(encoding="utf-8", errors="replace") if self._said.exists() else ""

    @property
    def code(self) -> int | None:
        """How it ended; None while it runs."""
        return self._running.poll() if self._running is not None else None

    def start(self, *options: str) -> None:
        """Start it; it may take a second until it answers."""
        environ = {k: v for k, v in os.environ.items() if not k.startswith(("HELPDESK_", "PYTHONDONTWRITE"))}
        # Compiled once for all starts, and nothing left lying in the checkout.
        environ |= {"PYTHONPYCACHEPREFIX": str(BYTECODE), "HELPDESK_CLOCK": self._clock}
        with self._said.open("ab") as said:
            self._running = subprocess.Popen(
                [sys.executable, "-m", "bot", "run", "--config", str(self.config), *options],
                cwd=ROOT, env=environ, stdout=said, stderr=said,
            )  # fmt: skip
        self.starts += 1

    def kill(self) -> None:
        """SIGKILL: not one more instruction of it is carried out once this returns."""
        if self._running is not None:
            self._running.kill()
            self._running.wait()

    def hang(self) -> None:
        """SIGSTOP: it does nothing more, and its connections stay as they are."""
        assert self._running is not None
        self._running.send_signal(signal.SIGSTOP)

    def wake(self) -> None:
        """SIGCONT: it goes on where it was."""
        assert self._running is not None
        self._running.send_signal(signal.SIGCONT)

    async def ended(self, seconds: float = 20.0) -> int:
        """Wait until it has ended by itself; return its exit code."""
        assert self._running is not None
        return await asyncio.to_thread(self._running.wait, seconds)

    async def stop(self, seconds: float = 10.0) -> int:
        """SIGTERM; return its exit code, or fail if it takes longer."""
        assert self._running is not None
        self._running.send_signal(signal.SIGTERM)
        return await self.ended(seconds)

    async def __aenter__(self) -> Self:
        self.start()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.kill()
