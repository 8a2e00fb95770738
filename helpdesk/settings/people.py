"""Somebody whom the configuration names, and what they are by it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from annotated_types import MinLen

from helpdesk.limits import Language, Name, PersonId, not_twice
from helpdesk.people.actors import Membership, Role, Source


@dataclass(frozen=True, kw_only=True, slots=True)
class NamedPerson:
    """An item of `[[people]]`; people may as well be invited from the chat."""

    telegram_id: PersonId
    name: Name
    roles: Annotated[tuple[Role, ...], MinLen(1), not_twice("a role")]
    teams: Annotated[tuple[str, ...], not_twice("a team")] = ()
    ulbs: Annotated[tuple[str, ...], not_twice("a ULB")] = ()
    language: Language | None = None

    def __post_init__(self) -> None:
        if Role.MEMBER in self.roles and not self.teams:
            raise ValueError("a member needs teams")
        if Role.SPOC in self.roles and not self.ulbs:
            raise ValueError("a spoc needs ulbs")

    @property
    def memberships(self) -> frozenset[Membership]:
        """What they are, and for what; a manager without teams is one of the whole desk."""
        return frozenset(self._memberships())

    def _memberships(self) -> Iterator[Membership]:
        for role in self.roles:
            if role is Role.SPOC:
                yield from (Membership(role, ulb=ulb, source=Source.FILE) for ulb in self.ulbs)
            elif role in (Role.MEMBER, Role.MANAGER) and self.teams:
                yield from (Membership(role, team=team, source=Source.FILE) for team in self.teams)
            else:
                yield Membership(role, source=Source.FILE)
