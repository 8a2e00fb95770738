"""What can be wrong with the memory itself; drivers' errors end here and are not seen above."""

from __future__ import annotations

from dataclasses import dataclass


class StorageError(Exception):
    """The memory can't do what was asked."""


class DatabaseAway(StorageError):
    """The database can't be reached, is locked, full or stopped: nothing was written; wait and try again."""


class ValueRefused(StorageError):
    """The database can't hold a value it was given: nothing was written, and to try again does not help."""


class NotLetIn(StorageError):
    """The database refuses us: a wrong name, password or file; to try again does not help."""


class ReadOnlyStore(StorageError):
    """Somebody tried to write through a store that only reads."""


@dataclass
class AlreadyRunning(StorageError):
    """Another process has this SQLite database: only one may, or updates would be handled twice."""

    path: str
    pid: str

    def __str__(self) -> str:
        return f"{self.path} is in use by another process ({self.pid or 'unknown'}); only one may run"
