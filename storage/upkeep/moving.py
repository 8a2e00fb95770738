"""Moving a whole desk into another database: every row as it is, batch by batch, and compared afterwards."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from hashlib import blake2b
from typing import Any

from sqlalchemy import ColumnElement, Row, Table, func, insert, inspect, literal, select, text, tuple_
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.engine.driver_errors import LEADERSHIP
from storage.engine.errors import StorageError
from storage.search import word_index
from storage.tables import triggers
from storage.tables.schema import metadata
from storage.upkeep import migrate, sequences

BATCH = 1000

Progress = Callable[[int, int], None]
Sums = dict[str, tuple[int, int]]  # by table: how many rows, and their checksum


class NotMoved(StorageError):
    """The desk can't be moved; the sentence says why. The target holds no row of it, the source is as it was."""


async def is_free(url: str) -> bool:
    """Whether nothing is in a database: no table, or ours without a row, as a move that broke off leaves them."""
    async with migrate.connected(url) as connection, connection.begin():
        names = await connection.run_sync(lambda c: set(inspect(c).get_table_names())) - {LEADERSHIP}
        if not names:
            return True
        ours = {name for name in names if name in metadata.tables or word_index.is_of_search(name)}
        if names - ours != {"alembic_version"}:
            return False
        tables = [table for table in metadata.sorted_tables if table.name in names]
        return not sum([await _count(connection, table) for table in tables])


async def move(source: AsyncConnection, url: str, progress: Progress) -> Sums:
    """Copy all that ``source`` shows into a free database, in one transaction; return what is there now."""
    await migrate.upgrade(url)
    total = 2 * sum([await _count(source, table) for table in metadata.sorted_tables])
    done = _Counter(progress, total)
    async with migrate.connected(url) as target, target.begin():
        await migrate.keep_others_out(target)
        said = {t.name: await _copy(source, target, t, done) for t in metadata.sorted_tables}
        await sequences.put(target, await sequences.given(source))
        await target.run_sync(word_index.rebuild)
        await migrate.check_references(target)
        heard = {table.name: await _sum(target, table, done) for table in metadata.sorted_tables}
        _compare(said, heard)
        if await target.run_sync(triggers.triggers) != await target.run_sync(triggers.expected):
            raise NotMoved("the new database has not all the triggers that keep the journal from being changed")
    return heard


class _Counter:
    """Tells how far it has come."""

    def __init__(self, progress: Progress, total: int) -> None:
        self._progress = progress
        self._total = total
        self._done = 0

    def add(self, rows: int) -> None:
        self._done += rows
        self._progress(self._done, self._total)


async def pages(connection: AsyncConnection, table: Table) -> AsyncIterator[Sequence[Row[Any]]]:
    """Yield a table's rows by its key, some at a time: no more than a page is ever in memory."""
    key = list(table.primary_key.columns)
    query = select(table).order_by(*key).limit(BATCH)
    page = (await connection.execute(query)).all()
    while page:
        yield page
        if len(page) < BATCH:
            return
        last = page[-1]._mapping
        page = (await connection.execute(query.where(_after(key, last)))).all()


def _after(key: Sequence[ColumnElement[Any]], last: Mapping[Any, Any]) -> ColumnElement[bool]:
    values = [literal(last[column], column.type) for column in key]
    return key[0] > values[0] if len(key) == 1 else tuple_(*key) > tuple_(*values)


async def _copy(source: AsyncConnection, target: AsyncConnection, table: Table, done: _Counter) -> tuple[int, int]:
    count = checksum = 0
    async for page in pages(source, table):
        try:
            await target.execute(insert(table), [dict(row._mapping) for row in page])
        except DBAPIError as error:  # its first line has no row's words in it
            raise NotMoved(
                f"{table.name}: the new database refuses a row: {str(error.orig).splitlines()[0]}"
            ) from None
        count, checksum = count + len(page), _added(checksum, page)
        done.add(len(page))
    return count, checksum


async def _sum(connection: AsyncConnection, table: Table, done: _Counter) -> tuple[int, int]:
    count = checksum = 0
    async for page in pages(connection, table):
        count, checksum = count + len(page), _added(checksum, page)
        done.add(len(page))
    return count, checksum


def _added(checksum: int, page: Sequence[Row[Any]]) -> int:
    """Return the sum with these rows' digests: the same in whatever order a database sorts its keys."""
    for row in page:
        checksum += int.from_bytes(blake2b(repr(tuple(row)).encode(), digest_size=8).digest())
    return checksum % 2**64


def _compare(said: Sums, heard: Sums) -> None:
    for name, sums in said.items():
        if heard[name] != sums:
            raise NotMoved(f"{name}: {sums[0]} rows were copied and {heard[name][0]} came, or not as they were")


async def _count(connection: AsyncConnection, table: Table) -> int:
    return int((await connection.execute(select(func.count()).select_from(table))).scalar_one())


async def others(connection: AsyncConnection, name: str) -> int:
    """Return how many connections of that name there are to this PostgreSQL database."""
    query = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND application_name = :name"
    return int((await connection.execute(text(query), {"name": name})).scalar_one())
