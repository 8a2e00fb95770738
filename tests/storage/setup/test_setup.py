"""What admins set up in the chat is kept, counted and written down, and can be taken back."""

from __future__ import annotations

from datetime import date, time

import pytest
from sqlalchemy import delete, update
from sqlalchemy.exc import DBAPIError

from helpdesk.calendar.rules import DayException, DayRule, Hours
from helpdesk.settings.overlay import Change
from storage.database import Database
from storage.tables.setup import admin_journal
from tests.storage.factories import MONDAY, OLIVIA, after

PUJA, AUDIT = date(2026, 10, 19), date(2026, 10, 18)
CLOSED = DayException(PUJA, DayRule.ADMIN, (), "Durga Puja")
SPECIAL = DayException(
    AUDIT, DayRule.ADMIN, (Hours(time(10), time(13, 30)), Hours(time(14), time(17, 30, 15))), "Audit"
)
NORMAL = DayException(AUDIT, DayRule.ADMIN, None)


def change(what: str = "closure-added", **body: str) -> Change:
    return Change(MONDAY, OLIVIA, what, body)


async def test_days_come_back_as_they_were_entered_by_date(database: Database) -> None:
    async with database.unit() as unit:
        assert (await unit.setup.overlay()).days == ()
        await unit.setup.put_days([CLOSED, SPECIAL], change())
        assert (await unit.setup.overlay()).days == (SPECIAL, CLOSED)


async def test_a_date_has_one_word_the_last_and_none_when_it_is_taken_back(database: Database) -> None:
    async with database.unit() as unit:
        for day in (SPECIAL, NORMAL, SPECIAL, NORMAL):
            await unit.setup.put_days([day], change())
        assert (await unit.setup.overlay()).days == (NORMAL,)
        await unit.setup.remove_days([AUDIT, PUJA], change())
        await unit.setup.remove_days([AUDIT], change())
        assert (await unit.setup.overlay()).days == ()


async def test_every_change_is_noted_and_counts_the_version_on(database: Database) -> None:
    async with database.unit() as unit:
        assert await unit.setup.version() == 0
        assert await unit.setup.note(change(on="2026-10-19")) == 1
        assert await unit.setup.note(Change(after(hours=1), OLIVIA, "closure-removed")) == 2
    async with database.reading() as store:
        assert (await store.setup.overlay()).version == 2
        assert [(c.what, c.body) for c in await store.setup.changes()] == [
            ("closure-removed", {}),
            ("closure-added", {"on": "2026-10-19"}),
        ]


async def test_a_year_is_confirmed_once_and_for_all(database: Database) -> None:
    async with database.unit() as unit:
        await unit.setup.confirm_year(2027, change())
        await unit.setup.confirm_year(2027, change())
        assert (await unit.setup.overlay()).confirmed_years == {2027}


@pytest.mark.parametrize("statement", [delete(admin_journal), update(admin_journal).values(what="nothing")])
async def test_nobody_rewrites_the_admins_journal(database: Database, statement: object) -> None:
    async with database.unit() as unit:
        await unit.setup.note(change())
    with pytest.raises(DBAPIError, match="append-only"):
        async with database.unit() as unit:
            await unit.connection.execute(statement)  # type: ignore[call-overload]
    async with database.reading() as store:
        assert len(await store.setup.changes()) == 1
