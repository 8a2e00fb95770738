"""The health page of a process that does not serve yet: it is alive, not ready, and says what it waits for."""

from __future__ import annotations

from collections.abc import Callable

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from bot.base.http_peers import NamedHosts
from bot.config.sections import Health


class StartingPage:
    """Answers from the first second of the start until the desk's own pages take its place."""

    def __init__(
        self, health: Health, standby: Callable[[], bool] = lambda: False, takes: Callable[[], bool] = lambda: False
    ) -> None:
        """``standby``: whether another process leads, so that this one waits; ``takes``: whether it takes updates in.

        One that does is ready for whoever shares what Telegram posts among them.
        """
        self.waits_for = "the database"
        self._standby = standby
        self._takes = takes
        named = Middleware(NamedHosts, names=health.hosts)
        pages = {"/healthz": self._live, "/readyz": self._ready, "/metrics": self._counts}
        self._pages: ASGIApp = Starlette(
            routes=[Route(path, page) for path, page in pages.items()], middleware=[named]
        )

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer as an ASGI application."""
        await self._pages(scope, receive, send)

    def give_way(self, pages: ASGIApp) -> None:
        """The desk is at work: from now on it answers itself."""
        self._pages = pages

    async def _live(self, _request: Request) -> Response:
        return JSONResponse({"live": True, **self._state()})

    async def _ready(self, _request: Request) -> Response:
        ready = self._standby() and self._takes()
        return JSONResponse({"ready": ready, **self._state()}, 200 if ready else 503)

    async def _counts(self, _request: Request) -> Response:
        return Response("", media_type="text/plain")  # there is nothing to count yet

    def _state(self) -> dict[str, object]:
        standby = self._standby()
        return {"starting": True, "standby": standby, "waits_for": "its turn" if standby else self.waits_for}
