"""What was given up, and what may not have arrived: the number under which it is noted, and who is told instead."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from helpdesk.notify.content import Text
from helpdesk.notify.desk_texts import FormGivenUp, ManyGivenUp, MessageGivenUp, TicketGivenUp
from helpdesk.outbox import MessageKind, OutboxMessage, OutboxRow, Urgency

NOTICES = (MessageGivenUp, TicketGivenUp, FormGivenUp, ManyGivenUp)
# Nobody waits for these: they follow what happens, and come again with it.
UNTOLD = frozenset({MessageKind.BOARD, MessageKind.BURST, MessageKind.DELETE, MessageKind.BARE, MessageKind.REACT})


def noted_as(number: int) -> str:
    """Return the number under which an update or a row is noted, as people can read it out."""
    return f"E-{number % 100_000:05d}"


def is_notice(row: OutboxRow) -> bool:
    """Whether a row itself only says that something was given up: with it, it ends."""
    return any(notice.is_in(row.message) for notice in NOTICES)


def instead(row: OutboxRow) -> OutboxMessage | None:
    """Return what is owed in place of a row that can't be shown, if anybody waits for it."""
    message = row.message
    if message.kind in UNTOLD or is_notice(row):
        return None
    of_ticket = TicketGivenUp if message.ticket is not None else MessageGivenUp
    notice = FormGivenUp if message.kind is MessageKind.FORM else of_ticket
    return notice(noted_as(row.id)).message_to(
        message.chat_id,
        max(message.urgency, Urgency.REPLY),
        thread_id=message.thread_id,
        ticket=message.ticket,
        person=message.person,
    )


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
