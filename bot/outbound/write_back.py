"""Writes down how rows ended: as many in one transaction as have come together while the last one was written."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable

from sqlalchemy.exc import SQLAlchemyError

from bot.base.monotonic import Backoff, Machine
from bot.outbound.outcomes import SendOutcome
from helpdesk.destinations import Destination
from helpdesk.outbox import OutboxRow
from helpdesk.ticket.errors import Stale
from storage.database import Database
from storage.engine.errors import DatabaseAway, StorageError

log = logging.getLogger(__name__)

Entry = tuple[OutboxRow, SendOutcome]

COLLISIONS = 5  # with units of people, in a row; then the outcomes wait a little


class OutcomeWriter:
    """What was sent is in a chat already, so it is kept until it could be written. ``written`` hears of each."""

    def __init__(
        self, database: Database, destination: Destination, machine: Machine, written: Callable[[OutboxRow], None]
    ) -> None:
        self._database = database
        self._to = destination
        self._machine = machine
        self._written = written
        self._entries: list[Entry] = []
        self._more = asyncio.Event()
        self._closing = asyncio.Event()

    def add(self, row: OutboxRow, report: SendOutcome) -> None:
        """Take in one ending."""
        self._entries.append((row, report))
        self._more.set()

    def close(self) -> None:
        """Nothing more will come: ``run`` returns once all is written."""
        self._closing.set()
        self._more.set()

    async def run(self) -> None:
        """Write until closed."""
        backoff, never = Backoff(), asyncio.Event()
        while self._entries or not self._closing.is_set():
            await self._more.wait()
            self._more.clear()
            entries, self._entries = self._entries, []
            try:
                left = await self._write(entries)
            except Exception:  # the leases run out; their chats must not wait for that
                for row, _ in entries:
                    self._written(row)
                raise
            if left:
                self._entries = left + self._entries
                self._more.set()
                # Closing cuts the wait short, once: after that it would not wait at all.
                await self._machine.wait(never if self._closing.is_set() else self._closing, backoff.grow())
            else:
                backoff.reset()

    async def _write(self, entries: list[Entry], collisions: int = COLLISIONS) -> list[Entry]:
        """Write ``entries``, together if possible; return those that have to wait for the database."""
        if not entries:
            return []
        try:
            async with self._database.unit() as unit:
                for _, report in entries:
                    await report.write(unit.sending_to(self._to))
        except DatabaseAway as error:
            log.warning("what was sent can't be written down yet: %s", error)
            return entries
        except Stale:  # a press took the slot at the same moment, and has it now: at once again
            return await self._write(entries, collisions - 1) if collisions else entries
        except (SQLAlchemyError, StorageError):
            if len(entries) > 1:
                return [left for entry in entries for left in await self._write([entry])]
            log.exception("the ending of row %s can't be written; its lease will run out", entries[0][0].id)
        for row, _ in entries:
            self._written(row)
        return []
