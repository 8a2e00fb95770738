"""What the clock does with mails: reminders, the next cards, and what is kept long enough."""

from __future__ import annotations

from datetime import timedelta

from bot.base.current_settings import CurrentSettings
from bot.mail.counts import MailCounts
from bot.mail.files import MailFiles
from helpdesk.desk.mail.waiting import MailsReminded
from helpdesk.desk.search.mails import ForgottenMails
from helpdesk.mail.mail import UNENDED
from storage.database import Database

EVERY = timedelta(minutes=1)
FORGET_EVERY = timedelta(hours=6)
AT_ONCE = 100  # files


class MailTending:
    """Each is a tick of the engine; any number of processes may do it on the same database."""

    def __init__(self, database: Database, current: CurrentSettings, files: MailFiles, counts: MailCounts) -> None:
        self._database = database
        self._current = current
        self._files = files
        self._counts = counts

    async def tend(self) -> None:
        """Remind whoever is to hear by now that mails wait, and show the next ones if there is room."""
        reminded = MailsReminded(frozenset(), more=True)
        while reminded.more:
            async with self._database.unit() as unit:
                reminded = await (await self._current.desk_in(unit)).mails.remind(reminded.told)
        async with self._database.unit() as unit:
            await (await self._current.desk_in(unit)).mails.show_next()
            self._counts.waiting(await unit.mails.count(*UNENDED))

    async def forget(self) -> None:
        """Forget mails whose time is over, and delete the files of all that are forgotten."""
        more = True
        while more:
            async with self._database.unit() as unit:
                desk = await self._current.desk_in(unit)
                more = await ForgottenMails(desk.recorder).forget_old() > 0
        await self.delete()

    async def delete(self) -> None:
        """Delete the files of mails that are forgotten; one that a kill leaves is deleted the next time."""
        more = True
        while more:
            async with self._database.reading() as store:
                gone = await store.mails.to_delete(AT_ONCE)
            for digest in gone.values():
                self._files.remove(digest)
            if gone:
                async with self._database.unit() as unit:
                    await unit.mails.deleted(gone)
            more = len(gone) == AT_ONCE
