"""`helpdesk move`: take a whole desk into another database, such as from SQLite to PostgreSQL, and back."""

from __future__ import annotations

import argparse
import asyncio
import sys
from collections.abc import Mapping
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

from pydantic import ValidationError
from sqlalchemy import URL, make_url
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.base.progress import on_terminal
from bot.commands.cli import GOOD
from bot.config.load import config_of, settings_file
from bot.config.sections import DatabaseSection
from storage.database import Database
from storage.engine import sqlite
from storage.engine.desk_marker import Marker, Markers
from storage.engine.engines import DESK
from storage.upkeep import desk_identity, migrate, moving


def main(options: argparse.Namespace, environ: Mapping[str, str]) -> int:
    """Move; say what to put into the settings."""
    source = make_url(config_of(options, environ, optional=True).database.url.get_secret_value())
    target = address_of(options.target)
    if target.set(password=None) == source.set(password=None):
        raise ValueError("that is the database which the desk has now")
    if _is_sqlite(source) and not sqlite.path_of(source).exists():
        raise ValueError(f"there is no database at {sqlite.path_of(source)}")
    with _alone(source):
        sums = asyncio.run(_move(_text(source), _text(target), settings_file(options)))
    print(words(sums, target))
    return GOOD


def address_of(said: str) -> URL:
    """Return an address of a kind that the desk knows."""
    try:
        section = DatabaseSection.model_validate({"url": said})
    except ValidationError:
        raise ValueError(
            "the address of the new database must begin with sqlite+aiosqlite:/// or postgresql+asyncpg://"
        ) from None
    return make_url(section.url.get_secret_value())


async def _move(source_url: str, target_url: str, settings: Path) -> moving.Sums:
    if await migrate.current(source_url) != migrate.head():
        raise ValueError("the database is not in the present form: run `helpdesk migrate` first")
    if not await moving.is_free(target_url):
        raise ValueError("the new database is not empty: name one that is")
    await desk_identity.require(source_url, Markers.of(source_url, settings))
    source = Database.open(source_url, alone=False)
    try:
        async with source.reading() as store:
            await _refuse_beside_a_desk(store.connection)
            sums = await moving.move(store.connection, target_url, on_terminal(sys.stderr))
            moved = await desk_identity.find(store.connection)
        if moved.desk is not None:
            Markers.of(target_url, settings).write(Marker(moved.desk, moved.last))
        return sums
    finally:
        await source.close()


async def _refuse_beside_a_desk(connection: AsyncConnection) -> None:
    """On SQLite a lock has done so; and from now on no desk starts on it until the move is over."""
    if connection.dialect.name == "sqlite":
        return
    if await moving.others(connection, DESK):
        raise ValueError("a helpdesk runs on the database: stop it first")
    await migrate.keep_others_out(connection)


def words(sums: moving.Sums, target: URL) -> str:
    """Return what the command says at the end."""
    rows = sum(count for count, _ in sums.values())
    lines = [f"All of the desk is in the new database: {rows:,} rows in {len(sums)} tables, each compared."]
    lines += ["Put this into config.toml, then start the bot:", "", "[database]"]
    lines.append(f'url = "{target.render_as_string(hide_password=True)}"')
    if target.password:
        lines.append("# with the password in the place of ***")
    lines += ["", "The former database is as it was. Keep it for some days, but let no bot run on it."]
    if not _is_sqlite(target):
        lines.append("[backup] copies SQLite only: have pg_dump copy the new one every night.")
    return "\n".join(lines)


def _alone(url: URL) -> AbstractContextManager[None]:
    return sqlite.alone(sqlite.path_of(url)) if _is_sqlite(url) else nullcontext()


def _is_sqlite(url: URL) -> bool:
    return url.get_backend_name() == "sqlite"


def _text(url: URL) -> str:
    return url.render_as_string(hide_password=False)
