"""The table of what may happen to a ticket: status x action -> status. It says what fits, and what comes of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from helpdesk.people.rights import Action
from helpdesk.ticket.errors import NotNow
from helpdesk.ticket.fact import Fact
from helpdesk.ticket.facts.details import CallerShown, Corrected, Linked, PriorityChanged
from helpdesk.ticket.facts.endings import Closed, Confirmed, Objected, Rated, Reopened, Resolved, Withdrawn
from helpdesk.ticket.facts.moves import Claimed, Escalated, Forwarded, HandedOver, Released, Returned
from helpdesk.ticket.facts.promises import PromiseChanged, Promised
from helpdesk.ticket.facts.words import Answered, Asked, Commented
from helpdesk.ticket.ticket import UNRESOLVED, WITH_TEAM, Confirmation, Status, Ticket


class ByTeam(NamedTuple):
    """A target that depends on whether a team had the ticket, or the desk alone."""

    team: Status
    desk: Status


Target = Status | ByTeam | Mapping[Confirmation, Status | ByTeam]
"""Where an action leads; of what the caller says, by the answer."""

AGAIN = ByTeam(team=Status.ESCALATED, desk=Status.OPEN)

# What each action finds and leaves. A status that is not named refuses the action.
TABLE: Mapping[Action, Mapping[Status, Target]] = {
    Action.CLAIM: {Status.ESCALATED: Status.CLAIMED},
    Action.RELEASE: {Status.CLAIMED: Status.ESCALATED, Status.WAITING: Status.ESCALATED},
    Action.HAND_OVER: {Status.CLAIMED: Status.CLAIMED, Status.WAITING: Status.WAITING},
    Action.ASK: {Status.ESCALATED: Status.WAITING, Status.CLAIMED: Status.WAITING},
    Action.ANSWER: {Status.WAITING: Status.CLAIMED},
    Action.NO_ANSWER: {Status.WAITING: Status.CLAIMED},
    Action.ESCALATE: {Status.OPEN: Status.ESCALATED},
    Action.FORWARD: dict.fromkeys(WITH_TEAM, Status.ESCALATED),
    Action.RETURN: dict.fromkeys(WITH_TEAM, Status.OPEN),
    Action.RESOLVE: dict.fromkeys(UNRESOLVED, Status.RESOLVED),
    Action.CONFIRM: {
        Status.RESOLVED: {
            Confirmation.YES: Status.CLOSED,
            Confirmation.NO: AGAIN,
            Confirmation.UNREACHED: Status.RESOLVED,
        }
    },
    Action.OBJECT: {Status.RESOLVED: Status.RESOLVED},
    Action.RATE: {Status.CLOSED: Status.CLOSED},
    Action.REOPEN: {Status.RESOLVED: AGAIN, Status.CLOSED: AGAIN},
    Action.WITHDRAW: dict.fromkeys(UNRESOLVED, Status.CLOSED),
    Action.COMMENT: {status: status for status in Status},
    Action.CORRECT: {status: status for status in Status if status is not Status.CLOSED},
    Action.PROMISE: {Status.OPEN: Status.OPEN, Status.CLAIMED: Status.CLAIMED},
    Action.PRIORITY: {status: status for status in UNRESOLVED},
    Action.LINK: {status: status for status in UNRESOLVED},
    Action.CALLER: {Status.CLAIMED: Status.CLAIMED, Status.WAITING: Status.WAITING},
}

# The action that a kind of fact records, and so its row. What is not named leaves the status as it is.
RECORDS: Mapping[type[Fact], Action] = {
    Claimed: Action.CLAIM,
    Released: Action.RELEASE,
    HandedOver: Action.HAND_OVER,
    Asked: Action.ASK,
    Answered: Action.ANSWER,
    Escalated: Action.ESCALATE,
    Forwarded: Action.FORWARD,
    Returned: Action.RETURN,
    Resolved: Action.RESOLVE,
    Closed: Action.CONFIRM,  # by itself, since nobody objected: as good as a yes
    Objected: Action.OBJECT,
    Rated: Action.RATE,
    Reopened: Action.REOPEN,
    Withdrawn: Action.WITHDRAW,
    Commented: Action.COMMENT,
    Corrected: Action.CORRECT,
    Promised: Action.PROMISE,
    PromiseChanged: Action.PROMISE,
    PriorityChanged: Action.PRIORITY,
    Linked: Action.LINK,
    CallerShown: Action.CALLER,
}


def fits(action: Action, status: Status) -> bool:
    """Return whether ``action`` may happen to a ticket in ``status``; actions without a row always fit."""
    return action not in TABLE or status in TABLE[action]


def require(action: Action, ticket: Ticket) -> None:
    """Raise ``NotNow`` unless ``action`` fits the ticket as it stands."""
    if not fits(action, ticket.status):
        raise NotNow(ticket.number, action.value, ticket.status.value)


def target(action: Action, ticket: Ticket, answer: Confirmation = Confirmation.YES) -> Status:
    """Return the status to which ``action`` leads ``ticket``; one that it does not fit stays where it is.

    ``answer``: what the caller said, where they were asked.
    """
    found = TABLE[action].get(ticket.status, ticket.status)
    if isinstance(found, Mapping):
        found = found[answer]
    if isinstance(found, ByTeam):
        return found.desk if ticket.team is None else found.team
    return found


def status_after(ticket: Ticket, fact: Fact) -> Status:
    """Return the status of ``ticket`` after ``fact``, by the row of the action that the fact records.

    What follows another fact of the same action (a question by whoever takes a ticket over, the arrival of one that
    was passed on) finds the ticket there already, and leaves it there.
    """
    if isinstance(fact, Confirmed):
        return target(Action.CONFIRM, ticket, fact.answer)
    if isinstance(fact, Answered) and fact.note is None:
        return target(Action.NO_ANSWER, ticket)
    action = RECORDS.get(type(fact))
    return ticket.status if action is None else target(action, ticket)
