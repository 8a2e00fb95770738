"""Clearing up in chats: what a message of ours was for is over, so it goes, or its buttons do."""

from __future__ import annotations

from dataclasses import replace

from helpdesk.outbox import Posted, Urgency, deletion, left_slot, stripping
from helpdesk.ports.talk import Outbox


async def delete_message(outbox: Outbox, slot: str, *, urgency: Urgency = Urgency.PRESSED) -> bool:
    """Take a message out of its slot and owe that it goes; return whether there was one."""
    there = await outbox.vacate(slot)
    if there is None:
        return False
    await outbox.owe(deletion(there.chat_id, there.message_id, urgency=urgency))
    return True


async def strip_buttons(outbox: Outbox, slot: str, *, urgency: Urgency = Urgency.PRESSED) -> None:
    """Take a message out of its slot, if there is one, and owe that its buttons go."""
    there = await outbox.vacate(slot)
    if there is not None:
        await outbox.owe(stripping(there.chat_id, there.message_id, urgency=urgency))


async def leave_behind(outbox: Outbox, slot: str, ticket: int) -> Posted | None:
    """Move a message about a ticket into a slot of its own, for a last word; return it as it is there."""
    there = await outbox.vacate(slot)
    if there is None:
        return None
    aside = left_slot(ticket, there)
    left = replace(there, slot=aside, rendered=None)
    await outbox.take_slot(aside, left)
    return left
