"""What admins set up in the chat: read as an overlay, changed with a line in their journal and a new version."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time
from typing import Any

from sqlalchemy import Row, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from helpdesk.calendar.rules import DayException, DayRule, Hours
from helpdesk.settings.overlay import Change, Overlay
from storage.queries.rows import upsert
from storage.setup.items import ItemTable
from storage.tables.setup import admin_journal, closures, confirmed_years, setup_version

VERSION = select(setup_version.c.version)
LIVE = closures.c.removed_at.is_(None)


class SetupTables:
    """``helpdesk.ports.setup.Setup``."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection
        self._foreseen: int | None = None

    def foresee(self, version: int) -> None:
        """The number of the last change was read along with other things: the next who asks is told."""
        self._foreseen = version

    async def version(self) -> int:
        """Return the number of the last change; 0 before the first."""
        if self._foreseen is not None:
            version, self._foreseen = self._foreseen, None
            return version
        found: int | None = (await self._connection.execute(VERSION)).scalar()
        return found or 0

    async def overlay(self) -> Overlay:
        """Return all that the database holds of the settings."""
        version = await self.version()
        days = await self._connection.execute(select(closures).where(LIVE).order_by(closures.c.on_date))
        years = await self._connection.execute(select(confirmed_years.c.year))
        return Overlay(
            version=version, days=tuple(_day(row) for row in days), confirmed_years=frozenset(years.scalars()),
            items=await ItemTable(self._connection).all(),
        )  # fmt: skip

    async def note(self, change: Change) -> int:
        """Write a change into the admins' journal and count the version on; return the new one.

        First of all in a unit that changes settings: its row is the lock that keeps two admins apart.
        """
        self._foreseen = None
        first = upsert(self._connection, setup_version).values(id=1, version=1)
        counted = first.on_conflict_do_update(
            index_elements=["id"], set_={"version": setup_version.c.version + 1}
        ).returning(setup_version.c.version)
        version: int = (await self._connection.execute(counted)).scalar_one()
        row = {"at": change.at, "by": change.by, "what": change.what, "body": dict(change.body)}
        await self._connection.execute(insert(admin_journal).values(row))
        return version

    async def changes(self) -> Sequence[Change]:
        """Return the lines of the admins' journal, newest first."""
        query = select(admin_journal).order_by(admin_journal.c.seq.desc())
        return [Change(row.at, row.by, row.what, row.body) for row in await self._connection.execute(query)]

    async def put_days(self, days: Sequence[DayException], change: Change) -> None:
        """Make these the admin's word on their dates, in the place of what was entered for them before."""
        await self.remove_days([day.on for day in days], change)
        rows = [
            {
                "on_date": day.on, "hours": _hours_text(day), "name": day.name,
                "added_at": change.at, "added_by": change.by,
            }
            for day in days
        ]  # fmt: skip
        if rows:
            await self._connection.execute(insert(closures), rows)

    async def remove_days(self, dates: Sequence[date], change: Change) -> None:
        """Take back what was entered for these dates."""
        gone = update(closures).where(LIVE, closures.c.on_date.in_(list(dates))).values(removed_at=change.at)
        await self._connection.execute(gone)

    async def confirm_year(self, year: int, change: Change) -> None:
        """Somebody has compared the year's list with the notified one."""
        confirmed = upsert(self._connection, confirmed_years).values(year=year, at=change.at, by=change.by)
        await self._connection.execute(confirmed.on_conflict_do_nothing())


def _day(row: Row[Any]) -> DayException:
    return DayException(row.on_date, DayRule.ADMIN, _hours(row.hours), row.name)


def _hours_text(day: DayException) -> str | None:
    return None if day.hours is None else " ".join(f"{_edge(span.opens)}-{_edge(span.closes)}" for span in day.hours)


def _edge(at: time) -> str:
    return at.isoformat().removesuffix(":00")


def _hours(text: str | None) -> tuple[Hours, ...] | None:
    if text is None:
        return None
    return tuple(Hours(*(time.fromisoformat(edge) for edge in span.split("-"))) for span in text.split())
