"""What the bot does by itself: alarms to the admins, and questions that have waited too long."""

from __future__ import annotations

import asyncio
import logging
from datetime import timedelta
from pathlib import Path

from bot.base.current_settings import CurrentSettings
from handlers.prompts.prompts import GOES_AFTER
from helpdesk.desk.recording.clearing import delete_message
from helpdesk.desk.recording.telling import tell_all
from helpdesk.desk.search.erasure_report import TO_REPORT
from helpdesk.outbox import Facts, Urgency, prompt_slot
from storage.database import Database
from storage.engine import sqlite
from storage.engine.outbox_changes import OutboxChanges
from storage.upkeep.file_scan import holding

SEARCHES_LIVE = timedelta(days=1)

RECOUNT_EVERY = timedelta(seconds=5)
TIDY_EVERY = timedelta(seconds=5)  # it is one look at a row, but after an erasure

log = logging.getLogger(__name__)


class Jobs:
    """Each duty is a unit of work of its own."""

    def __init__(self, database: Database, current: CurrentSettings, *, kept: Path | None = None) -> None:
        self._database = database
        self._current = current
        self._kept = kept  # where copies of the database are
        self._erased = set[str]()  # what was erased and is to be looked for in the files, by this process alone
        self._scanned = (0, list[str]())
        database.listeners.append(self._heard)
        self._clock = current.clock
        self._desk = current.desk_in

    def _heard(self, changes: OutboxChanges) -> None:
        self._erased |= changes.erased

    async def alarm(self, key: str, facts: Facts) -> None:
        """Tell the admins of something only they can mend."""
        log.error("alarm: %s %s", key, dict(facts))
        async with self._database.unit() as unit:
            if not (await self._current.at(unit)).catalogue.has(f"alarm-{key}"):
                return
            await tell_all(unit, {"key": f"alarm-{key}", **facts})

    async def end_old_prompts(self) -> None:
        """Take away prompts that nobody has answered for half an hour."""
        async with self._database.unit() as unit:
            for prompt in await unit.prompts.older_than(self._clock.now() - GOES_AFTER):
                await unit.prompts.end(prompt.id)
                await delete_message(unit.outbox, prompt_slot(prompt.id), urgency=Urgency.PING)

    async def close_solved(self) -> None:
        """Close solved tickets to which nobody objected in time, each in a unit of its own."""
        async with self._database.reading() as store:
            numbers = await (await self._desk(store)).endings.over()
        for number in numbers:
            async with self._database.unit() as unit:
                await (await self._desk(unit)).endings.close(number)

    async def owe_returns(self) -> None:
        """Tell those who were off that they are back, and from whom they can take back what they had."""
        async with self._database.unit() as unit:
            await (await self._desk(unit)).handover.owe_returns()

    async def owe_boards(self) -> None:
        """Owe the boards that have changed."""
        async with self._database.unit() as unit:
            await (await self._desk(unit)).boards.owe_boards()

    async def pin_refused(self, chat_id: int, message_id: int) -> None:
        """Do without a board where the bot may not pin."""
        async with self._database.unit() as unit:
            await (await self._desk(unit)).boards.pin_was_refused(chat_id, message_id)

    async def tend_bursts(self) -> None:
        """Say how many cards are on the way to a group, while they are many."""
        async with self._database.unit() as unit:
            await (await self._desk(unit)).boards.tend_bursts()

    async def forget(self) -> None:
        """Forget callers whose time is over, and searches of yesterday."""
        more = True
        while more:
            async with self._database.unit() as unit:
                more = await (await self._desk(unit)).callers.forget_old_callers() > 0
        async with self._database.unit() as unit:
            await unit.searches.forget(self._clock.now() - SEARCHES_LIVE)

    async def tidy(self) -> None:
        """Clear what was erased out of the search index, a little at a time, and then out of the files."""
        async with self._database.reading() as store:
            if not (await store.erasing.is_untidy() or await store.key_values.get(TO_REPORT)):
                return
        more = True
        while more:
            async with self._database.unit() as unit:
                more = await unit.erasing.tidy()
        async with self._database.unit() as unit:
            late = await (await self._desk(unit)).callers.efface_late()
        emptied = await self._database.checkpoint()
        if late or not emptied:
            async with self._database.unit() as unit:
                await unit.erasing.stays_untidy()
        if emptied:
            await self._tell_of_erasures()

    async def _tell_of_erasures(self) -> None:
        """Look for what was erased in every byte of the database's files, and tell what was found and what stays."""
        if self._erased:
            sought = frozenset(self._erased)
            files = sqlite.files_of(self._database.writer.url) if self._database.is_sqlite else []
            self._scanned = await asyncio.to_thread(holding, files, sought)
            self._erased -= sought
        copies = sorted(one.name for one in self._kept.glob("*.db*")) if self._kept is not None else []
        read, held = self._scanned
        async with self._database.unit() as unit:
            reports = (await self._desk(unit)).callers.reports
            if await reports.tell_due(copies, files=read, in_files=held):
                self._scanned = (0, [])

    async def recount(self) -> None:
        """Let open tickets follow a changed calendar or policy: batch after batch, each a transaction of its own."""
        more = True
        while more:
            async with self._database.unit() as unit:
                more = await (await self._desk(unit)).recounting.recount()

    async def ask_for_year(self) -> None:
        """Tell the admins which year's holidays must be confirmed."""
        async with self._database.unit() as unit:
            await (await self._desk(unit)).closures.ask_for_year()
