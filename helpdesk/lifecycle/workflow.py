"""The table of what may happen to a ticket, and the rules behind it: ticket + action + person + time -> facts.

The functions named for what happens return facts and change nothing; ``evolve`` turns facts into the next ticket.
So a ticket is always the sum of its journal.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from helpdesk.lifecycle.workflow_work import REOPENED, TABLE_OF_WORK, after, asked, needs_confirming
from helpdesk.people.rights import Action, Actor
from helpdesk.ticket.errors import AlreadyClaimed, AlreadyYours, NotNow
from helpdesk.ticket.fact import ClockOutcome, Fact, Trait
from helpdesk.ticket.facts.clock import DueMoved, Responded
from helpdesk.ticket.facts.details import CallerShown, Opened, Placed, PriorityChanged
from helpdesk.ticket.facts.endings import Resolved
from helpdesk.ticket.facts.moves import Claimed, Escalated, Kept, Released
from helpdesk.ticket.facts.promises import PromiseChanged, Promised, PromiseKept, PromiseMissed, PromiseMoved
from helpdesk.ticket.facts.words import Commented
from helpdesk.ticket.ticket import UNRESOLVED, WITH_TEAM, Status, Ticket

# What each action finds and leaves. A status that is not named refuses the action.
TABLE: dict[Action, dict[Status, Status]] = {
    Action.CLAIM: {Status.ESCALATED: Status.CLAIMED},
    Action.RELEASE: {Status.CLAIMED: Status.ESCALATED, Status.WAITING: Status.ESCALATED},
    Action.RESOLVE: dict.fromkeys(UNRESOLVED, Status.RESOLVED),
    Action.COMMENT: {status: status for status in Status},
    Action.PROMISE: {s: s for s in (Status.OPEN, Status.CLAIMED)},
    Action.PRIORITY: {status: status for status in UNRESOLVED},
    Action.CALLER: {Status.CLAIMED: Status.CLAIMED, Status.WAITING: Status.WAITING},
    **TABLE_OF_WORK,
}


def fits(action: Action, status: Status) -> bool:
    """Return whether ``action`` may happen to a ticket in ``status``; actions without a row always fit."""
    return action not in TABLE or status in TABLE[action]


def require(action: Action, ticket: Ticket) -> None:
    """Raise ``NotNow`` unless ``action`` fits the ticket as it stands."""
    if not fits(action, ticket.status):
        raise NotNow(ticket.number, action.value, ticket.status.value)


def claim(ticket: Ticket, actor: Actor, now: datetime) -> tuple[Fact, ...]:
    """Take the ticket; raise ``AlreadyClaimed``, ``AlreadyYours`` or ``NotNow``."""
    if ticket.claimed_by is not None and ticket.status in WITH_TEAM:
        if ticket.claimed_by == actor.person.id:
            raise AlreadyYours(ticket.number)
        raise AlreadyClaimed(ticket.number, ticket.claimed_by, ticket.claimed_at or ticket.changed_at)
    require(Action.CLAIM, ticket)
    return (Claimed(now, actor.person.id), *first_response(ticket, actor.person.id, now))


def release(ticket: Ticket, actor: Actor, now: datetime) -> tuple[Fact, ...]:
    """Give the ticket back to its team."""
    require(Action.RELEASE, ticket)
    return (Released(now, actor.person.id),)


def may_begin(action: Action, ticket: Ticket, actor: Actor, *, confirmed: bool) -> None:
    """Raise ``NotNow`` if the action does not fit, ``NeedsConfirming`` if another person has the ticket."""
    require(action, ticket)
    if not confirmed:
        needs_confirming(action, ticket, actor)


def ask(ticket: Ticket, actor: Actor, now: datetime, *, note: int) -> tuple[Fact, ...]:
    """Ask the desk something. Whoever asks has the ticket from then on."""
    require(Action.ASK, ticket)
    taken: tuple[Fact, ...] = (Claimed(now, actor.person.id),) if ticket.claimed_by != actor.person.id else ()
    return (*taken, *first_response(ticket, actor.person.id, now), asked(actor, now, note))


def resolve(ticket: Ticket, actor: Actor, now: datetime, *, note: int | None) -> tuple[Fact, ...]:
    """Solve the ticket. One that nobody has is claimed by the same stroke."""
    require(Action.RESOLVE, ticket)
    taken = ticket.status is Status.ESCALATED
    claimed: tuple[Fact, ...] = (Claimed(now, actor.person.id),) if taken else ()
    answered = first_response(ticket, actor.person.id, now) if ticket.status in WITH_TEAM else ()
    return (*claimed, *answered, *_promise_over(ticket, now), Resolved(now, actor.person.id, note))


def _promise_over(ticket: Ticket, now: datetime) -> tuple[Fact, ...]:
    """Return whether a promise was kept, now that the ticket is solved."""
    until = ticket.promised_at
    if until is None:
        return ()
    return (PromiseKept(now, None, until),) if now <= until else (PromiseMissed(until, None, until),)


def resolve_linked(ticket: Ticket, actor: Actor, now: datetime, *, note: int | None) -> tuple[Fact, ...]:
    """Solve a ticket because the one it is linked to is solved: nobody claims it, only its own team answers by it."""
    ours = ticket.status in WITH_TEAM and ticket.team in actor.person.teams
    answered = first_response(ticket, actor.person.id, now) if ours else ()
    return (*answered, *_promise_over(ticket, now), Resolved(now, actor.person.id, note))


def comment(ticket: Ticket, actor: Actor, said_at: datetime, note: int) -> tuple[Fact, ...]:
    """Write about the ticket. A team's words on a ticket that nobody has are its first response, and no claim."""
    by = None if actor.anonymous else actor.person.id
    of_team = actor.anonymous or ticket.team in actor.person.teams
    first = first_response(ticket, by, said_at) if of_team and ticket.status is Status.ESCALATED else ()
    return (Commented(said_at, by, note), *first)


