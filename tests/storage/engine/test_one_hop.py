"""Which thread does what: the quick is not worth a visit to another, what may wait for others is never done here."""

from __future__ import annotations

import asyncio
import sqlite3
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from itertools import pairwise
from pathlib import Path

import pytest
from sqlalchemy import make_url
from sqlalchemy.ext.asyncio import AsyncEngine

from storage.database import Database
from storage.engine import sqlite
from storage.engine.one_hop import IN_A_ROW, OneHopConnection, connect
from storage.engine.short_way import FORGIVEN, MOST_PROOFS, PROOFS, QUICK, TOO_LONG, Pace

WHERE = "SELECT thread()"
ENDLESS = "WITH RECURSIVE c(n) AS (SELECT started() UNION ALL SELECT n + 1 FROM c) SELECT count(*) FROM c"


@pytest.fixture
async def database(desk_url: str) -> AsyncIterator[Database]:
    opened = Database.open(desk_url)
    yield opened
    await opened.close()


@asynccontextmanager
async def driver_of(engine: AsyncEngine) -> AsyncIterator[OneHopConnection]:
    async with engine.connect() as connection:
        driver = (await connection.get_raw_connection()).driver_connection
        assert isinstance(driver, OneHopConnection)
        await driver.create_function("thread", 0, threading.get_ident)
        yield driver
        await driver.rollback()


async def is_here(driver: OneHopConnection, *, here: bool = True) -> bool:
    ((thread,),) = (await driver.ask(WHERE, (), here=here)).rows
    return bool(thread == threading.get_ident())


async def test_who_writes_begins_here_if_nobody_else_does(database: Database) -> None:
    async with driver_of(database.writer) as driver:
        for _ in range(2):
            assert await is_here(driver)
            assert not await is_here(driver, here=False)
            assert await is_here(driver)
            await driver.commit()


@pytest.mark.timeout(20)
async def test_whoever_else_writes_is_waited_for_in_the_other_thread(desk_url: str, database: Database) -> None:
    path = sqlite.path_of(make_url(desk_url))
    async with driver_of(database.writer) as driver:
        with closing(sqlite3.connect(path, isolation_level=None, check_same_thread=False)) as other:
            other.execute("BEGIN IMMEDIATE")
            asked = asyncio.create_task(is_here(driver))
            await asyncio.sleep(0)  # it has tried to begin, and waits
            assert not asked.done()
            other.execute("COMMIT")
        assert not await asked
        assert await is_here(driver)
        ((patience,),) = (await driver.ask("PRAGMA busy_timeout", ())).rows
        assert patience == sqlite.BUSY_MS


async def test_who_only_reads_need_not_begin_elsewhere(database: Database) -> None:
    async with driver_of(database.reader) as driver:
        assert await is_here(driver)
        assert not await is_here(driver, here=False)


async def test_a_connection_that_nobody_has_set_up_is_left_as_it_is(tmp_path: Path) -> None:
    driver = connect(str(tmp_path / "plain.db"), isolation_level=None, check_same_thread=False, timeout=3.0)
    async with driver:
        assert (await driver.ask("SELECT 1", (), here=True)).rows == [(1,)]
        assert (await driver.ask("PRAGMA busy_timeout", (), here=True)).rows == [(3000,)]


async def test_what_is_done_here_took_as_long_as_the_loop_was_held(database: Database) -> None:
    never, held = threading.Event(), 0.01
    async with driver_of(database.writer) as driver:
        # It waits as for a disk: no time of the processor's goes.
        await driver.create_function("waits", 0, lambda: never.wait(held))
        for here in (True, False):
            answer = await driver.ask("SELECT waits()", (), here=here)
            assert (answer.seconds >= held) is here


async def test_others_in_the_loop_have_a_turn_after_some_in_a_row(database: Database) -> None:
    async with driver_of(database.reader) as driver:
        for _ in range(2):
            assert [await is_here(driver) for _ in range(IN_A_ROW + 1)] == [True] * IN_A_ROW + [False]


async def broken_off(driver: OneHopConnection, statement: str) -> None:
    """Begin a statement that does not end, and cancel it."""
    loop, running = asyncio.get_running_loop(), asyncio.Event()

    def started() -> int:
        loop.call_soon_threadsafe(running.set)
        return 1

    await driver.create_function("started", 0, started)
    task = asyncio.create_task(driver.ask(statement, ()))
    await running.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task


@pytest.mark.timeout(20)
async def test_nothing_is_done_here_while_the_other_thread_may_be_at_what_was_broken_off(database: Database) -> None:
    async with driver_of(database.writer) as driver:
        await broken_off(driver, ENDLESS)
        assert not await is_here(driver)
        await driver.rollback()
        assert await is_here(driver)


@pytest.mark.timeout(20)
@pytest.mark.parametrize("here", [True, False])
async def test_what_follows_a_change_that_was_broken_off_does_not_stand_alone(database: Database, here: bool) -> None:
    async with driver_of(database.writer) as driver:
        await driver.ask("CREATE TEMP TABLE kept (n)", ())
        await driver.commit()
        await driver.ask("INSERT INTO kept VALUES (1)", ())
        await broken_off(driver, f"INSERT INTO kept {ENDLESS}")
        with pytest.raises(sqlite3.OperationalError, match="rolled back"):
            await driver.ask("INSERT INTO kept VALUES (2)", (), here=here)
        with pytest.raises(sqlite3.OperationalError, match="rolled back"):
            await driver.commit()
        await driver.rollback()
        assert (await driver.ask("SELECT count(*) FROM kept", ())).rows == [(0,)]


def test_quick_is_what_was_quick_some_times_in_a_row() -> None:
    pace = Pace()
    for needed in (PROOFS, 4 * PROOFS, 16 * PROOFS):
        for _ in range(needed):
            assert not pace.is_quick
            pace.took(QUICK / 2)
        assert pace.is_quick
        pace.took(QUICK)


def test_what_was_slow_now_and_then_is_not_taken_for_slow_for_ever() -> None:
    pace = Pace()
    for _ in range(20):
        pace.took(QUICK)
    for _ in range(MOST_PROOFS):
        assert not pace.is_quick
        pace.took(QUICK / 2)
    assert pace.is_quick


def test_once_in_a_while_it_may_be_slow() -> None:
    pace = Pace()
    for _ in range(PROOFS + FORGIVEN):
        pace.took(QUICK / 2)
    pace.took(QUICK)
    assert pace.is_quick
    pace.took(QUICK)
    assert not pace.is_quick


def test_once_in_a_while_it_may_not_be_slow_for_long() -> None:
    pace = Pace()
    for _ in range(PROOFS + FORGIVEN):
        pace.took(QUICK / 2)
    pace.took(TOO_LONG)
    assert not pace.is_quick


def test_a_disk_that_is_slow_for_good_holds_the_loop_once_for_all_proofs() -> None:
    pace = Pace()
    held = []
    for number in range(10 * MOST_PROOFS):
        if pace.is_quick:
            held.append(number)
        pace.took(QUICK if pace.is_quick else QUICK / 2)  # in the thread the processor's time is judged
    assert {later - sooner for sooner, later in pairwise(held[-5:])} == {MOST_PROOFS + 1}


def test_what_raised_is_not_forgiven() -> None:
    pace = Pace()
    for _ in range(PROOFS + FORGIVEN):
        pace.took(QUICK / 2)
    pace.failed()
    assert not pace.is_quick
