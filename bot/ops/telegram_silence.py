"""Knows when Telegram has been out of reach for long: then nobody can be told of it there."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from datetime import timedelta

from bot.base.monotonic import Machine

log = logging.getLogger(__name__)

EVERY = timedelta(minutes=1)
LONG = 900.0  # seconds
OnSilence = Callable[[timedelta], Awaitable[bool]]


class TelegramSilence:
    """``listeners`` hear of each silence, with how long it has been, until they say that they could tell it once.

    They are who can tell the admins by another way.
    """

    def __init__(self, last_heard: Callable[[], float | None], *, machine: Machine | None = None) -> None:
        """``last_heard``: machine time at which Telegram last answered; None: never yet."""
        self._last_heard = last_heard
        self._machine = machine or Machine()
        self._begun = self._machine.now()
        self._said = False
        self._told: list[OnSilence] = []
        self.listeners: list[OnSilence] = []

    async def tick(self) -> None:
        """Look once."""
        silent = self._machine.now() - (self._last_heard() or self._begun)
        if silent < LONG:
            self._said = False
            self._told.clear()
            return
        if not self._said:
            self._said = True
            log.critical("Telegram has been out of reach for %.0f min; all that is owed is kept", silent / 60)
        for listener in [one for one in self.listeners if one not in self._told]:
            if await listener(timedelta(seconds=silent)):
                self._told.append(listener)
