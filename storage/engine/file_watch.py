"""Whether a SQLite database is still the file that was opened: nobody is told by SQLite itself that it isn't.

A connection goes on as if nothing had happened when its file is deleted or another is put in its place, and what it
writes then is lost. Every look is three system calls, so it is made before each commit.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from storage.engine import sqlite
from storage.engine.driver_errors import reaching
from storage.engine.errors import DatabaseGone

LOG = "-wal"
HEADER = 100  # bytes in which SQLite counts its pages and the changes of its first one
GONE = "put it back, or stop the bot and go back to a copy with `helpdesk restore COPY`"


class FileWatch:
    """Keeps the file open, to compare. While it is open SQLite never ends its log, which has to stay the same too.

    Our own descriptor is closed last of all: closing one lets go of every lock that SQLite has on the file.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._name, self._log = str(path), f"{path}{LOG}"  # names: to ask by a path takes thrice as long
        self._descriptor = -1
        self._anchor = sqlite3.connect(path, timeout=sqlite.BUSY_MS / 1000, check_same_thread=False)
        try:
            with reaching(), closing(self._anchor.execute("SELECT count(*) FROM sqlite_master")) as cursor:
                cursor.fetchone()
            self._descriptor = os.open(path, os.O_RDONLY)
        except BaseException:
            self.close()
            raise
        self._log_was = _place(self._log)
        self._was = self._state()
        self._committing = False

    def free(self) -> int:
        """Return how many bytes the disk has room for."""
        there = os.fstatvfs(self._descriptor)
        return there.f_bavail * there.f_frsize

    def check(self) -> DatabaseGone | None:
        """Return what is wrong with the file; None: it is the one that was opened, and only we have written to it."""
        try:
            there = os.stat(self._name)  # noqa: PTH116 - see above
        except OSError as error:
            return self._gone(f"{error.strerror}".lower())
        opened, header = self._look()
        if (there.st_dev, there.st_ino) != (opened.st_dev, opened.st_ino):
            return self._gone("another file is in its place")
        if not sqlite.is_header(header):
            return self._gone("it was emptied, or overwritten")
        if not self._committing and (opened.st_size, header) != self._was:
            return self._gone("something else has written over it")
        if self._log_was is not None and _place(self._log) != self._log_was:
            return self._gone(f"{self._path.name}{LOG} beside it is gone")
        return None

    def committing(self) -> None:
        """A transaction of ours may now move the log into the file: till it is over no look tells whose that is."""
        self._committing = True

    def ours(self) -> None:
        """Take the file as it is now for what we have made of it: called right after each transaction of ours."""
        self._committing = False
        state = self._state()
        if state[0] >= self._was[0] and sqlite.is_header(state[1]):  # SQLite never makes it shorter
            self._was = state
        self._log_was = self._log_was or _place(self._log)

    def not_ours(self) -> None:
        """Judge the file by what it was: called after a transaction that found the desk gone."""
        self._committing = False

    def close(self) -> None:
        """Watch no more; every other connection of this process to the file has to be closed by now."""
        self._anchor.close()
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1

    def _state(self) -> tuple[int, bytes]:
        """Return what changes with the file: only our own transactions move the log into it, when that is long."""
        status, header = self._look()
        return status.st_size, header

    def _look(self) -> tuple[os.stat_result, bytes]:
        return os.fstat(self._descriptor), os.pread(self._descriptor, HEADER, 0)

    def _gone(self, why: str) -> DatabaseGone:
        return DatabaseGone(f"{self._path}: {why}; {GONE}")


def _place(file: str) -> tuple[int, int] | None:
    try:
        status = os.stat(file)  # noqa: PTH116 - see above
    except OSError:
        return None
    return status.st_dev, status.st_ino
