"""Serving over HTTP beside the rest of the process, which a server must never end and nobody may hold up."""

from __future__ import annotations

import asyncio
import contextlib
import socket
from collections.abc import Iterator

import uvicorn
from starlette.types import ASGIApp
from uvicorn.protocols.http.h11_impl import H11Protocol

SLOWEST_HEADERS = 10.0  # seconds from a connection, or the last answer on it, until the next request must be whole


class HeadersInTime(H11Protocol):
    """HTTP that waits for nobody's headers for ever: whoever sends them drop by drop is cut off. uvicorn does not."""

    patience = SLOWEST_HEADERS
    _cut: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin to wait."""
        super().connection_made(transport)
        self._wait()

    def data_received(self, data: bytes) -> None:
        """Take some more, and wait no longer once a request has begun to act."""
        super().data_received(data)
        self._rest_if_busy()

    def on_response_complete(self) -> None:
        """Begin to wait for the next one."""
        self._wait()
        super().on_response_complete()
        self._rest_if_busy()

    def connection_lost(self, exc: Exception | None) -> None:
        """Stop waiting."""
        self._rest()
        super().connection_lost(exc)

    def _wait(self) -> None:
        self._rest()
        self._cut = self.loop.call_later(self.patience, self.transport.close)

    def _rest(self) -> None:
        if self._cut is not None:
            self._cut.cancel()
            self._cut = None

    def _rest_if_busy(self) -> None:
        if self.cycle is not None and not self.cycle.response_complete:
            self._rest()


def http_config(app: ASGIApp, *, host: str = "127.0.0.1", port: int = 0) -> uvicorn.Config:
    """Return how our pages are served; who asks is who is connected, the app judges what headers say of that."""
    return uvicorn.Config(
        app, host=host, port=port, http=HeadersInTime, ws="none", log_config=None, access_log=False, lifespan="off",
        proxy_headers=False,
    )  # fmt: skip


class Server(uvicorn.Server):
    """uvicorn's, beside a bot whom the signals are for. Where that one sleeps until it looks, this one is told."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self._told = asyncio.Event()

    def end(self) -> None:
        """Take nothing new, and end what is under way."""
        self.should_exit = True
        self._told.set()

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Leave them alone."""
        yield

    async def main_loop(self) -> None:
        """Wait to be told; once a second there is a new date for the headers."""
        while not await self.on_tick(0):
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(1):
                    await self._told.wait()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Return as soon as all that was asked for is answered."""
        for listening in (*self.servers, *(sockets or ())):
            listening.close()
        for connection in list(self.server_state.connections):
            connection.shutdown()
        if self.server_state.tasks:
            await asyncio.wait(self.server_state.tasks)
        for _ in range(3):  # turns of the loop, in which closed connections go
            await asyncio.sleep(0)


async def serve_until_told(server: Server, *socks: socket.socket) -> None:
    """Serve until it is told to end; raise if it can't be begun, where uvicorn would end the process."""
    try:
        await server.serve(sockets=list(socks) or None)
    except SystemExit:
        raise OSError(f"nothing can be served at {server.config.host}:{server.config.port}") from None
    if not server.should_exit:
        raise RuntimeError("the server has stopped by itself")
