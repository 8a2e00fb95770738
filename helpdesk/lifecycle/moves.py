"""The rules of moving a ticket: to another team, back to the desk. Facts come out; nothing is changed here."""

from __future__ import annotations

from datetime import datetime

from helpdesk.people.actors import Actor
from helpdesk.people.rights import Action
from helpdesk.ticket.errors import NotNow
from helpdesk.ticket.fact import Fact
from helpdesk.ticket.facts.moves import Forwarded, Returned
from helpdesk.ticket.ticket import Ticket


def forwarded(
    ticket: Ticket, actor: Actor, now: datetime, *, team: str, reason: str | None, note: int | None
) -> Fact:
    """Return the fact that a team passed the ticket on; raise ``NotNow`` if it is there already."""
    if ticket.team is None or ticket.team == team:
        raise NotNow(ticket.number, Action.FORWARD.value, ticket.status.value)
    return Forwarded(now, actor.person.id, ticket.team, team, reason, note)


def returned(ticket: Ticket, actor: Actor, now: datetime, *, reason: str | None, note: int | None) -> Fact:
    """Return the fact that the ticket goes back to the desk."""
    return Returned(now, actor.person.id, ticket.team or "", reason, note)
