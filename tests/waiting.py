"""Waits for what nobody announces."""

from __future__ import annotations

import asyncio
from collections.abc import Callable


async def until(happened: Callable[[], object], *, seconds: float = 30.0) -> None:
    """Let everything else go on until something has happened; raise ``TimeoutError`` if it does not."""
    async with asyncio.timeout(seconds):
        while not happened():  # noqa: ASYNC110 - there is no event for it
            await asyncio.sleep(0.005)
