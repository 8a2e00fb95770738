"""A whole desk for each journey: the sandbox over real HTTP, the real bot, a database of its own, a clock by hand.

The bot speaks faster here than Telegram lets it, but on the desk that is ``paced``: most stories are not about that.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import datetime

import pytest
from sqlalchemy import or_, select

from bot.app import App
from bot.base.clock import HandClock
from bot.commands.demo import demo_config
from bot.config.load import load
from bot.demo.hurried import Hurried
from helpdesk.destinations import Destination
from helpdesk.limits import Language
from sandbox.base.clock import RealClock
from sandbox.cast import Cast, build_demo
from sandbox.server import Sandbox
from storage.tables.joining import chat_troubles
from storage.tables.transport import outbox
from tests.migrated import desk_url, sqlite_template

PATIENCE = 90.0  # seconds until the next thing must happen: pictures are drawn, maybe on a crowded machine
LOOK_AGAIN = 0.25
FRIDAY = datetime.fromisoformat("2026-11-20T11:00:00+05:30")


@dataclass
class Desk:
    """What a journey plays on."""

    sandbox: Sandbox
    cast: Cast
    app: App
    clock: HandClock
    database_url: str

    async def settle(self) -> None:
        """Wait until the bot has fetched and done all that was asked of it so far, at the pace that is allowed."""
        happened = asyncio.Event()
        stop = self.sandbox.world.hub.listen(lambda _: happened.set())
        try:
            await self.sandbox.world.updates.drained()
            await self.app.settle()
            patience = 0
            while await self._owes():
                patience = 0 if happened.is_set() else patience + 1
                assert patience < PATIENCE / LOOK_AGAIN, "what is owed does not come"
                happened.clear()
                # What is owed may have come before this line, with only its mark still to be written: no event then.
                with contextlib.suppress(TimeoutError):
                    async with asyncio.timeout(LOOK_AGAIN):
                        await happened.wait()
                await self.app.settle()
        finally:
            stop()

    async def _owes(self) -> bool:
        """Return whether anything waits or is on its way, by the rows: delivery may be between two of its lists.

        What a chat does not take is owed for as long as that lasts: nobody waits for it here.
        """
        lasting = select(chat_troubles.c.chat_id).where(chat_troubles.c.ended_at.is_(None))
        others = outbox.c.destination != Destination.TELEGRAM  # their senders say when they are quiet
        stuck = or_(others, outbox.c.chat_id.in_(lasting), outbox.c.refusal.is_not(None))
        owes = or_(outbox.c.state == "sending", (outbox.c.state == "waiting") & ~stuck)
        waits = select(outbox.c.id).where(owes).limit(1)
        async with self.app.database.reading() as store:
            return (await store.connection.execute(waits)).first() is not None


@pytest.fixture
async def desk(desk_url: str) -> AsyncIterator[Desk]:
    """A desk with the demo's cast, at 11 am on Friday 20 November 2026; at the end Telegram found nothing odd."""
    async with desk_on(desk_url) as opened:
        yield opened


@pytest.fixture
async def paced(desk_url: str) -> AsyncIterator[Desk]:
    """The same desk at the pace that Telegram allows; who is faster is refused."""
    async with desk_on(desk_url, hurried=False) as opened:
        yield opened


@asynccontextmanager
async def desk_on(
    url: str, *, hurried: bool = True, said: Callable[[Cast], None] = lambda _: None, **languages: Language
) -> AsyncIterator[Desk]:
    """Open a desk on this database, whose teams speak these languages; ``said``: what stands in its chats already."""
    async with Sandbox(clock=RealClock(), limits=not hurried) as sandbox:
        cast = build_demo(sandbox.world)
        said(cast)
        clock = HandClock(FRIDAY)
        config = demo_config(cast, sandbox, url)
        teams = tuple(replace(team, language=languages.get(team.key)) for team in config.teams)
        app = App(config.model_copy(update={"teams": teams}), clock, machine=Hurried() if hurried else None)
        app.engine.by_hand = True  # a tick in between would come as the machine is slow or fast
        assert await app.start()
        opened = Desk(sandbox, cast, app, clock, url)
        yield opened
        await opened.app.stop()  # a story may have started another
        sandbox.assert_clean()


@pytest.fixture
async def bare(desk_url: str) -> AsyncIterator[Desk]:
    """A desk that knows its token and nothing else; its bot is in no group yet."""
    async with Sandbox(clock=RealClock(), limits=False) as sandbox:
        cast = build_demo(sandbox.world, bot_in_groups=False)
        environ = {
            "HELPDESK_TELEGRAM__TOKEN": sandbox.token,
            "HELPDESK_TELEGRAM__API_URL": sandbox.api_url,
            "HELPDESK_DATABASE__URL": desk_url,
        }
        clock = HandClock(FRIDAY)
        opened = Desk(sandbox, cast, App(load(None, environ), clock, machine=Hurried()), clock, desk_url)
        yield opened
        await opened.app.stop()
        sandbox.assert_clean()


__all__ = ["FRIDAY", "Desk", "bare", "desk", "desk_on", "desk_url", "paced", "sqlite_template"]
