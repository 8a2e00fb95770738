"""The index of every ticket's words, as it is made and filled: FTS5 on SQLite, a tsvector on PostgreSQL.

The words are cut and folded in ``helpdesk.text.searching``, so that both databases hold, and find, the very same
ones. No database cuts them again: of Unicode each knows its own edition. FTS5's ``ascii`` takes all letters beyond
ASCII as they are, and within ASCII a word has letters and digits only; to PostgreSQL they are given one by one. A
document is a ticket: the words of all its notes, after marks that say where it belongs (by which a search in a narrow
scope reads no more than it must) and the words of who called, which are marked, too: not everybody may look for them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, select, text
from sqlalchemy.ext.asyncio import AsyncConnection

from helpdesk.text.searching import tokens
from storage.tables.texts import notes
from storage.tables.types import is_sqlite

INDEX = "ticket_words"
# `detail=none`: a phrase is never asked for, since a word is never cut into several.
SQLITE_DDL = ("CREATE VIRTUAL TABLE ticket_words USING fts5(words, detail=none, prefix='2 3 4', tokenize='ascii')",)
POSTGRES_DDL = (
    "CREATE TABLE ticket_words (ticket bigint PRIMARY KEY, words tsvector NOT NULL)",
    # Without fastupdate: a list of what is not yet sorted in would have to be read by every search.
    "CREATE INDEX ix_ticket_words_words ON ticket_words USING gin (words) WITH (fastupdate = off)",
)
# Letters of the private use area begin a mark: no word of a person has one, since ``words`` cuts at them.
TEAM, ULB, GAP, MODULE, CALLER, NAME, ADDRESS = (chr(0xE000 + n) for n in range(7))
PLACE, CALLED = TEAM + ULB + MODULE + CALLER, NAME + ADDRESS
LARGEST = 900_000  # bytes of a document's words; PostgreSQL counts positions in a tsvector up to 2^20
BATCH = 500
INSERT_ON_SQLITE = text("INSERT INTO ticket_words(rowid, words) VALUES (:ticket, :words)")
INSERT_ON_POSTGRES = text(
    "INSERT INTO ticket_words(ticket, words) VALUES (:ticket, array_to_tsvector(string_to_array(:words, ' '))) "
    "ON CONFLICT (ticket) DO UPDATE SET words = excluded.words"
)
BATCH_OF = text(
    "SELECT number, team, tickets.ulb AS ulb, module, caller, name, email FROM tickets "
    "LEFT JOIN callers ON callers.id = tickets.caller WHERE number > :last ORDER BY number LIMIT :batch"
)


def is_of_search(table: str) -> bool:
    """Whether a table is the index or one that FTS5 keeps beside it: nothing that the models know."""
    return table == INDEX or table.startswith("ticket_words_")


def create(connection: Connection) -> None:
    """Make the index, and fill it with what is there."""
    for statement in SQLITE_DDL if is_sqlite(connection) else POSTGRES_DDL:
        connection.execute(text(statement))
    rebuild(connection)


def drop(connection: Connection) -> None:
    """Take the index away."""
    connection.execute(text("DROP TABLE ticket_words"))


def rebuild(connection: Connection) -> None:
    """Index every ticket anew: after a copy, or when the way of cutting words has changed."""
    connection.execute(text("DELETE FROM ticket_words"))
    last = 0
    while batch := connection.execute(BATCH_OF, {"last": last, "batch": BATCH}).all():
        last = batch[-1].number
        said: dict[int, list[str]] = {row.number: [] for row in batch}
        query = select(notes.c.ticket, notes.c.text).where(notes.c.ticket.in_(said)).order_by(notes.c.id)
        for ticket, words in connection.execute(query):
            said[ticket].append(words)
        rows = [
            row_of(row.number, [*placed(row), *called(row.name, row.email), *distinct(said[row.number])])
            for row in batch
        ]
        connection.execute(insertion(connection), rows)


def placed(ticket: Any) -> list[str]:
    """Return the marks of a ticket, or of its row: where it belongs, what it is about and who called."""
    keys = (ticket.team, ticket.ulb, ticket.module, ticket.caller)
    return [mark(kind, str(key)) for kind, key in zip(PLACE, keys, strict=True) if key is not None]


def called(name: str | None, address: str | None) -> list[str]:
    """Return the words of who called, marked as such; a number that somebody wrote as a name is no word of it."""
    names = [NAME + token for token in distinct((name or "",)) if not any(c.isdecimal() for c in token)]
    return names + [ADDRESS + token for token in distinct((address or "",))]


def mark(kind: str, key: str) -> str:
    return kind + "".join(c if c.isalnum() else GAP for c in key.casefold())


def distinct(texts: Iterable[str]) -> dict[str, None]:
    return dict.fromkeys(token for said in texts for token in tokens(said))


def row_of(ticket: int, words: Sequence[str]) -> dict[str, Any]:
    return {"ticket": ticket, "words": " ".join(_fitting(dict.fromkeys(words)))}


def _fitting(words: Iterable[str]) -> Iterator[str]:
    """Yield the first words, as many as a document holds."""
    size = 0
    for word in words:
        size += len(word.encode()) + 1
        if size > LARGEST:
            return
        yield word


def insertion(connection: Connection | AsyncConnection) -> Any:
    return INSERT_ON_SQLITE if is_sqlite(connection) else INSERT_ON_POSTGRES
