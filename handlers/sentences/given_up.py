"""What is said in place of a message that could not be shown. It reads little: that may be what fails."""

from __future__ import annotations

from handlers.base.context import ticket_link
from handlers.base.outgoing import Outgoing
from handlers.cards.rendering import Rendering
from handlers.sentences.table import SENTENCES
from helpdesk.notify.desk_texts import MessageGivenUp
from helpdesk.people.actors import Where, scope_of


async def render(r: Rendering, text: MessageGivenUp) -> Outgoing | None:
    """Return the sentence with the number; None if the ticket lies no more in the scope of whoever reads."""
    key, number = SENTENCES[type(text)].key, r.row.message.ticket
    if number is None:
        return Outgoing(r.cards.say(key, error=text.error))
    in_private = r.place.where is Where.PRIVATE
    if in_private and await r.store.tickets.get(number, scope_of(r.actor)) is None:
        return None
    return Outgoing(r.cards.say(key, error=text.error, id=ticket_link(r.office, number)))
