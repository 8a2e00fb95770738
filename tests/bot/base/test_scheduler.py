"""The engine: alive as long as its ticks come to their ends."""

from __future__ import annotations

import asyncio
import logging
from datetime import timedelta

import pytest

from bot.base.scheduler import SILENCE, Scheduler
from storage.engine.errors import DatabaseGone
from tests.bot.transport import HandMachine


async def test_an_engine_is_alive_while_ticks_end_even_such_that_raise(machine: HandMachine) -> None:
    engine = Scheduler(machine)

    async def fail() -> None:
        raise RuntimeError("broken")

    engine.every(timedelta(days=1), fail, name="broken")
    assert not engine.alive
    await engine.start()
    assert engine.alive
    machine.advance(SILENCE)
    assert not engine.alive
    await engine.tick("broken")
    assert engine.alive
    await engine.stop()


async def test_a_tick_that_has_no_database_is_one_line_and_no_mistake_of_ours(
    caplog: pytest.LogCaptureFixture,
) -> None:
    async def look() -> None:
        raise DatabaseGone("it was emptied")

    with caplog.at_level(logging.INFO):
        assert not await Scheduler.attempt("tidy", look)
    (line,) = caplog.records
    assert (line.levelname, line.exc_info) == ("INFO", None)
    assert "tidy has to wait: it was emptied" in line.getMessage()


async def test_a_stop_in_the_middle_of_a_tick_is_no_mistake_and_lets_it_end(caplog: pytest.LogCaptureFixture) -> None:
    engine, begun, undone = Scheduler(), asyncio.Event(), asyncio.Event()

    async def hold() -> None:
        try:
            begun.set()
            await asyncio.Event().wait()
        finally:
            undone.set()

    engine.every(timedelta(milliseconds=300), hold, name="hold")
    with caplog.at_level(logging.INFO):
        await engine.start()
        await begun.wait()
        await engine.stop()
        await undone.wait()
        await asyncio.sleep(0)
    assert "hold is broken off by the stop, and undone" in caplog.messages
    assert not [record for record in caplog.records if record.levelno > logging.INFO]
