"""What shows a number or a file in private waits until it is known that its reader is still in their group."""

from __future__ import annotations

from handlers.base.outgoing import Outgoing
from handlers.cards.rendering import Rendering
from handlers.sentences.table import SENTENCES, text_of
from helpdesk.desk.staff.presence import InGroup, known_of
from helpdesk.outbox import MessageKind, OutboxMessage
from helpdesk.people.actors import EVERYTHING
from helpdesk.people.rights import Action


async def once_known(r: Rendering, outgoing: Outgoing | None) -> Outgoing | None:
    """Return the message, or what is to be asked before it, or None if nobody can say it."""
    action = _shows(r.row.message)
    number = r.row.message.ticket
    if outgoing is None or action is None or number is None:
        return outgoing
    ticket = await r.store.tickets.get(number, EVERYTHING)
    if ticket is None:
        return outgoing
    known, _ = await known_of(r.store, r.office.settings, r.now, ticket, r.actor, action)
    if known is InGroup.ASK:
        return Outgoing(ask=action)
    return None if known is InGroup.UNSAID else outgoing


def _shows(message: OutboxMessage) -> Action | None:
    """Return by which right what this message shows is seen, if that may end with a place in a group."""
    if message.kind is MessageKind.FILES:
        return Action.FILES
    text = text_of(message.facts) if message.kind is MessageKind.TEXT else None
    return Action.CALLER if text is not None and SENTENCES[type(text)].with_caller else None
