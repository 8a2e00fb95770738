"""An update acts exactly once, whatever its handler, the database or the process does meanwhile."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from sqlalchemy import select

from bot.inbound.callback_answers import CallbackAnswer, CallbackAnswers
from bot.inbound.worker import Worker
from bot.telegram.raw_bot import RawBot
from helpdesk.ticket.errors import Stale
from sandbox.server import Sandbox
from storage.database import Database
from storage.engine.errors import DatabaseAway
from storage.tables.transport import outbox
from storage.unit_of_work import UnitOfWork
from tests.bot.inbound.support.working import acted, answers, outcomes, rows, store, worker
from tests.bot.transport import Acted, HandMachine, can_be_taken_away, message, press

__all__ = ["acted", "answers", "worker"]


async def owed(database: Database) -> list[Any]:
    async with database.reading() as reading:
        return list((await reading.connection.execute(select(outbox.c.facts).order_by(outbox.c.id))).scalars())


async def test_a_handler_that_raises_once_is_tried_again_and_leaves_no_trace(
    worker: Worker, database: Database, bot: RawBot, acted: Acted
) -> None:
    acted.failing["one"] = [RuntimeError("once")]
    worker.add(await store(database, bot, message(1, "one")))
    await worker.idle()
    assert acted.seen == [1, 1]
    assert [facts["key"] for facts in await owed(database)] == ["one"]


async def test_a_handler_that_keeps_raising_is_parked_with_one_apology_and_the_rest_goes_on(
    worker: Worker, database: Database, bot: RawBot, acted: Acted, answers: CallbackAnswers, sandbox: Sandbox
) -> None:
    acted.failing["bad"] = [RuntimeError("a"), RuntimeError("b"), RuntimeError("c")]
    worker.add(await store(database, bot, press(123_456, "bad"), message(123_457, "good")))
    await worker.idle()
    await answers.idle()
    assert acted.seen == [123_456, 123_456, 123_457]
    assert await outcomes(database) == ["failed", "done"]
    first, second = await owed(database)
    assert first == {"key": "something-went-wrong", "error": "E-23456"}
    assert second["key"] == "good"
    assert (await rows(database))[0].error.startswith("E-23456 RuntimeError")
    assert len(sandbox.calls.of("answerCallbackQuery")) == 1, "its button does not spin"


async def test_a_lost_row_is_tried_again_up_to_five_times(
    worker: Worker, database: Database, bot: RawBot, acted: Acted
) -> None:
    acted.failing["five"] = [Stale("ticket")] * 5
    acted.failing["six"] = [Stale("ticket")] * 6
    worker.add(await store(database, bot, message(1, "five"), message(2, "six")))
    await worker.idle()
    assert await outcomes(database) == ["done", "failed"]


async def test_while_the_database_is_away_everything_waits_and_nothing_is_parked(
    database: Database, bot: RawBot, acted: Acted, answers: CallbackAnswers, machine: HandMachine
) -> None:
    away = can_be_taken_away(database)
    worker = Worker(away, bot, acted, answers, machine=machine)
    await worker.start()
    stored = await store(database, bot, *(message(n, str(n)) for n in range(1, 6)))
    away.away = True
    worker.add(stored)
    while away.refused <= 10:
        machine.advance(10)
        await asyncio.sleep(0.002)
    assert await outcomes(database) == ["stored"] * 5
    away.away = False
    machine.advance(10)
    await worker.idle()
    await worker.stop()
    assert acted.texts == ["1", "2", "3", "4", "5"]
    assert [row.tries for row in await rows(database)] == [0] * 5


async def test_a_database_that_goes_away_inside_a_handler_costs_no_try(
    worker: Worker,
    database: Database,
    bot: RawBot,
    acted: Acted,
    machine: HandMachine,
    caplog: pytest.LogCaptureFixture,
) -> None:
    acted.failing["one"] = [DatabaseAway("gone")] * 7
    worker.add(await store(database, bot, message(1, "one")))
    idle = asyncio.create_task(worker.idle())
    waits = 0
    while not idle.done():
        await asyncio.sleep(0.002)
        # Time passes only while the worker waits for the database: else its act would seem to hang.
        if caplog.text.count("acting waits") > waits:
            waits += 1
            machine.advance(60)
    assert len(acted.seen) == 8
    assert await outcomes(database) == ["done"]


async def test_what_was_stored_before_the_start_acts_first(
    database: Database, bot: RawBot, acted: Acted, answers: CallbackAnswers, machine: HandMachine
) -> None:
    await store(database, bot, message(1, "one"), message(2, "two"), press(3, "three", person=8))
    worker = Worker(database, bot, acted, answers, machine=machine)
    await worker.start()
    await worker.idle()
    await worker.stop()
    assert sorted(acted.texts) == ["one", "three", "two"]
    assert await outcomes(database) == ["done"] * 3


async def test_the_update_that_killed_the_process_is_parked_after_three_tries(
    database: Database, bot: RawBot, acted: Acted, answers: CallbackAnswers, machine: HandMachine
) -> None:
    await store(database, bot, message(1, "deadly"))

    began = asyncio.Event()

    async def deadly(_: dict[str, Any], __: UnitOfWork) -> CallbackAnswer | None:
        began.set()
        await asyncio.Event().wait()  # the process ends here
        return None

    for _ in range(3):
        began.clear()
        worker = Worker(database, bot, deadly, answers, machine=machine)
        await worker.start()
        await began.wait()
        await worker.stop(seconds=0)
    assert (await rows(database))[0].tries == 3
    worker = Worker(database, bot, acted, answers, machine=machine)
    await worker.start()
    await worker.idle()
    await worker.stop()
    assert acted.seen == []
    assert await outcomes(database) == ["failed"]
