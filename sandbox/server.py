"""The sandbox itself: one local HTTP server for the bot, for the people's API and for the chat page."""

from __future__ import annotations

import logging
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from sandbox.base.clock import Clock
from sandbox.base.serving import EVERYWHERE, HERE, Serving
from sandbox.bot_api.calls import CallLog
from sandbox.bot_api.dispatch import BotApi
from sandbox.bot_api.faults import Faults
from sandbox.bot_api.limits import Limits
from sandbox.jira.jira import Jira
from sandbox.mail.page import MailPage
from sandbox.people.api import PeopleApi
from sandbox.people.control import Control
from sandbox.people.guard import LOOPBACK, OnlyFromHere
from sandbox.people.login import Locked, Public
from sandbox.stage.api import StageApi
from sandbox.stage.backstage import Backstage
from sandbox.stage.stage import Stage
from sandbox.world.world import World

WEB = Path(__file__).parent / "web"
log = logging.getLogger("sandbox")


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
        jira: Jira | None = None,
        mail: MailPage | None = None,
    ) -> None:
        """`clock` is for the world made here; a given world has its own. `limits=False` takes any flood.

        `backstage`: the desk that plays here, if its clock and its process are the page's to move. `public`: others
        reach it over the network, with a password; the world's token is to be a secret then.
        `jira`: a Jira with the same clock, served beside; over the network its tokens are made secrets here.
        `mail`: somebody's page who writes to the desk by mail; its servers are begun and ended by whoever made them.
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
        self.jira = jira
        if jira is not None:
            jira.page.has_chats = True
            if public is not None:
                jira.change_secrets()
        self.mail = mail
        if self.stage is not None:
            beside = {"jira": jira, "mail": mail}
            self.stage.worlds.besides = {name: one for name, one in beside.items() if one is not None}
        self.web = web
        self.port = port
        self._public = public
        self._serving: Serving | None = None

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
        if self.jira is not None:
            routes += self.jira.routes()
        if self.mail is not None:
            routes += self.mail.routes()
        if self.web.is_dir():
            routes.append(Mount("/", StaticFiles(directory=self.web, html=True)))
        if self._public is None:
            return Starlette(routes=routes, middleware=[Middleware(OnlyFromHere)])
        guard = Middleware(OnlyFromHere, names=LOOPBACK | self._public.names)
        return Starlette(routes=routes, middleware=[guard, Middleware(Locked, password=self._public.password)])

    async def start(self) -> None:
        self._serving = await Serving.begin(self.app(), self.port, EVERYWHERE if self._public else HERE)
        self.port = self._serving.port
        if self.jira is not None:
            self.jira.base_url = self.api_url
        log.info("sandbox on %s", self.api_url)

    async def stop(self) -> None:
        if self._serving is None:
            return
        self.world.updates.stop_poller(None)
        self.people_api.streams.close()
        if self.jira is not None:
            self.jira.close()
        if self.mail is not None:
            self.mail.close()
        if self.stage is not None:
            await self.stage.close()
        await self.bot_api.webhook.stop()
        await self._serving.end()
        self._serving = None

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.stop()
