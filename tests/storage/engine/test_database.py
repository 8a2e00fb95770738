"""One writer at a time, readers beside it, nothing half done: on both databases."""

import asyncio

import pytest
from sqlalchemy import insert, select, text, update
from sqlalchemy.exc import IntegrityError, OperationalError, ProgrammingError

from helpdesk.ports import store as ports
from storage.database import Database
from storage.engine.errors import ReadOnlyStore
from storage.tables.transport import meta
from tests.storage.engine.values import value
from tests.storage.factories import ALL, ticket


async def test_a_unit_is_the_store_that_the_desk_needs(database: Database) -> None:
    async with database.unit() as unit, database.reading() as reader:
        stores: list[ports.Store] = [unit, reader]
        assert all(store.tickets and store.journal and store.timers and store.texts for store in stores)
        assert all(store.people and store.drafts and store.prompts and store.outbox for store in stores)


async def test_what_a_unit_wrote_is_there_for_readers_after_it(database: Database) -> None:
    async with database.unit() as unit:
        await unit.tickets.add(ticket(1001))
        async with database.reading() as reader:
            assert await reader.tickets.get(1001, ALL) is None
    async with database.reading() as reader:
        assert await reader.tickets.get(1001, ALL) == ticket(1001)


async def test_a_reader_sees_one_snapshot_however_much_is_written_meanwhile(database: Database) -> None:
    async with database.reading() as reader:
        assert await reader.tickets.find(ALL) == []
        async with database.unit() as unit:
            await unit.tickets.add(ticket(1001))
        assert await reader.tickets.find(ALL) == []


async def test_an_exception_leaves_nothing_of_a_unit(database: Database) -> None:
    async def fail() -> None:
        async with database.unit() as unit:
            await unit.tickets.next_number(1001)
            await unit.tickets.add(ticket(1001))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await fail()
    async with database.unit() as unit:
        assert await unit.tickets.find(ALL) == []
        assert await unit.tickets.next_number(1001) == 1001


async def test_a_cancelled_unit_leaves_nothing_and_lets_the_next_one_in(database: Database) -> None:
    inside = asyncio.Event()

    async def stuck() -> None:
        async with database.unit() as unit:
            await unit.tickets.add(ticket(1001))
            inside.set()
            await asyncio.Event().wait()

    task = asyncio.create_task(stuck())
    await inside.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    async with database.unit() as unit:
        assert await unit.tickets.find(ALL) == []


async def test_fifty_units_at_once_lose_no_increment(database: Database) -> None:
    async with database.unit() as unit:
        await unit.connection.execute(insert(meta).values(key="count", value=0))

    async def one_more() -> None:
        async with database.unit() as unit:
            row = select(meta.c.value).where(meta.c.key == "count").with_for_update()
            count = (await unit.connection.execute(row)).scalar_one()
            await unit.connection.execute(update(meta).where(meta.c.key == "count").values(value=count + 1))

    await asyncio.gather(*(one_more() for _ in range(50)))
    async with database.unit() as unit:
        assert await value(unit, "count") == 50


async def test_more_readers_than_connections_wait_for_their_turn(database: Database) -> None:
    async def look() -> int:
        async with database.reading() as reader:
            return len(await reader.tickets.find(ALL))

    assert await asyncio.gather(*(look() for _ in range(20))) == [0] * 20


async def test_a_reader_refuses_to_write(database: Database) -> None:
    with pytest.raises(ReadOnlyStore):
        async with database.reading() as reader:
            await reader.tickets.next_number(1001)


async def test_a_mistake_of_ours_is_not_taken_for_a_database_that_is_away(database: Database) -> None:
    with pytest.raises((OperationalError, ProgrammingError), match="no_such_table"):
        async with database.unit() as unit:
            await unit.connection.execute(text("SELECT 1 FROM no_such_table"))


async def test_a_file_error_of_the_caller_stays_what_it_is(database: Database) -> None:
    with pytest.raises(FileNotFoundError):
        async with database.unit():
            raise FileNotFoundError


async def test_rows_can_be_taken_a_few_at_a_time(database: Database) -> None:
    async with database.unit() as unit:
        await unit.connection.execute(insert(meta), [{"key": str(n), "value": n} for n in range(5)])
    async with database.reading() as reader:
        rows = await reader.connection.stream(select(meta.c.value).order_by(meta.c.key))
        assert [row.value for row in await rows.fetchmany(2)] == [0, 1]
        assert [row.value async for row in rows] == [2, 3, 4]


async def test_a_unit_that_failed_does_not_touch_the_next_one(database: Database) -> None:
    async with database.unit() as unit:
        await unit.tickets.add(ticket(1001))
    with pytest.raises(IntegrityError):
        async with database.unit() as unit:
            await unit.tickets.add(ticket(1001))
    async with database.unit() as unit:
        await unit.tickets.add(ticket(1002))
    async with database.reading() as reader:
        assert [one.number for one in await reader.tickets.find(ALL)] == [1001, 1002]
