"""Waits for what nobody announces."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

BETWEEN = 0.02  # seconds between two questions: each may be a request, or a connection


async def until(happened: Callable[[], object], *, seconds: float = 30.0) -> None:
    """Let everything else go on until something has happened; raise ``TimeoutError`` if it does not."""
    async with asyncio.timeout(seconds):
        while not happened():  # noqa: ASYNC110 - there is no event for it
            await asyncio.sleep(0.005)


async def until_told(ask: Callable[[], Awaitable[object]], *, seconds: float = 30.0) -> None:
    """Ask again and again, until the answer is yes; raise ``TimeoutError`` if it does not come to that."""
    async with asyncio.timeout(seconds):
        while not await ask():  # noqa: ASYNC110 - there is no event for it
            await asyncio.sleep(BETWEEN)
