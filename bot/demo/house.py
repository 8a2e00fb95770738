"""The bot's process as the demo's stage has it: started, stopped, killed, and asked through its door."""

from __future__ import annotations

import asyncio
import contextlib
import itertools
import json
import os
import shutil
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bot.base.clock import VARIABLE
from bot.demo.forked import ForkedBot
from sandbox.people.acts import NotPossible
from sandbox.stage.backstage import BotAway, BotState
from storage.upkeep.backup import copy

Json = dict[str, Any]

START = 60.0  # seconds until the bot must be at work
GOODBYE = 5.0
LONGEST = 2**22  # bytes of an answer
OURS = "HELPDESK_"


class NotStarted(NotPossible):
    """The bot's process ended, or was silent, before it was at work; it has said why on the terminal."""


class House:
    """``sandbox.stage.backstage.Backstage`` over a child process and a SQLite file of its own."""

    def __init__(self, database: Path) -> None:
        self.database = database.absolute()
        self.settings: Mapping[str, str] = {}
        """The desk's settings as in the environment; whoever starts it knows where the sandbox is by then."""
        self.changed: Callable[[], None] = lambda: None
        """Called when its state is another."""
        self._state: BotState = "stopped"
        self._bot: ForkedBot | None = None
        self._hearing: asyncio.Task[None] | None = None
        self._ready = asyncio.Event()
        self._numbers = itertools.count(1)
        self._asked: dict[int, asyncio.Future[Json]] = {}

    @property
    def state(self) -> BotState:
        return self._state

    @property
    def url(self) -> str:
        """Where the database is, for the desk's settings."""
        return f"sqlite+aiosqlite:///{self.database}"

    @property
    def pid(self) -> int | None:
        """The process's number while it is there."""
        return self._bot.pid if self._bot is not None else None

    async def start(self, now: float) -> None:
        """Start the process at this desk time; return when its bot is at work. Raise ``NotStarted``."""
        if self._bot is not None:
            return
        self._ready.clear()
        self._be("starting")
        environ = {name: value for name, value in os.environ.items() if not name.startswith(OURS)}
        environ |= {**self.settings, VARIABLE: datetime.fromtimestamp(now, UTC).isoformat()}
        self._bot = await ForkedBot.begin(environ, longest=LONGEST)
        self._hearing = asyncio.create_task(self._hear(self._bot), name="the bot's door")
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(START):
                await self._ready.wait()
        if self._state != "running":
            await self.kill()
            raise NotStarted("the bot did not start")

    async def stop(self) -> None:
        """Let it come to its end: nothing more is asked, which it takes for that."""
        bot, hearing = self._bot, self._hearing
        if bot is None or hearing is None:
            return
        bot.hang_up()
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(GOODBYE):
                await asyncio.shield(hearing)
        await self.kill()

    async def kill(self) -> None:
        """End it at once."""
        bot, hearing = self._bot, self._hearing
        if bot is None or hearing is None:
            return
        bot.kill()
        await hearing

    async def copy_to(self, target: Path) -> bool:
        """Copy the database; return whether there is one."""
        there = await asyncio.to_thread(self.database.exists)
        if there:
            await asyncio.to_thread(copy, self.url, target)
        return there

    async def put(self, database: Path | None) -> None:
        """Put a database in the place of what was there, and of all that was remembered of it."""
        await asyncio.to_thread(self._put, database)

    def _put(self, database: Path | None) -> None:
        self.database.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        for left in self.database.parent.glob(f"{self.database.name}*"):
            left.unlink()
        if database is not None:
            shutil.copyfile(database, self.database)

    async def ask(self, what: str, **more: object) -> Json:
        """Ask through the door; raise ``BotAway`` if nobody is behind it, or goes meanwhile."""
        bot = self._bot
        if self._state != "running" or bot is None:
            raise BotAway
        number = next(self._numbers)
        answer: asyncio.Future[Json] = asyncio.get_running_loop().create_future()
        self._asked[number] = answer
        try:
            await bot.say(json.dumps({"id": number, "ask": what, **more}).encode() + b"\n")
            return await answer
        finally:
            self._asked.pop(number, None)

    async def _hear(self, bot: ForkedBot) -> None:
        """Take answers until the process is gone."""
        while line := await bot.listen():
            said = json.loads(line)
            if "ready" in said:
                self._be("running")
                self._ready.set()
                continue
            asked = self._asked.get(said["id"])
            if asked is None or asked.done():
                continue
            if "error" in said:
                asked.set_exception(RuntimeError(said["error"]))
            else:
                asked.set_result(said["answer"])
        await bot.ended()
        self._bot = self._hearing = None
        for asked in self._asked.values():
            if not asked.done():
                asked.set_exception(BotAway())
        self._be("stopped")
        self._ready.set()

    def _be(self, state: BotState) -> None:
        self._state = state
        self.changed()
