"""Finding tickets by their words."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Protocol

from helpdesk.people.actors import Scope
from helpdesk.text.searching import NEWEST, Filters, Match, StoredSearch
from helpdesk.ticket.ticket import Ticket


class Search(Protocol):
    """The words of every ticket's texts."""

    async def newest(
        self,
        words: Sequence[str],
        scope: Scope,
        *,
        every: bool,
        prefix: bool = False,
        since: datetime,
        filters: Filters | None = None,
        limit: int = NEWEST,
    ) -> Sequence[Match]:
        """Return the newest tickets opened since then that bear ``words``: all of them (``every``), or any.

        ``prefix``: the last word may be the beginning of one. Newest first; words are those of ``searching.tokens``.
        """

    async def of_number(self, digits: str, scope: Scope, limit: int, filters: Filters) -> Sequence[Ticket]:
        """Return tickets of callers whose number ends in ``digits``, as ``filters`` let through, newest first."""

    async def narrowed(self, numbers: Collection[int], filters: Filters) -> frozenset[int]:
        """Return those of ``numbers`` that ``filters`` let through."""

    async def tickets(self, numbers: Collection[int]) -> Sequence[Ticket]:
        """Return these tickets; the caller has checked who may see them."""


class Searches(Protocol):
    """Searches in progress: the state of a list that people page through."""

    async def begin(self, asked: StoredSearch) -> int:
        """Store a search and return its id."""

    async def get(self, search: int) -> StoredSearch | None:
        """Return a search that is not too old."""

    async def narrow(self, search: int, filters: dict[str, str]) -> None:
        """Replace what narrows a search down."""

    async def forget(self, asked_before: datetime) -> None:
        """Delete searches older than that: what was typed may be a name or a number."""
