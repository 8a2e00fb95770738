"""Live events for a person's chat page, as Server-Sent Events."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable

from sandbox.base.event_pages import EventPage, EventPages, event_text
from sandbox.base.model import Json, User
from sandbox.people.views import WorldViews
from sandbox.world.events import Event


class Streams:
    """The open event streams; closing them lets the server stop at once."""

    def __init__(self, views: WorldViews) -> None:
        self._views = views
        self._pages = EventPages()

    def close(self) -> None:
        self._pages.close()

    def stream(self, user: User, *, elsewhere: bool = False) -> AsyncIterator[str]:
        """Yield the events that this person may see, from now on; `elsewhere` also hints at the others'."""

        def listen(page: EventPage) -> Callable[[], None]:
            def note(event: Event) -> None:
                found = self._seen_by(user, event)
                if found is None and elsewhere and event.kind in ("new", "delete"):
                    found = "elsewhere", {}
                if found is not None:
                    page.tell(event_text(*found))

            return self._views.world.hub.listen(note)

        return self._pages.stream(listen)

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
