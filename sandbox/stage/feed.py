"""What happens on the stage, as Server-Sent Events."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator

from sandbox.base.model import Json

KEEP_ALIVE = 15.0
MOST_WAITING = 1000


class Feed:
    """Tells every open page; a page that does not read is told no more."""

    def __init__(self) -> None:
        self._open: set[asyncio.Queue[str | None]] = set()

    def tell(self, event: str, data: Json) -> None:
        text = f"event: {event}\ndata: {json.dumps(data, ensure_ascii=False)}\n\n"
        for queue in self._open:
            if queue.qsize() < MOST_WAITING:
                queue.put_nowait(text)

    def close(self) -> None:
        for queue in self._open:
            queue.put_nowait(None)

    async def stream(self) -> AsyncIterator[str]:
        """Yield the events from now on."""
        queue: asyncio.Queue[str | None] = asyncio.Queue()
        self._open.add(queue)
        try:
            yield ": hello\n\n"
            while (text := await _next(queue)) is not None:
                yield text
        finally:
            self._open.discard(queue)


async def _next(queue: asyncio.Queue[str | None]) -> str | None:
    try:
        async with asyncio.timeout(KEEP_ALIVE):
            return await queue.get()
    except TimeoutError:
        return ": still here\n\n"
