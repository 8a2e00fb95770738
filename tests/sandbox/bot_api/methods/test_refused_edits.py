"""What can't be edited, replied to or deleted is refused in Telegram's words."""

from __future__ import annotations

import pytest

from sandbox.base.clock import HandClock
from sandbox.cast import Cast
from sandbox.server import Sandbox
from tests.sandbox.conftest import Api


async def test_edits_of_what_is_not_there_or_not_mine(api: Api, cast: Cast) -> None:
    theirs = cast.operator.start()
    chat = cast.operator.id
    assert await api.refusal("editMessageText", text="x") == "Bad Request: message identifier is not specified"
    for message_id in (0, -1, 999):
        refusal = await api.refusal("editMessageText", chat_id=chat, message_id=message_id, text="x")
        assert refusal == "Bad Request: message to edit not found"
    refusal = await api.refusal("editMessageText", chat_id=chat, message_id=theirs.id, text="x")
    assert refusal == "Bad Request: message can't be edited"


async def test_an_unchanged_edit_is_refused_and_a_lost_keyboard_is_a_change(api: Api, cast: Cast) -> None:
    cast.operator.start()
    keyboard = {"inline_keyboard": [[{"text": "Go", "callback_data": "go"}]]}
    sent = await api.result("sendMessage", chat_id=cast.operator.id, text="x", reply_markup=keyboard)
    same = {"chat_id": cast.operator.id, "message_id": sent["message_id"], "text": "x"}
    assert (await api.refusal("editMessageText", **same, reply_markup=keyboard)).startswith(
        "Bad Request: message is not modified: specified new message content"
    )
    edited = await api.result("editMessageText", **same)
    assert "reply_markup" not in edited
    assert cast.operator.last().labels == []


async def test_edit_texts_and_captions_are_limited_by_codes(api: Api, cast: Cast) -> None:
    cast.operator.start()
    sent = await api.result("sendMessage", chat_id=cast.operator.id, text="x")
    where = {"chat_id": cast.operator.id, "message_id": sent["message_id"]}
    assert await api.refusal("editMessageText", **where, text="x" * 4097) == "Bad Request: MESSAGE_TOO_LONG"
    refusal = await api.refusal("editMessageCaption", **where, caption="x")
    assert refusal == "Bad Request: there is no caption in the message to edit"


async def test_messages_with_a_reply_keyboard_cannot_be_edited(api: Api, cast: Cast) -> None:
    cast.operator.start()
    sent = await api.result(
        "sendMessage", chat_id=cast.operator.id, text="x", reply_markup={"keyboard": [[{"text": "New"}]]}
    )
    refusal = await api.refusal("editMessageText", chat_id=cast.operator.id, message_id=sent["message_id"], text="y")
    assert refusal == "Bad Request: message can't be edited"


async def test_a_reply_to_a_missing_message_is_refused_unless_allowed(api: Api, cast: Cast) -> None:
    cast.operator.start()
    send = {"chat_id": cast.operator.id, "text": "x"}
    refusal = await api.refusal("sendMessage", **send, reply_parameters={"message_id": 77})
    assert refusal == "Bad Request: message to be replied not found"
    refusal = await api.refusal("sendMessage", **send, reply_parameters={"chat_id": cast.operator.id})
    assert refusal == 'Bad Request: can\'t find field "message_id"'
    elsewhere = {"message_id": 77, "chat_id": cast.egov.id}
    refusal = await api.refusal("sendMessage", **send, reply_parameters=elsewhere)
    assert refusal == "Bad Request: message to be replied not found"
    lenient = {"message_id": 77, "allow_sending_without_reply": True}
    assert "reply_to_message" not in await api.result("sendMessage", **send, reply_parameters=lenient)


async def test_old_messages_cannot_be_deleted(api: Api, cast: Cast, clock: HandClock) -> None:
    cast.operator.start()
    places = ((cast.operator.id, "can't be deleted for everyone"), (cast.egov.id, "can't be deleted"))
    for chat_id, refusal in places:
        old = await api.result("sendMessage", chat_id=chat_id, text="old")
        clock.advance(48 * 3600 + 1)
        text = await api.refusal("deleteMessage", chat_id=chat_id, message_id=old["message_id"])
        assert text == f"Bad Request: message {refusal}"
    assert await api.refusal("deleteMessage", chat_id=cast.egov.id, message_id=99) == (
        "Bad Request: message to delete not found"
    )


