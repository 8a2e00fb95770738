"""What happens in the world, told to whoever listens: waiting tests, and the chat pages of people."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from sandbox.base.model import Answer, CallbackQuery, Message

Kind = Literal["new", "edit", "delete", "reaction", "pin", "answer", "membership", "action", "commands"]


@dataclass(frozen=True)
class Event:
    """One happening in one chat. `only_for` names the one person who may see it (an alert, a toast)."""

    kind: Kind
    chat_id: int
    message: Message | None = None
    query: CallbackQuery | None = None
    answer: Answer | None = None
    only_for: int | None = None
    note: str = ""


Listener = Callable[[Event], None]


class Hub:
    """Hands every event to every listener at once, in the caller's own turn: nobody polls."""

    def __init__(self) -> None:
        self._listeners: list[Listener] = []

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Start listening; the returned function stops it."""
        self._listeners.append(listener)

        def stop() -> None:
            if listener in self._listeners:
                self._listeners.remove(listener)

        return stop

    def publish(self, event: Event) -> None:
        for listener in list(self._listeners):
            listener(event)
