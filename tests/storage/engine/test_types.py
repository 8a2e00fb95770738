"""Column types mean the same on both databases."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from sqlalchemy import Column, MetaData, Table, insert, select
from sqlalchemy.exc import StatementError

from helpdesk.people.actors import Role
from storage.database import Database
from storage.tables.people import memberships
from storage.tables.transport import updates
from storage.tables.types import TelegramId, UtcDateTime

scratch = Table("scratch", MetaData(), Column("id", TelegramId, primary_key=True), Column("at", UtcDateTime))


async def kept(database: Database, at: datetime | None) -> datetime | None:
    async with database.unit() as unit:
        await unit.connection.run_sync(scratch.metadata.create_all)
        await unit.connection.execute(insert(scratch).values(id=2**40, at=at))
        found: datetime | None = (await unit.connection.execute(select(scratch.c.at))).scalar_one()
        return found


async def test_a_naive_instant_is_refused(database: Database) -> None:
    with pytest.raises(StatementError, match="naive instant"):
        await kept(database, datetime(2026, 11, 16, 10, 0))  # noqa: DTZ001 - naive is the point


async def test_an_instant_comes_back_aware_in_utc_and_to_the_second(database: Database) -> None:
    india = timezone(timedelta(hours=5, minutes=30))
    found = await kept(database, datetime(2026, 11, 16, 10, 0, 7, 999_999, tzinfo=india))
    assert found == datetime(2026, 11, 16, 4, 30, 7, tzinfo=UTC)
    assert found.tzinfo is UTC


async def test_no_instant_stays_none(database: Database) -> None:
    assert await kept(database, None) is None


async def test_the_databases_own_clock_compares_with_instants_that_were_stored(database: Database) -> None:
    async with database.unit() as unit:
        now = await unit.now()
        row = {"bot_id": 1, "update_id": 2**40, "kind": "message", "is_press": False}
        stored = insert(updates).values(**row).returning(updates.c.stored_at)
        at = (await unit.connection.execute(stored)).scalar_one()
        soon = updates.c.stored_at <= now + timedelta(seconds=5)
        before = updates.c.stored_at >= now
        assert at >= now
        assert (await unit.connection.execute(select(updates.c.kind).where(soon, before))).scalar_one() == "message"
    assert now.tzinfo is UTC


async def test_an_unknown_value_of_an_enum_is_refused(database: Database) -> None:
    row = {"person": 1, "team": "", "ulb": "", "source": "chat"}
    assert "boss" not in set(Role)
    async with database.unit() as unit:
        with pytest.raises(StatementError, match="boss"):
            await unit.connection.execute(insert(memberships).values(role="boss", **row))
