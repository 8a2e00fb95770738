"""With a webhook nobody fetches: whether Telegram still holds updates for us is asked now and then."""

from __future__ import annotations

import asyncio
import logging

from telegram.error import TelegramError

from bot.base.monotonic import Machine
from bot.telegram.api_errors import Verdict, decide
from bot.telegram.raw_bot import RawBot
from bot.telegram.token_watch import TokenWatch

log = logging.getLogger(__name__)

SOON = 1.0  # seconds until it is asked again while something is held, or nothing is known
NOW_AND_THEN = 20.0
RECENT = 60.0  # after so long without an answer, nobody knows what waits at Telegram


class PendingUpdates:
    """Asks until told to stop. After a stop of ours Telegram posts what it holds at its own pace, in minutes."""

    def __init__(self, bot: RawBot, *, machine: Machine | None = None, token: TokenWatch | None = None) -> None:
        self._bot = bot
        self._machine = machine or Machine()
        self._token = token or TokenWatch(bot, machine=self._machine)
        self._stopping = asyncio.Event()
        self._nothing_at: float | None = None
        self.last_heard: float | None = None  # machine time at which Telegram last said what it holds

    @property
    def caught_up(self) -> bool:
        """Whether Telegram held nothing for us lately: it said so within the last minute."""
        return self._nothing_at is not None and self._machine.now() - self._nothing_at < RECENT

    async def run(self) -> None:
        """Ask again and again."""
        while not self._stopping.is_set():
            wait = NOW_AND_THEN if await self._ask() else max(SOON, self._token.pause)
            await self._machine.wait(self._stopping, wait)

    def end(self) -> None:
        """Ask no more."""
        self._stopping.set()

    async def _ask(self) -> bool:
        """Return whether nothing is held."""
        try:
            held = (await self._bot.get_webhook_info()).pending_update_count
        except TelegramError as error:
            log.info("how many updates Telegram holds is not known: %s", error)
            if decide(error, method="getWebhookInfo").verdict is Verdict.DOUBTED:
                self._token.doubt()
            return False
        self.last_heard = self._machine.now()
        self._nothing_at = None if held else self.last_heard
        return not held
