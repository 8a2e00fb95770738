"""The databases of the tests: SQLite and PostgreSQL, and for each test an empty one of its own."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from tests.postgres.places import NoPostgres
from tests.postgres.server import PostgresServer, start

_skipped: list[str] = []
_why: list[str] = []


@pytest.fixture(scope="session")
def postgres_or_none() -> Iterator[PostgresServer | None]:
    """The session's one PostgreSQL server, started when a test first asks."""
    server = start()
    try:
        running = next(server)
    except (NoPostgres, OSError, KeyError) as error:
        _why.append(str(error))
        yield None
        return
    yield running
    with suppress(StopIteration):
        next(server)


@pytest.fixture
def postgres(postgres_or_none: PostgresServer | None, request: pytest.FixtureRequest) -> PostgresServer:
    """The PostgreSQL server, or a skip that the end of the run tells loudly."""
    if postgres_or_none is None:
        _skipped.append(request.node.nodeid)
        pytest.skip("no PostgreSQL: " + "; ".join(_why))
    return postgres_or_none


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    """The address of an empty SQLite database."""
    return f"sqlite+aiosqlite:///{tmp_path / 'helpdesk.db'}"


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def database_url(request: pytest.FixtureRequest) -> Iterator[str]:
    """The address of an empty database of this test's own, once of each kind."""
    if request.param == "sqlite":
        yield request.getfixturevalue("sqlite_url")
        return
    server: PostgresServer = request.getfixturevalue("postgres")
    name = server.new_database()
    yield server.url(name)
    server.drop_database(name)


@pytest.fixture
def postgres_url(postgres: PostgresServer) -> Iterator[str]:
    """The address of an empty PostgreSQL database."""
    name = postgres.new_database()
    yield postgres.url(name)
    postgres.drop_database(name)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say at the end, where it is read, that half of the storage tests did not run."""
    if _skipped:
        line = f"PostgreSQL: {'; '.join(_why)}; {len(_skipped)} tests skipped"
        terminalreporter.write_line(line, red=True, bold=True)
