"""The rules of a ticket's end: solved, confirmed, withdrawn, opened again. Facts come out, nothing changes."""

from __future__ import annotations

from datetime import datetime

from helpdesk.calendar.business_hours import BusinessCalendar
from helpdesk.lifecycle.work import first_response
from helpdesk.lifecycle.workflow import fits, require, target
from helpdesk.people.actors import Actor
from helpdesk.people.rights import Action
from helpdesk.ticket.errors import NotNow, TooLate
from helpdesk.ticket.fact import Fact, in_time
from helpdesk.ticket.facts.endings import Closed, Confirmed, Objected, Rated, Reopened, Resolved, Withdrawn
from helpdesk.ticket.facts.moves import Claimed
from helpdesk.ticket.facts.promises import PromiseKept, PromiseMissed
from helpdesk.ticket.ticket import WITH_TEAM, Confirmation, Status, Ticket


def resolve(ticket: Ticket, actor: Actor, now: datetime, *, note: int | None) -> tuple[Fact, ...]:
    """Solve the ticket. One that nobody has is claimed by the same stroke."""
    require(Action.RESOLVE, ticket)
    taken = ticket.status is Status.ESCALATED
    claimed: tuple[Fact, ...] = (Claimed(now, actor.person.id),) if taken else ()
    answered = first_response(ticket, actor.person.id, now) if ticket.status in WITH_TEAM else ()
    return (*claimed, *answered, *_promise_over(ticket, now), Resolved(now, actor.person.id, note))


def resolve_linked(ticket: Ticket, actor: Actor, now: datetime, *, note: int | None) -> tuple[Fact, ...]:
    """Solve a ticket because the one it is linked to is solved: nobody claims it, only its own team answers by it."""
    ours = ticket.status in WITH_TEAM and ticket.team in actor.person.teams
    answered = first_response(ticket, actor.person.id, now) if ours else ()
    return (*answered, *_promise_over(ticket, now), Resolved(now, actor.person.id, note))


def _promise_over(ticket: Ticket, now: datetime) -> tuple[Fact, ...]:
    """Return whether a promise was kept, now that the ticket is solved."""
    until = ticket.promised_at
    if until is None:
        return ()
    return (PromiseKept(now, None, until),) if in_time(now, until) else (PromiseMissed(until, None, until),)


def confirmed(ticket: Ticket, actor: Actor, now: datetime, answer: Confirmation) -> tuple[Fact, ...]:
    """Return what comes of asking the caller: what they said, and that it is over if the table says so."""
    said = Confirmed(now, actor.person.id, answer)
    over = target(Action.CONFIRM, ticket, answer) is Status.CLOSED
    return (said, Closed(now, actor.person.id)) if over else (said,)


def objected(actor: Actor, now: datetime, note: int) -> Fact:
    """Return the fact that the town says that it is not solved."""
    return Objected(now, actor.person.id, note)


def rated(ticket: Ticket, actor: Actor, now: datetime, score: int) -> Fact:
    """Return the fact that the caller gave 1 to 5; raise ``NotNow`` unless the caller said yes."""
    if ticket.confirmation is not Confirmation.YES or not 1 <= score <= 5:
        raise NotNow(ticket.number, Action.RATE.value, ticket.status.value)
    return Rated(now, actor.person.id, score)


def withdrawn(actor: Actor, now: datetime) -> Fact:
    """Return the fact that the ticket is not needed any more."""
    return Withdrawn(now, actor.person.id)


def is_over(calendar: BusinessCalendar, ticket: Ticket, now: datetime, *, after_days: int) -> bool:
    """Whether a solved ticket closes by itself: nobody objected for so many business days."""
    if ticket.resolved_at is None or ticket.is_held_up or not fits(Action.CONFIRM, ticket.status):
        return False
    return calendar.close_of_business_day(ticket.objected_at or ticket.resolved_at, after_days).at <= now


def reopened(
    calendar: BusinessCalendar, ticket: Ticket, actor: Actor, now: datetime, *, within_days: int, note: int | None
) -> Fact:
    """Return the fact that the ticket is open again.

    Raise ``TooLate`` once it is closed and ``within_days`` business days have passed since it was solved: while it is
    not closed yet, the caller may still say no.
    """
    ended = ticket.resolved_at or ticket.closed_at or now
    if ticket.status is Status.CLOSED and now > calendar.close_of_business_day(ended, within_days).at:
        raise TooLate(ticket.number, within_days)
    return Reopened(now, actor.person.id, note)


def may_follow(ticket: Ticket, problem: Ticket) -> bool:
    """Whether a ticket that hangs on a problem opens again with it.

    So does what the problem's solution solved; not what was solved before it, or for good by the caller's own yes.
    """
    if ticket.resolved_at is None or problem.resolved_at is None or ticket.is_unresolved:
        return False
    return ticket.resolved_at >= problem.resolved_at and ticket.confirmation is not Confirmation.YES
