"""From facts to the next ticket: a ticket is always the sum of its journal. Its status follows from the table."""

from __future__ import annotations

from dataclasses import replace

from helpdesk.lifecycle.workflow import status_after
from helpdesk.ticket.fact import Fact, Trait
from helpdesk.ticket.facts.clock import DueMoved, Responded, ResponseUndone, Spoke
from helpdesk.ticket.facts.details import CallerShown, Corrected, Linked, Opened, Placed, PriorityChanged
from helpdesk.ticket.facts.endings import Closed, Confirmed, Objected, Rated, Reopened, Resolved, Withdrawn
from helpdesk.ticket.facts.moves import (
    Claimed,
    Escalated,
    Forwarded,
    HandedOver,
    Kept,
    Released,
    Returned,
    TakenBack,
)
from helpdesk.ticket.facts.promises import PromiseChanged, Promised, PromiseMissed, PromiseMoved
from helpdesk.ticket.facts.solution import SolutionDue
from helpdesk.ticket.facts.words import Answered, Asked, Commented
from helpdesk.ticket.ticket import WITH_TEAM, Status, Ticket

NEVER_BY_THE_CLOCK = (Answered, Commented, Confirmed, Objected, Reopened)
REOPENED = "reopened"  # the ``move_reason`` of a ticket that was not solved after all


def opened(number: int, fact: Opened, logged_by: int) -> Ticket:
    """Return a new ticket at version 1."""
    return Ticket(
        number=number, version=1, status=Status.OPEN, nature=fact.nature, component=fact.component, kind=fact.kind,
        priority=fact.priority, module=fact.module, channel=fact.channel, ulb=fact.ulb, caller=fact.caller,
        caller_kind=fact.caller_kind, logged_by=logged_by, opened_at=fact.at, changed_at=fact.at,
    )  # fmt: skip


def evolve(ticket: Ticket, facts: tuple[Fact, ...]) -> Ticket:
    """Return the ticket after ``facts``, one version on."""
    for fact in facts:
        ticket = replace(_after(ticket, fact), status=status_after(ticket, fact))
    return replace(ticket, version=ticket.version + 1)


def _is_sign_of_life(fact: Fact) -> bool:
    """Whether somebody did something: also the caller, by mail, or a group in its own name. To look is nothing."""
    return isinstance(fact, NEVER_BY_THE_CLOCK) or (fact.by is not None and not isinstance(fact, CallerShown))


def _after(ticket: Ticket, fact: Fact) -> Ticket:
    """Return the ticket after a fact, but for its status."""
    if Trait.ENDS_LOAN in fact.traits:
        ticket = replace(ticket, lent_by=None, lent_until=None)
    if _is_sign_of_life(fact):
        ticket = replace(ticket, changed_at=max(fact.at, ticket.changed_at))
    match fact:
        case Kept(until=until) | Promised(until=until) | PromiseChanged(until=until) | PromiseMoved(until=until):
            return replace(ticket, promised_at=until)
        case PromiseMissed():
            return replace(ticket, promised_at=None)
        case DueMoved(target_at=target, due_at=due, provisional=provisional):
            return replace(ticket, target_at=target, due_at=due, provisional=provisional)
        case SolutionDue(due_at=due):
            return replace(ticket, solve_by=due)
        case PriorityChanged(new=priority, due_at=None):
            return replace(ticket, priority=priority)
        case PriorityChanged(new=priority, target_at=target, due_at=due, provisional=provisional):
            return replace(ticket, priority=priority, target_at=target, due_at=due, provisional=provisional)
        case Responded(taken=taken):
            answered_at = None if taken else fact.at
            return replace(ticket, responded_at=fact.at, responded_by=fact.by, answered_at=answered_at)
        case Spoke():
            return replace(ticket, answered_at=fact.at)
        case ResponseUndone():
            return replace(ticket, responded_at=None, responded_by=None)
        case Placed(ulb=ulb):
            return replace(ticket, ulb=ulb)
        case Corrected():
            return replace(
                ticket, nature=fact.nature, component=fact.component, kind=fact.kind, module=fact.module,
                ulb=fact.ulb, caller=fact.caller, caller_kind=fact.caller_kind,
            )  # fmt: skip
        case Linked(to=to):
            return replace(ticket, linked_to=to)
        case _:
            return _after_move(ticket, fact)


