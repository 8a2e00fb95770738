"""What only decorates a message may fail alone: it is left out and counted, and the rest is read on."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable

import pytest
from sqlalchemy import text

from storage.database import Database
from storage.engine.errors import DatabaseAway
from storage.unit_of_work import Store
from tests.storage.factories import ALL, ticket


def failing(store: Store, statement: str) -> Callable[[], Awaitable[int]]:
    async def look_up() -> int:
        return int((await store.connection.execute(text(statement))).scalar_one())

    return look_up


@pytest.mark.parametrize(
    "statement", ["SELECT nothing FROM nowhere", "SELECT 'a' || number FROM tickets WHERE 1 = 1"]
)
async def test_a_look_up_that_fails_is_left_out_and_counted_and_the_transaction_goes_on(
    database: Database, statement: str, caplog: pytest.LogCaptureFixture
) -> None:
    counted: list[str] = []
    database.left_out = counted.append
    async with database.unit() as unit:
        await unit.tickets.add(ticket(1001))
        assert await unit.optional("a mark", failing(unit, statement), "none") == "none"
        await unit.tickets.add(ticket(1002))
    async with database.reading() as store:
        assert await store.optional("a mark", failing(store, statement), "none") == "none"
        assert len(await store.search.tickets({1001, 1002})) == 2
    assert counted == ["a mark", "a mark"]
    assert [r.message for r in caplog.records if r.levelno == logging.ERROR] == [
        "left out: a mark could not be looked up"
    ] * 2


async def test_a_look_up_that_goes_well_is_not_counted(database: Database) -> None:
    counted: list[str] = []
    database.left_out = counted.append
    async with database.reading() as store:
        assert await store.optional("tickets", lambda: store.tickets.find(ALL, limit=1), None) == []
    assert counted == []


async def test_a_database_that_is_away_is_no_mistake_of_a_look_up(database: Database) -> None:
    async def away() -> str:
        raise DatabaseAway("gone")

    counted: list[str] = []
    database.left_out = counted.append
    with pytest.raises(DatabaseAway):
        async with database.reading() as store:
            await store.optional("tickets", away, "none")
    assert counted == []
