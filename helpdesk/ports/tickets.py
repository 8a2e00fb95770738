"""Tickets, and the journal of what happened to them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Protocol

from helpdesk.people.actors import Scope
from helpdesk.ticket.fact import Fact, JournalRow
from helpdesk.ticket.ticket import Component, Nature, Status, Ticket


class Tickets(Protocol):
    """Tickets by number, and the lists that people ask for."""

    async def next_number(self, first: int) -> int:
        """Take the next number, in this transaction; the very first is ``first``."""

    async def add(self, ticket: Ticket) -> None:
        """Store a new ticket."""

    async def get(self, number: int, scope: Scope) -> Ticket | None:
        """Return the ticket if it lies inside ``scope``, in one query; unknown and foreign are the same None."""

    async def save(self, ticket: Ticket) -> None:
        """Write ``ticket`` over version ``ticket.version - 1``; raise ``Stale`` if that is not what is stored."""

    async def find(
        self,
        scope: Scope,
        *,
        statuses: frozenset[Status] | None = None,
        team: str | None = None,
        claimed_by: int | None = None,
        logged_by: int | None = None,
        caller: int | None = None,
        linked_to: int | None = None,
        opened_since: datetime | None = None,
        limit: int | None = None,
        offset: int = 0,
    ) -> Sequence[Ticket]:
        """Return matching tickets inside ``scope``: earliest due first, those without a due time last."""

    async def solved_first(self, limit: int) -> Sequence[Ticket]:
        """Return tickets that are resolved and may close by themselves, those first that were solved first."""

    async def recent_ulbs(self, operator: int, limit: int = 4) -> Sequence[str]:
        """Return the codes of the ULBs of an operator's latest tickets, newest first, each once."""

    async def recent_modules(
        self, ulb: str | None, team: str | None, since: datetime, limit: int = 6
    ) -> Sequence[str]:
        """Return the modules of the latest tickets of a ULB and of a team, the most frequent first.

        A ticket that is of both counts twice.
        """


class Journal(Protocol):
    """Facts, append-only."""

    async def append(self, ticket: int, facts: Sequence[Fact]) -> None:
        """Add facts in their order."""

    async def of(self, *tickets: int) -> Sequence[JournalRow]:
        """Return the facts of these tickets, oldest first."""

    async def sent_back(
        self, nature: Nature, component: Component | None, module: str | None, since: datetime
    ) -> Mapping[str, int]:
        """Return how many tickets of a category were sent back to the desk since then, by the reason's code.

        Without a module: of all modules. What was said in words only has the code ``other``.
        """
