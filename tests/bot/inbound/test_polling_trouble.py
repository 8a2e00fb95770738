"""No trouble ends the fetching without a word: no network, another poller, a refusal, a hanging poll."""

from __future__ import annotations

import asyncio

import pytest
from telegram.error import TelegramError

from bot.telegram.raw_bot import TokenRefused, build_bot, connect
from sandbox.cast import Cast
from sandbox.server import Sandbox
from storage.engine.errors import DatabaseAway
from tests.bot.inbound.support.polled import Desk, desk
from tests.bot.transport import HandMachine, message
from tests.waiting import until

__all__ = ["desk"]


@pytest.mark.parametrize("trouble", ["close", "down", "not_json", "lose_reply"])
async def test_network_trouble_is_waited_out(
    desk: Desk, cast: Cast, sandbox: Sandbox, trouble: str, caplog: pytest.LogCaptureFixture
) -> None:
    getattr(sandbox.faults, trouble)("getUpdates", times=4)
    cast.operator.say("one")
    await desk.start()
    await desk.until_acted(1)
    said = [record.message for record in caplog.records if "fetched" in record.message]
    assert len(said) == 2, "said when it begins and when it is over"


async def test_a_poll_that_hangs_is_given_up_and_made_anew(
    desk: Desk, cast: Cast, sandbox: Sandbox, machine: HandMachine
) -> None:
    await desk.start()
    await until(lambda: desk.receiver.last_heard is not None)
    sandbox.faults.black_hole("getUpdates")
    cast.operator.say("wakes the waiting poll")
    await desk.until_acted(1)
    await until(lambda: any(fault.hits for fault in sandbox.faults.ordered))
    before = machine.now()
    cast.operator.say("is not lost in the black hole")
    await desk.until_acted(2)
    assert machine.now() - before <= 60


async def test_two_pollers_are_alarmed_about_once(desk: Desk, cast: Cast, sandbox: Sandbox) -> None:
    conflict = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
    for _ in range(4):
        sandbox.faults.refuse(409, conflict, "getUpdates")
    cast.operator.say("one")
    await desk.start()
    await desk.until_acted(1)
    assert desk.alarms == ["two-pollers"]


async def test_two_pollers_are_told_of_later_if_the_database_is_away(
    desk: Desk, cast: Cast, sandbox: Sandbox
) -> None:
    sandbox.faults.refuse(409, "Conflict: terminated by other getUpdates request", "getUpdates", times=3)
    cast.operator.say("one")
    desk.untold = 2
    await desk.start()
    await desk.until_acted(1)
    assert desk.alarms == ["two-pollers"]


@pytest.mark.parametrize(("status", "words"), [
    (401, "Unauthorized"), (404, "Not Found"), (404, "Not Found: method not found"),
])  # fmt: skip
@pytest.mark.parametrize("times", [1, 8])
async def test_a_refusal_of_getupdates_does_not_end_the_fetching(
    desk: Desk, cast: Cast, sandbox: Sandbox, status: int, words: str, times: int
) -> None:
    sandbox.faults.refuse(status, words, "getUpdates", times=times)
    cast.operator.say("one")
    task = await desk.start()
    await desk.until_acted(1)
    await until(lambda: not sandbox.world.updates.pending)  # the next poll says that they are stored
    assert not task.done()


async def test_it_knows_whether_it_is_behind(desk: Desk, cast: Cast, machine: HandMachine) -> None:
    assert not desk.receiver.caught_up
    for number in range(150):
        cast.operator.say(str(number))
    desk.away.away = True
    await desk.start()
    await until(lambda: desk.away.refused)
    assert not desk.receiver.caught_up, "a full batch says that there may be more"
    desk.away.away = False
    await desk.until_acted(150)
    await until(lambda: desk.receiver.caught_up)
    machine.advance(61)
    assert not desk.receiver.caught_up, "after a minute without a poll nobody knows"


async def test_the_start_without_a_network_tries_until_there_is_one(
    sandbox: Sandbox, machine: HandMachine, caplog: pytest.LogCaptureFixture
) -> None:
    bot = build_bot(sandbox.token, sandbox.api_url)
    await sandbox.stop()
    stopping = asyncio.Event()
    connecting = asyncio.create_task(connect(bot, machine, stopping))
    for _ in range(20):
        await asyncio.sleep(0.005)
        machine.advance(5)
    assert not connecting.done()
    await sandbox.start()

    def connected() -> bool:
        machine.advance(1)
        return connecting.done()

    await until(connected)
    assert await connecting
    assert len([r for r in caplog.records if "no connection to Telegram yet" in r.message]) == 1
    await bot.shutdown()


async def test_connecting_ends_when_told_to_and_refuses_a_bad_token(sandbox: Sandbox, machine: HandMachine) -> None:
    stopping = asyncio.Event()
    stopping.set()
    bot = build_bot("1:wrong", sandbox.api_url)
    assert not await connect(bot, machine, stopping)
    with pytest.raises(TokenRefused) as caught:
        await connect(bot, machine, asyncio.Event())
    assert "1:wrong" not in repr(caught.value)
    assert not isinstance(caught.value, TelegramError)
    await bot.shutdown()


async def test_the_inbox_lets_a_missing_database_be_seen(desk: Desk) -> None:
    desk.away.away = True
    with pytest.raises(DatabaseAway):
        await desk.inbox.take([message(1, "x")])
