"""Ordered trouble reaches the real client as the exceptions of a bad day."""

from __future__ import annotations

import pytest
from telegram import Bot
from telegram.error import BadRequest, Forbidden, NetworkError, RetryAfter, TelegramError, TimedOut

from sandbox.cast import Cast
from sandbox.server import Sandbox


@pytest.fixture(autouse=True)
def started(cast: Cast) -> None:
    cast.operator.start()


async def send(bot: Bot, cast: Cast) -> None:
    await bot.send_message(cast.operator.id, "x", read_timeout=0.2)


async def test_a_flood_hits_one_method_in_one_chat_n_times(bot: Bot, cast: Cast, sandbox: Sandbox) -> None:
    sandbox.faults.flood(7, "sendMessage", cast.operator.id, times=2)
    for _ in range(2):
        with pytest.raises(RetryAfter):
            await send(bot, cast)
    await bot.get_me()
    assert [record.fault for record in sandbox.log.of("sendMessage")] == ["refuse", "refuse"]


@pytest.mark.parametrize(
    ("status", "text", "error"),
    [
        (403, "Forbidden: bot was kicked from the group chat", Forbidden),
        (400, "Bad Request: chat not found", BadRequest),
        (500, "Internal Server Error", NetworkError),
    ],
)
async def test_a_refusal_with_any_text(
    bot: Bot, cast: Cast, sandbox: Sandbox, status: int, text: str, error: type[TelegramError]
) -> None:
    sandbox.faults.refuse(status, text, "sendMessage")
    with pytest.raises(error):
        await send(bot, cast)
    await send(bot, cast)
    assert cast.operator.last().text == "x"


async def test_a_gateways_page_is_no_json(bot: Bot, cast: Cast, sandbox: Sandbox) -> None:
    sandbox.faults.not_json("sendMessage")
    with pytest.raises(NetworkError):
        await send(bot, cast)


async def test_a_cut_before_the_call_sends_nothing(bot: Bot, cast: Cast, sandbox: Sandbox) -> None:
    sandbox.faults.close("sendMessage")
    with pytest.raises(NetworkError):
        await send(bot, cast)
    assert not cast.operator.sees("x")


async def test_a_lost_reply_leaves_the_message_there(bot: Bot, cast: Cast, sandbox: Sandbox) -> None:
    sandbox.faults.lose_reply("sendMessage")
    with pytest.raises(NetworkError):
        await send(bot, cast)
    assert cast.operator.sees("x")


async def test_a_slow_reply_times_out_though_the_message_is_there(bot: Bot, cast: Cast, sandbox: Sandbox) -> None:
    sandbox.faults.slow(1.0, "sendMessage")
    with pytest.raises(TimedOut):
        await send(bot, cast)
    assert cast.operator.sees("x")


async def test_a_black_hole_swallows_polls(bot: Bot, sandbox: Sandbox) -> None:
    sandbox.faults.black_hole("getUpdates")
    with pytest.raises(TimedOut):
        await bot.get_updates(read_timeout=0.2)
    assert len(await bot.get_updates()) == 1


async def test_updates_come_doubled_and_shuffled_on_order(bot: Bot, cast: Cast, sandbox: Sandbox) -> None:
    cast.operator.say("second")
    sandbox.faults.duplicate_updates()
    sandbox.faults.shuffle_updates()
    ids = [update.update_id for update in await bot.get_updates()]
    assert ids == [ids[0], ids[0], ids[0] + 1, ids[0] + 1]
    assert [update.update_id for update in await bot.get_updates()] == [ids[0] + 1, ids[0]]


async def test_the_log_knows_every_call_and_its_outcome(bot: Bot, cast: Cast, sandbox: Sandbox) -> None:
    with pytest.raises(BadRequest):
        await bot.send_message(cast.stranger.id, "x")
    (record,) = sandbox.log.of("sendMessage", cast.stranger.id)
    assert (record.status, record.description) == (400, "Bad Request: chat not found")
    assert record.params["text"] == "x"
    assert record.ended is not None
    assert record.ended >= record.started
