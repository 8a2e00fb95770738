"""Coming and going is told to the bot in the updates that Telegram uses."""

from __future__ import annotations

import pytest

from sandbox.cast import Cast
from sandbox.people.acts import NotPossible
from sandbox.server import Sandbox
from tests.sandbox.conftest import Api

ALL = ["message", "my_chat_member", "chat_member", "message_reaction"]


async def test_a_startgroup_link_adds_the_bot_and_brings_its_payload(api: Api, cast: Cast, sandbox: Sandbox) -> None:
    group = sandbox.world.add_chat("New team", owner=cast.admin.user)
    cast.admin.add_bot(group, payload="link-42")
    added, line, start = await api.result("getUpdates")
    assert added["my_chat_member"]["old_chat_member"]["status"] == "left"
    assert added["my_chat_member"]["new_chat_member"]["status"] == "member"
    assert added["my_chat_member"]["from"]["id"] == cast.admin.id
    assert line["message"]["new_chat_members"][0]["id"] == 1000001
    assert start["message"]["text"] == "/start@mukta_helpdesk_bot link-42"
    assert start["message"]["entities"][0]["type"] == "bot_command"


async def test_members_come_and_go_with_lines_for_all_and_updates_for_admins(api: Api, cast: Cast) -> None:
    await api.result("getUpdates", allowed_updates=ALL)
    cast.stranger.join(cast.egov)
    (line,) = await api.result("getUpdates")
    assert line["message"]["new_chat_members"][0]["id"] == cast.stranger.id
    cast.admin.make_admin(cast.egov)
    cast.stranger.leave(cast.egov, by=cast.admin)
    kinds = [list(update)[1] for update in await api.result("getUpdates", offset=line["update_id"] + 1)]
    assert kinds == ["my_chat_member", "message", "chat_member"]
    assert await api.result("getChatMemberCount", chat_id=cast.egov.id) == 4


async def test_chat_member_updates_come_only_if_asked_for(api: Api, cast: Cast) -> None:
    cast.admin.make_admin(cast.egov)
    cast.stranger.join(cast.egov)
    assert [list(update)[1] for update in await api.result("getUpdates")] == ["my_chat_member", "message"]


async def test_a_removed_bot_is_told_and_hears_nothing_more(api: Api, cast: Cast) -> None:
    cast.admin.remove_bot(cast.egov)
    cast.egov_developer.say("/queue", cast.egov)
    (update,) = await api.result("getUpdates")
    assert update["my_chat_member"]["new_chat_member"]["status"] == "kicked"


async def test_a_block_is_a_kick_in_private(api: Api, cast: Cast) -> None:
    cast.operator.block()
    with pytest.raises(NotPossible):
        cast.operator.say("anyone?")
    cast.operator.unblock()
    blocked, back = await api.result("getUpdates")
    assert blocked["my_chat_member"]["new_chat_member"]["status"] == "kicked"
    assert back["my_chat_member"]["new_chat_member"]["status"] == "member"


async def test_migration_is_said_in_both_groups(api: Api, cast: Cast, sandbox: Sandbox) -> None:
    group = sandbox.world.add_chat("Old", type="group", owner=cast.admin.user)
    cast.admin.add_bot(group)
    new = cast.admin.migrate(group)
    here, there = (await api.result("getUpdates"))[-2:]
    assert here["message"]["migrate_to_chat_id"] == new.id
    assert there["message"]["migrate_from_chat_id"] == group.id
    assert there["message"]["message_id"] == 1


async def test_private_chats_and_basic_groups_share_one_counter(cast: Cast, sandbox: Sandbox) -> None:
    group = sandbox.world.add_chat("Old", type="group", owner=cast.admin.user)
    first = cast.operator.say("one")
    second = cast.admin.say("two", group)
    third = cast.admin.say("three")
    assert [second.id - first.id, third.id - second.id] == [1, 1]
    assert cast.egov_developer.say("mine", cast.egov).id == 2


async def test_reactions_reach_an_admin_bot_that_asked(api: Api, cast: Cast) -> None:
    await api.result("getUpdates", allowed_updates=ALL)
    cast.admin.make_admin(cast.egov)
    cast.egov_developer.react(cast.egov_developer.say("hm", cast.egov), "👍")
    update = (await api.result("getUpdates"))[-1]
    assert update["message_reaction"]["new_reaction"] == [{"type": "emoji", "emoji": "👍"}]


async def test_a_chat_can_be_picked_with_a_request_chat_key(api: Api, cast: Cast) -> None:
    cast.admin.start()
    key = {"text": "Choose", "request_chat": {"request_id": 7, "chat_is_channel": True}}
    await api.result("sendMessage", chat_id=cast.admin.id, text="Which?", reply_markup={"keyboard": [[key]]})
    cast.admin.share_chat(cast.managers_channel)
    update = (await api.result("getUpdates"))[-1]
    shared = update["message"]["chat_shared"]
    assert (shared["request_id"], shared["chat_id"]) == (7, cast.managers_channel.id)


async def test_a_contact_is_shared_with_its_owners_id(api: Api, cast: Cast) -> None:
    cast.operator.share_contact()
    cast.operator.share_contact("+919437012345", "Ramesh")
    own, other = (update["message"]["contact"] for update in await api.result("getUpdates"))
    assert own["user_id"] == cast.operator.id
    assert other == {"phone_number": "+919437012345", "first_name": "Ramesh"}


async def test_a_request_chat_key_may_bring_the_bot_in(api: Api, cast: Cast, sandbox: Sandbox) -> None:
    group = sandbox.world.add_chat("New team", owner=cast.admin.user)
    cast.admin.start()
    key = {
        "text": "Choose",
        "request_chat": {"request_id": 1, "chat_is_channel": False, "bot_is_member": True},
    }
    await api.result("sendMessage", chat_id=cast.admin.id, text="Which?", reply_markup={"keyboard": [[key]]})
    cast.admin.share_chat(group)
    assert sandbox.world.bot_member(group).is_inside
    kinds = [list(update)[1] for update in await api.result("getUpdates")]
    assert kinds == ["message", "my_chat_member", "message", "message"]


async def test_a_key_of_the_reply_keyboard_says_its_label(api: Api, cast: Cast) -> None:
    cast.operator.start()
    await api.result(
        "sendMessage", chat_id=cast.operator.id, text="Menu", reply_markup={"keyboard": [["New ticket"]]}
    )
    assert cast.operator.choose("new").text == "New ticket"
    await api.result("sendMessage", chat_id=cast.operator.id, text="Gone", reply_markup={"remove_keyboard": True})
    with pytest.raises(AssertionError, match="no such key"):
        cast.operator.choose("new")
