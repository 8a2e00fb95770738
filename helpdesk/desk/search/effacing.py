"""What our messages show of a caller who is erased goes from the chats: shown anew, rewritten or taken away."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from helpdesk.notify.on_action_work import said_again
from helpdesk.outbox import Facts, MessageKind, OutboxMessage, Posted, Urgency, deletion, erased_slot, read_said_slot
from helpdesk.ports.store import Store

MEDIA = frozenset({MessageKind.FILES, MessageKind.EXPORT, MessageKind.CHARTS})
ANEW = frozenset(
    {MessageKind.CARD, MessageKind.OWN, MessageKind.VIEW, MessageKind.CONFIRM, MessageKind.HISTORY, MessageKind.WHY}
)  # made of the ticket alone
COUNTED = frozenset({MessageKind.BOARD, MessageKind.BURST})  # owed anew by the clock when their mark is another


async def efface(
    store: Store,
    messages: Sequence[Posted],
    *,
    caller: int,
    ended: Collection[int],
    threads: dict[int, int | None],
) -> None:
    """Owe for each of these messages that it shows nothing of a caller any more. ``ended``: forms that are over.

    Those that still have a use are made anew from the present state; of the others a neutral sentence stays, since an
    edit has no limit of time. Files can only be deleted.
    """
    for message in messages:
        if message.say in MEDIA or (message.say is MessageKind.LIST and message.slot is None):
            await store.outbox.owe(deletion(message.chat_id, message.message_id, lane=Urgency.PING))
        elif message.say in COUNTED and message.current:
            await store.marks.put(message.slot or "", "")
        elif (facts := await _again(store, message, caller, ended)) is not None:
            await store.outbox.owe(
                OutboxMessage(
                    chat_id=message.chat_id,
                    thread_id=threads.get(message.chat_id),
                    say=message.say,
                    lane=Urgency.PING,
                    ticket=message.ticket,
                    person=message.person,
                    slot=message.slot,
                    facts=facts,
                )
            )
        else:
            await _neutral(store, message)


async def _again(store: Store, message: Posted, caller: int, ended: Collection[int]) -> Facts | None:
    """Return from what a message is made anew; None if it has no use any more, or nobody knows what it said."""
    slot = message.slot or ""
    if not message.current or not slot:
        return None
    if message.say in ANEW:
        return {}
    name, _, number = slot.partition("@")[0].partition(":")
    if message.say is MessageKind.FORM and number.isdigit() and int(number) not in ended:
        return {"draft": int(number)} if await store.drafts.get(int(number)) is not None else None
    if message.say is MessageKind.PROMPT and number.isdigit():
        return {"prompt": int(number)} if await store.prompts.get(int(number)) is not None else None
    if message.say is MessageKind.LIST and number == f"caller-{caller}" and name == "list":
        return {"list": "caller", "caller": caller, "step": "gone"}
    said = read_said_slot(slot) if message.say is MessageKind.TEXT and message.ticket is not None else None
    return said_again(message.ticket or 0, slot, said[1]) if said is not None else None


async def _neutral(store: Store, message: Posted) -> None:
    """Owe that a message says only that something stood there; its buttons go."""
    slot = erased_slot(message)
    await store.outbox.take_slot(slot, replace(message, say=MessageKind.TEXT, slot=slot, ticket=None, rendered=None))
    await store.outbox.owe(
        OutboxMessage(
            chat_id=message.chat_id, say=MessageKind.TEXT, lane=Urgency.PING, person=message.person, slot=slot,
            facts={"key": "erased-here"},
        )
    )  # fmt: skip
