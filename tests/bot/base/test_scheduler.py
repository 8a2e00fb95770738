"""The engine: alive as long as its ticks come to their ends."""

from __future__ import annotations

from datetime import timedelta

from bot.base.scheduler import SILENCE, Scheduler
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
