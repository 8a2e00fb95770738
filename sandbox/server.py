"""The sandbox itself: one local HTTP server for the bot, for the people's API and for the chat page."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import socket
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import uvicorn
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles
from uvicorn.protocols.http.h11_impl import H11Protocol

from sandbox.base.clock import Clock
from sandbox.bot_api.calls import CallLog
from sandbox.bot_api.dispatch import BotApi
from sandbox.bot_api.faults import Faults
from sandbox.bot_api.limits import Limits
from sandbox.people.api import PeopleApi
from sandbox.people.control import Control
from sandbox.people.guard import LOOPBACK, OnlyFromHere
from sandbox.people.login import Locked, Public
from sandbox.stage.api import StageApi
from sandbox.stage.backstage import Backstage
from sandbox.stage.stage import Stage
from sandbox.world.world import World

WEB = Path(__file__).parent / "web"
HERE, EVERYWHERE = "127.0.0.1", "0.0.0.0"  # the latter behind a password only
KEEP_ALIVE = 75  # seconds, as servers have it; a client gives up after 5, so neither hangs up on a call of the other
log = logging.getLogger("sandbox")


class CuttableProtocol(H11Protocol):
    """HTTP whose connection an answer may cut, which plain ASGI has no word for."""

    def handle_events(self) -> None:
        super().handle_events()
        if self.scope is not None and self.transport is not None:
            extensions: dict[str, Any] = self.scope.setdefault("extensions", {})
            extensions["sandbox.cut"] = self.transport.abort


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
    """A server inside somebody else's process: it leaves the signals alone and says when it is up."""

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
        """Idle connections need a turn or two of the loop to go; uvicorn would sleep instead."""
        for connection in list(self.server_state.connections):
            connection.shutdown()
        for _ in range(3):
            await asyncio.sleep(0)
        await super().shutdown(sockets)

    async def main_loop(self) -> None:
        """As uvicorn's, but it ends at once instead of at the next tick: tests start many sandboxes."""
        tick = 0
        while not await self.on_tick(tick) and not self.leaving.is_set():
            tick = (tick + 1) % 864000
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(0.1):
                    await self.leaving.wait()


class Sandbox:
    """A Telegram look-alike on this machine; `async with Sandbox() as sandbox:` serves until the block ends."""

    def __init__(
        self,
        *,
        world: World | None = None,
        port: int = 0,
        clock: Clock | None = None,
        limits: bool = True,
        web: Path = WEB,
        backstage: Backstage | None = None,
        public: Public | None = None,
    ) -> None:
        """`clock` is for the world made here; a given world has its own. `limits=False` takes any flood.

        `backstage`: the desk that plays here, if its clock and its process are the page's to move. `public`: others
        reach it over the network, with a password; the world's token is to be a secret then.
        """
        self.world = world or World(clock=clock)
        self.limits = Limits(self.world.clock, enabled=limits)
        self.faults = Faults()
        self.log = CallLog()
        self.bot_api = BotApi(self.world, self.limits, self.faults, self.log)
        self.people_api = PeopleApi(self.world)
        self.control = Control(self.world, self.faults, self.limits, self.log)
        views = self.people_api.views
        self.stage = Stage(views, self.faults, self.limits, self.log, backstage) if backstage is not None else None
        self.web = web
        self.port = port
        self._public = public
        self._server: _Server | None = None
        self._serving: asyncio.Task[None] | None = None

    # -- where it is

    @property
    def api_url(self) -> str:
        """What goes into `telegram.api_url`."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def base_url(self) -> str:
        """python-telegram-bot's base_url."""
        return f"{self.api_url}/bot"

    @property
    def base_file_url(self) -> str:
        return f"{self.api_url}/file/bot"

    @property
    def token(self) -> str:
        return self.world.token

    # -- what went through it

    @property
    def calls(self) -> CallLog:
        return self.log

    @property
    def unknown_parameters(self) -> list[str]:
        return self.log.unknown_parameters

    def assert_clean(self) -> None:
        """Fail if the bot asked for what Telegram, or this sandbox, does not know, or did not keep a wait."""
        found: dict[str, list[Any]] = {
            "unknown parameters": self.log.unknown_parameters,
            "unknown methods": self.log.unknown_methods,
            "methods not built": self.log.not_built,
            "calls before their retry_after was over": self.limits.early_calls,
        }
        wrong = {what: which for what, which in found.items() if which}
        assert not wrong, f"the bot did what it should not: {wrong}"

    # -- running

    def app(self) -> Starlette:
        routes: list[BaseRoute] = [
            Route("/bot{token}/{method}", self.bot_api.call, methods=["GET", "POST"]),
            Route("/file/bot{token}/{path:path}", self.bot_api.download),
            *self.people_api.routes(),
            *self.control.routes(),
        ]
        if self.stage is not None:
            routes += StageApi(self.stage).routes()
        if self.web.is_dir():
            routes.append(Mount("/", StaticFiles(directory=self.web, html=True)))
        if self._public is None:
            return Starlette(routes=routes, middleware=[Middleware(OnlyFromHere)])
        guard = Middleware(OnlyFromHere, names=LOOPBACK | self._public.names)
        return Starlette(routes=routes, middleware=[guard, Middleware(Locked, password=self._public.password)])

    async def start(self) -> None:
        listening = _listen(self.port, EVERYWHERE if self._public else HERE)
        self.port = int(listening.getsockname()[1])
        config = uvicorn.Config(
            self.app(),
            http=CuttableProtocol,
            ws="none",
            lifespan="off",
            log_config=None,
            access_log=False,
            timeout_graceful_shutdown=1,
            timeout_keep_alive=KEEP_ALIVE,
        )
        self._server = _Server(config)
        self._serving = asyncio.create_task(self._server.serve([listening]), name="sandbox")
        await self._server.up.wait()
        log.info("sandbox on %s", self.api_url)

    async def stop(self) -> None:
        if self._server is None or self._serving is None:
            return
        self.world.updates.stop_poller(None)
        self.people_api.streams.close()
        if self.stage is not None:
            await self.stage.close()
        await self.bot_api.webhook.stop()
        self._server.leaving.set()
        await self._serving
        self._server = self._serving = None

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.stop()
