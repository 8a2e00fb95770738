"""getUpdates: what is confirmed is gone, what is not comes again, and only one may poll."""

from __future__ import annotations

import asyncio

import pytest
from telegram import Bot
from telegram.error import Conflict

from sandbox.base.clock import HandClock
from sandbox.base.errors import ApiError
from sandbox.cast import Cast
from sandbox.server import Sandbox
from sandbox.world.updates import CALLBACK_LIFETIME, UpdateQueue
from tests.sandbox.conftest import Api


def texts(updates: list[dict[str, dict[str, str]]]) -> list[str]:
    return [update["message"]["text"] for update in updates]


async def test_unconfirmed_updates_come_again_and_confirmed_ones_do_not(api: Api, cast: Cast) -> None:
    for text in ("one", "two", "three"):
        cast.operator.say(text)
    first = await api.result("getUpdates")
    assert texts(first) == ["one", "two", "three"]
    assert await api.result("getUpdates") == first
    assert texts(await api.result("getUpdates", offset=first[1]["update_id"] + 1)) == ["three"]
    assert texts(await api.result("getUpdates")) == ["three"]


async def test_update_ids_rise_by_one(api: Api, cast: Cast) -> None:
    cast.operator.say("one")
    cast.operator.say("two")
    first, second = await api.result("getUpdates")
    assert second["update_id"] == first["update_id"] + 1


async def test_a_limit_cuts_and_a_negative_offset_keeps_the_last(api: Api, cast: Cast) -> None:
    for text in ("one", "two", "three"):
        cast.operator.say(text)
    assert texts(await api.result("getUpdates", limit=2)) == ["one", "two"]
    assert texts(await api.result("getUpdates", offset=-1)) == ["three"]
    assert texts(await api.result("getUpdates")) == ["three"]


async def test_an_offset_far_past_the_end_is_ignored(api: Api, cast: Cast) -> None:
    cast.operator.say("one")
    (update,) = await api.result("getUpdates")
    assert texts(await api.result("getUpdates", offset=update["update_id"] + 1000)) == ["one"]


async def test_a_new_poller_ends_the_one_that_waits(bot: Bot, cast: Cast) -> None:
    waiting = asyncio.create_task(bot.get_updates(timeout=30))
    await _is_waiting(bot, cast)
    newer = asyncio.create_task(bot.get_updates(timeout=30))
    with pytest.raises(Conflict, match="terminated by other getUpdates request"):
        await waiting
    cast.operator.say("for the newer one")
    assert len(await newer) == 1


async def _is_waiting(bot: Bot, cast: Cast) -> None:
    """Calls are served in turn, so once this one is answered the poll before it has begun."""
    while not cast.world.updates.has_poller:
        await bot.get_me()


async def test_polling_is_refused_while_a_webhook_is_set(api: Api) -> None:
    await api.result("setWebhook", url="http://127.0.0.1:9/hook")
    assert await api.refusal("getUpdates") == (
        "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
    )


async def test_a_webhook_ends_the_poll_that_waits(bot: Bot, api: Api, cast: Cast) -> None:
    waiting = asyncio.create_task(bot.get_updates(timeout=30))
    await _is_waiting(bot, cast)
    await api.result("setWebhook", url="http://127.0.0.1:9/hook")
    with pytest.raises(Conflict, match="terminated by setWebhook request"):
        await waiting


async def test_allowed_updates_are_remembered(api: Api, cast: Cast) -> None:
    await api.result("getUpdates", allowed_updates=["callback_query"])
    cast.operator.say("not wanted")
    assert await api.result("getUpdates") == []
    await api.result("getUpdates", allowed_updates=[])
    cast.operator.say("wanted again")
    assert texts(await api.result("getUpdates")) == ["wanted again"]


async def test_presses_expire_undelivered_after_150_seconds(api: Api, cast: Cast, clock: HandClock) -> None:
    cast.operator.say("stays")
    cast.operator.forge(cast.operator.private, 1, "x")
    clock.advance(CALLBACK_LIFETIME + 1)
    assert texts(await api.result("getUpdates")) == ["stays"]
    clock.advance(24 * 3600)
    assert await api.result("getUpdates") == []


async def test_a_repeated_offset_is_slowed_to_one_update(api: Api, cast: Cast, sandbox: Sandbox) -> None:
    sandbox.world.updates.shape_repeats = True
    cast.operator.say("one")
    cast.operator.say("two")
    assert len(await api.result("getUpdates")) == 2
    assert len(await api.result("getUpdates")) == 1


async def test_what_waits_outlives_the_bots_process(cast: Cast, sandbox: Sandbox) -> None:
    cast.operator.say("said while nobody polls")
    for _ in range(2):
        async with Bot(sandbox.token, base_url=sandbox.base_url, base_file_url=sandbox.base_file_url) as bot:
            (update,) = await bot.get_updates()
            assert update.message is not None
            assert update.message.text == "said while nobody polls"


class Patient(UpdateQueue):
    """Keeps the count of what it would have waited."""

    def __init__(self) -> None:
        super().__init__(HandClock())
        self.waits: list[float] = []
        self.sleep = self.wait

    async def wait(self, seconds: float) -> None:
        self.waits.append(seconds)


@pytest.mark.parametrize(("asked", "waited"), [(1000, [50]), (50, [50]), (7, [7]), (0, []), (-5, [])])
async def test_a_poll_waits_fifty_seconds_at_most(asked: int, waited: list[float]) -> None:
    queue = Patient()
    assert await queue.poll(0, 100, asked) == []
    assert queue.waits == waited


async def test_the_same_offset_again_with_a_short_timeout_waits_three_seconds() -> None:
    queue = Patient()
    for timeout in (0, 1, 5):
        await queue.poll(7, 100, timeout)
    assert queue.waits == [3, 5]


async def test_conflicts_in_a_row_are_answered_later() -> None:
    queue = Patient()
    queue.webhook_url = "https://x.in"
    for _ in range(3):
        with pytest.raises(ApiError, match="409"):
            await queue.poll(0, 100, 0)
    assert queue.waits == [3, 3]


@pytest.mark.parametrize("limit", [0, -1, 101, 1000])
async def test_a_limit_that_cannot_be_is_a_hundred(api: Api, cast: Cast, limit: int) -> None:
    for number in range(101):
        cast.operator.say(str(number))
    assert len(await api.result("getUpdates", limit=limit)) == 100


async def test_an_answer_ends_before_four_megabytes_and_the_rest_comes_later(api: Api, cast: Cast) -> None:
    for _ in range(100):
        cast.operator.say("ଓ" * 20_000)  # three bytes each
    first = await api.result("getUpdates")
    assert len(first) == 69
    assert len(await api.result("getUpdates", offset=first[-1]["update_id"] + 1)) == 31


async def test_reactions_and_members_are_told_only_to_bots_that_asked(api: Api, cast: Cast) -> None:
    cast.admin.make_admin(cast.egov)
    cast.egov_developer.react(cast.egov_developer.say("hm", cast.egov), "👍")
    cast.stranger.join(cast.egov)
    assert {list(update)[1] for update in await api.result("getUpdates")} == {"my_chat_member", "message"}
