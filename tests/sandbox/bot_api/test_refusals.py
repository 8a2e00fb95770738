"""What Telegram refuses is refused here, in Telegram's words."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from sandbox.base.clock import HandClock
from sandbox.cast import Cast
from sandbox.server import Sandbox
from tests.sandbox.conftest import Api


@pytest.mark.parametrize(
    ("token", "status", "text"),
    [
        ("1:x", 401, "Unauthorized"),
        ("nonsense", 401, "Unauthorized: invalid token specified"),
    ],
)
async def test_a_wrong_token_opens_nothing(sandbox: Sandbox, token: str, status: int, text: str) -> None:
    async with httpx.AsyncClient() as client:
        reply = await client.get(f"{sandbox.base_url}{token}/getMe")
    assert reply.status_code == status
    assert reply.json() == {"ok": False, "error_code": status, "description": text}


async def test_method_names_do_not_mind_capitals(api: Api) -> None:
    assert (await api.result("GETME"))["is_bot"]


async def test_an_unknown_method_is_404_and_an_unbuilt_one_501(api: Api, sandbox: Sandbox) -> None:
    assert await api.refusal("sendTelepathy") == "Not Found: method not found"
    assert "not built" in await api.refusal("sendDice")
    with pytest.raises(AssertionError, match="sendDice"):
        sandbox.assert_clean()


async def test_unknown_parameters_are_ignored_but_noted(api: Api, cast: Cast, sandbox: Sandbox) -> None:
    cast.operator.start()
    await api.result("sendMessage", chat_id=cast.operator.id, text="x", colour="red")
    assert sandbox.unknown_parameters == ["sendMessage.colour"]


@pytest.mark.parametrize("how", ["query", "form", "multipart", "json"])
async def test_arguments_come_in_four_ways(sandbox: Sandbox, cast: Cast, how: str) -> None:
    cast.operator.start()
    url = f"{sandbox.base_url}{sandbox.token}/sendMessage"
    given = {"chat_id": str(cast.operator.id), "text": "ଓଡ଼ିଆ"}
    async with httpx.AsyncClient() as client:
        match how:
            case "query":
                reply = await client.get(url, params=given)
            case "form":
                reply = await client.post(url, data=given)
            case "multipart":
                reply = await client.post(url, data=given, files={"unused": b"x"})
            case _:
                reply = await client.post(url, json=given)
    assert reply.json()["result"]["text"] == "ଓଡ଼ିଆ"


@pytest.mark.parametrize(
    ("text", "refusal"),
    [
        ("", "Bad Request: message text is empty"),
        ("  \n ", "Bad Request: text must be non-empty"),
        ("x" * 4097, "Bad Request: message is too long"),
        ("ଓ" * 11_000, "Bad Request: text is too long"),
    ],
)
async def test_texts_that_cannot_be_sent(api: Api, cast: Cast, text: str, refusal: str) -> None:
    cast.operator.start()
    assert await api.refusal("sendMessage", chat_id=cast.operator.id, text=text) == refusal


async def test_length_is_counted_after_parsing(api: Api, cast: Cast) -> None:
    cast.operator.start()
    text = f"<b>{'x' * 4096}</b>"
    await api.result("sendMessage", chat_id=cast.operator.id, text=text, parse_mode="HTML")


async def test_people_the_bot_never_met_are_not_found(api: Api, cast: Cast) -> None:
    assert await api.refusal("sendMessage", chat_id=cast.stranger.id, text="x") == "Bad Request: chat not found"
    assert await api.refusal("sendMessage", text="x") == "Bad Request: chat_id is empty"
    assert await api.refusal("sendMessage", chat_id="@nobody_at_all", text="x") == "Bad Request: chat not found"


async def test_people_met_only_in_a_group_cannot_be_written_to(api: Api, cast: Cast) -> None:
    cast.egov_developer.say("/queue", cast.egov)
    refusal = await api.refusal("sendMessage", chat_id=cast.egov_developer.id, text="x")
    assert refusal == "Forbidden: bot can't initiate conversation with a user"


async def test_who_blocks_the_bot_gets_nothing_until_they_come_back(api: Api, cast: Cast) -> None:
    cast.operator.start()
    cast.operator.block()
    refusal = await api.refusal("sendMessage", chat_id=cast.operator.id, text="x")
    assert refusal == "Forbidden: bot was blocked by the user"
    cast.operator.start()
    await api.result("sendMessage", chat_id=cast.operator.id, text="x")


async def test_a_kicked_bot_may_not_even_read_a_supergroup(api: Api, cast: Cast) -> None:
    cast.admin.remove_bot(cast.egov)
    for method, more in (
        ("sendMessage", {"text": "x"}),
        ("getChat", {}),
        ("getChatMember", {"user_id": 2001}),
    ):
        refusal = await api.refusal(method, chat_id=cast.egov.id, **more)
        assert refusal == "Forbidden: bot was kicked from the supergroup chat"


async def test_a_bot_that_left_is_no_member(api: Api, cast: Cast) -> None:
    await api.result("leaveChat", chat_id=cast.egov.id)
    refusal = await api.refusal("sendMessage", chat_id=cast.egov.id, text="x")
    assert refusal == "Forbidden: bot is not a member of the supergroup chat"


async def test_a_group_that_became_a_supergroup_says_where_it_went(api: Api, cast: Cast, sandbox: Sandbox) -> None:
    group = sandbox.world.add_chat("Old group", type="group", owner=cast.admin.user)
    cast.admin.add_bot(group)
    new = cast.admin.migrate(group)
    body = await api("sendMessage", chat_id=group.id, text="x")
    assert body["description"] == "Bad Request: group chat was upgraded to a supergroup chat"
    assert body["parameters"] == {"migrate_to_chat_id": new.id}
    assert (await api.result("sendMessage", chat_id=new.id, text="x"))["message_id"] == 2


async def test_a_channel_wants_an_admin(api: Api, cast: Cast) -> None:
    cast.admin.unmake_admin(cast.managers_channel)
    refusal = await api.refusal("sendMessage", chat_id=cast.managers_channel.id, text="x")
    assert refusal == "Bad Request: need administrator rights in the channel chat"


@pytest.mark.parametrize(
    ("what", "params", "refusal"),
    [
        ("sendPhoto", {"photo": "AgACnope"}, "not enough rights to send photos to the chat"),
        ("sendVoice", {"voice": "x"}, "not enough rights to send voice notes to the chat"),
        ("sendMessage", {"text": "x"}, "not enough rights to send text messages to the chat"),
    ],
)
async def test_a_group_may_forbid_kinds_of_messages(
    api: Api, cast: Cast, what: str, params: dict[str, Any], refusal: str
) -> None:
    cast.egov.members_may = frozenset()
    assert await api.refusal(what, chat_id=cast.egov.id, **params) == f"Bad Request: {refusal}"


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


async def test_pins_want_the_right_and_leave_a_line(api: Api, cast: Cast) -> None:
    sent = await api.result("sendMessage", chat_id=cast.egov.id, text="rules")
    where = {"chat_id": cast.egov.id, "message_id": sent["message_id"]}
    assert await api.refusal("pinChatMessage", **where) == (
        "Bad Request: not enough rights to manage pinned messages in the chat"
    )
    cast.admin.make_admin(cast.egov)
    await api.result("pinChatMessage", **where)
    assert cast.egov.messages[sent["message_id"]].pinned
    updates = await api.result("getUpdates", allowed_updates=["message"])
    assert updates[-1]["message"]["pinned_message"]["text"] == "rules"
    await api.result("unpinChatMessage", chat_id=cast.egov.id)
    assert not cast.egov.messages[sent["message_id"]].pinned


async def test_chat_actions_are_from_a_list(api: Api, cast: Cast) -> None:
    cast.operator.start()
    await api.result("sendChatAction", chat_id=cast.operator.id, action="typing")
    refusal = await api.refusal("sendChatAction", chat_id=cast.operator.id, action="sleeping")
    assert refusal == "Bad Request: wrong parameter action in request"


async def test_members_are_told_apart_from_strangers(api: Api, cast: Cast) -> None:
    member = await api.result("getChatMember", chat_id=cast.egov.id, user_id=cast.egov_developer.id)
    assert member["status"] == "member"
    cast.operator.start()
    left = await api.result("getChatMember", chat_id=cast.egov.id, user_id=cast.operator.id)
    assert left["status"] == "left"
    for user_id, text in ((0, "invalid user_id specified"), (424242, "PARTICIPANT_ID_INVALID")):
        refusal = await api.refusal("getChatMember", chat_id=cast.egov.id, user_id=user_id)
        assert refusal == f"Bad Request: {text}"
    refusal = await api.refusal("getChatMember", chat_id=cast.operator.id, user_id=cast.admin.id)
    assert refusal == "Bad Request: member not found"


async def test_reactions_are_from_telegrams_list(api: Api, cast: Cast) -> None:
    message = cast.egov_developer.say("/queue", cast.egov)
    where = {"chat_id": cast.egov.id, "message_id": message.id}
    await api.result("setMessageReaction", **where, reaction=[{"type": "emoji", "emoji": "👀"}])
    assert message.reactions == {1000001: ["👀"]}
    refusal = await api.refusal("setMessageReaction", **where, reaction=[{"type": "emoji", "emoji": "🥕"}])
    assert refusal == "Bad Request: REACTION_INVALID"


@pytest.mark.parametrize(
    ("happened", "refusal"),
    [
        ("kicked", "bot was kicked from the group chat"),
        ("left", "bot is not a member of the group chat"),
        ("deleted", "the group chat was deleted"),
    ],
)
async def test_basic_groups_that_are_closed_to_the_bot(
    api: Api, cast: Cast, sandbox: Sandbox, happened: str, refusal: str
) -> None:
    group = sandbox.world.add_chat("Old group", type="group", owner=cast.admin.user)
    cast.admin.add_bot(group)
    if happened == "deleted":
        group.is_deleted = True
    else:
        cast.admin.remove_bot(group, status=happened)
    assert await api.refusal("sendMessage", chat_id=group.id, text="x") == f"Forbidden: {refusal}"
    assert (await api.result("getChat", chat_id=group.id))["title"] == "Old group"


async def test_the_bot_and_the_deactivated_cannot_be_written_to(api: Api, cast: Cast) -> None:
    cast.operator.start()
    cast.operator.user.is_deleted = True
    assert await api.refusal("sendMessage", chat_id=1000001, text="x") == (
        "Forbidden: the bot can't send messages to the bot"
    )
    assert await api.refusal("sendMessage", chat_id=cast.operator.id, text="x") == ("Forbidden: user is deactivated")


async def test_a_public_group_is_found_by_its_name(api: Api, cast: Cast, sandbox: Sandbox) -> None:
    group = sandbox.world.add_chat("Open house", username="open_house", owner=cast.admin.user)
    assert (await api.result("getChat", chat_id="@Open_House"))["id"] == group.id
    refusal = await api.refusal("sendMessage", chat_id="@open_house", text="x")
    assert refusal == "Forbidden: bot is not a member of the supergroup chat"


@pytest.mark.parametrize("mode", ["MarkdownV2", "Markdown"])
async def test_a_parse_mode_that_is_not_built_says_so(api: Api, cast: Cast, sandbox: Sandbox, mode: str) -> None:
    cast.operator.start()
    refusal = await api.refusal("sendMessage", chat_id=cast.operator.id, text="*x*", parse_mode=mode)
    assert refusal == f"Not Implemented: parse_mode {mode} is not built"
    assert sandbox.log.not_built
