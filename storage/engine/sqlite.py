"""What SQLite needs around it: a private file, a lock for the one process, and the right words on each connection."""

from __future__ import annotations

import contextlib
import errno
import fcntl
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Engine, event

from storage.engine.driver_errors import reaching
from storage.engine.errors import AlreadyRunning, DatabaseAway

BUSY_MS = 5_000
HASTY_MS = 50  # for what can as well be tried again
FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO})
MAGIC = b"SQLite format 3\0"


def path_of(url: URL) -> Path:
    """Return the database's file; a database in memory is refused, since its reader would see another one."""
    if not url.database or url.database == ":memory:":
        raise ValueError("the database needs a file: sqlite+aiosqlite:///helpdesk.db")
    return Path(url.database).absolute()


def files_of(url: URL) -> list[Path]:
    """Return the file of a database, and those of its log that there are."""
    path = path_of(url)
    return [file for end in ("", "-wal", "-shm", "-journal") if (file := path.with_name(path.name + end)).exists()]


def has_content(path: Path) -> bool:
    """Whether there is a file with anything in it; it is not opened, as closing it would drop SQLite's locks."""
    try:
        return path.stat().st_size > 0
    except FileNotFoundError:
        return False


def is_header(begins: bytes) -> bool:
    """Whether a file that begins so is a SQLite database."""
    return begins.startswith(MAGIC)


@contextmanager
def on_disk() -> Iterator[None]:
    """Turn a disk that takes nothing now into ``DatabaseAway``; what waiting does not mend comes out."""
    try:
        yield
    except OSError as error:
        if error.errno in FULL:
            raise DatabaseAway(f"{error.filename or 'the disk'}: {error.strerror}") from error
        raise


def make_private(path: Path) -> None:
    """Let nobody else read the file; SQLite gives -wal and -shm the rights of the file itself.

    A file that exists is never opened here: closing it would drop the locks that SQLite holds on it.
    """
    try:
        with on_disk():
            os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    except FileExistsError:
        path.chmod(0o600)


def make_concurrent(path: Path) -> None:
    """Let readers read while the writer writes: for good, and before a reader comes, who would hold the switch up."""
    with reaching(), closing(sqlite3.connect(path, timeout=BUSY_MS / 1000)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")


class ProcessLock:
    """An exclusive lock beside the database file, held until ``release`` or the end of the process."""

    def __init__(self, database: Path) -> None:
        path = database.with_name(database.name + "-lock")
        with on_disk():
            self._descriptor = os.open(path, os.O_CREAT | os.O_RDWR, 0o600)
        try:
            fcntl.flock(self._descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            pid = os.read(self._descriptor, 20).decode(errors="replace").strip()
            os.close(self._descriptor)
            raise AlreadyRunning(str(database), pid) from None
        with contextlib.suppress(OSError):  # on a full disk the lock holds without saying whose it is
            os.ftruncate(self._descriptor, 0)
            os.pwrite(self._descriptor, str(os.getpid()).encode(), 0)

    def release(self) -> None:
        """Let the next process in; the file stays, as deleting it would let two in at once."""
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1


@contextmanager
def alone(database: Path) -> Iterator[None]:
    """Hold the process lock meanwhile; raise ``AlreadyRunning`` if a desk runs on the file."""
    lock = ProcessLock(database)
    try:
        yield
    finally:
        lock.release()


def tune(engine: Engine, *, begin: str, pragmas: tuple[str, ...]) -> None:
    """Set the pragmas on every connection and begin every transaction with ``begin``, not when the driver likes.

    The engine is one of ``one_hop``: it sends ``begin`` along with the first statement.
    """

    def connected(connection: Any, _record: Any) -> None:
        connection.isolation_level = None
        cursor = connection.cursor()
        for pragma in pragmas:
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()
        connection.driver_connection.begins = begin
        connection.driver_connection.patience_ms = BUSY_MS

    event.listen(engine, "connect", connected)


WRITER_PRAGMAS = (
    f"busy_timeout = {BUSY_MS}",
    "synchronous = FULL",  # NORMAL may lose committed tickets when the power fails, and is hardly faster
    "foreign_keys = ON",
    # What was erased is not left in free pages. 6,000 tickets with a note and a message took 2.7 % more of the
    # processor than without it, less than two runs of the same differ; deleting them in lots of twenty no more.
    "secure_delete = ON",
)
# Whoever works beside a running desk leaves the log to it: the desk takes any other change to its file for a swap.
BESIDE_PRAGMAS = (*WRITER_PRAGMAS, "wal_autocheckpoint = 0")
READER_PRAGMAS = (f"busy_timeout = {BUSY_MS}", "query_only = ON")
