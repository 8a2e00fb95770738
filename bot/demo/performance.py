"""A demo from beginning to end: the sandbox serves the page, the bot runs beside it, until somebody stops it."""

from __future__ import annotations

import asyncio
import contextlib
import secrets
import signal
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from bot.demo.house import House
from bot.demo.month.kept import month
from bot.demo.scene import PRESENT, open_scene, write_empty
from bot.demo.settings import FASTER, jira_environ, mail_environ, whole_environ
from helpdesk.limits import Language
from sandbox.base.clock import StageClock
from sandbox.jira.jira import Jira
from sandbox.mail.page import MailPage
from sandbox.mail.servers import MailServers
from sandbox.people.login import Public
from sandbox.server import Sandbox
from sandbox.stage.script.checklist import Checklist
from sandbox.stage.script.watcher import GUIDE, steps_of
from sandbox.stage.stage import Stage
from sandbox.world.state import TOKEN
from sandbox.world.world import World

EMPTY, SAVED = "empty.world", "worlds"
DESK = "helpdesk@mukta.example"

Said = Callable[[str], None]
Tell = Callable[[float], None]


class Performance:
    """``async with``: the page is there and the bot at work. ``folder`` keeps the database and what is saved."""

    def __init__(
        self,
        folder: Path,
        *,
        port: int = 0,
        empty: bool = False,
        lesson: str | None = None,
        language: Language = "en",
        public: Public | None = None,
        mail: bool = False,
        tell: Tell = lambda _: None,
    ) -> None:
        """``lesson``: the role that is learned; ``language``: of the desk, from now on; ``public``: others reach it,
        with a password; ``mail``: the desk has an e-mail address; ``tell`` hears how much of the month is made, if
        it must be made.
        """
        self._tell = tell
        self.folder = folder.absolute()
        self.house = House(self._database(port))
        world = World(clock=StageClock(PRESENT.timestamp()), token=TOKEN if public is None else _secret_token())
        self._jira = Jira(world.clock)
        self._mail = MailServers(DESK, secrets.token_urlsafe(16), now=world.clock.now) if mail else None
        page = MailPage(self._mail, world.clock) if self._mail is not None else None
        self.sandbox = Sandbox(
            world=world, port=port, backstage=self.house, public=public, jira=self._jira, mail=page
        )
        self.sandbox.limits.scale(FASTER)
        self._empty = empty
        self._language = language
        if empty:
            self.stage.guide.list = Checklist(steps_of(GUIDE, empty=True))
        if lesson is not None:
            self.stage.teach(lesson)

    @property
    def stage(self) -> Stage:
        if self.sandbox.stage is None:
            raise RuntimeError("the sandbox has no stage")
        return self.sandbox.stage

    async def __aenter__(self) -> Performance:
        try:
            if self._mail is not None:
                await self._mail.__aenter__()
            await self.sandbox.start()
            await self._begin()
        except BaseException:
            await self._end()
            raise
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._end()

    async def _begin(self) -> None:
        sandbox, stage = self.sandbox, self.stage
        self.house.changed = stage.changed
        self.house.database = self._database(sandbox.port)
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        cast = open_scene(sandbox.world)
        more = jira_environ(self._jira)
        if self._mail is not None:
            more |= mail_environ(self._mail, self._mails())
        self.house.settings = whole_environ(
            cast, sandbox.api_url, sandbox.token, self.house.url, HELPDESK_DESK__LANGUAGE=self._language, **more
        )
        stage.worlds.folder = self.folder / SAVED
        stage.worlds.folder.mkdir(mode=0o700, exist_ok=True)
        stage.worlds.first = await self._first_world()
        await stage.worlds.reset()

    def _mails(self) -> Path:
        return self.folder / f"mails-{self.sandbox.port}"

    def _database(self, port: int) -> Path:
        """Several demos may play side by side, each at its port."""
        return self.folder / f"demo-{port}.db"

    async def _first_world(self) -> Path:
        if self._empty:
            path = self.folder / EMPTY
            await asyncio.to_thread(write_empty, path, self.sandbox.people_api.views)
            return path
        try:
            return await month(self.folder, self._progress)
        finally:
            self.stage.progress = None

    def _progress(self, progress: float) -> None:
        self.stage.progress = progress
        self.stage.changed()
        self._tell(progress)

    async def _end(self) -> None:
        await self.stage.clockwork.end()
        await self.house.stop()
        await self.sandbox.stop()
        if self._mail is not None:
            await self._mail.__aexit__()


def _secret_token() -> str:
    """Return a token that nobody can know: in a public demo it opens the Bot API."""
    return f"{TOKEN.partition(':')[0]}:{secrets.token_urlsafe(32)}"


@dataclass(frozen=True, kw_only=True)
class Programme:
    """What is to be played: so many worlds side by side, each at a port of its own from ``port`` on."""

    port: int
    worlds: int = 1
    empty: bool = False
    lesson: str | None = None
    language: Language = "en"
    public: Public | None = None


async def perform(folder: Path, programme: Programme, *, say: Said, tell: Tell) -> None:
    """Play until SIGINT or SIGTERM; ``say`` each address once it can be used, ``tell`` how far the month is."""
    playing = asyncio.create_task(_play(folder, programme, say, tell))
    loop = asyncio.get_running_loop()
    for name in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(name, playing.cancel)
    with contextlib.suppress(asyncio.CancelledError):
        await playing


async def _play(folder: Path, programme: Programme, say: Said, tell: Tell) -> None:
    public = programme.public
    names = sorted(public.names) if public else ["127.0.0.1"]
    async with contextlib.AsyncExitStack() as stack:
        for number in range(programme.worlds):
            port = programme.port + number if programme.port else 0
            played = Performance(
                folder, port=port, empty=programme.empty, lesson=programme.lesson, language=programme.language,
                public=public, mail=programme.lesson is None, tell=tell,
            )  # fmt: skip
            await stack.enter_async_context(played)
            places = " or ".join(f"http://{name}:{played.sandbox.port}/" for name in names)
            say(f"The helpdesk's demo is at {places} - Ctrl+C stops it.")
        await asyncio.Event().wait()
