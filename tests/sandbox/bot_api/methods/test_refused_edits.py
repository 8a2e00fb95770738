"""What can't be edited, replied to or deleted is refused in Telegram's words."""

from __future__ import annotations

from sandbox.base.clock import HandClock
from sandbox.cast import Cast
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


async def test_others_messages_in_a_group_are_deleted_by_admins_only(api: Api, cast: Cast) -> None:
    message = cast.egov_developer.say("/queue", cast.egov)
    where = {"chat_id": cast.egov.id, "message_id": message.id}
    assert await api.refusal("deleteMessage", **where) == "Bad Request: message can't be deleted"
    cast.admin.make_admin(cast.egov)
    await api.result("deleteMessage", **where)
    await cast.egov_developer.see_gone(message)
