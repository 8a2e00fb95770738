"""20 in 60 s for a group, a burst and then 1/s in private, 30 in a second; and who did not wait."""

from __future__ import annotations

import httpx
import pytest
from telegram import Bot
from telegram.error import RetryAfter

from sandbox.base.clock import HandClock
from sandbox.base.model import Chat
from sandbox.bot_api.limits import Limits
from sandbox.cast import Cast
from sandbox.server import Sandbox
from tests.sandbox.conftest import Api

GROUP = Chat(-1001, "supergroup")
PERSON = Chat(7, "private")


@pytest.fixture
def limits(clock: HandClock) -> Limits:
    return Limits(clock)


def test_a_group_takes_twenty_in_any_sixty_seconds(limits: Limits, clock: HandClock) -> None:
    for _ in range(20):
        clock.advance(1)
        assert limits.take("sendMessage", GROUP) is None
    assert limits.take("editMessageText", GROUP) == 41
    clock.advance(41)
    assert limits.take("editMessageText", GROUP) is None
    assert limits.take("sendMessage", GROUP) == 1


def test_an_early_call_is_noted_and_told_the_rest(limits: Limits, clock: HandClock) -> None:
    for _ in range(20):
        limits.take("sendMessage", GROUP)
    assert limits.take("sendMessage", GROUP) == 60
    clock.advance(15)
    assert limits.take("sendMessage", GROUP) == 45
    assert [call.retry_after for call in limits.early_calls] == [45]
    clock.advance(45)
    assert limits.take("sendMessage", GROUP) is None


def test_a_private_chat_takes_a_burst_and_then_one_a_second(limits: Limits, clock: HandClock) -> None:
    assert [limits.take("sendMessage", PERSON) for _ in range(11)] == [None] * 10 + [1]
    clock.advance(1)
    assert limits.take("sendMessage", PERSON) is None
    assert limits.take("sendMessage", PERSON) == 1


def test_all_chats_together_take_thirty_in_a_second(limits: Limits, clock: HandClock) -> None:
    chats = [Chat(number, "private") for number in range(1, 32)]
    assert [limits.take("sendMessage", chat) for chat in chats] == [None] * 30 + [1]
    clock.advance(1)
    assert limits.take("sendMessage", chats[-1]) is None


def test_an_album_counts_by_its_items(limits: Limits) -> None:
    assert limits.take("sendMediaGroup", GROUP, 10) is None
    assert limits.take("sendMediaGroup", GROUP, 10) is None
    assert limits.take("sendMessage", GROUP) == 60


def test_limits_can_be_scaled_and_switched_off(limits: Limits) -> None:
    limits.scale(2)
    assert [limits.take("x", GROUP) for _ in range(41)] == [None] * 40 + [60]
    limits.enabled = False
    assert limits.take("x", GROUP) is None


async def test_a_flood_is_answered_with_retry_after(bot: Bot, cast: Cast, sandbox: Sandbox) -> None:
    cast.operator.start()
    for number in range(10):
        await bot.send_message(cast.operator.id, f"message {number}")
    with pytest.raises(RetryAfter) as flood:
        await bot.send_message(cast.operator.id, "one too many")
    assert flood.value._retry_after.total_seconds() == 1
    with pytest.raises(RetryAfter):
        await bot.send_message(cast.operator.id, "and not waiting")
    with pytest.raises(AssertionError, match="retry_after"):
        sandbox.assert_clean()


async def test_the_time_to_wait_stands_in_text_parameters_and_header(api: Api, cast: Cast, sandbox: Sandbox) -> None:
    sandbox.faults.flood(7, "sendMessage")
    url = f"{sandbox.base_url}{sandbox.token}/sendMessage"
    async with httpx.AsyncClient() as client:
        reply = await client.post(url, json={"chat_id": cast.egov.id, "text": "x"})
    assert (reply.status_code, reply.headers["Retry-After"]) == (429, "7")
    assert reply.json() == {
        "ok": False,
        "error_code": 429,
        "description": "Too Many Requests: retry after 7",
        "parameters": {"retry_after": 7},
    }


async def test_refused_calls_and_free_methods_cost_nothing(api: Api, cast: Cast, sandbox: Sandbox) -> None:
    first = cast.operator.start()
    here = {"chat_id": cast.operator.id}
    for _ in range(40):
        await api.refusal("sendMessage", **here, text="")
        await api.result("sendChatAction", **here, action="typing")
        await api.result("getChat", **here)
        await api.result("getChatMember", **here, user_id=cast.operator.id)
        cast.operator.forge(cast.operator.private, first.id, "x")
        query = (await api.result("getUpdates", offset=-1))[0]["callback_query"]["id"]
        await api.result("answerCallbackQuery", callback_query_id=query)
        await api.result("deleteMessage", **here, message_id=cast.operator.say("x").id)
    assert sandbox.limits.overruns == []


async def test_a_new_topic_counts_as_a_message_and_so_does_an_edit(api: Api, cast: Cast, sandbox: Sandbox) -> None:
    forum = sandbox.world.add_chat("Forum", is_forum=True, owner=cast.admin.user)
    cast.admin.add_bot(forum, admin=True)
    for number in range(18):
        await api.result("createForumTopic", chat_id=forum.id, name=f"Town {number}")
    sent = await api.result("sendMessage", chat_id=forum.id, text="one")
    where = {"chat_id": forum.id, "message_id": sent["message_id"]}
    await api.result("editMessageText", **where, text="two")
    assert await api.refusal("createForumTopic", chat_id=forum.id, name="x") == "Too Many Requests: retry after 60"
