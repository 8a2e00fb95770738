"""A handler that hangs, a stop, and people who act side by side: no transaction is ended halfway."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from sqlalchemy import text

from bot.inbound.callback_answers import CallbackAnswer, CallbackAnswers
from bot.inbound.worker import Worker
from bot.telegram.raw_bot import RawBot
from storage.database import Database
from storage.unit_of_work import UnitOfWork
from tests.bot.inbound.support.working import acted, answers, outcomes, store, worker
from tests.bot.transport import HandMachine, message

__all__ = ["acted", "answers", "worker"]


async def test_a_handler_that_hangs_in_a_statement_is_interrupted_and_the_writer_is_free_at_once(
    database: Database, bot: RawBot, answers: CallbackAnswers, machine: HandMachine
) -> None:
    if not database.is_sqlite:
        pytest.skip("a statement of SQLite is what can't be cancelled")
    endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n"
    began = asyncio.Event()
    seen: list[int] = []

    async def hanging(body: dict[str, Any], unit: UnitOfWork) -> CallbackAnswer | None:
        seen.append(body["update_id"])
        if body["update_id"] == 1:
            began.set()
            await unit.connection.execute(text(endless))
        return None

    worker = Worker(database, bot, hanging, answers, machine=machine)
    await worker.start()
    worker.add(await store(database, bot, message(1, "hangs"), message(2, "goes on", person=8)))
    for _ in range(2):
        await began.wait()
        began.clear()
        await asyncio.sleep(0.05)
        machine.advance(5)
    await worker.idle()
    await worker.stop()
    assert seen == [1, 1, 2]
    assert await outcomes(database) == ["failed", "done"]


async def test_a_handler_that_hangs_outside_of_statements_is_cancelled(
    database: Database, bot: RawBot, answers: CallbackAnswers, machine: HandMachine
) -> None:
    async def hanging(_: dict[str, Any], __: UnitOfWork) -> CallbackAnswer | None:
        await asyncio.Event().wait()
        return None

    worker = Worker(database, bot, hanging, answers, machine=machine)
    await worker.start()
    worker.add(await store(database, bot, message(1, "hangs")))
    idle = asyncio.create_task(worker.idle())
    while not idle.done():
        await asyncio.sleep(0.01)
        machine.advance(5)
    await worker.stop()
    assert await outcomes(database) == ["failed"]


async def test_stopping_ends_no_transaction_and_leaves_the_rest_for_the_next_start(
    database: Database, bot: RawBot, answers: CallbackAnswers, machine: HandMachine
) -> None:
    began, go_on = asyncio.Event(), asyncio.Event()

    async def slow(body: dict[str, Any], unit: UnitOfWork) -> CallbackAnswer | None:
        began.set()
        await go_on.wait()
        return None

    worker = Worker(database, bot, slow, answers, machine=machine)
    await worker.start()
    worker.add(await store(database, bot, message(1, "first"), message(2, "second")))
    await began.wait()
    stopping = asyncio.create_task(worker.stop())
    await asyncio.sleep(0.05)
    assert not stopping.done()
    go_on.set()
    await stopping
    assert await outcomes(database) == ["done", "stored"]


async def test_people_are_side_by_side_on_postgresql_and_take_turns_on_sqlite(
    database: Database, bot: RawBot, answers: CallbackAnswers, machine: HandMachine
) -> None:
    at_once, most = 0, 0
    wanted = 1 if database.is_sqlite else 4
    all_here = asyncio.Event()

    async def counting(body: dict[str, Any], unit: UnitOfWork) -> CallbackAnswer | None:
        nonlocal at_once, most
        at_once += 1
        most = max(most, at_once)
        if at_once == wanted:
            all_here.set()
        await all_here.wait()
        await asyncio.sleep(0.02)  # another who may come as well would be here by then
        at_once -= 1
        return None

    worker = Worker(database, bot, counting, answers, machine=machine)
    await worker.start()
    worker.add(await store(database, bot, *(message(n, "x", person=n) for n in range(1, 13))))
    await worker.idle()
    await worker.stop()
    assert most == wanted
