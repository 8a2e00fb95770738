"""The bot as this program talks to it: updates come as plain dicts, and its token shows nowhere."""

from __future__ import annotations

import asyncio
import logging
import os
from typing import Any

# PTB warns whenever a 429 is made into an exception unless durations are asked for as timedelta.
os.environ.setdefault("PTB_TIMEDELTA", "1")

from telegram.error import InvalidToken, NetworkError, TelegramError
from telegram.ext import ExtBot

from bot.base.monotonic import Backoff, Machine
from bot.base.service import EndsTheProcess
from bot.telegram.api_errors import Verdict, decide
from bot.telegram.http_request import WireRequest
from bot.telegram.results import checked

log = logging.getLogger(__name__)

ALLOWED_UPDATES = ("message", "edited_message", "callback_query", "my_chat_member", "chat_member")
BATCH = 100
POLL_SECONDS = 25
POLL_MARGIN = 10  # over the long poll's own time; then the connection is taken for dead
IN_FLIGHT_SENDS = 16
IN_FLIGHT_ANSWERS = 32


class TokenRefused(EndsTheProcess):
    """Telegram does not know the token; nothing can be done but to give another one."""

    def __str__(self) -> str:
        return "Telegram refuses the bot's token: check telegram.token (or ask @BotFather for it again)"


class RawBot(ExtBot[None]):
    """PTB's bot, but that updates can be fetched unparsed: one that PTB can't read must not block the others."""

    def __repr__(self) -> str:
        return "RawBot"  # PTB's own shows the token

    async def _post(self, endpoint: str, data: dict[str, Any] | None = None, **named: Any) -> Any:
        return checked(endpoint, data or {}, await super()._post(endpoint, data, **named))

    async def fetch_updates(self, offset: int | None, seconds: float) -> list[Any]:
        """Return the next batch as Telegram sent it, waiting up to ``seconds`` for one; ``offset`` confirms."""
        batch = await self._post(
            "getUpdates",
            {"offset": offset, "limit": BATCH, "timeout": int(seconds), "allowed_updates": list(ALLOWED_UPDATES)},
            read_timeout=seconds + POLL_MARGIN / 2,
        )
        if not isinstance(batch, list):
            raise NetworkError("what getUpdates answered is no list")
        return batch

    async def ask_who_we_are(self) -> None:
        """Ask getMe, which answers whoever has a good token. What it says is known already."""
        await self._post("getMe")

    async def initialize(self) -> None:
        """Connect and ask who we are. Raise ``TokenRefused`` where PTB would print the token."""
        try:
            await super().initialize()
        except InvalidToken:
            raise TokenRefused from None

    async def shutdown(self) -> None:
        """Close every connection, also if the bot never got as far as to be initialised."""
        await super().shutdown()
        for request in self._request:
            await request.shutdown()


def build_bot(token: str, api_url: str = "https://api.telegram.org") -> RawBot:
    """Return a bot with separate pools for fetching and sending, so that neither can starve the other."""
    api_url = api_url.rstrip("/")
    return RawBot(
        token,
        base_url=f"{api_url}/bot",
        base_file_url=f"{api_url}/file/bot",
        request=WireRequest(IN_FLIGHT_SENDS + IN_FLIGHT_ANSWERS + 8),
        get_updates_request=WireRequest(4, read_timeout=POLL_MARGIN),
    )


async def connect(bot: RawBot, machine: Machine, stopping: asyncio.Event) -> bool:
    """Initialise ``bot``, trying for ever while there is no network; return False if told to stop instead."""
    backoff = Backoff(0.5, 15.0)
    while not stopping.is_set():
        try:
            await bot.initialize()
        except TelegramError as error:
            wait = backoff.grow()
            if decide(error, method="getMe").verdict is Verdict.WAIT:
                wait = max(wait, decide(error).wait)
            if wait <= 0.5:
                log.warning("no connection to Telegram yet (%s); trying until there is one", error)
            await machine.wait(stopping, wait)
        else:
            if backoff.reset():
                log.warning("connected to Telegram")
            return True
    return False
