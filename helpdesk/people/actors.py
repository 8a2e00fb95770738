"""Who people are: roles, memberships, places, and how far each of them sees."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum

from helpdesk.destinations import Destination
from helpdesk.ticket.notes import NoteAudience
from helpdesk.ticket.ticket import Ticket


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
    seen_at: datetime | None = field(default=None, compare=False, repr=False)  # when they were last known to be in it

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
    deactivated: bool = False  # by an admin: no group takes them for a member until they are taken in again
    ended_at: datetime | None = field(default=None, compare=False)  # when a right of theirs last ended

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
    """Somebody doing something somewhere. ``anonymous``: wrote as the group; a comment of the team, never more.

    ``via``: they did it in another system, which need not be told of it.
    """

    person: Person
    place: Place
    anonymous: bool = False
    via: Destination = Destination.TELEGRAM

    @property
    def author(self) -> int | None:
        """Whose words these are; None: the group's own."""
        return None if self.anonymous else self.person.id


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


def reads_as(actor: Actor, ticket: Ticket) -> NoteAudience:
    """Return as whom somebody reads what was written about a ticket: as the desk, as a team, or as the town."""
    if actor.place.where is Where.TEAM:
        return NoteAudience.TEAMS
    person = actor.person
    if actor.place.where is not Where.PRIVATE or person.roles & {Role.OPERATOR, Role.ADMIN}:
        return NoteAudience.DESK
    of_all = any(m.role is Role.MANAGER and m.team is None for m in person.memberships)
    return NoteAudience.TEAMS if of_all or ticket.team in person.teams else NoteAudience.TOWN


def may_see_callers(actor: Actor) -> bool:
    """Return whether callers' numbers are shown there, in the texts too: to operators and admins in private."""
    return actor.place.where is Where.PRIVATE and bool(actor.person.roles & {Role.OPERATOR, Role.ADMIN})
