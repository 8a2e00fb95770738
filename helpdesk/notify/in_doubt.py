"""What may or may not have arrived, and is not sent again by itself: who is told, and may have it sent again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from helpdesk.notify.content import Text
from helpdesk.outbox import MessageKind, OutboxMessage, OutboxRow, Urgency


@dataclass(frozen=True)
class InDoubt(Text):
    """Nobody can tell whether a row of the outbox arrived: its number, what it was, and where to look for it."""

    row: int
    what: MessageKind
    chat: int
    stored_as = "in-doubt"


def in_doubt(row: OutboxRow, admins: Iterable[int]) -> Iterator[OutboxMessage]:
    """Yield what is owed when a row is held: to whoever asked for it and to the admins, once for each try."""
    message = row.message
    asker = [message.person] if message.person is not None else []
    for reader in dict.fromkeys([*asker, *admins]):
        once = f"in-doubt:{row.id}.{row.attempts}:{reader}"
        yield InDoubt(row.id, message.kind, message.chat_id).message_to(
            reader, Urgency.REPLY, person=reader, once=once
        )
