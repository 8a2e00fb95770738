"""Live events for a person's chat page, as Server-Sent Events."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator

from sandbox.base.model import Json, User
from sandbox.people.views import WorldViews
from sandbox.world.events import Event

KEEP_ALIVE = 15.0
MOST_WAITING = 1000


class Streams:
    """The open event streams; closing them lets the server stop at once."""

    def __init__(self, views: WorldViews) -> None:
        self._views = views
        self._open: set[asyncio.Queue[str | None]] = set()

    def close(self) -> None:
        for queue in self._open:
            queue.put_nowait(None)

    async def stream(self, user: User, *, elsewhere: bool = False) -> AsyncIterator[str]:
        """Yield the events that this person may see, from now on; `elsewhere` also hints at the others'."""
        queue: asyncio.Queue[str | None] = asyncio.Queue()

        def note(event: Event) -> None:
            found = self._seen_by(user, event)
            if found is None and elsewhere and event.kind in ("new", "delete"):
                found = "elsewhere", {}
            if found is not None and queue.qsize() < MOST_WAITING:
                name, data = found
                queue.put_nowait(f"event: {name}\ndata: {json.dumps(data, ensure_ascii=False)}\n\n")

        stop = self._views.world.hub.listen(note)
        self._open.add(queue)
        try:
            yield ": hello\n\n"
            while (text := await _next(queue)) is not None:
                yield text
        finally:
            stop()
            self._open.discard(queue)

    def _seen_by(self, user: User, event: Event) -> tuple[str, Json] | None:
        chat = self._views.world.chats[event.chat_id]
        if event.only_for not in (None, user.id):
            return None
        if event.kind == "membership" and event.only_for is None and not chat.is_private:
            return "membership", {"chat": chat.id, "note": event.note}
        if chat.id != user.id and not chat.has(user.id):
            return None
        if event.kind == "answer" and event.query is not None and event.answer is not None:
            return "answer", {
                "chat": chat.id,
                "message": event.query.message_id,
                "query": event.query.id,
                "text": event.answer.text,
                "alert": event.answer.show_alert,
                "url": event.answer.url,
            }
        if event.kind in ("action", "commands", "membership"):
            return event.kind, {"chat": chat.id, "action": event.note}
        return self._of_message(user, event)

    def _of_message(self, user: User, event: Event) -> tuple[str, Json] | None:
        if event.message is None:
            return None
        chat = self._views.world.chats[event.chat_id]
        if event.kind == "delete":
            return "delete", {"chat": chat.id, "message": event.message.id}
        data: Json = {"chat": chat.id, "message": self._views.message(user, event.message)}
        if event.kind in ("new", "edit"):
            data |= {"unread": self._views.unread(user, chat), "silent": event.message.silent}
        return event.kind, data


async def _next(queue: asyncio.Queue[str | None]) -> str | None:
    try:
        async with asyncio.timeout(KEEP_ALIVE):
            return await queue.get()
    except TimeoutError:
        return ": still here\n\n"
