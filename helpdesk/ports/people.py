"""Who is known, who follows what, and who is off."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Protocol

from helpdesk.people.actors import Membership, Person, Role
from helpdesk.settings.absences import Absence


class People(Protocol):
    """Who is known."""

    async def get(self, person: int) -> Person | None:
        """Return a person with all memberships."""

    async def names(self, numbers: Collection[int]) -> Mapping[int, str]:
        """Return the names of those who are known among ``numbers``, in one query."""

    async def put(self, person: Person) -> None:
        """Store name, username and language; memberships are left alone."""

    async def enter(self, person: int, membership: Membership) -> None:
        """Add a membership; of one that is there already only its group is written anew."""

    async def seen(self, person: int, chat_id: int, at: datetime) -> None:
        """Somebody was in a group at that moment: what they are by it is known to hold."""

    async def leave(self, person: int, membership: Membership) -> None:
        """Take a membership away."""

    async def with_role(self, role: Role, *, team: str | None = None, ulb: str | None = None) -> Sequence[Person]:
        """Return everybody who has the role (for that team or ULB)."""

    async def everybody(self, *, words: str = "") -> Sequence[Person]:
        """Return whoever has a membership, by name; ``words``: part of a name or username."""

    async def of_group(self) -> Sequence[tuple[int, str, int | None]]:
        """Return the people and teams whose membership comes from a group, and which group that is."""

    async def of_file(self) -> Sequence[Person]:
        """Return whoever is something by the file."""

    async def move_group(self, old: int, new: int) -> None:
        """A group has a new id: memberships that come from it bear that."""

    async def deactivate(self, person: int, at: datetime | None) -> None:
        """Mark that somebody was let go, or (None) taken in again."""

    async def ended(self, person: int, at: datetime) -> None:
        """Write down when a right of somebody ended."""

    async def replace_from_file(self, people: Mapping[int, tuple[Person, frozenset[Membership]]]) -> None:
        """Make the memberships of source FILE exactly these."""


class Following(Protocol):
    """Who wants to be told of what, beyond those whose work it is."""

    async def watchers(self, ticket: int) -> Sequence[int]:
        """Return the people who asked to be kept posted on a ticket."""

    async def watched_by(self, person: int) -> Sequence[int]:
        """Return the tickets on which somebody asked to be kept posted."""

    async def watch(self, ticket: int, person: int, *, on: bool) -> None:
        """Keep somebody posted, or no longer."""

    async def muted(self, person: int) -> frozenset[str]:
        """Return what this person does not want to be told of: opened, answered, resolved."""

    async def mute(self, person: int, what: str, *, on: bool) -> None:
        """Tell somebody nothing more of that, or tell them again."""


class Absences(Protocol):
    """Who is off until when, and who has their tickets meanwhile."""

    async def add(self, absence: Absence) -> int:
        """Store an absence and return its id."""

    async def get(self, absence: int) -> Absence | None:
        """Return an absence."""

    async def of(self, person: int, now: datetime) -> datetime | None:
        """Return until when somebody is off; None if they are not."""

    async def over(self, now: datetime) -> Sequence[Absence]:
        """Return those that are over and of which nobody was told yet."""

    async def tell(self, absence: int, now: datetime) -> bool:
        """Mark that both are told; False if another process has done so."""
