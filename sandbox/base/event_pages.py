"""Pages that listen to Server-Sent Events, whatever these are about."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable

from sandbox.base.model import Json

KEEP_ALIVE = 15.0
MOST_WAITING = 1000


class EventPage:
    """One page that is open; if it does not read, it is told no more."""

    def __init__(self) -> None:
        self._waiting: asyncio.Queue[str | None] = asyncio.Queue()

    def tell(self, text: str) -> None:
        if self._waiting.qsize() < MOST_WAITING:
            self._waiting.put_nowait(text)

    def close(self) -> None:
        self._waiting.put_nowait(None)

    async def next(self) -> str | None:
        """Return what is next, a sign of life if that takes long; None at the end."""
        try:
            async with asyncio.timeout(KEEP_ALIVE):
                return await self._waiting.get()
        except TimeoutError:
            return ": still here\n\n"


class EventPages:
    """All that are open; closing them lets a server stop at once."""

    def __init__(self) -> None:
        self._open: set[EventPage] = set()

    def tell(self, text: str) -> None:
        for page in self._open:
            page.tell(text)

    def close(self) -> None:
        for page in self._open:
            page.close()

    async def stream(self, listen: Callable[[EventPage], Callable[[], None]] | None = None) -> AsyncIterator[str]:
        """Yield what a page is told from now on; ``listen`` begins to tell it more, and returns what ends that."""
        page = EventPage()
        stop = listen(page) if listen is not None else None
        self._open.add(page)
        try:
            yield ": hello\n\n"
            while (text := await page.next()) is not None:
                yield text
        finally:
            if stop is not None:
                stop()
            self._open.discard(page)


def event_text(name: str, data: Json) -> str:
    """Return an event as it goes to a page."""
    return f"event: {name}\ndata: {json.dumps(data, ensure_ascii=False)}\n\n"
