"""Databases with the desk's tables in them: migrated once in a session, copied for each test."""

import asyncio
import shutil
from collections.abc import AsyncIterator, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from storage.database import Database
from storage.unit_of_work import UnitOfWork
from storage.upkeep import migrate
from tests.postgres.server import PostgresServer


def _migrate(url: str) -> None:
    with ThreadPoolExecutor(max_workers=1) as thread:  # a fixture may run beside a test's loop
        thread.submit(asyncio.run, migrate.upgrade(url)).result()


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of a migrated SQLite database that nobody opens."""
    path = tmp_path_factory.mktemp("template") / "template.db"
    _migrate(f"sqlite+aiosqlite:///{path}")
    return path


@pytest.fixture
def desk_url(sqlite_template: Path, tmp_path: Path) -> str:
    """The address of a migrated, empty SQLite database of this test's own, in ``desk.db``."""
    path = tmp_path / "desk.db"
    shutil.copyfile(sqlite_template, path)
    return f"sqlite+aiosqlite:///{path}"


@pytest.fixture(scope="session")
def postgres_template(postgres_or_none: PostgresServer | None) -> str:
    """The name of a migrated PostgreSQL database to which nobody connects."""
    assert postgres_or_none is not None
    name = postgres_or_none.new_database()
    _migrate(postgres_or_none.url(name))
    return name


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def migrated_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a migrated, empty database of this test's own, once of each kind."""
    if request.param == "sqlite":
        path = tmp_path / "helpdesk.db"
        shutil.copyfile(request.getfixturevalue("sqlite_template"), path)
        yield f"sqlite+aiosqlite:///{path}"
        return
    server: PostgresServer = request.getfixturevalue("postgres")
    name = server.new_database(request.getfixturevalue("postgres_template"))
    yield server.url(name)
    server.drop_database(name)


@pytest.fixture
async def database(migrated_url: str) -> AsyncIterator[Database]:
    """An open database, once of each kind."""
    opened = Database.open(migrated_url)
    yield opened
    await opened.close()


@pytest.fixture
async def unit(desk_url: str) -> AsyncIterator[UnitOfWork]:
    """One transaction on an empty SQLite database: for what does not depend on the kind of it."""
    opened = Database.open(desk_url)
    async with opened.unit() as unit:
        yield unit
    await opened.close()


__all__ = ["database", "desk_url", "migrated_url", "postgres_template", "sqlite_template", "unit"]
