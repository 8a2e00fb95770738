"""The admins' second way: a mail that says that Telegram can't be reached."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from datetime import timedelta

from aiosmtplib.errors import SMTPException

from bot.base.current_settings import CurrentSettings
from bot.mail.carrier import LetterCarrier, warning_of
from bot.mail.oauth import NoToken
from handlers.cards.words import Cards
from handlers.mail.letter import words_of_silence
from storage.database import Database

log = logging.getLogger(__name__)


class SilenceLetter:
    """One mail to all ``addresses`` in each silence."""

    def __init__(
        self, addresses: Sequence[str], carrier: LetterCarrier, database: Database, current: CurrentSettings
    ) -> None:
        self._addresses = addresses
        self._carrier = carrier
        self._database = database
        self._current = current

    async def tell(self, silent: timedelta) -> bool:
        """Write; return whether the server took it, or else be asked again."""
        async with self._database.reading() as store:
            office = await self._current.at(store)
        cards = Cards(office, office.settings.language, self._current.clock.now())
        words = words_of_silence(cards, int(silent.total_seconds() // 60))
        mail = warning_of(self._addresses, words, office.settings, cards.now)
        try:
            await self._carrier.send(mail, *self._addresses)
        except (NoToken, SMTPException, OSError, ValueError) as error:
            log.warning("admins can't be told of Telegram's silence by mail yet: %s", type(error).__name__)
            return False
        return True
