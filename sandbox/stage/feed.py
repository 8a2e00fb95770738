"""What happens on the stage, as Server-Sent Events."""

from __future__ import annotations

from collections.abc import AsyncIterator

from sandbox.base.event_pages import EventPages, event_text
from sandbox.base.model import Json


class Feed:
    """Tells every open page."""

    def __init__(self) -> None:
        self._pages = EventPages()

    def tell(self, event: str, data: Json) -> None:
        self._pages.tell(event_text(event, data))

    def close(self) -> None:
        self._pages.close()

    def stream(self) -> AsyncIterator[str]:
        """Yield the events from now on."""
        return self._pages.stream()
