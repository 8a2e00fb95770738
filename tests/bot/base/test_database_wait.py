"""What the database could not do is done once it is there again; only a stop, or what no wait mends, ends that."""

from __future__ import annotations

import asyncio
from itertools import pairwise

import pytest

from bot.base.database_wait import Stopped, while_away
from storage.engine.errors import DatabaseAway, DatabaseGone, ValueRefused
from tests.bot.transport import HandMachine
from tests.waiting import until


class Work:
    """Raises what it is told to, one error a try, then returns how often it was tried."""

    def __init__(self, *errors: Exception) -> None:
        self.errors = list(errors)
        self.tries = 0

    async def __call__(self) -> int:
        self.tries += 1
        if self.errors:
            raise self.errors.pop(0)
        return self.tries


async def test_it_is_tried_until_the_database_is_there_each_time_after_a_longer_wait(machine: HandMachine) -> None:
    work, tried_at = Work(*[DatabaseAway("gone")] * 3), []

    async def tried() -> int:
        tried_at.append(machine.now())
        return await work()

    waiting = asyncio.create_task(while_away(tried, "a test", machine, asyncio.Event()))

    def is_over_in_time() -> bool:
        machine.advance(0.01)
        return waiting.done()

    await until(is_over_in_time)
    waits = [after - before for before, after in pairwise(tried_at)]
    assert waits == pytest.approx([0.1, 0.2, 0.4], abs=0.05)
    assert await waiting == 4


async def test_a_stop_ends_the_wait(machine: HandMachine) -> None:
    work, stopping = Work(*[DatabaseAway("gone")] * 3), asyncio.Event()
    waiting = asyncio.create_task(while_away(work, "a test", machine, stopping))
    await until(lambda: work.tries == 1)
    stopping.set()
    with pytest.raises(Stopped):
        await waiting
    assert work.tries == 1


@pytest.mark.parametrize("error", [ValueRefused("a zero byte"), DatabaseGone("no desk in it"), KeyError("x")])
async def test_what_no_wait_mends_comes_out_at_once(machine: HandMachine, error: Exception) -> None:
    with pytest.raises(type(error)):
        await while_away(Work(error), "a test", machine, asyncio.Event(), for_good=(DatabaseGone,))


async def test_a_desk_that_is_gone_is_waited_for_where_it_may_be_put_back(machine: HandMachine) -> None:
    work = Work(DatabaseGone("no desk in it"))
    waiting = asyncio.create_task(while_away(work, "a test", machine, asyncio.Event()))
    await until(lambda: work.tries == 1)
    machine.advance(0.1)
    assert await waiting == 2
