"""For which reasons tickets of a category were sent back: counted by ticket, and read by an index."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest
from sqlalchemy import insert, text

from helpdesk.ticket.fact import Fact
from helpdesk.ticket.facts.moves import Claimed, Returned
from helpdesk.ticket.facts.words import Commented
from helpdesk.ticket.ticket import Component, Nature
from storage.database import Database
from storage.queries.rows import values
from storage.tables.tickets import tickets
from storage.tickets.journal import sent_back_query
from storage.unit_of_work import UnitOfWork
from tests.storage.factories import MONDAY, RAVI, after, ticket


def back(at: datetime, reason: str | None) -> Fact:
    return Returned(at, RAVI, "egov", reason, None)


async def sent_back(unit: UnitOfWork, number: int, facts: list[Fact], **known: Any) -> None:
    await unit.tickets.add(ticket(number, **known))
    await unit.journal.append(number, facts)


async def some(database: Database) -> None:
    app = {"nature": Nature.TECHNICAL, "component": Component.APP}
    async with database.unit() as unit:
        twice = [back(after(hours=1), "screenshot"), back(after(hours=5), "screenshot"), back(MONDAY, "steps")]
        await sent_back(unit, 1001, twice, module="login")
        await sent_back(unit, 1002, [back(after(hours=2), "screenshot")], module="bill")
        await sent_back(unit, 1003, [back(after(hours=2), "other"), back(after(hours=3), None)], module=None)
        await sent_back(unit, 1004, [back(after(days=-91), "record_id")], module="login")
        await sent_back(unit, 1005, [back(after(hours=2), "steps")], module="login", **app)


@pytest.mark.parametrize(
    ("nature", "component", "module", "counts"),
    [
        (Nature.BUG, None, None, {"screenshot": 2, "steps": 1, "other": 1}),
        (Nature.BUG, None, "login", {"screenshot": 1, "steps": 1}),
        (Nature.BUG, None, "hrms", {}),
        (Nature.TECHNICAL, Component.APP, None, {"steps": 1}),
        (Nature.TECHNICAL, Component.INFRASTRUCTURE, None, {}),
        (Nature.ENHANCEMENT, None, None, {}),
    ],
)
async def test_tickets_of_the_category_are_counted_each_once_a_reason(
    database: Database, nature: Nature, component: Component | None, module: str | None, counts: dict[str, int]
) -> None:
    await some(database)
    async with database.reading() as store:
        assert await store.journal.sent_back(nature, component, module, after(days=-90)) == counts


async def test_what_lies_at_the_beginning_of_the_time_counts_and_before_it_does_not(database: Database) -> None:
    await some(database)
    async with database.reading() as store:
        assert "record_id" in await store.journal.sent_back(Nature.BUG, None, None, after(days=-91))
        assert "record_id" not in await store.journal.sent_back(Nature.BUG, None, None, after(days=-91, seconds=1))


async def test_only_returns_of_that_time_are_looked_at(database: Database) -> None:
    many = 3000
    async with database.unit() as unit:
        await unit.connection.execute(insert(tickets), [values(ticket(n)) for n in range(1, many)])
        for n in range(1, many):
            await unit.journal.append(n, [Claimed(after(minutes=n), RAVI), Commented(after(minutes=n), RAVI, n)])
        await unit.journal.append(7, [back(after(days=1), "steps")])
        if not database.is_sqlite:
            await unit.connection.execute(text("ANALYZE journal, tickets"))
    async with database.reading() as store:
        query = sent_back_query(Nature.BUG, None, "login", MONDAY).compile(
            dialect=store.connection.dialect, compile_kwargs={"literal_binds": True}
        )
        explain = "EXPLAIN QUERY PLAN " if database.is_sqlite else "EXPLAIN "
        plan = str([tuple(row) for row in await store.connection.execute(text(explain + str(query)))])
    assert "ix_journal_name_at" in plan
    assert "Seq Scan on journal" not in plan
    assert "SCAN journal" not in plan
