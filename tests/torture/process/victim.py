"""The tortured process from outside: started, killed, stopped for a while, starved of its disk."""

from __future__ import annotations

import asyncio
import contextlib
import fcntl
import os
import resource
import signal
from collections import Counter
from collections.abc import AsyncIterator, Callable
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerProcess
from pathlib import Path

from tests.journeys.support.running.forks import FORKS
from tests.torture.process.child import KILLED, tortured
from tests.torture.process.page import Page
from tests.waiting import until

ROOM = 1 << 20  # bytes of a pipe: whoever is tortured must not wait for us
ALL = (resource.RLIM_INFINITY, resource.RLIM_INFINITY)
NOTHING = (0, resource.RLIM_INFINITY)


class Victim:
    """One process of the desk, all its starts one after another; each point that it reaches is counted."""

    def __init__(self, config: Path, page: Page, began: float) -> None:
        self.config = config
        self.page = page
        self.reached: Counter[str] = Counter()
        self.killed_at: list[str] = []
        self.starts = 0
        self.log = config.with_suffix(".log")
        self._began = began
        self._running: ForkServerProcess | None = None
        self._reading: dict[int, tuple[Connection, Callable[[bytes], None]]] = {}

    @property
    def code(self) -> int | None:
        """How it ended; None while it runs."""
        return self._running.exitcode if self._running is not None else 0

    @property
    def pid(self) -> int | None:
        """Its number while it runs."""
        return self._running.pid if self._running is not None and self.code is None else None

    @property
    def output(self) -> str:
        """All that any start of it has said."""
        return self.log.read_text(encoding="utf-8", errors="replace") if self.log.exists() else ""

    def start(self) -> None:
        """Start it; what it says comes by pipes, so that a full disk takes nothing of that."""
        voice, tongue = FORKS.Pipe(duplex=False)
        said, mouth = FORKS.Pipe(duplex=False)
        fcntl.fcntl(tongue.fileno(), fcntl.F_SETPIPE_SZ, ROOM)
        life = (self.config, self._began, self.page.path, tongue, mouth)
        self._running = FORKS.Process(target=tortured, args=life)
        self._running.start()
        tongue.close()
        mouth.close()
        self.starts += 1
        self._read(voice, self._ear())
        self._read(said, self._said)

    def kill(self) -> None:
        """SIGKILL: not one more instruction of it is carried out once this returns."""
        if self._running is not None:
            self._running.kill()
            self._running.join()

    def freeze(self) -> None:
        """Let it hang: nothing of it goes on, and nobody is told."""
        self._signal(signal.SIGSTOP)

    def thaw(self) -> None:
        """Let it go on."""
        self._signal(signal.SIGCONT)

    @contextlib.asynccontextmanager
    async def starved(self) -> AsyncIterator[None]:
        """Refuse every byte that it writes to a file meanwhile, as a full disk does."""
        self._limit(NOTHING)
        try:
            yield
        finally:
            self._limit(ALL)

    async def stop(self, seconds: float = 20.0) -> int:
        """SIGTERM; return its exit code, or fail if it takes longer."""
        assert self._running is not None
        self._signal(signal.SIGTERM)
        await asyncio.to_thread(self._running.join, seconds)
        assert self._running.exitcode is not None, f"it did not stop within {seconds:g} s"
        return self._running.exitcode

    async def close(self) -> None:
        """Kill it, and hear what it has said to the end."""
        self.kill()
        await until(lambda: not self._reading)

    def _signal(self, number: int) -> None:
        if self._running is not None and self._running.pid is not None and self.code is None:
            with contextlib.suppress(ProcessLookupError):
                os.kill(self._running.pid, number)

    def _limit(self, limit: tuple[int, int]) -> None:
        if self._running is not None and self._running.pid is not None and self.code is None:
            with contextlib.suppress(ProcessLookupError):
                resource.prlimit(self._running.pid, resource.RLIMIT_FSIZE, limit)

    def _read(self, pipe: Connection, hear: Callable[[bytes], None]) -> None:
        os.set_blocking(pipe.fileno(), False)
        self._reading[pipe.fileno()] = (pipe, hear)
        asyncio.get_running_loop().add_reader(pipe.fileno(), self._pump, pipe.fileno())

    def _pump(self, descriptor: int) -> None:
        pipe, hear = self._reading[descriptor]
        try:
            data = os.read(descriptor, ROOM)
        except BlockingIOError:
            return
        if data:
            hear(data)
            return
        asyncio.get_running_loop().remove_reader(descriptor)
        del self._reading[descriptor]
        pipe.close()

    def _ear(self) -> Callable[[bytes], None]:
        """Return what hears one process: its lines may come in parts."""
        rest = b""

        def heard(data: bytes) -> None:
            nonlocal rest
            *lines, rest = (rest + data).split(b"\n")
            for line in lines:
                name = line.decode(errors="replace")
                if name.startswith(KILLED):
                    name = name.removeprefix(KILLED)
                    self.killed_at.append(name)
                self.reached[name] += 1

        return heard

    def _said(self, data: bytes) -> None:
        with self.log.open("ab") as log:
            log.write(data)
