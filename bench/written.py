"""`python -m bench written`: a ticket with its journal and what it owes, committed, beside a bare database."""

from __future__ import annotations

import json
import sqlite3
import tempfile
from collections.abc import Awaitable, Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter

import asyncpg

from bench.base.databases import migrated
from bench.base.figures import Figure, against
from helpdesk.lifecycle.evolve import opened
from helpdesk.outbox import MessageKind, OutboxMessage, Urgency
from helpdesk.ticket.facts.details import Opened
from helpdesk.ticket.ticket import CallerKind, Channel, Kind, Nature, Priority, Ticket
from storage.database import Database

TICKETS = 500
ROUNDS = 3
SQLITE_SHARE, POSTGRES_SHARE = 0.4, 0.6  # the least of the floor's tickets a second
GROUP = -1001
AT = datetime(2026, 11, 20, 5, 30, tzinfo=UTC)
OPENED = Opened(
    AT, 1, Nature.BUG, None, Kind.BUG_FIX, Priority.P3, None, Channel.CALL, "JA", None, CallerKind.ULB_EMPLOYEE
)
CREATE = (
    "CREATE TABLE bare_tickets (number BIGINT PRIMARY KEY, body TEXT NOT NULL)",
    "CREATE TABLE bare_journal (ticket BIGINT NOT NULL, body TEXT NOT NULL)",
    "CREATE TABLE bare_outbox (chat_id BIGINT NOT NULL, body TEXT NOT NULL)",
)
INSERTS = (
    "INSERT INTO bare_tickets VALUES (?, ?)",
    "INSERT INTO bare_journal VALUES (?, ?)",
    "INSERT INTO bare_outbox VALUES (?, ?)",
)
BODY = json.dumps({"nature": "bug", "kind": "bug_fix", "priority": "P3", "ulb": "JA", "at": AT.isoformat()})


async def run(postgres: str | None = None, tickets: int = TICKETS) -> list[Figure]:
    """Return what was measured; ``postgres``: an empty database, to measure there as well."""
    with tempfile.TemporaryDirectory(prefix="helpdesk-bench-") as place:
        bare = await _best(lambda n: _bare_sqlite(Path(place) / f"bare{n}.db", tickets))
        ours = await _ours(f"sqlite+aiosqlite:///{Path(place) / 'bench.db'}", tickets)
    figures = _figures("SQLite, synchronous=FULL", bare, ours, SQLITE_SHARE)
    if postgres is not None:
        ours = await _ours(postgres, tickets)
        bare = await _best(lambda n: _bare_postgres(postgres, tickets, n))
        figures += _figures("PostgreSQL", bare, ours, POSTGRES_SHARE)
    return figures


def _figures(where: str, bare: float, ours: float, least: float) -> list[Figure]:
    floor = Figure(what=f"floor: three bare rows committed, {where}", value=bare, unit="/s")
    return [floor, against(floor, f"a ticket, its journal, what it owes, {where}", ours, least=least)]


async def _best(round_: Callable[[int], Awaitable[float]]) -> float:
    return max([await round_(n) for n in range(ROUNDS)])


async def _bare_sqlite(path: Path, tickets: int) -> float:
    connection = sqlite3.connect(path, isolation_level=None)
    try:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=FULL")
        for statement in CREATE:
            connection.execute(statement)
        begun = perf_counter()
        for number in range(tickets):
            connection.execute("BEGIN IMMEDIATE")
            for statement, row in zip(INSERTS, _rows(number), strict=True):
                connection.execute(statement, row)
            connection.execute("COMMIT")
        return tickets / (perf_counter() - begun)
    finally:
        connection.close()


async def _bare_postgres(url: str, tickets: int, n: int) -> float:
    connection = await asyncpg.connect(url.replace("+asyncpg", ""))
    try:
        for statement in CREATE:
            await connection.execute(statement.replace("TABLE ", "TABLE IF NOT EXISTS "))
        inserts = [statement.replace("?, ?", "$1, $2") for statement in INSERTS]
        begun = perf_counter()
        for number in range(n * tickets, (n + 1) * tickets):
            async with connection.transaction():
                for statement, row in zip(inserts, _rows(number), strict=True):
                    await connection.execute(statement, *row)
        return tickets / (perf_counter() - begun)
    finally:
        await connection.close()


def _rows(number: int) -> Sequence[tuple[int, str]]:
    return [(number, BODY), (number, BODY), (GROUP, BODY)]


async def _ours(url: str, tickets: int) -> float:
    async with migrated(url) as database:
        await _write(database, 20)  # statements are made once
        return await _best(lambda _: _write(database, tickets))


async def _write(database: Database, tickets: int) -> float:
    """Write so many, each in a transaction of its own, and return how many went in a second."""
    begun = perf_counter()
    for _ in range(tickets):
        async with database.unit() as unit:
            ticket = opened(await unit.tickets.next_number(1001), OPENED, 1)
            await unit.tickets.add(ticket)
            await unit.journal.append(ticket.number, (OPENED,))
            await unit.outbox.owe(_card(ticket))
    return tickets / (perf_counter() - begun)


def _card(ticket: Ticket) -> OutboxMessage:
    slot = f"card:{ticket.number}@{GROUP}"
    return OutboxMessage(
        chat_id=GROUP, kind=MessageKind.CARD, urgency=Urgency.P3, ticket=ticket.number, slot=slot
    )  # fmt: skip
