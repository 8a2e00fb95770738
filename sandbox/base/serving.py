"""An HTTP server inside another process: it leaves the signals alone, says when it is up, and ends at once."""

from __future__ import annotations

import asyncio
import contextlib
import socket
from collections.abc import Iterator
from typing import Any

import uvicorn
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send
from uvicorn.protocols.http.h11_impl import H11Protocol

HERE, EVERYWHERE = "127.0.0.1", "0.0.0.0"  # the latter behind a password only
KEEP_ALIVE = 75  # seconds, as servers have it; a client gives up after 5, so neither hangs up on a call of the other


class CuttableProtocol(H11Protocol):
    """HTTP whose connection an answer may cut, which plain ASGI has no word for."""

    def handle_events(self) -> None:
        super().handle_events()
        if self.scope is not None and self.transport is not None:
            extensions: dict[str, Any] = self.scope.setdefault("extensions", {})
            extensions["sandbox.cut"] = self.transport.abort


class ConnectionCut(Response):
    """Ends the connection without a word, as a network does."""

    async def __call__(self, scope: Scope, receive: Receive, _: Send) -> None:
        cut = scope.get("extensions", {}).get("sandbox.cut")
        if cut is not None:
            cut()
        while (await receive())["type"] != "http.disconnect":
            continue


class HalfAnswer(Response):
    """Begins an answer, and ends the connection in its middle."""

    def __init__(self, whole: Response) -> None:
        super().__init__(bytes(whole.body), whole.status_code, media_type="application/json")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        body = bytes(self.body)
        await send({"type": "http.response.start", "status": self.status_code, "headers": self.raw_headers})
        await send({"type": "http.response.body", "body": body[: len(body) // 2], "more_body": True})
        await ConnectionCut()(scope, receive, send)


async def gone(request: Request) -> None:
    """Wait until the client gives up."""
    while (await request.receive())["type"] != "http.disconnect":
        continue


def _listen(port: int, host: str) -> socket.socket:
    """Without the protocol spelled out asyncio leaves Nagle's delay on: 40 ms for every answer."""
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
        listening.listen()
    except OSError:
        listening.close()
        raise
    return listening


class _Server(uvicorn.Server):
    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.up = asyncio.Event()
        self.leaving = asyncio.Event()

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self.up.set()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Idle connections need a turn or two of the loop to go, answers a second at most; uvicorn sleeps, too."""
        for listening in (*self.servers, *(sockets or ())):
            listening.close()
        for connection in list(self.server_state.connections):
            connection.shutdown()
        if self.server_state.tasks:
            _, late = await asyncio.wait(self.server_state.tasks, timeout=self.config.timeout_graceful_shutdown)
            for task in late:
                task.cancel()
        for _ in range(3):
            await asyncio.sleep(0)

    async def main_loop(self) -> None:
        """As uvicorn's, but it ends at once instead of at the next tick: tests start many sandboxes."""
        tick = 0
        while not await self.on_tick(tick) and not self.leaving.is_set():
            tick = (tick + 1) % 864000
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(0.1):
                    await self.leaving.wait()


class Serving:
    """An app that is being served, until it is stopped."""

    def __init__(self, port: int, server: _Server, task: asyncio.Task[None]) -> None:
        self.port = port
        self._server = server
        self._task = task

    @classmethod
    async def begin(cls, app: ASGIApp, port: int, host: str = HERE) -> Serving:
        """Listen there (0: on any port that is free) and return once it answers."""
        listening = _listen(port, host)
        config = uvicorn.Config(
            app,
            http=CuttableProtocol,
            ws="none",
            lifespan="off",
            log_config=None,
            access_log=False,
            timeout_graceful_shutdown=1,
            timeout_keep_alive=KEEP_ALIVE,
        )
        server = _Server(config)
        task = asyncio.create_task(server.serve([listening]), name="sandbox")
        await server.up.wait()
        return cls(int(listening.getsockname()[1]), server, task)

    async def end(self) -> None:
        self._server.leaving.set()
        await self._task
