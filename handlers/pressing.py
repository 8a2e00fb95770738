"""Whether a pressed button may mean what it says: its message must be one of ours, about what it names."""

from __future__ import annotations

from handlers.callback_data import Button, Press
from handlers.context import Turn
from helpdesk.owed import Lane, Owed, Posted, Say, card_slot, form_slot, view_slot

ON_TICKETS = frozenset(
    {
        Button.CLAIM, Button.RELEASE, Button.RESOLVE, Button.CALLER, Button.MORE, Button.FILES,
        Button.PROMISE, Button.PRIORITY, Button.BACK,
    }
)  # fmt: skip


async def belongs(turn: Turn, chat_id: int, message_id: int, press: Press) -> bool:
    """Return whether the press fits the message that it came from; what is not known is taken in or healed."""
    posted = await turn.store.outbox.posted(chat_id, message_id)
    if press.what in ON_TICKETS:
        return await _on_ticket(turn, posted, chat_id, message_id, press.number)
    if press.what is Button.FORM:
        return await _on_form(turn, posted, chat_id, message_id, press.number)
    return True


async def _on_ticket(turn: Turn, posted: Posted | None, chat_id: int, message_id: int, number: int) -> bool:
    if posted is not None:
        return posted.ticket == number
    slot = card_slot(number, chat_id) if chat_id < 0 else view_slot(number, chat_id)
    unknown = Posted(chat_id=chat_id, message_id=message_id, say=Say.CARD if chat_id < 0 else Say.VIEW, slot=slot)
    return await _take_in(turn, unknown, number)


async def _on_form(turn: Turn, posted: Posted | None, chat_id: int, message_id: int, draft: int) -> bool:
    slot = form_slot(draft)
    if posted is not None:
        return posted.slot == slot
    return await _take_in(turn, Posted(chat_id=chat_id, message_id=message_id, say=Say.FORM, slot=slot), None)


async def _take_in(turn: Turn, unknown: Posted, ticket: int | None) -> bool:
    """Take a message that was sent but never noted: into its empty slot, or away as a double."""
    slot = unknown.slot or ""
    if await turn.store.outbox.in_slot(slot) is not None:
        facts = {"message_id": unknown.message_id}
        await turn.store.outbox.owe(
            Owed(chat_id=unknown.chat_id, say=Say.DELETE, lane=Lane.PRESSED, ticket=ticket, facts=facts)
        )
        return True
    if not await turn.store.outbox.is_owed(slot):
        return False
    owned = Posted(chat_id=unknown.chat_id, message_id=unknown.message_id, say=unknown.say, slot=slot, ticket=ticket)
    await turn.store.outbox.take_slot(slot, owned)
    return True