def first_response(ticket: Ticket, by: int | None, at: datetime) -> tuple[Fact, ...]:
    """Return the fact that stops this cycle's clock, or nothing if it has stopped."""
    if ticket.responded_at is not None or ticket.team is None or ticket.due_at is None:
        return ()
    when = max(at, ticket.reached_at or at)
    return (Responded(when, by, ticket.team, ClockOutcome.IN_TIME if when <= ticket.due_at else ClockOutcome.LATE),)


def evolve(ticket: Ticket, facts: tuple[Fact, ...]) -> Ticket:
    """Return the ticket after ``facts``, one version on."""
    for fact in facts:
        ticket = _after(ticket, fact)
    return replace(ticket, version=ticket.version + 1)


def opened(number: int, fact: Opened, logged_by: int) -> Ticket:
    """Return a new ticket at version 1."""
    return Ticket(
        number=number, version=1, status=Status.OPEN, nature=fact.nature, component=fact.component, kind=fact.kind,
        priority=fact.priority, module=fact.module, channel=fact.channel, ulb=fact.ulb, caller=fact.caller,
        caller_kind=fact.caller_kind, logged_by=logged_by, opened_at=fact.at, changed_at=fact.at,
    )  # fmt: skip


def _after(ticket: Ticket, fact: Fact) -> Ticket:
    if Trait.ENDS_LOAN in fact.traits:
        ticket = replace(ticket, lent_by=None, lent_until=None)
    if fact.by is not None and not isinstance(fact, CallerShown):  # to look is to do nothing
        ticket = replace(ticket, changed_at=max(fact.at, ticket.changed_at))
    match fact:
        case Escalated(team=team, target_at=target, due_at=due, provisional=provisional):
            # Why it comes is part of the ticket, unless the desk itself sends it.
            moved = ticket.status in WITH_TEAM or ticket.move_reason == REOPENED
            return replace(
                ticket, status=Status.ESCALATED, team=team, cycle=ticket.cycle + 1, reached_at=fact.at,
                target_at=target, due_at=due, provisional=provisional, responded_at=None, responded_by=None,
                claimed_by=None, claimed_at=None, promised_at=None, asked_by=None, asked_at=None,
                came_from=ticket.came_from if moved else None, move_reason=ticket.move_reason if moved else None,
            )  # fmt: skip
        case Kept(until=until) | Promised(until=until) | PromiseChanged(until=until) | PromiseMoved(until=until):
            return replace(ticket, promised_at=until)
        case PromiseMissed():
            return replace(ticket, promised_at=None)
        case DueMoved(target_at=target, due_at=due, provisional=provisional):
            return replace(ticket, target_at=target, due_at=due, provisional=provisional)
        case PriorityChanged(new=priority, due_at=None):
            return replace(ticket, priority=priority)
        case PriorityChanged(new=priority, target_at=target, due_at=due, provisional=provisional):
            return replace(ticket, priority=priority, target_at=target, due_at=due, provisional=provisional)
        case Claimed():
            return replace(ticket, status=Status.CLAIMED, claimed_by=fact.by, claimed_at=fact.at, promised_at=None)
        case Released():
            return replace(
                ticket, status=Status.ESCALATED, claimed_by=None, claimed_at=None, promised_at=None, asked_by=None,
                asked_at=None,
            )  # fmt: skip
        case Responded():
            return replace(ticket, responded_at=fact.at, responded_by=fact.by)
        case Placed(ulb=ulb):
            return replace(ticket, ulb=ulb)
        case Resolved():
            return replace(
                ticket, status=Status.RESOLVED, resolved_at=fact.at, resolved_by=fact.by, promised_at=None,
                asked_by=None, asked_at=None,
            )  # fmt: skip
        case _:
            return after(ticket, fact)
