"""What people may do: one table of who may do what, where, to which tickets."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from helpdesk.people.actors import Actor, Role, Where, scope_of
from helpdesk.ticket.ticket import UNRESOLVED, Status, Ticket


class Action(StrEnum):
    """What somebody may do to a ticket, or to the desk."""

    OPEN = "open"
    VIEW = "view"
    CLAIM = "claim"
    RELEASE = "release"
    RESOLVE = "resolve"
    COMMENT = "comment"
    CORRECT = "correct"  # what was logged of it
    CALLER = "caller"
    FILES = "files"
    QUEUE = "queue"
    MINE = "mine"
    FIND = "find"
    KEEP_ANSWER = "keep-answer"
    CALLER_HISTORY = "caller-history"
    ERASE = "erase"  # a caller, or hand out all that is known of them
    SUMMARY = "summary"
    ASK = "ask"
    ANSWER = "answer"
    NO_ANSWER = "no-answer"
    FORWARD = "forward"
    RETURN = "return"
    ESCALATE = "escalate"
    REOPEN = "reopen"
    CONFIRM = "confirm"
    OBJECT = "object"
    RATE = "rate"
    WITHDRAW = "withdraw"
    WATCH = "watch"
    REFERENCE = "reference"
    HISTORY = "history"
    LINK = "link"
    HAND_OVER = "hand-over"
    MUTE = "mute"
    PROMISE = "promise"
    PRIORITY = "priority"
    MAIL = "mail"  # what comes to the desk's address
    ASK_CALLER = "ask-caller"  # by mail
    SETUP = "setup"


class Tie(StrEnum):
    """How a person must be tied to the ticket for a right to count."""

    ANY = "any"
    TEAM = "team"  # it is with a team of theirs
    HOLDER = "holder"  # they have it
    SCOPE = "scope"  # it lies in their scope


@dataclass(frozen=True, slots=True)
class Right:
    """One row of the table: a role may do this in these places, to tickets in these states, tied so."""

    action: Action
    role: Role
    where: frozenset[Where]
    states: frozenset[Status]
    tie: Tie = Tie.ANY


_PRIVATE = frozenset({Where.PRIVATE})
_TEAM = frozenset({Where.TEAM, Where.PRIVATE})
_DESK = frozenset({Where.DESK, Where.PRIVATE})
_EVERYWHERE = frozenset(Where)
_ALL = frozenset(Status)
_HELD = frozenset({Status.CLAIMED, Status.WAITING})
_OVER = frozenset({Status.RESOLVED, Status.CLOSED})
_GROUPS = frozenset({Where.DESK, Where.TEAM, Where.PRIVATE})  # an operator sits in the teams' groups, too

RIGHTS: tuple[Right, ...] = (
    Right(Action.OPEN, Role.OPERATOR, _PRIVATE, _ALL),
    Right(Action.VIEW, Role.OPERATOR, _DESK, _ALL, Tie.SCOPE),
    Right(Action.VIEW, Role.ADMIN, _DESK, _ALL, Tie.SCOPE),
    Right(Action.VIEW, Role.MEMBER, _TEAM, _ALL, Tie.SCOPE),
    Right(Action.VIEW, Role.MANAGER, _TEAM, _ALL, Tie.SCOPE),
    Right(Action.VIEW, Role.SPOC, _PRIVATE, _ALL, Tie.SCOPE),
    Right(Action.CLAIM, Role.MEMBER, _TEAM, _ALL, Tie.TEAM),
    Right(Action.CLAIM, Role.MANAGER, _TEAM, _ALL, Tie.TEAM),
    Right(Action.RELEASE, Role.MEMBER, _TEAM, _HELD, Tie.HOLDER),
    Right(Action.RELEASE, Role.MANAGER, _TEAM, _HELD, Tie.TEAM),
    Right(Action.RESOLVE, Role.MEMBER, _TEAM, _ALL, Tie.TEAM),
    Right(Action.RESOLVE, Role.MANAGER, _TEAM, _ALL, Tie.TEAM),
    Right(Action.RESOLVE, Role.OPERATOR, _DESK, frozenset({Status.OPEN}), Tie.SCOPE),
    Right(Action.COMMENT, Role.MEMBER, _TEAM, _ALL, Tie.TEAM),
    Right(Action.COMMENT, Role.MANAGER, _TEAM, _ALL, Tie.TEAM),
    Right(Action.COMMENT, Role.OPERATOR, _GROUPS, _ALL, Tie.SCOPE),
    Right(Action.COMMENT, Role.SPOC, _PRIVATE, _ALL, Tie.SCOPE),
    Right(Action.MAIL, Role.OPERATOR, _DESK, _ALL),
    Right(Action.MAIL, Role.ADMIN, _PRIVATE, _ALL),
    Right(Action.ASK_CALLER, Role.OPERATOR, _DESK, UNRESOLVED, Tie.SCOPE),
    Right(Action.CORRECT, Role.OPERATOR, _PRIVATE, _ALL, Tie.SCOPE),
    Right(Action.CALLER, Role.MEMBER, _TEAM, _HELD, Tie.HOLDER),
    Right(Action.CALLER, Role.MANAGER, _TEAM, _HELD, Tie.HOLDER),
    Right(Action.CALLER, Role.OPERATOR, _PRIVATE, _ALL, Tie.SCOPE),
    Right(Action.FILES, Role.OPERATOR, _DESK, _ALL, Tie.SCOPE),
    Right(Action.FILES, Role.ADMIN, _DESK, _ALL, Tie.SCOPE),
    Right(Action.FILES, Role.MEMBER, _TEAM, _ALL, Tie.SCOPE),
    Right(Action.FILES, Role.MANAGER, _TEAM, _ALL, Tie.SCOPE),
    Right(Action.FILES, Role.SPOC, _PRIVATE, _ALL, Tie.SCOPE),
    Right(Action.PROMISE, Role.MEMBER, _TEAM, _HELD, Tie.HOLDER),
    Right(Action.PROMISE, Role.MANAGER, _TEAM, _HELD, Tie.TEAM),
    Right(Action.PROMISE, Role.OPERATOR, _DESK, frozenset({Status.OPEN}), Tie.SCOPE),
    Right(Action.PRIORITY, Role.MEMBER, _TEAM, _ALL, Tie.TEAM),
    Right(Action.PRIORITY, Role.MANAGER, _TEAM, _ALL, Tie.TEAM),
    Right(Action.PRIORITY, Role.OPERATOR, _DESK, _ALL, Tie.SCOPE),
    Right(Action.PRIORITY, Role.ADMIN, _DESK, _ALL, Tie.SCOPE),
    Right(Action.QUEUE, Role.MEMBER, _TEAM, _ALL),
    Right(Action.QUEUE, Role.MANAGER, _TEAM, _ALL),
    Right(Action.QUEUE, Role.OPERATOR, _DESK, _ALL),
    Right(Action.QUEUE, Role.ADMIN, _DESK, _ALL),
    Right(Action.KEEP_ANSWER, Role.MEMBER, _PRIVATE, _OVER, Tie.TEAM),
    Right(Action.KEEP_ANSWER, Role.MANAGER, _PRIVATE, _OVER, Tie.TEAM),
    Right(Action.KEEP_ANSWER, Role.OPERATOR, _PRIVATE, _OVER, Tie.SCOPE),
    Right(Action.CALLER_HISTORY, Role.OPERATOR, _PRIVATE, _ALL, Tie.SCOPE),
    Right(Action.CALLER_HISTORY, Role.ADMIN, _PRIVATE, _ALL, Tie.SCOPE),
    Right(Action.ERASE, Role.ADMIN, _PRIVATE, _ALL),
    *(Right(Action.FIND, role, _PRIVATE, _ALL) for role in Role),
    Right(Action.SUMMARY, Role.MEMBER, _TEAM, _ALL),
    Right(Action.SUMMARY, Role.MANAGER, _TEAM, _ALL),
    Right(Action.SUMMARY, Role.OPERATOR, _DESK, _ALL),
    Right(Action.SUMMARY, Role.ADMIN, _DESK, _ALL),
    Right(Action.SUMMARY, Role.SPOC, _PRIVATE, _ALL),
    Right(Action.SETUP, Role.ADMIN, _PRIVATE, _ALL),
    *(Right(Action.MINE, role, _EVERYWHERE, _ALL) for role in Role),
    *(
        Right(action, role, _TEAM, states, Tie.TEAM)
        for role in (Role.MEMBER, Role.MANAGER)
        for action, states in (
            (Action.ASK, _ALL), (Action.NO_ANSWER, _ALL), (Action.FORWARD, _ALL), (Action.RETURN, _ALL),
            (Action.REFERENCE, _ALL), (Action.LINK, _ALL), (Action.REOPEN, frozenset({Status.RESOLVED})),
        )
    ),
    Right(Action.HAND_OVER, Role.MEMBER, _TEAM, _HELD, Tie.HOLDER),
    Right(Action.HAND_OVER, Role.MANAGER, _TEAM, _HELD, Tie.HOLDER),
    *(
        Right(action, Role.OPERATOR, _GROUPS, states, Tie.SCOPE)
        for action, states in (
            (Action.ANSWER, _ALL), (Action.FORWARD, _ALL), (Action.ESCALATE, _ALL), (Action.REOPEN, _OVER),
            (Action.CONFIRM, _ALL), (Action.RATE, _ALL), (Action.WITHDRAW, _ALL), (Action.REFERENCE, _ALL),
            (Action.LINK, _ALL),
        )
    ),
    Right(Action.REOPEN, Role.SPOC, _PRIVATE, _OVER, Tie.SCOPE),
    Right(Action.OBJECT, Role.SPOC, _PRIVATE, frozenset({Status.RESOLVED}), Tie.SCOPE),
    Right(Action.MUTE, Role.SPOC, _PRIVATE, _ALL),
    *(Right(action, role, _PRIVATE, _ALL, Tie.SCOPE) for role in Role for action in (Action.WATCH, Action.HISTORY)),
)  # fmt: skip


_RIGHTS_TO = {action: tuple(right for right in RIGHTS if right.action is action) for action in Action}

# In a group its own scope counts, whoever asks: what the card shows there, everybody in it has read already.
READ_BY_ALL = frozenset({Action.VIEW, Action.QUEUE})


def may(actor: Actor, action: Action, ticket: Ticket | None = None, *, in_any_state: bool = False) -> bool:
    """Return whether the table lets ``actor`` do ``action`` where they are, to ``ticket`` if one is meant.

    In a team's group everybody who was taken for a member is one; an anonymous admin has a right to comment only.
    ``in_any_state``: whatever state the ticket is in, as for the words of an act that was done already.
    """
    if action in READ_BY_ALL and actor.place.where in (Where.TEAM, Where.DESK):
        return ticket is None or scope_of(actor).covers(ticket)
    if actor.anonymous:
        return action is Action.COMMENT and actor.place.where is Where.TEAM and _of_place(actor, ticket)
    return any(
        actor.place.where in right.where
        and _has_role(actor, right)
        and (ticket is None or ((in_any_state or ticket.status in right.states) and _tied(actor, right, ticket)))
        for right in _RIGHTS_TO[action]
    )


def _has_role(actor: Actor, right: Right) -> bool:
    team = actor.place.team if actor.place.where is Where.TEAM else None
    return actor.person.has(right.role, team)


def _tied(actor: Actor, right: Right, ticket: Ticket) -> bool:
    if right.tie is Tie.ANY:
        return True
    if not scope_of(actor).covers(ticket):
        return False
    if right.tie is Tie.HOLDER:
        return ticket.claimed_by == actor.person.id
    # The role must be one in the ticket's own team: who manages a team may be a plain member of another.
    of_team = ticket.team in actor.person.teams and actor.person.has(right.role, ticket.team)
    return right.tie is Tie.SCOPE or (of_team and _of_place(actor, ticket))


def _of_place(actor: Actor, ticket: Ticket | None) -> bool:
    return ticket is None or actor.place.where is Where.PRIVATE or ticket.team == actor.place.team
