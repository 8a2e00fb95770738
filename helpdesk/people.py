"""Who people are: roles, memberships, places, and how far each of them sees."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from helpdesk.tickets import Ticket


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


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with a Telegram account, known to the desk or not."""

    id: int
    name: str
    language: str | None = None  # chosen here; None: the desk's
    username: str | None = None
    memberships: frozenset[Membership] = frozenset()

    @property
    def roles(self) -> frozenset[Role]:
        """All roles that this person has anywhere."""
        return frozenset(m.role for m in self.memberships)

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
    ELSEWHERE = "elsewhere"  # a group or channel that is not linked


@dataclass(frozen=True, slots=True)
class Place:
    """A chat, and what it is to the desk."""

    where: Where
    chat_id: int
    team: str | None = None


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


def scope_of(actor: Actor) -> Scope:
    """Return what may be seen there: in a group its own scope, whoever asks; in private the union of the roles."""
    if actor.place.where is Where.TEAM and actor.place.team is not None:
        return Scope(teams=frozenset({actor.place.team}))
    if actor.place.where is Where.DESK:
        return Scope(everything=True)
    if actor.place.where is Where.ELSEWHERE:
        return Scope()
    person = actor.person
    if person.roles & {Role.OPERATOR, Role.ADMIN}:
        return Scope(everything=True)
    return Scope(teams=person.teams, ulbs=person.ulbs)
