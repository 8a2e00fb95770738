"""Who cannot be written to is refused in Telegram's words: strangers, blockers, groups without the bot."""

from __future__ import annotations

from typing import Any

import pytest

from sandbox.cast import Cast
from sandbox.server import Sandbox
from tests.sandbox.conftest import Api


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


@pytest.mark.parametrize(
    ("method", "more", "stopped"),
    [
        ("sendMessage", {"text": "x"}, True),
        ("deleteMessage", {"message_id": 1}, True),
        ("pinChatMessage", {"message_id": 1}, True),
        ("getChatMember", {"user_id": 2501}, True),
        ("editMessageText", {"text": "x"}, False),
        ("getChat", {}, False),
    ],
)
async def test_an_upgraded_group_stops_what_writes_and_asks_for_members(
    api: Api, cast: Cast, sandbox: Sandbox, method: str, more: dict[str, Any], stopped: bool
) -> None:
    group = sandbox.world.add_chat("Old group", type="group", owner=cast.admin.user)
    cast.admin.add_bot(group)
    sent = await api.result("sendMessage", chat_id=group.id, text="old")
    new = cast.admin.migrate(group)
    body = await api(method, **{"chat_id": group.id, "message_id": sent["message_id"]} | more)
    assert (body.get("parameters") == {"migrate_to_chat_id": new.id}) is stopped
    assert body["ok"] is not stopped


@pytest.mark.parametrize(
    ("status", "refusal"),
    [("kicked", "bot was kicked from the channel chat"), ("left", "bot is not a member of the channel chat")],
)
async def test_a_channel_that_put_the_bot_out_says_so(api: Api, cast: Cast, status: str, refusal: str) -> None:
    cast.admin.remove_bot(cast.managers_channel, status=status)
    for method, more in (("sendMessage", {"text": "x"}), ("getChat", {})):
        assert await api.refusal(method, chat_id=cast.managers_channel.id, **more) == f"Forbidden: {refusal}"


async def test_a_channel_wants_an_admin(api: Api, cast: Cast) -> None:
    cast.admin.unmake_admin(cast.managers_channel)
    refusal = await api.refusal("sendMessage", chat_id=cast.managers_channel.id, text="x")
    assert refusal == "Bad Request: need administrator rights in the channel chat"


@pytest.mark.parametrize(
    ("what", "params", "refusal"),
    [
        ("sendPhoto", {"photo": "AgACnope"}, "not enough rights to send photos to the chat"),
        ("sendVoice", {"voice": "x"}, "not enough rights to send voice notes to the chat"),
        ("sendDocument", {"document": "x"}, "not enough rights to send documents to the chat"),
        ("sendVideo", {"video": "x"}, "not enough rights to send videos to the chat"),
        ("sendAudio", {"audio": "x"}, "not enough rights to send music to the chat"),
        ("sendAnimation", {"animation": "x"}, "not enough rights to send animations to the chat"),
        ("sendVideoNote", {"video_note": "x"}, "not enough rights to send video notes to the chat"),
        ("sendMessage", {"text": "x"}, "not enough rights to send text messages to the chat"),
    ],
)
async def test_a_group_may_forbid_kinds_of_messages(
    api: Api, cast: Cast, what: str, params: dict[str, Any], refusal: str
) -> None:
    cast.egov.members_may = frozenset()
    assert await api.refusal(what, chat_id=cast.egov.id, **params) == f"Bad Request: {refusal}"


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
