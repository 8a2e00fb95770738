"""Conversations in progress, and the messages that are owed."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Protocol

from helpdesk.conversation import Draft, Prompt
from helpdesk.outbox import MessageKind, OutboxMessage, Posted


class Drafts(Protocol):
    """Forms in progress: no state of a conversation lives in memory."""

    async def open_of(self, person: int) -> Sequence[Draft]:
        """Return a person's open forms, latest change first."""

    async def held_of(self, person: int) -> Draft | None:
        """Return the words of a person that are in no form yet."""

    async def get(self, draft: int) -> Draft | None:
        """Return an open form; ended ones are None."""

    async def add(self, draft: Draft) -> int:
        """Store a new form and return its id; it takes the focus."""

    async def save(self, draft: Draft) -> None:
        """Write over version ``draft.version - 1``; raise ``Stale`` if that is not what is stored."""

    async def focus(self, draft: int, person: int) -> None:
        """Give one of a person's forms the focus, taking it from the others."""

    async def end(self, draft: int) -> None:
        """End a form: its body is blanked. Raise ``Stale`` if it has ended since it was read."""

    async def with_phone(self, phone: str, since: datetime, other_than: int) -> Sequence[Draft]:
        """Return open forms (of anybody) about the same number, changed since then."""


class Prompts(Protocol):
    """Waiting prompts, at most one per person and chat."""

    async def ask(self, prompt: Prompt) -> int:
        """Store a prompt and return its id; a former one of that person in that chat is replaced."""

    async def keep(self, prompt: Prompt) -> None:
        """Write a waiting prompt's action and facts anew: it has learned something."""

    async def get(self, prompt: int) -> Prompt | None:
        """Return a waiting prompt."""

    async def waiting(self, chat_id: int, person: int) -> Prompt | None:
        """Return what waits for this person's words in this chat."""

    async def end(self, prompt: int) -> None:
        """It is answered, cancelled or too old."""

    async def about(self, ticket: int) -> Sequence[Prompt]:
        """Return what waits for anybody's words about a ticket, in every chat."""

    async def of(self, person: int) -> Sequence[Prompt]:
        """Return what waits for a person's words, in every chat."""

    async def in_chat(self, chat_id: int) -> Sequence[Prompt]:
        """Return what waits for anybody's words in a chat."""

    async def older_than(self, asked_before: datetime) -> Sequence[Prompt]:
        """Return prompts that have waited too long."""


class Outbox(Protocol):
    """What is owed, and what was posted."""

    async def owe(self, message: OutboxMessage) -> int | None:
        """Store a message owed; None if it was owed before (``once``) or its slot has one waiting already.

        A waiting row of the same slot takes the higher urgency and the newer facts.
        """

    async def posted(self, chat_id: int, message_id: int) -> Posted | None:
        """Return what we know of a message of ours."""

    async def newest_in(self, chat_id: int, limit: int) -> Sequence[Posted]:
        """Return our current messages in a chat, newest first."""

    async def in_slot(self, slot: str) -> Posted | None:
        """Return the current message of a slot."""

    async def is_fresh(self, slot: str) -> bool:
        """Whether the current message of a slot was posted within the last minute, by machine time."""

    async def is_owed(self, slot: str) -> bool:
        """Whether a message of that slot waits to be sent, or is being sent."""

    async def cards_to_come(self, chat_id: int, thread_id: int | None) -> Sequence[int]:
        """Return the tickets whose first card waits to be sent to a chat or topic, in the order in which they go."""

    async def held_up(self, chat_id: int, thread_id: int | None = None) -> Sequence[int]:
        """Return the tickets of which anything new is owed to a topic, or anywhere in a chat.

        Those whose card is not there yet come first, the most urgent before the others.
        """

    async def refusal(self, slot: str) -> str | None:
        """Return why the waiting message of a slot was refused in every form, if it was."""

    async def held(self, row: int) -> OutboxMessage | None:
        """Return what a row says that may or may not have arrived; None: that is known, or was long ago."""

    async def owe_again(self, row: int) -> bool:
        """Owe once more what is held; False: it is owed again already, or what was in its place is."""

    async def under_way(self, ticket: int) -> Sequence[OutboxMessage]:
        """Return what is being sent at this moment to show a ticket to somebody: it may show how it was before."""

    async def take_slot(self, slot: str, posted: Posted) -> None:
        """Make ``posted`` the slot's message: for a press that came before the send came back."""

    async def vacate(self, slot: str) -> Posted | None:
        """Take the slot's message out of it, so that the next one is sent anew; return it."""

    async def with_files(self, files: Collection[int]) -> Sequence[Posted]:
        """Return our messages that show one of these attachments, in every chat."""

    async def about(self, ticket: int, kind: MessageKind | None = None) -> Sequence[Posted]:
        """Return our current messages about a ticket, in every chat."""

    async def move(self, old: int, new: int) -> None:
        """A group has a new id: what is owed to it goes there."""
