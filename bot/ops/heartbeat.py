"""Tells somebody outside that all is well, every minute and only then: silence is their alarm, whatever ends here."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

import httpx

from bot.base.clock import Clock

log = logging.getLogger(__name__)

EVERY = timedelta(minutes=1)
PATIENCE = 10.0  # seconds


async def _not_yet() -> bool:
    """Nothing has begun."""
    return False


class Heartbeat:
    """Calls an address that may itself be a secret: it is in no line of the log."""

    def __init__(self, url: str | None, clock: Clock) -> None:
        self._url = url
        self._clock = clock
        self.is_well: Callable[[], Awaitable[bool]] = _not_yet
        self.last: datetime | None = None  # desk time at which it was last heard

    @property
    def is_set(self) -> bool:
        """Whether there is anybody to tell."""
        return self._url is not None

    async def tick(self) -> None:
        """Call, if all is well."""
        if self._url is None or not await self.is_well():
            return
        try:
            async with httpx.AsyncClient(timeout=PATIENCE, follow_redirects=False) as client:
                answer = await client.get(self._url)
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            log.warning("the heartbeat was not heard: %s", type(error).__name__)
            return
        if answer.is_success:
            self.last = self._clock.now()
        else:
            log.warning("the heartbeat was not heard: it was answered with %s", answer.status_code)
