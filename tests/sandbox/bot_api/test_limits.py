"""20 in 60 s for a group, a burst and then 1/s in private, 30 in a second; and who did not wait."""

from __future__ import annotations

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


async def test_refused_calls_and_free_methods_cost_nothing(api: Api, cast: Cast, sandbox: Sandbox) -> None:
    cast.operator.start()
    for _ in range(12):
        await api.refusal("sendMessage", chat_id=cast.operator.id, text="")
        await api.result("sendChatAction", chat_id=cast.operator.id, action="typing")
    assert sandbox.limits.overruns == []
