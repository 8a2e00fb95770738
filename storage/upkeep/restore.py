"""Going back to a copy of a SQLite database: it is looked through beside the present one, then takes its place."""

from __future__ import annotations

import json
import logging
import os
import shutil
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from storage.engine import sqlite
from storage.engine.errors import StorageError
from storage.upkeep import revisions

log = logging.getLogger(__name__)

OURS = frozenset({"alembic_version", "tickets", "ticket_numbers", "journal", "outbox", "posted"})
BESIDE = ("-wal", "-shm", "-journal")


class NotRestored(StorageError):
    """This copy can't be put in the place of the database; the sentence says why. Nothing was changed."""


class Damaged(NotRestored):
    """The copy is a desk, but it is not whole."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Given:
    """What a database has given out: the last ticket's number, and the last id of each table that counts."""

    number: int | None
    ids: dict[str, int]


def stage(copy: Path, database: Path) -> Path:
    """Return a file beside the database that holds what ``copy`` holds, once that was found to be a whole desk."""
    if not copy.is_file():
        raise NotRestored(f"there is no copy at {copy}")
    if database.exists() and copy.samefile(database):
        raise NotRestored(f"{copy} is the database itself: name a copy of it")
    staged = database.with_name(f"{database.name}.restoring")
    drop(staged)
    sqlite.make_private(staged)
    try:
        _copy(copy, staged)
        with closing(sqlite3.connect(staged)) as here:
            _look_through(here, copy)
    except sqlite3.DatabaseError as error:
        drop(staged)
        kind = Damaged if error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_CORRUPT else NotRestored
        raise kind(f"{copy} can't be read as a database: {error}") from error
    except BaseException:
        drop(staged)
        raise
    return staged


def given(database: Path) -> Given | None:
    """Return what a database has given out; None if it is not there or can't be read."""
    found = _asked(
        database, "SELECT last FROM ticket_numbers", "SELECT name, seq FROM sqlite_sequence WHERE seq IS NOT NULL"
    )
    if found is None:
        return None
    last, ids = found
    return Given(number=last[0][0] if last else None, ids=dict(ids))


def erased(database: Path) -> dict[int, bool] | None:
    """Return the callers that a database has erased, each with whether somebody asked for it; None: it can't be read.

    Without anybody asking only name and number went, as their time was over.
    """
    found = _asked(
        database,
        "SELECT body, by FROM journal WHERE name = 'callererased' ORDER BY seq",
        "SELECT body, by FROM admin_journal WHERE what = 'erased' ORDER BY seq",
    )
    if found is None:
        return None
    callers: dict[int, bool] = {}
    for body, by in (row for rows in found for row in rows):
        caller = int(json.loads(body)["caller"])
        callers[caller] = callers.get(caller, False) or by is not None
    return callers


def _asked(database: Path, *questions: str) -> list[list[Any]] | None:
    """Return what a database answers to each; None if it is not there or can't be read."""
    if not _may_be_opened(database):
        return None
    try:
        with closing(sqlite3.connect(database, timeout=sqlite.BUSY_MS / 1000)) as there:
            return [there.execute(question).fetchall() for question in questions]
    except sqlite3.DatabaseError:
        return None


def skip(staged: Path, used: Given) -> None:
    """Let a database give out nothing that another has given: a number that a caller was told, the id in a button."""
    with closing(sqlite3.connect(staged)) as here, here:
        if used.number is not None:
            here.execute(
                "INSERT INTO ticket_numbers (id, last) VALUES (1, ?) "
                "ON CONFLICT (id) DO UPDATE SET last = max(last, excluded.last)",
                (used.number,),
            )
        for table, last in used.ids.items():
            raised = here.execute("UPDATE sqlite_sequence SET seq = max(seq, ?) WHERE name = ?", (last, table))
            if not raised.rowcount:
                here.execute("INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)", (table, last))


def swap(staged: Path, database: Path, aside: Path) -> Path | None:
    """Put the staged file in the place of the database in one step; return where the former one is kept, if any was.

    At no moment is there no database: a start would make an empty one.
    """
    _fold(staged)
    kept = _keep(database, aside) if database.exists() else None
    for name in BESIDE:  # of a database that can't be opened, or is gone: SQLite would play it into the new one
        part = database.with_name(database.name + name)
        if part.exists():
            part.rename(aside.with_name(aside.name + name))
    staged.replace(database)
    drop(staged)
    _to_disk(database.parent)
    return kept


def drop(staged: Path) -> None:
    """Take a staged file away, with all that was made beside it."""
    for name in ("", "-lock", *BESIDE):
        staged.with_name(staged.name + name).unlink(missing_ok=True)


def _may_be_opened(database: Path) -> bool:
    """Whether it looks like a database: what is none loses the log beside it when SQLite tries."""
    if not database.exists():
        return False
    with database.open("rb") as file:
        return file.read(len(sqlite.MAGIC)) == sqlite.MAGIC


def _copy(copy: Path, staged: Path) -> None:
    """Copy the bytes, with a log beside them, which a copy made by hand may have; the copy itself is never opened."""
    shutil.copyfile(copy, staged)
    log = copy.with_name(f"{copy.name}-wal")
    if log.exists():
        beside = staged.with_name(f"{staged.name}-wal")
        sqlite.make_private(beside)
        shutil.copyfile(log, beside)


def _look_through(here: sqlite3.Connection, copy: Path) -> None:
    tables = {name for (name,) in here.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if missing := sorted(OURS - tables):
        raise NotRestored(f"{copy} is a database, but not a helpdesk's: it has no table {missing[0]}")
    (revision,) = here.execute("SELECT version_num FROM alembic_version").fetchone() or (None,)
    if revision is None or not revisions.knows(revision):
        raise NotRestored(f"{copy} was made by a newer helpdesk (form {revision}): install that version first")
    found = [line for (line,) in here.execute("PRAGMA integrity_check(3)")]
    if found != ["ok"]:
        raise Damaged(f"{copy} is damaged: {'; '.join(found)}")
    broken = here.execute("PRAGMA foreign_key_check").fetchone()
    if broken is not None:
        raise Damaged(f"{copy} is damaged: a row of {broken[0]} points to a row of {broken[2]} that is not there")


def _fold(path: Path) -> None:
    """Bring all that is in the log into the file, which stands alone then."""
    with closing(sqlite3.connect(path, timeout=sqlite.BUSY_MS / 1000)) as here:
        (mode,) = here.execute("PRAGMA journal_mode = DELETE").fetchone()
    if mode != "delete":
        raise NotRestored(f"{path} is being read by somebody, maybe an export: try again when that is over")


def _keep(database: Path, aside: Path) -> Path:
    """Give the present database a second name."""
    try:
        if _may_be_opened(database):
            _fold(database)
    except sqlite3.OperationalError as error:
        raise NotRestored(f"{database} is in use: {error}") from error
    except sqlite3.DatabaseError as error:  # it can't be read any more: that may be why somebody goes back
        log.warning("%s can't be read (%s); it is kept as it is", database, error)
    database.chmod(0o600)
    try:
        os.link(database, aside)
    except OSError:  # a file system without second names
        shutil.copyfile(database, aside)
        aside.chmod(0o600)
    return aside


def _to_disk(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
