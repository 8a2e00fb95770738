"""What is said in place of a message that could not be shown. It reads little: that may be what fails."""

from __future__ import annotations

from handlers.base.context import ticket_link
from handlers.base.outgoing import Outgoing
from handlers.cards.rendering import Rendering
from helpdesk.notify.given_up import FORM, ROW, TICKET
from helpdesk.people.actors import Where, scope_of

KEYS = frozenset({FORM, ROW, TICKET})


async def render(r: Rendering) -> Outgoing | None:
    """Return the sentence with the number; None if the ticket lies no more in the scope of whoever reads."""
    key, error, number = str(r.row.owed.facts["key"]), r.row.owed.facts["error"], r.row.owed.ticket
    if number is None:
        return Outgoing(r.cards.say(key, error=error))
    in_private = r.place.where is Where.PRIVATE
    if in_private and await r.store.tickets.get(number, scope_of(r.actor)) is None:
        return None
    return Outgoing(r.cards.say(key, error=error, id=ticket_link(r.office, number)))
