"""What one engine compiled the next one need not, and each gives its own values."""

from __future__ import annotations

from sqlalchemy import bindparam, select

from storage.database import Database
from storage.engine.statements import STATEMENTS


async def asked(database: Database, name: str, value: int) -> tuple[int, int]:
    """Ask once for a value, under a name; return it, and how many statements were compiled for that."""
    before = len(STATEMENTS)
    async with database.reading() as store:
        said: int = (await store.connection.execute(select(bindparam(None, value).label(name)))).scalar_one()
    return said, len(STATEMENTS) - before


async def test_a_statement_is_compiled_once_whatever_is_open(migrated_url: str) -> None:
    for number in range(3):
        database = Database.open(migrated_url)
        compiled = [await asked(database, f"on_{database.is_sqlite}", number + each) for each in (0, 10)]
        assert compiled == [(number, 1 if number == 0 else 0), (number + 10, 0)]
        await database.close()
