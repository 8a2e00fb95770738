"""What can be wrong with the memory itself; drivers' errors end here and are not seen above."""

from __future__ import annotations

from dataclasses import dataclass


class StorageError(Exception):
    """The memory can't do what was asked."""


class DatabaseAway(StorageError):
    """The database can't be reached, is locked, full or stopped: nothing was written; wait and try again."""


class ValueRefused(StorageError):
    """The database can't hold a value it was given: nothing was written, and to try again does not help."""


class DatabaseGone(DatabaseAway):
    """The desk is not in its database any more: to wait helps only if it is put back. Nothing was written."""


class LeadLost(DatabaseAway):
    """This process may not write any more: another one may have taken over. Nothing was written."""


class NotLetIn(StorageError):
    """The database refuses us: a wrong name, password or file; to try again does not help."""


class NoDatabase(NotLetIn):
    """The server has no database of that name."""


class ReadOnlyStore(StorageError):
    """Somebody tried to write through a store that only reads."""


@dataclass
class NoDeskHere(StorageError):
    """A desk is remembered for this database, and is not in it; no new one begins by itself."""

    where: str
    why: str
    last: int | None

    def __str__(self) -> str:
        told = f" (its last ticket had the number {self.last})" if self.last is not None else ""
        return (
            f"{self.where} held a desk{told}, and {self.why}: put the database back, go back to a copy "
            "(SQLite: `helpdesk restore COPY`; PostgreSQL: pg_restore), or begin a new desk with `helpdesk run --new`"
        )


@dataclass
class AlreadyRunning(StorageError):
    """Another process has this SQLite database: only one may, or updates would be handled twice."""

    path: str
    pid: str

    def __str__(self) -> str:
        return f"{self.path} is in use by another process ({self.pid or 'unknown'}); only one may run"
