"""Sees that the desk is in its database while it runs, and tells the admins when it is gone: nothing is owed then."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy.ext.asyncio import AsyncConnection
from telegram.constants import ParseMode
from telegram.error import TelegramError

from bot.base import logs
from bot.base.current_settings import CurrentSettings
from bot.base.monotonic import Machine
from bot.telegram.raw_bot import RawBot
from helpdesk.people.actors import Person, Role
from storage.database import Database
from storage.engine.desk_marker import Marker, Markers
from storage.engine.errors import DatabaseAway, DatabaseGone, NoDatabase, NotLetIn
from storage.people.people import PeopleTable
from storage.upkeep import desk_identity

log = logging.getLogger(__name__)

EVERY = timedelta(seconds=2)
AGAIN = 3600.0  # seconds after which it is told once more
NOT_THERE = "put the database back, or stop the bot and go back to a copy of it"


class DeskGuard:
    """Looks again and again. What it finds missing bars every transaction, until it is there again."""

    def __init__(
        self,
        database: Database,
        where: str,
        markers: Markers,
        marker: Marker,
        admins: Sequence[Person],
        bot: RawBot,
        current: CurrentSettings,
        *,
        machine: Machine | None = None,
    ) -> None:
        self._database = database
        self._where = where
        self._markers = markers
        self._marker = marker
        self._bot = bot
        self._current = current
        self._machine = machine or Machine()
        self._gone: DatabaseGone | None = None
        self._admins = tuple(admins)
        self._told: dict[int, float] = {}
        self._said = False
        markers.write(marker)
        database.bars.append(lambda: self._gone)
        database.fences.append(self.fence)
        database.at_work = True

    def missing(self) -> str | None:
        """Return why the desk is not there; None: it is, as far as is known."""
        error = self._database.barred()
        return str(error) if isinstance(error, DatabaseGone) else None

    async def fence(self, connection: AsyncConnection) -> None:
        """Raise ``DatabaseGone``, inside a transaction, unless the desk is in the database."""
        known = self._marker
        self._judge(await desk_identity.find(connection), known)
        if self._gone is not None:
            raise self._gone

    async def tick(self) -> None:
        """Look; remember how far the numbers have come, or tell that there is no desk."""
        try:
            known = self._marker
            async with self._database.looking() as connection:
                self._judge(await desk_identity.find(connection), known)
                if self.missing() is None:
                    self._admins = tuple(await PeopleTable(connection).with_role(Role.ADMIN))
        except DatabaseGone as error:
            self._gone = error
        except NoDatabase:
            self._gone = self._error("there is no such database any more")
        except (DatabaseAway, NotLetIn) as error:
            log.debug("whether the desk is there can't be seen: %s", error)
        why = self.missing()
        if why is not None:
            await self._tell(why)
        elif self._said:
            log.warning("the desk is in its database again")
            self._said, self._told = False, {}

    def _judge(self, found: desk_identity.FoundDesk, known: Marker) -> None:
        """Compare what was found with what was known before it was asked for: others look at the same time."""
        why = desk_identity.trouble(found, known) or desk_identity.goes_back(found, known)
        if why is None and found.desk is None:
            why = "there is no desk in it any more"
        self._gone = self._error(why) if why is not None else None
        if why is None and found.last not in (None, known.last) and self._database.barred() is None:
            self._marker = Marker(known.desk, max(found.last, self._marker.last or 0))
            self._markers.write(self._marker)

    def _error(self, why: str) -> DatabaseGone:
        return DatabaseGone(f"{self._where}: {why}; {NOT_THERE}")

    async def _tell(self, why: str) -> None:
        """Send it to each admin that is known, past the outbox, until Telegram has taken it; hourly again."""
        if not self._said:
            self._said = True
            log.critical("the desk is gone from its database, and nothing more is taken from Telegram: %s", why)
        now = self._machine.now()
        catalogue = self._current.catalogue
        for admin in self._admins:
            last = self._told.get(admin.id)
            if last is not None and now - last < AGAIN:
                continue
            text = catalogue.say(admin.language or self._current.language, "alarm-database-gone", why=why)
            try:
                await self._bot.send_message(admin.id, text, parse_mode=ParseMode.HTML)
            except TelegramError as error:
                log.warning("admin %s can't be told: %s", logs.mark(admin.id), error)
            else:
                self._told[admin.id] = now
