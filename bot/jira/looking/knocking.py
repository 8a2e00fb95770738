"""JIRA's webhook, if one is set up: signed, and no more than a knock. What has happened is read as ever."""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import logging
from collections.abc import Awaitable, Callable

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.base.monotonic import Machine
from bot.base.service import Alarm, Service
from bot.config.jira import JiraWebhook
from bot.ops.health_page import HealthPage, listen

log = logging.getLogger(__name__)

PATH = "/jira"
LONGEST = 2**20  # bytes
AT_ONCE = 1.0  # seconds in which several knocks are one


class Knocking:
    """Hears JIRA knock, and has it looked at."""

    def __init__(
        self, hook: JiraWebhook, look: Callable[[], Awaitable[None]], machine: Machine, alarm: Alarm
    ) -> None:
        self._hook = hook
        self._look = look
        self._machine = machine
        self._alarm = alarm
        self._knocked = asyncio.Event()
        self._over = asyncio.Event()
        self.port: int | None = None

    def services(self) -> list[Service]:
        """Return what is to run: the port, and who looks after a knock; nothing where the port is taken."""
        sock = listen(self._hook.listen.host, self._hook.listen.port)
        if sock is None:
            return []
        self.port = sock.getsockname()[1]
        page = HealthPage(Starlette(routes=[Route(PATH, self._heard, methods=["POST"])]), sock)
        return [
            Service("jira's knocks", page.serve, machine=self._machine, alarm=self._alarm, end=page.end),
            Service("jira's looks", self._run, machine=self._machine, alarm=self._alarm, end=self._end),
        ]

    async def _heard(self, request: Request) -> Response:
        if int(request.headers.get("content-length") or LONGEST + 1) > LONGEST:
            return Response(status_code=413)
        body = await request.body()
        secret = self._hook.secret.get_secret_value().encode()
        wanted = f"sha256={hmac.new(secret, body, hashlib.sha256).hexdigest()}"
        if not hmac.compare_digest(wanted, request.headers.get("x-hub-signature", "")):
            log.warning("somebody knocks for JIRA with a wrong signature")
            return Response(status_code=401)
        self._knocked.set()
        return Response(status_code=204)

    async def _run(self) -> None:
        while not self._over.is_set():
            await self._knocked.wait()
            await self._machine.wait(self._over, AT_ONCE)
            self._knocked.clear()
            if not self._over.is_set():
                await self._look()

    def _end(self) -> None:
        self._over.set()
        self._knocked.set()
