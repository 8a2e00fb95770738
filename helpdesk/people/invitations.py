"""How people come to the desk: one-time links that carry roles, and requests of strangers, decided by admins."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from helpdesk.people.actors import Membership, Role

KEPT = timedelta(days=7)  # how long a link works
ASK_AGAIN = timedelta(days=1)  # a stranger who asked waits that long before the admins hear of it again


@dataclass(frozen=True, kw_only=True, slots=True)
class Invitation:
    """A one-time link. Of its secret only the hash is kept; ``made_by`` None: printed on the terminal."""

    id: int = 0
    secret_hash: str
    role: Role
    team: str | None = None
    ulbs: tuple[str, ...] = ()
    made_by: int | None = None
    made_at: datetime
    expires_at: datetime
    used_by: int | None = None
    used_at: datetime | None = None
    revoked_at: datetime | None = None

    @property
    def memberships(self) -> tuple[Membership, ...]:
        """What whoever takes it becomes."""
        return memberships_of(self.role, self.team, self.ulbs)

    def stands(self, now: datetime) -> bool:
        """Whether it can still be taken."""
        return self.used_at is None and self.revoked_at is None and now < self.expires_at


class RequestVerdict(StrEnum):
    """What became of a stranger's request."""

    TAKEN_IN = "taken_in"
    REFUSED = "refused"


@dataclass(frozen=True, kw_only=True, slots=True)
class AccessRequest:
    """A stranger who asked to be let in; one row for a person, the latest request."""

    person: int
    name: str
    username: str | None = None
    asked_at: datetime
    decided_at: datetime | None = None
    decided_by: int | None = None
    verdict: RequestVerdict | None = None


def hash_of(secret: str) -> str:
    """Return what is kept of a link's secret."""
    return hashlib.sha256(secret.encode()).hexdigest()


def invitation(
    secret: str, role: Role, now: datetime, *, team: str | None = None, ulbs: tuple[str, ...] = (), by: int | None
) -> Invitation:
    """Return a new one-time link that works for a week."""
    return Invitation(
        secret_hash=hash_of(secret), role=role, team=team, ulbs=ulbs, made_by=by, made_at=now, expires_at=now + KEPT
    )


def memberships_of(role: Role, team: str | None, ulbs: tuple[str, ...]) -> tuple[Membership, ...]:
    """Return the memberships that a role for a team or for some ULBs amounts to."""
    if role is Role.SPOC:
        return tuple(Membership(role, ulb=ulb) for ulb in ulbs)
    return (Membership(role, team=team),)


def may_ask_again(former: AccessRequest | None, now: datetime) -> bool:
    """Whether a stranger's request is to be brought before the admins (again)."""
    return former is None or now - former.asked_at >= ASK_AGAIN
