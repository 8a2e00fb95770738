"""Who is in a chat: what the bot may ask, and whom it may put out."""

from __future__ import annotations

import pytest

from sandbox.cast import Cast
from sandbox.server import Sandbox
from tests.sandbox.conftest import Api


async def test_a_channel_shows_its_members_to_its_admins_only(api: Api, cast: Cast) -> None:
    where = {"chat_id": cast.managers_channel.id, "user_id": cast.manager.id}
    assert (await api.result("getChatMember", **where))["status"] == "member"
    cast.admin.unmake_admin(cast.managers_channel)
    assert await api.refusal("getChatMember", **where) == "Bad Request: member list is inaccessible"
    refusal = await api.refusal("getChatAdministrators", chat_id=cast.managers_channel.id)
    assert refusal == "Bad Request: member list is inaccessible"


async def test_an_admin_bot_bans_and_lets_back_in(api: Api, cast: Cast) -> None:
    cast.admin.make_admin(cast.egov)
    where = {"chat_id": cast.egov.id, "user_id": cast.egov_developer.id}
    for _ in range(2):
        await api.result("banChatMember", **where)
        assert (await api.result("getChatMember", **where))["status"] == "kicked"
    await api.result("unbanChatMember", **where, only_if_banned=True)
    assert (await api.result("getChatMember", **where))["status"] == "left"


async def test_an_unban_puts_out_whoever_was_not_banned_unless_it_says_so(api: Api, cast: Cast) -> None:
    cast.admin.make_admin(cast.egov)
    where = {"chat_id": cast.egov.id, "user_id": cast.egov_developer.id}
    await api.result("unbanChatMember", **where, only_if_banned=True)
    assert cast.egov.has(cast.egov_developer.id)
    await api.result("unbanChatMember", **where)
    assert not cast.egov.has(cast.egov_developer.id)


@pytest.mark.parametrize(
    ("whom", "refusal"),
    [
        (2601, "user is an administrator of the chat"),
        (2501, "can't remove chat owner"),
        (1000001, "can't restrict self"),
        (0, "invalid user_id specified"),
    ],
)
async def test_who_cannot_be_banned(api: Api, cast: Cast, whom: int, refusal: str) -> None:
    cast.admin.make_admin(cast.egov)
    cast.admin.make_admin(cast.egov, cast.manager)
    assert await api.refusal("banChatMember", chat_id=cast.egov.id, user_id=whom) == f"Bad Request: {refusal}"


async def test_a_ban_wants_the_right_and_a_group(api: Api, cast: Cast, sandbox: Sandbox) -> None:
    whom = {"user_id": cast.egov_developer.id}
    refusal = "Bad Request: not enough rights to restrict/unrestrict chat member"
    assert await api.refusal("banChatMember", chat_id=cast.egov.id, **whom) == refusal
    cast.operator.start()
    refusal = await api.refusal("banChatMember", chat_id=cast.operator.id, **whom)
    assert refusal == "Bad Request: can't ban members in private chats"
    old = sandbox.world.add_chat("Old", type="group", owner=cast.admin.user)
    cast.admin.add_bot(old)
    refusal = await api.refusal("unbanChatMember", chat_id=old.id, **whom)
    assert refusal == "Bad Request: method is available for supergroup and channel chats only"
