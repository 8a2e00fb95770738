"""The rules of asking back: the team asks, the desk answers. Facts come out; nothing is changed here."""

from __future__ import annotations

from datetime import datetime

from helpdesk.lifecycle.work import first_response
from helpdesk.lifecycle.workflow import require
from helpdesk.people.actors import Actor
from helpdesk.people.rights import Action
from helpdesk.ticket.fact import Fact
from helpdesk.ticket.facts.moves import Claimed
from helpdesk.ticket.facts.words import Answered, Asked
from helpdesk.ticket.ticket import Ticket


def ask(ticket: Ticket, actor: Actor, now: datetime, *, note: int) -> tuple[Fact, ...]:
    """Ask the desk something. Whoever asks has the ticket from then on."""
    require(Action.ASK, ticket)
    by = actor.person.id
    taken: tuple[Fact, ...] = (Claimed(now, by),) if ticket.claimed_by != by else ()
    return (*taken, *first_response(ticket, by, now), Asked(now, by, note))


def answered(ticket: Ticket, actor: Actor, at: datetime, note: int | None) -> Fact:
    """Return the fact that the question is answered, or (without a note) that it is no longer open."""
    return Answered(at, actor.person.id, ticket.asked_by, note)
