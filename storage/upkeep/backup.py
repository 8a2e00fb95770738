"""A copy of a SQLite database, made while it is in use."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

from sqlalchemy import create_engine, make_url
from sqlalchemy.pool import StaticPool

from storage.engine import sqlite
from storage.engine.desk_marker import Markers
from storage.engine.errors import StorageError
from storage.upkeep import desk_identity


class NotCopied(StorageError):
    """The copy could not be made; the sentence says why."""


def _expect_desk(copy: sqlite3.Connection, url: str, source: Path) -> None:
    """Raise ``NotCopied`` unless the desk is in the copy: an emptied database must not push good copies out."""
    engine = create_engine("sqlite://", creator=lambda: copy, poolclass=StaticPool)
    with engine.connect() as connection:
        found = desk_identity.look_through(connection)
    known = Markers.of(url).read()
    why = None if found.there else "there is no desk in it any more"
    if known is not None:
        why = desk_identity.trouble(found, known) or desk_identity.goes_back(found, known)
    if why is not None:
        raise NotCopied(f"{source} held a desk, and {why}: go back to a copy with `helpdesk restore`")


Seal = Callable[[Path, Path], None]


def copy(url: str, target: Path, seal: Seal | None = None) -> None:
    """Copy the database to ``target``, whole or not at all; the copy is for its owner only.

    With a ``seal`` no open byte reaches the folder of copies: they are put together beside the database, which is as
    open. Raise ``NotCopied`` for a server (its own tool copies it) and where SQLite refuses. It blocks: use a thread.
    """
    parsed = make_url(url)
    if parsed.get_backend_name() != "sqlite":
        raise NotCopied("a PostgreSQL database is copied with its own tool: pg_dump")
    source = sqlite.path_of(parsed)
    if not source.exists():
        raise NotCopied(f"there is no database at {source} yet")
    unfinished = target.with_name(f"{target.name}.part")
    plain = source.with_name(f"{source.name}.copying") if seal is not None else unfinished
    try:
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        plain.unlink(missing_ok=True)
        plain.touch(mode=0o600)
        with closing(sqlite3.connect(source)) as there, closing(sqlite3.connect(plain)) as here:
            there.backup(here)
            _expect_desk(here, url, source)
        if seal is not None:
            seal(plain, unfinished)
        with unfinished.open("rb") as written:
            os.fsync(written.fileno())
        unfinished.rename(target)
    except (sqlite3.Error, OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or error
        raise NotCopied(f"{target}: {why}") from error
    finally:
        for left in {plain, unfinished}:
            with suppress(OSError):  # where the folder can't even be looked into, the error above says so
                left.unlink(missing_ok=True)
