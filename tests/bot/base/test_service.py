"""A part that ends by a mistake is red, begins again later and later, and is told of once."""

from __future__ import annotations

import asyncio

import pytest

from bot.base.service import EPISODE, RED, Service
from bot.telegram.raw_bot import TokenRefused
from helpdesk.outbox import Facts
from tests.bot.transport import HandMachine
from tests.waiting import until


class Part:
    """A part that ends as often as it is told to, and what is heard of it."""

    def __init__(self, machine: HandMachine, *errors: Exception) -> None:
        self.errors = list(errors)
        self.begun = 0
        self.told: list[Facts] = []
        self.aside: list[Exception] = []
        self.over = asyncio.Event()
        self.refusing = False
        self.service = Service("part", self.run, machine=machine, alarm=self.tell, aside=self.put_aside)

    async def run(self) -> None:
        self.begun += 1
        if self.errors:
            raise self.errors.pop(0)
        await self.over.wait()

    async def tell(self, key: str, facts: Facts) -> None:
        assert key == "part-ended"
        if self.refusing:
            raise OSError("nobody hears")
        self.told.append(facts)

    async def put_aside(self, error: Exception) -> None:
        self.aside.append(error)


@pytest.mark.parametrize("error", [OverflowError(), RecursionError(), MemoryError(), KeyError("x"), OSError()])
async def test_it_is_red_begins_again_and_is_green(machine: HandMachine, error: Exception) -> None:
    part = Part(machine, error)
    await part.service.start()
    await until(lambda: bool(part.told))
    assert not part.service.alive
    machine.advance(1)
    await until(lambda: part.begun == 2)
    assert not part.service.alive, "it stays red long enough to be seen"
    machine.advance(RED)
    assert part.service.alive
    assert part.told == [{"part": "part", "why": type(error).__name__}]
    assert part.aside == [error]
    part.over.set()
    await part.service.stop(1.0)
    assert not part.service.alive


async def test_one_that_ends_again_and_again_is_told_once_in_an_episode(machine: HandMachine) -> None:
    part = Part(machine, *[OverflowError()] * 6)
    await part.service.start()

    def begun_again() -> bool:
        machine.advance(60)
        return part.begun == 7

    await until(begun_again)
    assert len(part.aside) == 6
    assert len(part.told) == 1
    machine.advance(EPISODE)
    assert part.service.alive
    part.over.set()
    await part.service.stop(1.0)


async def test_that_it_cannot_be_told_keeps_it_from_nothing(machine: HandMachine) -> None:
    part = Part(machine, OverflowError())
    part.refusing = True
    await part.service.start()

    def begun_again() -> bool:
        machine.advance(1)
        return part.begun == 2

    await until(begun_again)
    await part.service.stop()


async def test_a_refused_token_ends_it_for_good(machine: HandMachine) -> None:
    part = Part(machine, TokenRefused())
    await part.service.start()
    assert part.service.task is not None
    with pytest.raises(TokenRefused):
        await part.service.task
    assert not part.service.alive


async def test_one_that_is_stopped_while_it_waits_does_not_begin_again(machine: HandMachine) -> None:
    part = Part(machine, OverflowError())
    await part.service.start()
    await until(lambda: bool(part.told))
    await part.service.stop(1.0)
    assert part.begun == 1
