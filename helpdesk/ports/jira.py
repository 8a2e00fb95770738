"""What the panel needs of what is remembered of JIRA."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from helpdesk.jira.links import JiraLink, JiraUser


class JiraMemory(Protocol):
    """Links and people."""

    async def links(self, *, to_read: bool = False) -> Sequence[JiraLink]:
        """Return all links; ``to_read``: of those whose issue is there, what is open on either side."""

    async def users(self) -> Sequence[JiraUser]:
        """Return every account that was met, by name."""

    async def is_person(self, number: int, person: int | None) -> None:
        """Say who in Telegram an account is; None: nobody that is known."""

    async def owed(self) -> int:
        """Return how many rows wait for JIRA."""

    async def refused(self) -> Sequence[tuple[int, str]]:
        """Return the tickets of which JIRA takes something not, and what it says, the oldest first."""
