"""What an ordinary day asks of the database is found by an index: it takes no longer when there is more of it."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import event
from sqlalchemy.engine import Engine

from tests.journeys.conftest import Desk
from tests.journeys.support.ways import card_in, open_ticket, press

# Tables that hold something of every call, message or person for months or for ever.
GROWING = frozenset(
    [
        "callers",
        "clocks",
        "files",
        "former_texts",
        "journal",
        "notes",
        "outbox",
        "people",
        "posted",
        "refs",
        "shown",
        "sources",
        "tickets",
        "updates",
    ]
)
SMALL_INDEXES = (
    "ix_outbox_sending",
    "ix_tickets_unresolved",
    "ix_outbox_waiting",
    "uq_outbox_slot",
    "ix_drafts_open",
)
"""Indexes of what is under way: to go through one is to go through a few rows, however much has been."""

OF_THE_TEST = "outbox.destination !="  # what waits elsewhere, asked by a journey that waits for all that is owed

Asked = dict[str, Any]


@pytest.fixture
def asked() -> Iterator[Asked]:
    """Every statement that goes to SQLite, with what it was asked with first."""
    statements: Asked = {}

    def hear(connection: Any, _cursor: Any, statement: str, parameters: Any, _context: Any, many: bool) -> None:
        if connection.dialect.name == "sqlite" and statement not in statements:
            statements[statement] = parameters[0] if many else parameters

    event.listen(Engine, "before_cursor_execute", hear)
    yield statements
    event.remove(Engine, "before_cursor_execute", hear)


def looks_at_all(database: sqlite3.Connection, statement: str, parameters: Any) -> list[str]:
    """Return which parts of a statement's plan go through a whole table that grows, or a whole index of one."""
    alias = {name: table for table, name in re.findall(r"\b(\w+) AS (\w+)", statement)}
    found = []
    for *_, step in database.execute(f"EXPLAIN QUERY PLAN {statement}", parameters):
        if scan := re.match(r"SCAN (\w+)(?: USING (?:COVERING )?INDEX (\w+))?", step):
            table, index = scan.groups()
            if alias.get(table, table) in GROWING and not (index or "").startswith(SMALL_INDEXES):
                found.append(step)
    return found


async def test_a_tickets_way_looks_at_no_whole_table_that_grows(desk: Desk, asked: Asked) -> None:
    if not desk.database_url.startswith("sqlite"):
        pytest.skip("PostgreSQL goes through a small table as a whole, whatever its indexes")
    await open_ticket(desk)
    engineer, operator, spoc = desk.cast.hudd_engineer, desk.cast.operator, desk.cast.spoc_jatni
    group = desk.cast.hudd_tech
    await press(desk, engineer, await card_in(desk, group), "Claim")
    asked.clear()
    for person, said in (
        (operator, "/status 1001"),
        (operator, "/find Ramesh"),
        (operator, "/queue"),
        (spoc, "1001"),
    ):
        person.say(said)
        await desk.settle()
    engineer.say("/queue", group)
    engineer.say("/mine", group)
    await desk.settle()
    await press(desk, engineer, await card_in(desk, group), "Resolve")
    engineer.reply(next(m for m in reversed(engineer.messages(group)) if "how was" in m.text), "Router restarted")
    await desk.settle()
    await open_ticket(desk)
    await desk.app.engine.tick("sweep")
    with sqlite3.connect(desk.database_url.partition("///")[2]) as database:
        plans = {said: looks_at_all(database, said, asked[said]) for said in asked if OF_THE_TEST not in said}
    assert {said: found for said, found in plans.items() if found} == {}


def test_going_through_a_whole_table_would_be_noticed() -> None:
    with sqlite3.connect(":memory:") as database:
        database.execute("CREATE TABLE posted (chat_id INT PRIMARY KEY, slot TEXT)")
        assert looks_at_all(database, "SELECT 1 FROM posted AS here WHERE here.slot = ?", ("card:1",))
        assert not looks_at_all(database, "SELECT 1 FROM posted WHERE chat_id = ?", (1,))
