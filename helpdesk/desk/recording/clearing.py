"""Clearing up in chats: what a message of ours was for is over, so it goes, or its buttons do."""

from __future__ import annotations

from dataclasses import replace

from helpdesk.outbox import Lane, Owed, Posted, Say, deletion, left_slot
from helpdesk.ports.talk import Outbox


async def clear(outbox: Outbox, slot: str, *, lane: Lane = Lane.PRESSED) -> bool:
    """Take a message out of its slot and owe that it goes; return whether there was one."""
    there = await outbox.vacate(slot)
    if there is None:
        return False
    await outbox.owe(deletion(there.chat_id, there.message_id, lane=lane))
    return True


async def lay_bare(outbox: Outbox, slot: str, *, lane: Lane = Lane.PRESSED) -> bool:
    """Take a message out of its slot and owe that its buttons go; return whether there was one."""
    there = await outbox.vacate(slot)
    if there is None:
        return False
    facts = {"message_id": there.message_id}
    await outbox.owe(Owed(chat_id=there.chat_id, say=Say.BARE, lane=lane, facts=facts))
    return True


async def set_aside(outbox: Outbox, slot: str, ticket: int) -> Posted | None:
    """Move a message about a ticket into a slot of its own, for a last word; return it as it is there."""
    there = await outbox.vacate(slot)
    if there is None:
        return None
    aside = left_slot(ticket, there)
    left = replace(there, slot=aside, rendered=None)
    await outbox.take_slot(aside, left)
    return left
