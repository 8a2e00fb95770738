"""The rules of linking: to the ticket that it repeats, or to the problem behind it."""

from __future__ import annotations

from datetime import datetime

from helpdesk.people.actors import Actor
from helpdesk.ticket.errors import WrongLink
from helpdesk.ticket.fact import Fact
from helpdesk.ticket.facts.details import Linked
from helpdesk.ticket.ticket import Ticket


def linked(ticket: Ticket, to: Ticket, actor: Actor, now: datetime) -> Fact:
    """Return the fact that ``ticket`` hangs on ``to``; raise ``WrongLink`` for itself, a circle, or what is over."""
    if to.number == ticket.number or to.linked_to is not None or ticket.is_problem:
        raise WrongLink(ticket.number, to.number)
    if not to.is_unresolved:
        raise WrongLink(ticket.number, to.number)
    return Linked(now, actor.person.id, to.number)


def unlinked(actor: Actor, now: datetime) -> Fact:
    """Return the fact that a ticket hangs on no other any more."""
    return Linked(now, actor.person.id, None)
