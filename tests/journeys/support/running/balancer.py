"""Shares connections among several ports of this machine, as a balancer does; who takes none is passed over."""

from __future__ import annotations

import asyncio
import contextlib
import itertools
import socket
from collections import Counter
from collections.abc import Sequence
from types import TracebackType
from typing import Self


def free_port() -> int:
    """Return a port on which nobody listens now."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


class Balancer:
    """Listens on ``port``; ``taken`` counts who got how many connections."""

    def __init__(self, ports: Sequence[int]) -> None:
        self.taken: Counter[int] = Counter()
        self._turns = itertools.cycle(range(len(ports)))
        self._ports = ports
        self._tasks: set[asyncio.Task[None]] = set()

    async def __aenter__(self) -> Self:
        self._server = await asyncio.start_server(self._share, "127.0.0.1", 0)
        self.port = self._server.sockets[0].getsockname()[1]
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.close()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _share(self, here: asyncio.StreamReader, back: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._tasks.add(task)
        with contextlib.suppress(OSError, asyncio.CancelledError):
            there, forth = await self._one()
            await asyncio.gather(_carry(here, forth), _carry(there, back))
        back.close()
        self._tasks.discard(task)

    async def _one(self) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        first = next(self._turns)
        for turn in range(len(self._ports)):
            port = self._ports[(first + turn) % len(self._ports)]
            with contextlib.suppress(ConnectionRefusedError):
                found = await asyncio.open_connection("127.0.0.1", port)
                self.taken[port] += 1
                return found
        raise ConnectionRefusedError


async def _carry(source: asyncio.StreamReader, to: asyncio.StreamWriter) -> None:
    with contextlib.suppress(OSError):
        while said := await source.read(65536):
            to.write(said)
            await to.drain()
    to.close()


__all__ = ["Balancer", "free_port"]
