"""With a webhook: the desk has caught up once Telegram holds nothing for it and has said so within a minute."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest

from bot.inbound.pending_updates import NOW_AND_THEN, RECENT, SOON, PendingUpdates
from bot.telegram.raw_bot import RawBot
from sandbox.cast import Cast
from sandbox.server import Sandbox
from tests.bot.transport import HandMachine
from tests.waiting import until


@pytest.fixture
async def held(bot: RawBot, machine: HandMachine) -> AsyncIterator[PendingUpdates]:
    held = PendingUpdates(bot, machine=machine)
    running = asyncio.create_task(held.run())
    yield held
    held.end()
    machine.advance(NOW_AND_THEN)
    await running


async def test_it_has_caught_up_once_telegram_holds_nothing(
    cast: Cast, sandbox: Sandbox, held: PendingUpdates, machine: HandMachine
) -> None:
    cast.operator.say("said while nobody listened")
    await until(lambda: len(sandbox.calls.of("getWebhookInfo")) == 1)
    assert not held.caught_up
    sandbox.world.updates.drop_all()

    def asked_again() -> bool:
        machine.advance(SOON)
        return held.caught_up

    await until(asked_again)


async def test_what_is_held_later_is_noticed(cast: Cast, held: PendingUpdates, machine: HandMachine) -> None:
    await until(lambda: held.caught_up)
    cast.operator.say("said while the way to us is broken")
    machine.advance(NOW_AND_THEN)
    await until(lambda: not held.caught_up)


async def test_after_a_minute_without_an_answer_nobody_knows(
    sandbox: Sandbox, held: PendingUpdates, machine: HandMachine
) -> None:
    await until(lambda: held.caught_up)
    sandbox.faults.down("getWebhookInfo", times=1000)
    machine.advance(RECENT - 1)
    assert held.caught_up
    machine.advance(1)
    assert not held.caught_up
