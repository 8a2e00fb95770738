"""The rules of work on a ticket: claimed, released, handed over, written about. Facts come out, nothing changes."""

from __future__ import annotations

from datetime import datetime

from helpdesk.lifecycle.workflow import require
from helpdesk.people.actors import Actor
from helpdesk.people.rights import Action
from helpdesk.ticket.errors import AlreadyClaimed, AlreadyYours, NeedsConfirming
from helpdesk.ticket.fact import ClockOutcome, Fact, in_time
from helpdesk.ticket.facts.clock import Responded, ResponseUndone, Spoke
from helpdesk.ticket.facts.moves import Claimed, HandedOver, Released
from helpdesk.ticket.facts.words import Commented
from helpdesk.ticket.ticket import WITH_TEAM, Ticket


def may_begin(action: Action, ticket: Ticket, actor: Actor, *, confirmed: bool) -> None:
    """Raise ``NotNow`` if the action does not fit, ``NeedsConfirming`` if another person has the ticket."""
    require(action, ticket)
    if not confirmed and ticket.status in WITH_TEAM and ticket.claimed_by not in (None, actor.person.id):
        raise NeedsConfirming(ticket.number, ticket.claimed_by or 0, action.value)


def claim(ticket: Ticket, actor: Actor, now: datetime) -> tuple[Fact, ...]:
    """Take the ticket; raise ``AlreadyClaimed``, ``AlreadyYours`` or ``NotNow``."""
    if ticket.claimed_by is not None and ticket.status in WITH_TEAM:
        if ticket.claimed_by == actor.person.id:
            raise AlreadyYours(ticket.number)
        raise AlreadyClaimed(ticket.number, ticket.claimed_by, ticket.claimed_at or ticket.changed_at)
    require(Action.CLAIM, ticket)
    return (Claimed(now, actor.person.id), *first_response(ticket, actor.person.id, now, taken=True))


def release(ticket: Ticket, actor: Actor, now: datetime) -> tuple[Fact, ...]:
    """Give the ticket back to its team. Before any word the claim counts as no response: the clock runs on."""
    require(Action.RELEASE, ticket)
    back = Released(now, actor.person.id)
    if ticket.responded_at is None or not ticket.is_only_taken or ticket.team is None:
        return (back,)
    return (back, ResponseUndone(now, None, ticket.team, ticket.responded_at))


def handed_over(actor: Actor, now: datetime, to: int, until: datetime | None = None) -> Fact:
    """Return the fact that a colleague has it now."""
    return HandedOver(now, actor.person.id, to, until)


def comment(
    ticket: Ticket, actor: Actor, said_at: datetime, note: int, *, for_town: bool = False
) -> tuple[Fact, ...]:
    """Write about the ticket. A team's words on a ticket that nobody has are its first response, and no claim."""
    of_team = actor.anonymous or ticket.team in actor.person.teams
    first = first_response(ticket, actor.author, said_at) if of_team and ticket.status in WITH_TEAM else ()
    return (Commented(said_at, actor.author, note, for_town), *first)


def first_response(ticket: Ticket, by: int | None, at: datetime, *, taken: bool = False) -> tuple[Fact, ...]:
    """Return the fact that stops this cycle's clock; of words to a ticket that was only taken, that they came.

    ``taken``: it is a claim, without a word.
    """
    if ticket.team is None or ticket.due_at is None:
        return ()
    when = max(at, ticket.reached_at or at)
    if ticket.responded_at is not None:
        return (Spoke(max(when, ticket.responded_at), by, ticket.team),) if ticket.is_only_taken and not taken else ()
    outcome = ClockOutcome.IN_TIME if in_time(when, ticket.due_at) else ClockOutcome.LATE
    return (Responded(when, by, ticket.team, outcome, taken),)
