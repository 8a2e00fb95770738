"""The right to serve a desk: one process has it, and only where the desk is, or where a new one may begin."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from pathlib import Path

from sqlalchemy import make_url
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.base.monotonic import Machine
from storage.database import Database
from storage.engine.desk_marker import Marker, Markers
from storage.engine.engines import DESK
from storage.engine.errors import NoDeskHere
from storage.engine.leadership import Leadership
from storage.upkeep import desk_identity, revisions

log = logging.getLogger(__name__)

AGAIN = 0.5  # seconds between two tries to lead
SAID = 60.0  # seconds between two lines that say that it waits

WhenThere = Callable[[Callable[[], Awaitable[None]]], Awaitable[bool]]
StandBy = Callable[[], Awaitable[None]]


async def _only_wait() -> None:
    """There is nothing to do meanwhile."""


class Tenure:
    """Who leads on PostgreSQL (SQLite's lock is beside its file), and what is remembered of the desk elsewhere."""

    def __init__(self, url: str, *, settings: Path | None = None, new: bool = False) -> None:
        self.url = url
        self.markers = Markers.of(url, settings)
        self.waits = False  # another process leads
        self.lost = False  # another leads now; whoever serves must stop, and may begin again
        self._settings = settings
        self._new = new
        self._watching: asyncio.Task[None] | None = None
        is_sqlite = make_url(url).get_backend_name() == "sqlite"
        self._leadership = None if is_sqlite else Leadership(url, DESK)

    def next(self) -> Tenure:
        """Return one that begins again. What began anew has begun."""
        return Tenure(self.url, settings=self._settings)

    async def begin(
        self, when_there: WhenThere, machine: Machine, stopping: asyncio.Event, stand_by: StandBy = _only_wait
    ) -> bool:
        """Wait until it leads, then bring the database up to date; False: told to stop. Raise ``NoDeskHere``.

        ``stand_by`` begins what is done meanwhile, once it is known that another leads.
        """
        return await self._lead(when_there, machine, stopping, stand_by) and await when_there(self._bring_up)

    def hold(self, database: Database) -> None:
        """Forbid every transaction as soon as another leads."""
        if self._leadership is not None:
            database.led_by(self._leadership)

    async def settle(self, connection: AsyncConnection) -> Marker:
        """Make the database's desk the one that is remembered, in the transaction that prepares it."""
        return await desk_identity.settle(connection, self.markers.read(), new=self._new)

    async def end(self) -> None:
        """Let the next process in."""
        if self._watching is not None:
            self._watching.cancel()
            await asyncio.gather(self._watching, return_exceptions=True)
        if self._leadership is not None:
            await self._leadership.close()

    async def _lead(
        self, when_there: WhenThere, machine: Machine, stopping: asyncio.Event, stand_by: StandBy
    ) -> bool:
        if self._leadership is None:
            return True
        leadership, leads, said = self._leadership, False, None

        async def take() -> None:
            nonlocal leads
            leads = await leadership.take()

        while await when_there(take):
            self.waits = not leads
            if leads:
                self._watching = asyncio.create_task(self._watch(leadership, stopping))
                if said is not None:
                    log.warning("the other helpdesk is gone; this one takes over")
                return True
            if said is None:
                await stand_by()
            if said is None or machine.now() - said >= SAID:
                said = machine.now()
                log.warning(
                    "another helpdesk serves %s: this one waits, and takes over when that is gone",
                    desk_identity.name_of(self.url),
                )
            if await machine.wait(stopping, AGAIN):
                break
        return False

    async def _watch(self, leadership: Leadership, stopping: asyncio.Event) -> None:
        """Have the process stop serving when another leads."""
        try:
            await leadership.watch()
        except Exception:  # one of the broad catches: who can't tell whether it leads must begin again
            log.exception("whether this helpdesk leads can't be told any more")
        self.lost = True
        stopping.set()

    async def _bring_up(self) -> None:
        try:
            await desk_identity.require(self.url, self.markers)
        except NoDeskHere as error:
            if not self._new:
                raise
            log.warning("a new desk begins: %s", error.why)
        if await revisions.current(self.url) != revisions.head():
            from storage.upkeep import migrate  # alembic is larger than all of us, and seldom needed

            await migrate.upgrade(self.url)


__all__ = ["Tenure"]
