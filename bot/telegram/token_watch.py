"""Whether Telegram still takes the bot's token: the one place that decides it for all who talk to Telegram."""

from __future__ import annotations

import asyncio
import logging

from telegram.error import TelegramError

from bot.base.monotonic import Machine
from bot.base.scheduler import Scheduler
from bot.base.service import Alarm, no_alarm
from bot.telegram.api_errors import Verdict, decide
from bot.telegram.raw_bot import RawBot

log = logging.getLogger(__name__)

ASK_AGAIN = 5.5  # seconds between two questions while the token is in doubt
ALL_ALONG = 60.0  # seconds for which getMe must refuse it until it counts as refused
AT_LEAST = 6  # refusals of getMe in that time: two with a long outage between them are none
SLOWLY = 30.5  # seconds between two tries of anything while it is refused


class TokenWatch:
    """Asks getMe whenever somebody doubts the token, until it answers well.

    One 401 or 404 may be a hiccup of Telegram or of a proxy, so it stops nobody. A token that has worked counts as
    refused once getMe has refused it for a minute, and as good again with getMe's first good answer.
    """

    def __init__(
        self,
        bot: RawBot,
        *,
        machine: Machine | None = None,
        on_alarm: Alarm = no_alarm,
    ) -> None:
        self._bot = bot
        self._machine = machine or Machine()
        self._on_alarm = on_alarm
        self._doubted = asyncio.Event()
        self._stopping = asyncio.Event()
        self._since: float | None = None  # machine time of getMe's first refusal since its last good answer
        self._refusals = 0
        self.refused = False

    @property
    def pause(self) -> float:
        """How many seconds to leave Telegram alone after a 401 or 404: none while getMe has not refused as well."""
        if self._since is None:
            return 0.0
        return SLOWLY if self.refused else ASK_AGAIN

    def doubt(self) -> None:
        """Somebody was refused with 401 or 404: have getMe asked."""
        self._doubted.set()

    async def run(self) -> None:
        """Ask whenever there is a doubt, until told to stop."""
        while not self._stopping.is_set():
            await self._doubted.wait()
            self._doubted.clear()
            if not self._stopping.is_set():
                wait = await self._ask()
                await self._machine.wait(self._stopping, max(wait, self.pause, ASK_AGAIN))

    async def stop(self) -> None:
        """Ask no more."""
        self._stopping.set()
        self._doubted.set()

    async def _ask(self) -> float:
        """Ask once; return for how long Telegram wants not to be asked."""
        try:
            await self._bot.ask_who_we_are()
        except TelegramError as error:
            self._doubted.set()
            decision = decide(error, method="getMe")
            if decision.verdict is Verdict.DOUBTED:  # what the network spoils says nothing about the token
                self._was_refused(decision.why)
            return decision.wait
        await self._was_good()
        return 0.0

    def _was_refused(self, why: str) -> None:
        now = self._machine.now()
        self._since = now if self._since is None else self._since
        self._refusals += 1
        if not self.refused and now - self._since >= ALL_ALONG and self._refusals >= AT_LEAST:
            self.refused = True
            log.error(
                "Telegram has refused the bot's token for a minute (%s): nothing is sent or fetched. If it was "
                "changed, set telegram.token and start again. It is tried on slowly; all that is owed is kept",
                why,
            )

    async def _was_good(self) -> None:
        since, self._since, self._refusals = self._since, None, 0
        if not self.refused or since is None:
            return
        self.refused = False
        minutes = max(1, round((self._machine.now() - since) / 60))
        log.warning("Telegram takes the bot's token again, after %s min: what is owed is sent", minutes)
        await Scheduler.attempt("telling the admins of the token", lambda: self._on_alarm("token-refused", {}))
