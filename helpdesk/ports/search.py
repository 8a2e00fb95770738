"""Finding tickets by their words."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Protocol

from helpdesk.people.actors import Scope
from helpdesk.text.searching import NEWEST, Filters, Match, Named, StoredSearch, Who
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
        since: datetime | None,
        filters: Filters | None = None,
        limit: int | None = NEWEST,
        named: Mapping[str, Named] | None = None,
        who: Who = Who.NOBODY,
    ) -> Sequence[Match]:
        """Return the newest tickets opened since then that bear ``words``: all of them (``every``), or any.

        ``prefix``: the last word may be the beginning of one. ``named``: what else may stand for a word. ``who``: so
        much of who called counts, too. Newest first; words are those of ``searching.tokens``.
        """

    async def of_number(self, digits: str, scope: Scope, limit: int, filters: Filters) -> Sequence[Ticket]:
        """Return tickets of callers whose number ends in ``digits``, inside of ``filters``: open ones, newest."""

    async def callers_of(self, digits: str, limit: int) -> frozenset[int]:
        """Return callers whose number ends in ``digits``."""

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