def _after_move(ticket: Ticket, fact: Fact) -> Ticket:
    """Return the ticket after a fact that says whose it is now."""
    match fact:
        case Escalated(team=team, target_at=target, due_at=due, provisional=provisional):
            # Why it comes is part of the ticket, unless the desk itself sends it.
            moved = ticket.status in WITH_TEAM or ticket.move_reason == REOPENED
            return replace(
                _with_nobody(ticket), team=team, cycle=ticket.cycle + 1, reached_at=fact.at,
                target_at=target, due_at=due, provisional=provisional,
                came_from=ticket.came_from if moved else None, move_reason=ticket.move_reason if moved else None,
            )  # fmt: skip
        case Claimed():
            return replace(ticket, claimed_by=fact.by, claimed_at=fact.at, promised_at=None)
        case Released():
            return replace(_unasked(ticket), claimed_by=None, claimed_at=None, promised_at=None)
        case Forwarded(origin=origin, reason=reason):
            return replace(ticket, forwards=ticket.forwards + 1, came_from=origin, move_reason=reason)
        case Returned(origin=origin, reason=reason):
            back = replace(_with_nobody(ticket), team=None, came_from=origin, move_reason=reason)
            return replace(back, reached_at=None, target_at=None, due_at=None, provisional=False)
        case HandedOver(to=to, until=until):
            lent = (fact.by, until) if until is not None else (None, None)
            if ticket.lent_until is not None and fact.at < ticket.lent_until and to != ticket.lent_by:
                lent = ticket.lent_by, ticket.lent_until  # handed on, it comes back to whose it was at first
            if to == ticket.lent_by:
                lent = None, None
            return replace(ticket, claimed_by=to, claimed_at=fact.at, lent_by=lent[0], lent_until=lent[1])
        case TakenBack():
            return replace(ticket, claimed_by=fact.by, claimed_at=fact.at)
        case Asked():
            return replace(ticket, asked_by=fact.by, asked_at=fact.at)
        case Answered():
            return _unasked(ticket)
        case _:
            return _after_ending(ticket, fact)


def _after_ending(ticket: Ticket, fact: Fact) -> Ticket:
    """Return the ticket after a fact of its end; other facts leave it as it is."""
    match fact:
        case Resolved():
            solved = replace(_unasked(ticket), resolved_at=fact.at, resolved_by=fact.by, promised_at=None)
            return replace(solved, objected_at=None)
        case Objected():
            return replace(ticket, objected_at=fact.at, confirmation=None)
        case Confirmed(answer=answer):
            return replace(ticket, confirmation=answer)
        case Rated(score=score):
            return replace(ticket, satisfaction=score)
        case Closed():
            return replace(ticket, closed_at=fact.at)
        case Withdrawn():
            return replace(_unasked(ticket), closed_at=fact.at, promised_at=None)
        case Reopened():
            again = replace(_with_nobody(ticket), came_from=None, move_reason=REOPENED, confirmation=None)
            again = replace(again, resolved_at=None, resolved_by=None, closed_at=None)
            return replace(again, satisfaction=None, objected_at=None, solve_by=None)
        case _:
            return ticket


def _unasked(ticket: Ticket) -> Ticket:
    return replace(ticket, asked_by=None, asked_at=None)


def _with_nobody(ticket: Ticket) -> Ticket:
    """Return the ticket as nobody's: no holder, no question, no promise, no answer yet."""
    return replace(
        _unasked(ticket), claimed_by=None, claimed_at=None, promised_at=None, responded_at=None, responded_by=None,
        answered_at=None,
    )  # fmt: skip