@pytest.mark.parametrize(
    ("method", "what"), [("editMessageText", "edit"), ("deleteMessage", "delete"), ("pinChatMessage", "pin")]
)
@pytest.mark.parametrize("message_id", [0, -1, 999])
async def test_a_message_that_is_not_there_is_not_found(
    api: Api, cast: Cast, method: str, what: str, message_id: int
) -> None:
    cast.operator.start()
    refusal = await api.refusal(method, chat_id=cast.operator.id, message_id=message_id, text="x")
    assert refusal == f"Bad Request: message to {what} not found"


@pytest.mark.parametrize(
    ("method", "given", "refusal"),
    [
        ("deleteMessage", {"chat_id": 2001}, "message identifier is not specified"),
        ("deleteMessage", {"message_id": 1}, "chat identifier is not specified"),
        ("editMessageReplyMarkup", {}, "message identifier is not specified"),
        ("editMessageReplyMarkup", {"chat_id": 2001}, "message to edit not found"),
        ("editMessageText", {"chat_id": 2001, "message_id": 1}, "message text is empty"),
        ("editMessageText", {"chat_id": 2001, "message_id": 2, "text": " "}, "text must be non-empty"),
        ("deleteMessages", {"chat_id": 2001}, "message identifiers are not specified"),
        ("deleteMessages", {"chat_id": 2001, "message_ids": 7}, "expected an Array of message identifiers"),
        (
            "deleteMessages",
            {"chat_id": 2001, "message_ids": list(range(101))},
            "too many message identifiers specified",
        ),
    ],
)
async def test_calls_that_name_no_message_or_no_text(
    api: Api, cast: Cast, method: str, given: dict[str, object], refusal: str
) -> None:
    cast.operator.start()
    await api.result("sendMessage", chat_id=cast.operator.id, text="x")
    assert await api.refusal(method, **given) == f"Bad Request: {refusal}"


async def test_several_messages_are_deleted_at_once_and_missing_ones_skipped(api: Api, cast: Cast) -> None:
    said = [cast.operator.say(str(number)) for number in range(3)]
    ids = [message.id for message in said[:2]]
    await api.result("deleteMessages", chat_id=cast.operator.id, message_ids=[*ids, 999])
    assert cast.operator.messages() == said[2:]


async def test_a_groups_first_message_and_a_topics_beginning_stay(api: Api, cast: Cast, sandbox: Sandbox) -> None:
    forum = sandbox.world.add_chat("Forum", is_forum=True, owner=cast.admin.user)
    first = cast.admin.say("/queue", forum)
    cast.admin.add_bot(forum, admin=True)
    topic = sandbox.world.add_topic(forum, "Jatni", cast.admin.user)
    assert first.id == 1
    for message_id in (1, topic.id):
        refusal = await api.refusal("deleteMessage", chat_id=forum.id, message_id=message_id)
        assert refusal == "Bad Request: message can't be deleted"


async def test_others_messages_in_a_basic_group_want_an_admin(api: Api, cast: Cast, sandbox: Sandbox) -> None:
    old = sandbox.world.add_chat("Old", type="group", owner=cast.admin.user)
    cast.admin.add_bot(old)
    where = {"chat_id": old.id, "message_id": cast.admin.say("/queue", old).id}
    assert await api.refusal("deleteMessage", **where) == "Bad Request: message can't be deleted for everyone"
    cast.admin.make_admin(old)
    await api.result("deleteMessage", **where)


async def test_others_messages_in_a_group_are_deleted_by_admins_only(api: Api, cast: Cast) -> None:
    message = cast.egov_developer.say("/queue", cast.egov)
    where = {"chat_id": cast.egov.id, "message_id": message.id}
    assert await api.refusal("deleteMessage", **where) == "Bad Request: message can't be deleted"
    cast.admin.make_admin(cast.egov)
    await api.result("deleteMessage", **where)
    await cast.egov_developer.see_gone(message)
