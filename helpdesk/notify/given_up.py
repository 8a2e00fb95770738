"""What was given up: the number under which it is noted, and who is told in place of a message that never comes."""

from __future__ import annotations

from helpdesk.outbox import MessageKind, OutboxMessage, OutboxRow, Urgency

ROW, TICKET, FORM = "given-up", "given-up-ticket", "given-up-form"  # keys of what is said instead
ALARM = "alarm-given-up"
NOTICES = frozenset({ROW, TICKET, FORM, ALARM})
# Nobody waits for these: they follow what happens, and come again with it.
UNTOLD = frozenset({MessageKind.BOARD, MessageKind.BURST, MessageKind.DELETE, MessageKind.BARE, MessageKind.REACT})


def noted_as(number: int) -> str:
    """Return the number under which an update or a row is noted, as people can read it out."""
    return f"E-{number % 100_000:05d}"


def is_notice(row: OutboxRow) -> bool:
    """Whether a row itself only says that something was given up: with it, it ends."""
    return row.owed.say is MessageKind.TEXT and row.owed.facts.get("key") in NOTICES


def instead(row: OutboxRow) -> OutboxMessage | None:
    """Return what is owed in place of a row that can't be shown, if anybody waits for it."""
    owed = row.owed
    if owed.say in UNTOLD or is_notice(row):
        return None
    key = FORM if owed.say is MessageKind.FORM else TICKET if owed.ticket is not None else ROW
    return OutboxMessage(
        chat_id=owed.chat_id, thread_id=owed.thread_id, say=MessageKind.TEXT, lane=max(owed.lane, Urgency.REPLY),
        ticket=owed.ticket, person=owed.person, facts={"key": key, "error": noted_as(row.id)},
    )  # fmt: skip
