"""A press is answered once, in time and briefly."""

from __future__ import annotations

from typing import Any

import pytest

from sandbox.base.clock import HandClock
from sandbox.cast import Cast
from sandbox.server import Sandbox
from tests.sandbox.conftest import Api

OLD = "Bad Request: query is too old and response timeout expired or query ID is invalid"


async def press(api: Api, cast: Cast) -> dict[str, Any]:
    cast.operator.forge(cast.operator.private, 1, "go")
    (update,) = await api.result("getUpdates", offset=-1)
    query: dict[str, Any] = update["callback_query"]
    return query


async def test_a_second_answer_is_refused(api: Api, cast: Cast) -> None:
    query = await press(api, cast)
    await api.result("answerCallbackQuery", callback_query_id=query["id"])
    assert await api.refusal("answerCallbackQuery", callback_query_id=query["id"]) == OLD
    assert await api.refusal("answerCallbackQuery", callback_query_id="17") == OLD
    assert await api.refusal("answerCallbackQuery") == OLD


async def test_a_late_answer_is_refused(api: Api, cast: Cast, clock: HandClock, sandbox: Sandbox) -> None:
    query = await press(api, cast)
    clock.advance(sandbox.world.query_lifetime + 1)
    assert await api.refusal("answerCallbackQuery", callback_query_id=query["id"]) == OLD


async def test_a_long_answer_is_refused(api: Api, cast: Cast) -> None:
    query = await press(api, cast)
    refusal = await api.refusal("answerCallbackQuery", callback_query_id=query["id"], text="x" * 201)
    assert refusal == "Bad Request: MESSAGE_TOO_LONG"
    await api.result("answerCallbackQuery", callback_query_id=query["id"], text="x" * 200)
    assert len(cast.operator.answers[0].text) == 200


async def test_an_answer_may_be_kept_for_any_time(api: Api, cast: Cast) -> None:
    query = await press(api, cast)
    await api.result("answerCallbackQuery", callback_query_id=query["id"], text="x", cache_time=10**9)


@pytest.mark.parametrize(
    ("url", "fine"), [("t.me/mukta_helpdesk_bot?start=more", True), ("https://example.org", False)]
)
async def test_an_answer_may_only_lead_to_the_bot(api: Api, cast: Cast, url: str, fine: bool) -> None:
    query = await press(api, cast)
    body = await api("answerCallbackQuery", callback_query_id=query["id"], url=url)
    assert body["ok"] is fine


async def test_the_message_is_the_present_one_or_only_its_place(api: Api, cast: Cast) -> None:
    cast.operator.start()
    keyboard = {"inline_keyboard": [[{"text": "Go", "callback_data": "go"}]]}
    sent = await api.result("sendMessage", chat_id=cast.operator.id, text="old", reply_markup=keyboard)
    cast.operator.tap(await cast.operator.see("old"), "Go")
    where = {"chat_id": cast.operator.id, "message_id": sent["message_id"]}
    await api.result("editMessageText", **where, text="new")
    update = (await api.result("getUpdates"))[-1]
    assert update["callback_query"]["message"]["text"] == "new"
    await api.result("deleteMessage", **where)
    update = (await api.result("getUpdates", offset=update["update_id"]))[-1]
    assert update["callback_query"]["message"]["date"] == 0


async def test_link_and_copy_buttons_tell_the_bot_nothing(api: Api, cast: Cast) -> None:
    cast.operator.start()
    row = [
        {"text": "Open", "url": "https://wa.me/919437012345"},
        {"text": "Copy", "copy_text": {"text": "MUK-1"}},
    ]
    await api.result("sendMessage", chat_id=cast.operator.id, text="x", reply_markup={"inline_keyboard": [row]})
    message = await cast.operator.see("x")
    assert cast.operator.tap(message, "Open").url == "https://wa.me/919437012345"
    assert cast.operator.tap(message, "Copy").copied == "MUK-1"
    assert len(await api.result("getUpdates")) == 1
