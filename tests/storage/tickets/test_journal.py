"""The journal keeps every fact in its order, and nobody can change it afterwards."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from helpdesk.ticket.fact import ClockOutcome, Fact
from helpdesk.ticket.facts.clock import Responded
from helpdesk.ticket.facts.details import Opened
from helpdesk.ticket.facts.moves import Claimed, Escalated
from helpdesk.ticket.facts.words import Commented
from helpdesk.ticket.ticket import CallerKind, Channel, Kind, Nature, Priority
from storage.database import Database
from tests.storage.factories import MONDAY, OLIVIA, RAVI, after, ticket

FACTS: list[Fact] = [
    Opened(
        at=MONDAY,
        by=OLIVIA,
        nature=Nature.BUG,
        component=None,
        kind=Kind.BUG_FIX,
        priority=Priority.P1,
        module=None,
        channel=Channel.CALL,
        ulb="JAT",
        caller=None,
        caller_kind=CallerKind.CBO,
    ),
    Escalated(at=MONDAY, by=OLIVIA, team="egov", target_at=after(days=1), due_at=after(days=1), provisional=False),
    Claimed(at=after(hours=1), by=RAVI),
    Responded(at=after(hours=1), by=RAVI, team="egov", outcome=ClockOutcome.IN_TIME),
    Commented(at=after(hours=1), by=None, note=7),
]


async def journalled(database: Database) -> None:
    async with database.unit() as unit:
        await unit.tickets.add(ticket(1001))
        await unit.tickets.add(ticket(1002))
        await unit.journal.append(1001, FACTS[:1])
        await unit.journal.append(1002, [Claimed(at=MONDAY, by=RAVI)])
        await unit.journal.append(1001, FACTS[1:])
        await unit.journal.append(1001, [])


async def test_facts_come_back_in_the_order_in_which_they_were_written(database: Database) -> None:
    await journalled(database)
    async with database.reading() as reader:
        rows = await reader.journal.of(1001)
        assert [row.fact for row in rows] == FACTS
        assert {row.ticket for row in rows} == {1001}
        assert [row.seq for row in rows] == sorted({row.seq for row in rows})
        assert await reader.journal.of(1003) == []


@pytest.mark.parametrize("statement", ['UPDATE journal SET "by" = 1', "DELETE FROM journal WHERE ticket = 1001"])
async def test_what_is_written_can_be_neither_changed_nor_deleted(database: Database, statement: str) -> None:
    await journalled(database)
    with pytest.raises(DBAPIError, match="the journal is append-only"):
        async with database.unit() as unit:
            await unit.connection.execute(text(statement))
    async with database.reading() as reader:
        assert [row.fact for row in await reader.journal.of(1001)] == FACTS


async def test_the_journal_cannot_be_emptied_at_once(database: Database) -> None:
    # SQLite truncates by a DELETE without a condition.
    statement = "DELETE FROM journal" if database.is_sqlite else "TRUNCATE journal"
    await journalled(database)
    with pytest.raises(DBAPIError, match="the journal is append-only"):
        async with database.unit() as unit:
            await unit.connection.execute(text(statement))


async def test_a_fact_about_no_ticket_is_refused(database: Database) -> None:
    with pytest.raises(DBAPIError):
        async with database.unit() as unit:
            await unit.journal.append(1, FACTS)
