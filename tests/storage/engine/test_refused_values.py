"""A value that a database can't hold is told apart from a database that is away, alike on both."""

from __future__ import annotations

import pytest
from sqlalchemy import insert

from storage.database import Database
from storage.engine.errors import ValueRefused
from storage.tables.transport import updates


@pytest.mark.parametrize("update_id", [2**63, -(2**63) - 1, 10**30])
async def test_a_number_too_large_is_refused(database: Database, update_id: int) -> None:
    with pytest.raises(ValueRefused):
        async with database.unit() as unit:
            await unit.connection.execute(insert(updates).values(**row(update_id)))


async def test_half_a_letter_is_refused(database: Database) -> None:
    with pytest.raises(ValueRefused):
        async with database.unit() as unit:
            await unit.connection.execute(insert(updates).values(**row(1) | {"kind": "\ud800"}))


async def test_postgresql_refuses_a_nul_in_a_text(database: Database) -> None:
    if database.is_sqlite:
        pytest.skip("SQLite keeps it")
    with pytest.raises(ValueRefused):
        async with database.unit() as unit:
            await unit.connection.execute(insert(updates).values(**row(1) | {"kind": "\0"}))


async def test_after_a_refusal_the_next_unit_goes_on(database: Database) -> None:
    with pytest.raises(ValueRefused):
        async with database.unit() as unit:
            await unit.connection.execute(insert(updates).values(**row(2**63)))
    async with database.unit() as unit:
        await unit.connection.execute(insert(updates).values(**row(1)))


def row(update_id: int) -> dict[str, object]:
    return {"bot_id": 1, "update_id": update_id, "person_id": 1, "kind": "message", "is_press": False}
