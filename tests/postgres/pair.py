"""A primary and a streaming replica of it, for tests that kill the one and promote the other."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from tests.postgres.places import NoPostgres, find, of_the_system, packaged
from tests.postgres.server import PostgresServer

CALM = (
    "fsync=off", "full_page_writes=off", "max_connections=60", "shared_buffers=32MB", "max_wal_size=64MB",
    "wal_receiver_status_interval=1s",
)  # fmt: skip


class Primary(PostgresServer):
    """Says that something is committed once the replica shows it, if it is told to."""

    def __init__(self, binaries: Path) -> None:
        super().__init__(binaries, (*CALM, "synchronous_commit=remote_apply"))

    def kill(self) -> None:
        """End it as a crash does; it is gone once this returns."""
        self._run("pg_ctl", "-w", "-m", "immediate", "stop")

    def wait_for_the_replica(self) -> None:
        """From now on nothing is committed before the replica shows it."""
        self.execute("ALTER SYSTEM SET synchronous_standby_names = '*'")
        self.execute("SELECT pg_reload_conf()")


class Replica(PostgresServer):
    """Follows a primary until it is promoted."""

    def __init__(self, primary: PostgresServer) -> None:
        self._primary = primary
        super().__init__(find([*packaged(), *of_the_system()]), CALM)

    def _make(self) -> None:
        where = ("-h", "127.0.0.1", "-p", str(self._primary.port), "-U", "postgres")
        self._run("pg_basebackup", *where, "-R", "-X", "stream", "--checkpoint=fast", "--no-sync")

    def promote(self) -> None:
        """Take writes from now on."""
        self._run("pg_ctl", "-w", "promote")

    def lose_sight(self) -> None:
        """Hear nothing more of the primary: what it says from now on is lost with it."""
        self.execute("ALTER SYSTEM SET primary_conninfo = ''")
        self.execute("SELECT pg_reload_conf()")

    def pause(self) -> None:
        """Apply nothing more of what the primary says, until ``go_on``."""
        self.execute("SELECT pg_wal_replay_pause()")

    def go_on(self) -> None:
        """Apply it."""
        self.execute("SELECT pg_wal_replay_resume()")


class Pair:
    """Both of them; ``url`` names both."""

    def __init__(self, primary: Primary, replica: Replica) -> None:
        self.primary = primary
        self.replica = replica

    def url(self, name: str) -> str:
        """Return the address of a database, as an admin writes it."""
        return f"postgresql+asyncpg://postgres@127.0.0.1:{self.primary.port},127.0.0.1:{self.replica.port}/{name}"


@contextmanager
def pair() -> Iterator[Pair]:
    """Start both, and remove them afterwards; raise ``NoPostgres`` where there is none."""
    found = find([*packaged(), *of_the_system()])
    if not (found / "pg_basebackup").is_file():
        raise NoPostgres("no pg_basebackup")
    primary = Primary(found)
    try:
        replica = Replica(primary)
        try:
            yield Pair(primary, replica)
        finally:
            replica.stop()
    finally:
        with suppress(NoPostgres):  # it may be dead already
            primary.stop()


__all__ = ["Pair", "Primary", "Replica", "pair"]
