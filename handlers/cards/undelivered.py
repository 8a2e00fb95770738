"""What could not be delivered, or came late, is said where it is shown; and a message as one line, at last."""

from __future__ import annotations

from datetime import timedelta

from handlers.base.catalogue import Html
from handlers.base.outgoing import Outgoing
from handlers.cards.rendering import Rendering
from handlers.cards.words import Cards
from helpdesk.outbox import MessageKind, card_slot
from helpdesk.people.chats import TroubleKind
from helpdesk.ports.store import Store
from helpdesk.ticket.ticket import Ticket

LATE = timedelta(minutes=30)  # after that a message says that it is late
HELD_UP = timedelta(seconds=10)  # the same, where its chat took nothing meanwhile
BEARING_FILES = frozenset({MessageKind.EXPORT, MessageKind.CHARTS, MessageKind.LIST})


async def lines(cards: Cards, store: Store, ticket: Ticket) -> list[Html]:
    """Return why the team's chat does not have the ticket's card yet, if that is so."""
    trouble = await _trouble(cards, store, ticket)
    return [cards.say("not-delivered", why=in_words(cards, trouble))] if trouble is not None else []


def in_words(cards: Cards, trouble: TroubleKind) -> str:
    """Return what keeps a chat from taking anything."""
    return cards.plain(f"trouble-{trouble.value}")


async def _trouble(cards: Cards, store: Store, ticket: Ticket) -> TroubleKind | None:
    team = cards.office.settings.team(ticket.team)
    if team is None or team.chat_id is None or not ticket.is_unresolved:
        return None
    slot = card_slot(ticket.number, team.chat_id)
    if await store.outbox.in_slot(slot) is not None:
        return None
    for thread in dict.fromkeys((0, team.thread_id or 0)):
        there = await store.chat_troubles.of(team.chat_id, thread)
        if there is not None and there.lasts:
            return there.trouble
    return TroubleKind.REFUSED if await store.outbox.refusal(slot) else None


async def is_late(r: Rendering) -> bool:
    """Whether it comes so late that it says so; what stands in its chat already is an edit, and is not late."""
    message = r.row.message
    if message.kind not in (MessageKind.TEXT, MessageKind.CARD) or not await _has_waited(r):
        return False
    if message.slot is None:
        return True
    return message.kind is MessageKind.CARD and await r.store.outbox.in_slot(message.slot) is None


async def _has_waited(r: Rendering) -> bool:
    since = r.row.owed_at
    if r.now - since <= HELD_UP:
        return False
    if r.now - since > LATE:
        return True
    for thread in dict.fromkeys((0, r.row.message.thread_id or 0)):
        trouble = await r.store.chat_troubles.of(r.row.message.chat_id, thread)
        if trouble is not None and (trouble.ended_at or r.now) >= since:
            return True
    return False


async def in_one_line(r: Rendering, *, partly: bool = False) -> Outgoing | None:
    """Return a message as one line: about a ticket with a link to it; of files, that they could not be posted.

    ``partly``: not all of them could be.
    """
    if r.row.message.ticket is None:
        return Outgoing(r.cards.say("file-not-here")) if r.row.message.kind in BEARING_FILES else None
    dossier = await r.readable()
    if dossier is None:
        return None
    of_files = "files-not-all-here" if partly else "files-not-here"
    key = of_files if r.row.message.kind is MessageKind.FILES else "message-in-short"
    return Outgoing(r.cards.say(key, id=r.cards.link(dossier.ticket)))
