"""Migrations, called from our own code: up and down. Where a database stands is in storage/upkeep/revisions.py."""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import Any

from alembic import command
from alembic.autogenerate.api import AutogenContext
from alembic.config import Config
from sqlalchemy import Connection, make_url, text
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.engine import sqlite
from storage.engine.driver_errors import LEADERSHIP, translated
from storage.engine.errors import StorageError
from storage.search import word_index
from storage.tables.schema import complete
from storage.upkeep.revisions import connected, current, head, knows

__all__ = [
    "check_references",
    "configure_options",
    "connected",
    "current",
    "downgrade",
    "head",
    "keep_others_out",
    "upgrade",
]

ONE_AT_A_TIME = 7_368_170_742  # any number, always the same: two processes that start together migrate in turn
LINGERS = "60s"  # one that hangs meanwhile lets the others go on


async def upgrade(url: str, revision: str = "head") -> None:
    """Bring the database up to ``revision``, wholly or not at all; raise ``AlreadyRunning`` beside a running desk."""
    at = await current(url)
    if at is not None and not knows(at):
        raise StorageError(f"the database was made by a newer helpdesk (form {at}): install that version")
    await _move(url, command.upgrade, revision)


async def downgrade(url: str, revision: str) -> None:
    """Take the database down to ``revision`` (``base``: nothing is left)."""
    await _move(url, command.downgrade, revision)


def configure_options() -> dict[str, Any]:
    """Return what alembic is told about our tables, in migrations and in comparisons alike."""
    return {
        "target_metadata": complete(),
        "render_as_batch": True,
        "transactional_ddl": True,
        "compare_type": True,
        "include_name": _is_modelled,
        "render_item": _render,
        "user_module_prefix": "types.",
    }


async def _move(url: str, direction: Any, revision: str) -> None:
    def run(connection: Connection) -> None:
        config = _config()
        config.attributes["connection"] = connection
        direction(config, revision)

    with _alone(url):
        async with connected(url) as connection:
            with translated():
                async with connection.begin():
                    await keep_others_out(connection)
                    if connection.dialect.name != "sqlite":
                        await connection.execute(text(f"SET LOCAL idle_in_transaction_session_timeout = '{LINGERS}'"))
                    await connection.run_sync(run)
                    await check_references(connection)


async def keep_others_out(connection: AsyncConnection) -> None:
    """Let whoever would migrate, as a start does, wait for the end of this transaction; SQLite has a file's lock."""
    if connection.dialect.name != "sqlite":
        await connection.execute(text(f"SELECT pg_advisory_xact_lock({ONE_AT_A_TIME})"))


async def check_references(connection: AsyncConnection) -> None:
    """Raise if a row of this SQLite database points to one that is not there; PostgreSQL looks by itself."""
    if connection.dialect.name == "sqlite":
        broken = (await connection.execute(text("PRAGMA foreign_key_check"))).first()
        if broken is not None:
            raise StorageError(f"there would be a broken reference: {tuple(broken)}")


def _alone(url: str) -> AbstractContextManager[None]:
    parsed = make_url(url)
    return sqlite.alone(sqlite.path_of(parsed)) if parsed.get_backend_name() == "sqlite" else nullcontext()


def _config() -> Config:
    config = Config()
    place = Path(__file__).parents[1] / "migrations"
    config.set_main_option("script_location", str(place).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config


def _is_modelled(name: str | None, kind: str, _parents: Any) -> bool:
    """Whether a thing in the database is compared with the models: the index of words has none, nor who leads."""
    return not (kind == "table" and name is not None and (name == LEADERSHIP or word_index.is_of_search(name)))


def _render(kind: str, item: Any, _context: AutogenContext) -> str | bool:
    """Write our types into a revision as what they are, and text enums as plain text."""
    if kind == "type" and hasattr(item, "enums"):
        return f"sa.String({item.length})"
    return False
