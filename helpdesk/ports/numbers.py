"""Sums over what happened."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Protocol

from helpdesk.people.actors import Scope
from helpdesk.reports.statistics import Edition, Numbers, Window
from helpdesk.reports.trends import Ages, Turned
from helpdesk.settings.settings import Summary


class Statistics(Protocol):
    """Sums over what happened, and which summaries were posted."""

    async def numbers(self, scope: Scope, window: Window, now: datetime) -> Numbers:
        """Return what happened in a window inside ``scope``, and what is late now."""

    async def still_open(self, scope: Scope, at: datetime) -> int:
        """Return how many tickets inside ``scope`` were open at an instant."""

    async def came(self, scope: Scope, window: Window) -> tuple[Mapping[str, int], Mapping[str, int]]:
        """Return how many tickets came in a window, by ULB and by module; those that name none are left out."""

    async def began(self, scope: Scope) -> datetime | None:
        """Return when the first ticket inside ``scope`` was opened; for a team, when the first one reached it."""

    async def last_edition(self, plan: Summary) -> Edition | None:
        """Return the latest edition of a plan."""

    async def forget_editions(self, plans: Sequence[Summary]) -> None:
        """Forget the editions of all but these plans: one that is planned anew is new."""

    async def add_edition(self, plan: Summary, edition: Edition, *, owed: bool = True) -> bool:
        """Write an edition down; False if it was before. Not ``owed``: it only marks from when on they count."""


class Trends(Protocol):
    """Sums for the charts."""

    async def turned(self, scope: Scope, windows: Sequence[Window]) -> Sequence[Turned]:
        """Return what came and went in each of ``windows``, which follow one another."""

    async def ages(self, scope: Scope, now: datetime) -> Ages:
        """Return how many tickets are open, by priority and age."""
