"""Who people are: roles, memberships, places, and how far each of them sees."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from helpdesk.ticket.ticket import Status, Ticket


class Role(StrEnum):
    """What somebody is to the desk."""

    OPERATOR = "operator"
    MEMBER = "member"
    MANAGER = "manager"
    SPOC = "spoc"
    ADMIN = "admin"


class Source(StrEnum):
    """Where a membership comes from; only what the chat made can be changed in the chat."""

    FILE = "file"
    GROUP = "group"  # pressed or replied in the team's group
    CHAT = "chat"  # invited or appointed in the chat


@dataclass(frozen=True, slots=True)
class Membership:
    """One role, for a team (member, manager), a ULB (spoc), or the whole desk."""

    role: Role
    team: str | None = None
    ulb: str | None = None
    source: Source = Source.CHAT
    chat_id: int | None = None  # the group that it comes from; it ends when the team is linked to that no more

    @property
    def right(self) -> tuple[Role, str | None, str | None]:
        """What it gives, wherever it comes from."""
        return self.role, self.team, self.ulb


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with a Telegram account, known to the desk or not."""

    id: int
    name: str
    language: str | None = None  # chosen here; None: the desk's
    username: str | None = None
    memberships: frozenset[Membership] = frozenset()
    let_go: bool = False  # by an admin: no group takes them for a member until they are taken in again

    @property
    def roles(self) -> frozenset[Role]:
        """All roles that this person has anywhere."""
        return frozenset(m.role for m in self.memberships)

    @property
    def rights(self) -> frozenset[tuple[Role, str | None, str | None]]:
        """What they are for what; two memberships that give the same are one right."""
        return frozenset(m.right for m in self.memberships)

    @property
    def teams(self) -> frozenset[str]:
        """Teams of which they are a member or a manager."""
        return frozenset(m.team for m in self.memberships if m.team is not None)

    @property
    def ulbs(self) -> frozenset[str]:
        """ULBs whose SPOC they are."""
        return frozenset(m.ulb for m in self.memberships if m.ulb is not None)

    def has(self, role: Role, team: str | None = None) -> bool:
        """Whether they have ``role``, for ``team`` if one is named."""
        return any(m.role is role and (team is None or m.team in (team, None)) for m in self.memberships)

    def with_membership(self, membership: Membership) -> Person:
        """Return this person with one membership more."""
        return replace(self, memberships=self.memberships | {membership})


class Where(StrEnum):
    """The kind of chat something happens in."""

    PRIVATE = "private"
    TEAM = "team"  # a team's linked group
    DESK = "desk"  # the desk's own group
    FORUM = "forum"  # a group that several teams share, outside of their topics
    ELSEWHERE = "elsewhere"  # a group or channel that is not linked


@dataclass(frozen=True, slots=True)
class Place:
    """A chat, and what it is to the desk."""

    where: Where
    chat_id: int
    team: str | None = None
    thread_id: int | None = None  # the topic in which somebody speaks; answers go there


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody doing something somewhere. ``anonymous``: wrote as the group; a comment of the team, never more."""

    person: Person
    place: Place
    anonymous: bool = False


@dataclass(frozen=True, slots=True)
class Scope:
    """Which tickets may be seen: all, or those of some teams and ULBs. Empty: none."""

    everything: bool = False
    teams: frozenset[str] = frozenset()
    ulbs: frozenset[str] = frozenset()

    def covers(self, ticket: Ticket) -> bool:
        """Whether ``ticket`` lies inside."""
        return self.everything or ticket.team in self.teams or ticket.ulb in self.ulbs

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all may be seen."""
        return not (self.everything or self.teams or self.ulbs)


EVERYTHING = Scope(everything=True)


def scope_of(actor: Actor) -> Scope:
    """Return what may be seen there: in a group its own scope, whoever asks; in private the union of the roles."""
    if actor.place.where is Where.TEAM and actor.place.team is not None:
        return Scope(teams=frozenset({actor.place.team}))
    if actor.place.where is Where.DESK:
        return Scope(everything=True)
    if actor.place.where in (Where.FORUM, Where.ELSEWHERE):
        return Scope()
    person = actor.person
    of_all = any(m.role is Role.MANAGER and m.team is None for m in person.memberships)
    if of_all or person.roles & {Role.OPERATOR, Role.ADMIN}:
        return Scope(everything=True)
    return Scope(teams=person.teams, ulbs=person.ulbs)


def may_see_callers(actor: Actor) -> bool:
    """Return whether callers' numbers are shown there, in the texts too: to operators and admins in private."""
    return actor.place.where is Where.PRIVATE and bool(actor.person.roles & {Role.OPERATOR, Role.ADMIN})


class Action(StrEnum):
    """What somebody may do to a ticket, or to the desk."""

    OPEN = "open"
    VIEW = "view"
    CLAIM = "claim"
    RELEASE = "release"
    RESOLVE = "resolve"
    COMMENT = "comment"
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
    Right(Action.MUTE, Role.SPOC, _PRIVATE, _ALL),
    *(Right(action, role, _PRIVATE, _ALL, Tie.SCOPE) for role in Role for action in (Action.WATCH, Action.HISTORY)),
)  # fmt: skip


# In a group its own scope counts, whoever asks: what the card shows there, everybody in it has read already.
READ_BY_ALL = frozenset({Action.VIEW, Action.QUEUE})


def may(actor: Actor, action: Action, ticket: Ticket | None = None) -> bool:
    """Return whether the table lets ``actor`` do ``action`` where they are, to ``ticket`` if one is meant.

    In a team's group everybody who was taken for a member is one; an anonymous admin has a right to comment only.
    """
    if action in READ_BY_ALL and actor.place.where in (Where.TEAM, Where.DESK):
        return ticket is None or scope_of(actor).covers(ticket)
    if actor.anonymous:
        return action is Action.COMMENT and actor.place.where is Where.TEAM and _of_place(actor, ticket)
    return any(
        right.action is action
        and actor.place.where in right.where
        and _has_role(actor, right)
        and (ticket is None or (ticket.status in right.states and _tied(actor, right, ticket)))
        for right in RIGHTS
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
