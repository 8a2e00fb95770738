"""`python -m bot.demo.month.make FILE`: lives through the month with a real bot and a sandbox, and keeps the world.

It says how far it is in lines of JSON: {"progress": 0.25}.
"""

from __future__ import annotations

import asyncio
import json
import os
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.app import App
from bot.base.clock import MovedClock
from bot.base.logs import set_up
from bot.config.load import load
from bot.demo.door import Door
from bot.demo.hurried import Hurried
from bot.demo.month.acting import Acting
from bot.demo.month.plan import Act, plan
from bot.demo.scene import PRESENT, ZONE, open_scene
from bot.demo.settings import whole_environ
from helpdesk.desk.desk import Desk
from sandbox.base.clock import StageClock
from sandbox.cast import Cast
from sandbox.people.views import WorldViews
from sandbox.server import Sandbox
from sandbox.stage import world_file
from storage.upkeep.backup import copy

BEGAN = datetime(2026, 10, 17, 10, 0, tzinfo=ZONE)
SHOWN = timedelta(days=3)  # before the present: from then on the channel gets its summaries, whose charts take long

MAKER = "bot.demo.month.make"  # this module, as a program

Tell = Callable[[float], None]


@dataclass
class Living:
    """A desk whose time is driven from act to act."""

    sandbox: Sandbox
    cast: Cast
    url: str
    acting: Acting
    app: App
    clock: MovedClock
    door: Door

    async def until(self, instant: datetime) -> None:
        """Let everything come that comes by itself up to then, and be there."""
        stop = (await self.door.answer("moment", {}))["stop"]
        while stop <= instant.timestamp():
            await self._be(stop)
            stop = (await self.door.answer("work", {}))["stop"]
        await self._be(instant.timestamp())

    async def do(self, act: Act) -> None:
        await self.until(act.at)
        async with self.app.database.unit() as unit:
            desk = Desk(unit, self.app.settings, self.clock.now())
            await self.acting.do(unit, desk, act)
        await self.door.settle()  # what is said later than it was owed says so

    async def rest(self) -> None:
        """Let everybody hear what is owed, and the bot what was said."""
        await self.sandbox.world.updates.drained()
        await self.door.answer("work", {})

    async def _be(self, at: float) -> None:
        self.clock.move(datetime.fromtimestamp(at, UTC), runs=False)
        self.sandbox.world.clock.set(at, runs=False)  # type: ignore[attr-defined]


async def make(target: Path, tell: Tell, *, acts: list[Act] | None = None) -> None:
    """Live through the month and write its world there."""
    with tempfile.TemporaryDirectory(prefix="helpdesk-month-") as folder:
        url = f"sqlite+aiosqlite:///{Path(folder) / 'desk.db'}"
        async with Sandbox(clock=StageClock(BEGAN.timestamp()), limits=False) as sandbox:
            sandbox.world.clock.set(BEGAN.timestamp(), runs=False)  # type: ignore[attr-defined]
            cast = open_scene(sandbox.world)
            await _live(sandbox, cast, url, tell, acts)
            copied = Path(folder) / "copy.db"
            await asyncio.to_thread(copy, url, copied)
            mark_read(sandbox.people_api.views, PRESENT)
            stored = world_file.Stored(int(PRESENT.timestamp()), 0)
            world_file.write(target, sandbox.people_api.views, stored, copied)


def mark_read(views: WorldViews, present: datetime) -> None:
    """Let everybody have read all but what today has brought."""
    today = present.replace(hour=0, minute=0).timestamp()
    views.reads = [
        [person.id, chat.id, max((one.id for one in chat.messages.values() if one.date < today), default=0)]
        for person in views.world.users.values()
        for chat in views.world.chats.values()
        if not person.is_bot and (chat.id == person.id or chat.has(person.id))
    ]


async def _live(sandbox: Sandbox, cast: Cast, url: str, tell: Tell, acts: list[Act] | None) -> None:
    living = await _open(sandbox, cast, url, BEGAN, HELPDESK_SUMMARIES="[]")
    todo = plan(living.app.settings, PRESENT) if acts is None else acts
    try:
        for done, act in enumerate(todo):
            if act.at >= PRESENT - SHOWN and living.app.settings.summaries == ():
                await living.rest()
                await living.app.stop()
                living = await _open(sandbox, cast, url, living.clock.now(), living.acting.numbers)
            await living.do(act)
            tell((done + 1) / len(todo))
        await living.until(PRESENT)
        await living.rest()
    finally:
        await living.app.stop()


async def _open(
    sandbox: Sandbox, cast: Cast, url: str, now: datetime, numbers: dict[int, int] | None = None, **more: str
) -> Living:
    config = load(None, whole_environ(cast, sandbox.api_url, sandbox.token, url, **more))
    clock = MovedClock(now)
    app = App(config, clock, machine=Hurried())
    if not await app.start():
        raise RuntimeError("the desk of the month did not start")
    await app.sweeper.began.wait()
    acting = Acting(app.settings)
    acting.numbers |= numbers or {}
    living = Living(sandbox, cast, url, acting, app, clock, Door(app, clock))
    await living.rest()
    return living


def main(arguments: list[str]) -> None:
    """Make it, and say how far it is, a hundred times at most."""
    os.umask(0o077)
    set_up("text", "ERROR", secrets=())
    said = 0.0

    def tell(progress: float) -> None:
        nonlocal said
        if progress - said >= 0.01 or progress >= 1.0:
            said = progress
            sys.stdout.write(json.dumps({"progress": round(progress, 2)}) + "\n")
            sys.stdout.flush()

    asyncio.run(make(Path(arguments[0]), tell))


if __name__ == "__main__":
    main(sys.argv[1:])
