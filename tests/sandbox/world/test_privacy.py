"""A group bot that is no admin hears commands, replies to itself and service lines; an admin hears all."""

from __future__ import annotations

import pytest

from sandbox.base.model import ANONYMOUS_ADMIN_ID
from sandbox.cast import Cast
from tests.sandbox.conftest import Api


@pytest.mark.parametrize(
    ("text", "heard"),
    [
        ("/queue", True),
        ("/queue@mukta_helpdesk_bot", True),
        ("/queue@another_bot", False),
        ("just talk", False),
        ("@mukta_helpdesk_bot look", False),
    ],
)
async def test_privacy_mode_lets_commands_through(api: Api, cast: Cast, text: str, heard: bool) -> None:
    cast.egov_developer.say(text, cast.egov)
    assert bool(await api.result("getUpdates")) is heard


async def test_replies_to_the_bot_are_heard_and_replies_to_people_are_not(api: Api, cast: Cast) -> None:
    await api.result("sendMessage", chat_id=cast.egov.id, text="MUK-1001")
    card = await cast.egov_developer.see("MUK-1001", cast.egov)
    mine = cast.egov_developer.reply(card, "on it")
    cast.manager.reply(mine, "good")
    (update,) = await api.result("getUpdates")
    assert update["message"]["reply_to_message"]["text"] == "MUK-1001"
    assert update["message"]["message_thread_id"] == card.id
    assert "is_topic_message" not in update["message"]


async def test_an_admin_bot_hears_everything(api: Api, cast: Cast) -> None:
    cast.admin.make_admin(cast.egov)
    cast.egov_developer.say("just talk", cast.egov)
    assert [list(u)[1] for u in await api.result("getUpdates")] == ["my_chat_member", "message"]


async def test_edits_arrive_as_edited_messages(api: Api, cast: Cast) -> None:
    message = cast.operator.say("first")
    cast.operator.edit(message, "second")
    first, second = await api.result("getUpdates")
    assert first["message"]["text"] == "first"
    assert second["edited_message"]["text"] == "second"


async def test_an_anonymous_admin_writes_as_the_group_and_presses_as_themselves(api: Api, cast: Cast) -> None:
    cast.admin.make_admin(cast.egov, cast.egov_developer, anonymous=True)
    keyboard = {"inline_keyboard": [[{"text": "Claim", "callback_data": "c"}]]}
    await api.result("sendMessage", chat_id=cast.egov.id, text="MUK-1001", reply_markup=keyboard)
    card = await cast.egov_developer.see("MUK-1001", cast.egov)
    cast.egov_developer.reply(card, "on it")
    cast.egov_developer.tap(card, "Claim")
    said, pressed = await api.result("getUpdates")
    assert said["message"]["from"]["id"] == ANONYMOUS_ADMIN_ID
    assert said["message"]["sender_chat"]["id"] == cast.egov.id
    assert pressed["callback_query"]["from"]["id"] == cast.egov_developer.id
