"""The process itself: ``helpdesk run`` on a clock that the campaign moves, ten times as fast as Telegram allows.

It is forked from a server that has imported everything and has read the sentences and the holidays: a start is what
the desk does in it, so that five hundred of them fit into an hour.
"""

from __future__ import annotations

import asyncio
import os
import sys
import time
from datetime import UTC, datetime, timedelta
from multiprocessing.connection import Connection
from pathlib import Path

from bot.app import App
from bot.base.logs import set_up
from bot.commands.run import serve
from bot.config.load import load
from bot.demo.settings import FASTER
from bot.ops.tenure import Tenure
from handlers.base.catalogue import Catalogue
from tests.torture.process import points
from tests.torture.process.page import Page, end_here

BEGINNING = datetime.fromisoformat("2026-11-20T11:00:00+05:30").astimezone(UTC)
KILLED = "! "

Catalogue()  # what it reads is kept


class PageClock:
    """Desk time: it runs as the machine's does, and the campaign steps it, forward and back."""

    def __init__(self, page: Page, began: float) -> None:
        self._page = page
        self._began = began

    def now(self) -> datetime:
        seconds = time.monotonic() - self._began + self._page.step
        return BEGINNING + timedelta(seconds=int(seconds))


class QuickApp(App):
    """As it is, but for the budgets of sending: the campaign's hours pass in minutes."""

    async def start(self) -> bool:
        started = await super().start()
        if started:
            self.delivery.quicken(FASTER)
        return started


def tortured(path: Path, began: float, page: Path, voice: Connection, mouth: Connection) -> None:
    """Serve by the settings file that is named, until stopped: the process's whole life."""
    for stream in (1, 2):
        os.dup2(mouth.fileno(), stream)
    shared = Page(page)

    def reach(name: str) -> None:
        last = shared.is_last(name)
        os.write(voice.fileno(), f"{KILLED if last else ''}{name}\n".encode())
        if last:
            end_here()

    os.umask(0o077)
    config = load(path, {})
    set_up(config.log.format, "WARNING", secrets=config.secrets)
    points.install(reach)
    tenure = Tenure(config.database.url.get_secret_value(), settings=path)
    sys.exit(asyncio.run(serve(QuickApp(config, PageClock(shared, began), tenure=tenure))))
