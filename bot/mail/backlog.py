"""A mailbox that was in use before: what came there long before the first start stays there, counted and told."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import date, timedelta

from bot.base.current_settings import CurrentSettings
from bot.config.mail import Imap
from bot.mail.mailbox import Mailbox
from helpdesk.desk.recording.telling import tell_all
from helpdesk.notify.desk_texts import MailsBefore
from storage.database import Database

BEGUN = "mail-begun"  # from which day on mails are the desk's, whatever becomes of the mailbox
FLOOR = "mail-floor:{}:{}"  # below which number of a folder all is from before

InThread = Callable[..., Awaitable[tuple[int, int]]]


class Backlog:
    """Knows from which mail on a folder is read; it is found out once for each folder, by when its mails came."""

    def __init__(self, settings: Imap, database: Database, current: CurrentSettings) -> None:
        self._settings = settings
        self._database = database
        self._current = current
        self._known: dict[str, int] = {}

    async def first(self, mailbox: Mailbox, in_thread: InThread) -> int:
        """Return the number of the first mail that is read."""
        key = FLOOR.format(self._settings.folder, mailbox.validity)
        if key in self._known:
            return self._known[key]
        async with self._database.reading() as store:
            begun, known = await store.key_values.get(BEGUN), await store.key_values.get(key)
        if known is None:
            day = date.fromisoformat(str(begun)) if begun is not None else self._first_day()
            known, left = await in_thread(mailbox.since, day)
            async with self._database.unit() as unit:
                await unit.key_values.put(BEGUN, day.isoformat())
                await unit.key_values.put(key, known)
                if left:
                    await tell_all(unit, MailsBefore(left, self._settings.days_before, self._settings.folder))
        self._known[key] = int(str(known))
        return self._known[key]

    def _first_day(self) -> date:
        return self._current.clock.now().date() - timedelta(days=self._settings.days_before)
