"""The rules of a ticket's further way: asked, moved, ended, opened again. Facts come out; nothing is changed here."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from helpdesk.people.rights import Action, Actor
from helpdesk.ticket.errors import NeedsConfirming, NotNow, TooLate, WrongLink
from helpdesk.ticket.fact import Fact
from helpdesk.ticket.facts.details import Linked
from helpdesk.ticket.facts.endings import Closed, Confirmed, Rated, Reopened, Withdrawn
from helpdesk.ticket.facts.moves import Forwarded, HandedOver, Returned, TakenBack
from helpdesk.ticket.facts.words import Answered, Asked
from helpdesk.ticket.ticket import UNRESOLVED, WITH_TEAM, Confirmation, Status, Ticket

REOPENED = "reopened"  # the ``move_reason`` of a ticket that was not solved after all

# What each of these actions finds and leaves; ``workflow.TABLE`` takes them in.
TABLE_OF_WORK: dict[Action, dict[Status, Status]] = {
    Action.ASK: {Status.ESCALATED: Status.WAITING, Status.CLAIMED: Status.WAITING},
    Action.ANSWER: {Status.WAITING: Status.CLAIMED},
    Action.NO_ANSWER: {Status.WAITING: Status.CLAIMED},
    Action.FORWARD: dict.fromkeys(WITH_TEAM, Status.ESCALATED),
    Action.RETURN: dict.fromkeys(WITH_TEAM, Status.OPEN),
    Action.ESCALATE: {Status.OPEN: Status.ESCALATED},
    Action.REOPEN: {Status.RESOLVED: Status.ESCALATED, Status.CLOSED: Status.ESCALATED},
    Action.CONFIRM: {Status.RESOLVED: Status.CLOSED},
    Action.RATE: {Status.RESOLVED: Status.RESOLVED, Status.CLOSED: Status.CLOSED},
    Action.WITHDRAW: dict.fromkeys(UNRESOLVED, Status.CLOSED),
    Action.HAND_OVER: {Status.CLAIMED: Status.CLAIMED, Status.WAITING: Status.WAITING},
    Action.LINK: {status: status for status in UNRESOLVED},
}


def needs_confirming(action: Action, ticket: Ticket, actor: Actor) -> None:
    """Raise ``NeedsConfirming`` if another person has the ticket."""
    if ticket.status in WITH_TEAM and ticket.claimed_by not in (None, actor.person.id):
        raise NeedsConfirming(ticket.number, ticket.claimed_by or 0, action.value)


def asked(actor: Actor, now: datetime, note: int) -> Fact:
    """Return the fact that the desk was asked something."""
    return Asked(now, actor.person.id, note)


def answered(ticket: Ticket, actor: Actor, at: datetime, note: int | None) -> Fact:
    """Return the fact that the question is answered, or (without a note) that it is no longer open."""
    return Answered(at, actor.person.id, ticket.asked_by, note)


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


def handed_over(actor: Actor, now: datetime, to: int, until: datetime | None = None) -> Fact:
    """Return the fact that a colleague has it now."""
    return HandedOver(now, actor.person.id, to, until)


def reopened(ticket: Ticket, actor: Actor, now: datetime, *, within_days: int, note: int | None) -> Fact:
    """Return the fact that the ticket is open again; raise ``TooLate`` once ``within_days`` have passed."""
    ended = ticket.resolved_at or ticket.closed_at or now
    if now > ended + timedelta(days=within_days):
        raise TooLate(ticket.number, within_days)
    return Reopened(now, actor.person.id, note)


def confirmed(actor: Actor, now: datetime, answer: Confirmation) -> tuple[Fact, ...]:
    """Return what comes of asking the caller: a yes closes the ticket."""
    said = Confirmed(now, actor.person.id, answer)
    return (said, Closed(now, actor.person.id)) if answer is Confirmation.YES else (said,)


def rated(ticket: Ticket, actor: Actor, now: datetime, score: int) -> Fact:
    """Return the fact that the caller gave 1 to 5; raise ``NotNow`` unless the caller said yes."""
    if ticket.confirmation is not Confirmation.YES or not 1 <= score <= 5:
        raise NotNow(ticket.number, Action.RATE.value, ticket.status.value)
    return Rated(now, actor.person.id, score)


def withdrawn(actor: Actor, now: datetime) -> Fact:
    """Return the fact that the ticket is not needed any more."""
    return Withdrawn(now, actor.person.id)


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


def after(ticket: Ticket, fact: Fact) -> Ticket:
    """Return the ticket after one of these facts; other facts leave it as it is."""
    match fact:
        case Asked():
            return replace(ticket, status=Status.WAITING, asked_by=fact.by, asked_at=fact.at)
        case Answered():
            return replace(_unasked(ticket), status=Status.CLAIMED)
        case Forwarded(origin=origin, reason=reason):
            return replace(ticket, forwards=ticket.forwards + 1, came_from=origin, move_reason=reason)
        case Returned(origin=origin, reason=reason):
            back = replace(_with_nobody(ticket), status=Status.OPEN, team=None, came_from=origin, move_reason=reason)
            return replace(back, reached_at=None, target_at=None, due_at=None, provisional=False)
        case HandedOver(to=to, until=until):
            lender = fact.by if until is not None else None
            return replace(ticket, claimed_by=to, claimed_at=fact.at, lent_by=lender, lent_until=until)
        case TakenBack():
            return replace(ticket, claimed_by=fact.by, claimed_at=fact.at)
        case Reopened():
            again = replace(_with_nobody(ticket), status=Status.OPEN, came_from=None, move_reason=REOPENED)
            again = replace(again, resolved_at=None, resolved_by=None, closed_at=None)
            return replace(again, confirmation=None, satisfaction=None)
        case Confirmed(answer=answer):
            return replace(ticket, confirmation=answer)
        case Rated(score=score):
            return replace(ticket, satisfaction=score)
        case Closed():
            return replace(ticket, status=Status.CLOSED, closed_at=fact.at)
        case Withdrawn():
            return replace(_unasked(ticket), status=Status.CLOSED, closed_at=fact.at, promised_at=None)
        case Linked(to=target):
            return replace(ticket, linked_to=target)
        case _:
            return ticket


def _unasked(ticket: Ticket) -> Ticket:
    return replace(ticket, asked_by=None, asked_at=None)


def _with_nobody(ticket: Ticket) -> Ticket:
    """Return the ticket as nobody's: no holder, no question, no promise, no answer yet."""
    return replace(
        _unasked(ticket), claimed_by=None, claimed_at=None, promised_at=None, responded_at=None, responded_by=None
    )
