"""What our messages show of a caller who is erased goes from the chats: shown anew, rewritten or taken away."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from helpdesk.notify.content import Content
from helpdesk.notify.desk_texts import ErasedHere
from helpdesk.notify.kinds import CallerPage, FormCard, PromptCard
from helpdesk.notify.passed_on import passed_on_in
from helpdesk.outbox import MessageKind, Posted, Urgency, deletion, erased_slot, shown_again
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
) -> dict[int, tuple[int, int]]:
    """Owe for each of these messages that it shows nothing of a caller any more. ``ended``: forms that are over.

    Those that still have a use are made anew from the present state; of the others a neutral sentence stays, since an
    edit has no limit of time. Files can only be deleted. Return the rows that are owed, each with chat and message.
    """
    owed: dict[int, tuple[int, int]] = {}
    for message in messages:
        row = await _change(store, message, caller, ended, threads.get(message.chat_id))
        if row is not None:
            owed[row] = (message.chat_id, message.message_id)
    return owed


async def _change(
    store: Store, message: Posted, caller: int, ended: Collection[int], thread: int | None
) -> int | None:
    if message.kind in MEDIA or (message.kind is MessageKind.LIST and message.slot is None):
        return await store.outbox.owe(deletion(message.chat_id, message.message_id, urgency=Urgency.PING))
    if message.kind in COUNTED and message.current:
        await store.key_values.put(message.slot or "", "")
        return None
    if message.kind in ANEW and message.current and message.slot:
        return await store.outbox.owe(shown_again(message, Urgency.PING, thread_id=thread))
    content = await _again(store, message, caller, ended)
    if content is None:
        return await _neutral(store, message)
    return await store.outbox.owe(
        content.message_to(
            message.chat_id, Urgency.PING, thread_id=thread, ticket=message.ticket, person=message.person,
            slot=message.slot,
        )
    )  # fmt: skip


async def _again(store: Store, message: Posted, caller: int, ended: Collection[int]) -> Content | None:
    """Return of what a message is made anew; None if it has no use any more, or nobody knows what it said."""
    slot = message.slot or ""
    if not message.current or not slot:
        return None
    name, _, number = slot.partition("@")[0].partition(":")
    if message.kind is MessageKind.FORM and number.isdigit() and int(number) not in ended:
        return FormCard(int(number)) if await store.drafts.get(int(number)) is not None else None
    if message.kind is MessageKind.PROMPT and number.isdigit():
        return PromptCard(int(number)) if await store.prompts.get(int(number)) is not None else None
    if message.kind is MessageKind.LIST and number == f"caller-{caller}" and name == "list":
        return CallerPage(caller, "gone")
    return passed_on_in(slot) if message.kind is MessageKind.TEXT and message.ticket is not None else None


async def _neutral(store: Store, message: Posted) -> int | None:
    """Owe that a message says only that something stood there; its buttons go."""
    slot = erased_slot(message)
    await store.outbox.take_slot(slot, replace(message, kind=MessageKind.TEXT, slot=slot, ticket=None, rendered=None))
    said = ErasedHere().message_to(message.chat_id, Urgency.PING, person=message.person, slot=slot)
    return await store.outbox.owe(said)
