"""Whether a pressed button may mean what it says: its message must be one of ours, about what it names."""

from __future__ import annotations

from dataclasses import replace

from handlers.base.buttons import Subject
from handlers.base.callback_data import Press
from handlers.base.context import Turn
from helpdesk.mail.mail import mail_slot
from helpdesk.outbox import (
    MessageKind,
    Posted,
    card_slot,
    confirm_slot,
    deletion,
    form_slot,
    own_slot,
    prompt_slot,
    view_slot,
)

OTHERS_GO = frozenset(
    {MessageKind.CARD, MessageKind.FORM, MessageKind.PROMPT}
)  # of these a chat shows one, the others are doubles


async def belongs(
    turn: Turn, chat_id: int, message_id: int, press: Press, subject: Subject, *, stands: bool = True
) -> bool:
    """Return whether the press fits the message that it came from; what is not known is taken in or healed.

    Taken in and healed is only what bears the button (it ``stands`` there): who makes presses up must not have
    messages of ours taken away. Of what is known a button that has gone since is answered as ever.
    """
    posted = await turn.store.outbox.posted(chat_id, message_id)
    if not stands:
        return _fits(posted, press, subject)
    if posted is not None and not posted.current and posted.kind in OTHERS_GO:
        await _remove(turn, posted, posted.ticket)
    if subject is Subject.TICKET:
        return await _on_ticket(turn, posted, chat_id, message_id, press.number)
    if subject is Subject.FORM or (subject is Subject.OFFERED_FORM and posted is None):
        return await _on_form(turn, posted, chat_id, message_id, press.number)
    if subject is Subject.MAIL:
        return _fits(posted, press, subject)
    if subject is Subject.PROMPT and posted is None:
        slot = prompt_slot(press.number)
        return await _take_in_question(
            turn, Posted(chat_id=chat_id, message_id=message_id, kind=MessageKind.PROMPT, slot=slot)
        )
    return True


def _fits(posted: Posted | None, press: Press, subject: Subject) -> bool:
    """Return whether a press fits what is known of its message."""
    if subject is Subject.TICKET:
        return posted is not None and posted.ticket == press.number
    if subject is Subject.FORM:
        return posted is not None and posted.slot == form_slot(press.number)
    if subject is Subject.MAIL:
        return posted is not None and posted.slot == mail_slot(press.number, posted.chat_id)
    return posted is not None or subject not in (Subject.OFFERED_FORM, Subject.PROMPT)


async def _on_ticket(turn: Turn, posted: Posted | None, chat_id: int, message_id: int, number: int) -> bool:
    if posted is not None:
        return posted.ticket == number
    if chat_id < 0:
        unknown = Posted(
            chat_id=chat_id, message_id=message_id, kind=MessageKind.CARD, slot=card_slot(number, chat_id)
        )
        return await _take_in(turn, unknown, number)
    return await _take_in_private(turn, chat_id, message_id, number)


async def _take_in_private(turn: Turn, chat_id: int, message_id: int, number: int) -> bool:
    """Take in one of a private chat's messages about a ticket: into the one slot that waits for one, or away.

    What was sent without a note is owed again, so where the slot is filled by now, it is a double.
    """
    outbox = turn.store.outbox
    empty = [(kind, slot) for kind, slot in _private_slots(number, chat_id) if await outbox.in_slot(slot) is None]
    waiting = [(kind, slot) for kind, slot in empty if await outbox.is_owed(slot)]
    unknown = Posted(chat_id=chat_id, message_id=message_id, kind=MessageKind.VIEW, ticket=number)
    if len(waiting) == 1:
        (kind, slot), *_ = waiting
        await outbox.take_slot(slot, replace(unknown, kind=kind, slot=slot))
        return True
    if not waiting and all(about.chat_id != chat_id for about in await outbox.about(number)):
        return False
    await _remove(turn, unknown, number)
    return True


def _private_slots(number: int, chat_id: int) -> tuple[tuple[MessageKind, str], ...]:
    return (
        (MessageKind.VIEW, view_slot(number, chat_id)),
        (MessageKind.OWN, own_slot(number, chat_id)),
        (MessageKind.CONFIRM, confirm_slot(number, chat_id)),
    )


async def _on_form(turn: Turn, posted: Posted | None, chat_id: int, message_id: int, draft: int) -> bool:
    slot = form_slot(draft)
    if posted is not None:
        return posted.slot == slot
    return await _take_in_question(
        turn, Posted(chat_id=chat_id, message_id=message_id, kind=MessageKind.FORM, slot=slot)
    )


async def _take_in_question(turn: Turn, unknown: Posted) -> bool:
    """Take in an unnoted form or prompt; the double of one that is over goes, and whoever pressed it is told."""
    if not await _take_in(turn, unknown, None):
        await _remove(turn, unknown, None)
    return True


async def _take_in(turn: Turn, unknown: Posted, ticket: int | None) -> bool:
    """Take a message that was sent but never noted: into its empty slot, or away as a double."""
    slot = unknown.slot or ""
    if await turn.store.outbox.in_slot(slot) is not None:
        await _remove(turn, unknown, ticket)
        return True
    if not await turn.store.outbox.is_owed(slot):
        return False
    owned = Posted(
        chat_id=unknown.chat_id, message_id=unknown.message_id, kind=unknown.kind, slot=slot, ticket=ticket
    )
    await turn.store.outbox.take_slot(slot, owned)
    return True


async def _remove(turn: Turn, unknown: Posted, ticket: int | None) -> None:
    """Owe that it goes: once, however often it is pressed until then."""
    gone = deletion(unknown.chat_id, unknown.message_id, ticket=ticket)
    await turn.store.outbox.owe(replace(gone, once=f"double:{unknown.chat_id}:{unknown.message_id}"))
