"""Serves the page for monitors beside the bot, and again if its server ends."""

from __future__ import annotations

import logging
import socket

from starlette.types import ASGIApp

from bot.base.http_server import Server, http_config, serve_until_told

log = logging.getLogger(__name__)


class HealthPage:
    """The pages at their address. ``sock`` listens there already; a server that begins again listens anew."""

    def __init__(self, app: ASGIApp, sock: socket.socket) -> None:
        self._app = app
        self._sock = sock
        self._address = sock.getsockname()[:2]
        self._server: Server | None = None
        self._over = False

    async def serve(self) -> None:
        """Serve until told to end."""
        if self._over:
            return
        if self._sock.fileno() < 0:
            again = listen(*self._address)
            if again is None:
                raise OSError("the health page's address is taken")
            self._sock = again
        self._server = Server(http_config(self._app))
        try:
            await serve_until_told(self._server, self._sock)
        finally:
            self._sock.close()  # a server that is told to end before it has begun leaves it open

    def end(self) -> None:
        """Stop serving."""
        self._over = True
        if self._server is not None:
            self._server.end()
        else:
            self._sock.close()


def listen(host: str, port: int) -> socket.socket | None:
    """Return a socket that listens there; None if it can't be had, which must not keep the desk from working."""
    try:
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        sock = socket.create_server((host, port), family=family)
    except OSError as error:
        log.error("no health page: %s:%s can't be listened on (%s); set health.listen", host, port, error.strerror)  # noqa: TRY400
        return None
    log.info("the health page is on port %s", sock.getsockname()[1])
    return sock
