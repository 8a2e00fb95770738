"""A way to a database that can be cut: then nothing comes through any more, and neither side is told."""

from __future__ import annotations

import asyncio
import contextlib
from types import TracebackType
from typing import Self

from sqlalchemy import make_url


class Proxy:
    """Stands before one host and port; ``url`` leads through it."""

    def __init__(self, url: str) -> None:
        self._to = make_url(url)
        self._passes = asyncio.Event()
        self._passes.set()
        self._lines: set[asyncio.StreamWriter] = set()
        self._tasks: set[asyncio.Task[None]] = set()

    @property
    def url(self) -> str:
        """The address of the database by this way."""
        return self._to.set(host="127.0.0.1", port=self._port).render_as_string(hide_password=False)

    def cut(self) -> None:
        """Hold back all that is said, on connections old and new."""
        self._passes.clear()

    def mend(self) -> None:
        """Let what comes from now on through; what was held back meanwhile is lost with its connections."""
        for line in self._lines:
            line.transport.abort()
        self._passes.set()

    async def __aenter__(self) -> Self:
        self._server = await asyncio.start_server(self._through, "127.0.0.1", 0)
        self._port = self._server.sockets[0].getsockname()[1]
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.close()
        self.mend()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _through(self, here: asyncio.StreamReader, back: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._tasks.add(task)
        self._lines.add(back)
        with contextlib.suppress(OSError, asyncio.CancelledError):
            await self._passes.wait()
            there, forth = await asyncio.open_connection(self._to.host, self._to.port)
            self._lines.add(forth)
            await asyncio.gather(self._carry(here, forth), self._carry(there, back))
        self._tasks.discard(task)

    async def _carry(self, source: asyncio.StreamReader, to: asyncio.StreamWriter) -> None:
        with contextlib.suppress(OSError):
            while said := await source.read(65536):
                await self._passes.wait()
                to.write(said)
                await to.drain()
        self._lines.discard(to)
        to.close()
