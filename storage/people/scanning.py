"""Looking for what must be gone, in every row of every table, whatever the column is called."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence

from sqlalchemy import JSON, ColumnElement, String, TableClause, cast, column, func, or_, select, table
from sqlalchemy.ext.asyncio import AsyncConnection

from helpdesk.ports.texts import Scan
from storage.search.word_index import INDEX
from storage.tables.schema import metadata
from storage.tables.texts import notes
from storage.tables.transport import outbox
from storage.tables.types import is_sqlite

_NATIONAL = 10  # digits at the end of a number by which it is known in any of its forms


async def scan(connection: AsyncConnection, wanted: Collection[str]) -> Scan:
    """Return in which tables one of these numbers and addresses stands, and how much was looked through."""
    sought = needles(wanted)
    rows, holding, looked_through = 0, list[str](), _tables(connection)
    for here, texts in looked_through:
        rows += (await connection.execute(select(func.count()).select_from(here))).scalar_one()
        found = [each.icontains(needle, autoescape=True) for each in texts for needle in sought]
        if found and (await connection.execute(select(1).select_from(here).where(or_(*found)).limit(1))).first():
            holding.append(here.name)
    return Scan(tables=len(looked_through), rows=rows, holding=tuple(holding))


def needles(wanted: Collection[str]) -> frozenset[str]:
    """Return what is looked for: of a number the digits by which it is known in any of its forms."""
    return frozenset(re.sub(r"\D", "", one)[-_NATIONAL:] if one.startswith("+") else one for one in wanted)


async def said_in(connection: AsyncConnection, tickets: Collection[int]) -> Mapping[int, int]:
    """Return how many messages of people, in which chats, became part of these tickets."""
    theirs = (notes.c.ticket.in_(tickets), notes.c.chat_id.is_not(None))
    query = select(notes.c.chat_id, func.count().label("count")).where(*theirs).group_by(notes.c.chat_id)
    return {row.chat_id: row._mapping["count"] for row in await connection.execute(query)}


async def states(connection: AsyncConnection, rows: Collection[int]) -> Mapping[int, str]:
    """Return how far these rows of the outbox are; those that are gone are over."""
    query = select(outbox.c.id, outbox.c.state).where(outbox.c.id.in_(rows))
    return {row.id: row.state for row in await connection.execute(query)}


def _tables(connection: AsyncConnection) -> list[tuple[TableClause, Sequence[ColumnElement[str]]]]:
    """Return every table with the columns that can hold words, as text; FTS5 keeps its words in a form of its own."""
    own: list[tuple[TableClause, Sequence[ColumnElement[str]]]] = [
        (each, [cast(one, String) for one in each.columns if _holds_words(one)]) for each in metadata.sorted_tables
    ]
    index = table(INDEX, column("words"))
    return [*own, (index, [] if is_sqlite(connection) else [cast(index.c.words, String)])]


def _holds_words(one: ColumnElement[object]) -> bool:
    return isinstance(one.type, String | JSON)
