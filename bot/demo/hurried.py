"""Machine time in a hurry: for a month that is lived through in a minute, and for journeys that are long."""

from __future__ import annotations

import asyncio

from bot.base.monotonic import Machine

LEAST = 0.05  # seconds that any waiting takes: who asks again and again would only keep the machine busy
HURRY = 50  # the bot's budgets refill that much faster than Telegram's: a long story has no time to wait for them


class Hurried(Machine):
    """Machine time in a hurry: what waits for a budget waits less; polls and handlers have their whole seconds."""

    def __init__(self) -> None:
        self._more = 0.0

    def now(self) -> float:
        return super().now() * HURRY + self._more

    def let_pass(self, seconds: float) -> None:
        """Let so much more time have passed."""
        self._more += seconds

    async def wait(self, event: asyncio.Event, seconds: float | None = None) -> bool:
        whole = seconds is None or float(seconds).is_integer()
        return await super().wait(event, seconds if whole or seconds is None else max(seconds / HURRY, LEAST))

    async def wait_for(self, task: asyncio.Task[object], seconds: float) -> bool:
        return await super().wait_for(task, float(round(seconds)))
