"""Everything that the sandbox answers can be read by python-telegram-bot as what it is."""

from __future__ import annotations

import datetime as dt

from telegram import (
    Bot,
    BotCommand,
    ChatMemberAdministrator,
    ChatMemberBanned,
    ChatMemberOwner,
    MessageEntity,
)

from sandbox.cast import Cast
from sandbox.server import Sandbox


async def test_chats_and_their_members(bot: Bot, cast: Cast, sandbox: Sandbox) -> None:
    cast.admin.make_admin(cast.egov)
    cast.egov_developer.leave(cast.egov, by=cast.admin)
    await bot.send_message(cast.egov.id, "rules")
    await bot.pin_chat_message(cast.egov.id, cast.egov_developer.last(cast.egov).id)
    chat = await bot.get_chat(cast.egov.id)
    assert chat.pinned_message is not None
    assert chat.permissions is not None
    owner, me = await bot.get_chat_administrators(cast.egov.id)
    assert isinstance(owner, ChatMemberOwner)
    assert isinstance(me, ChatMemberAdministrator)
    assert me.can_pin_messages
    assert isinstance(await bot.get_chat_member(cast.egov.id, cast.egov_developer.id), ChatMemberBanned)
    assert await bot.get_chat_member_count(cast.egov.id) == 3
    await bot.leave_chat(cast.egov.id)
    sandbox.assert_clean()


async def test_a_live_time_keeps_its_moment(bot: Bot, cast: Cast) -> None:
    cast.operator.start()
    message = await bot.send_message(
        cast.operator.id, 'due <tg-time unix="1795000000" format="r">soon</tg-time>', parse_mode="HTML"
    )
    (entity,) = message.entities
    assert entity.type == MessageEntity.DATE_TIME
    assert entity.unix_time == dt.datetime.fromtimestamp(1795000000, tz=dt.UTC)
    assert entity.date_time_format == "r"


async def test_what_a_bot_sets_up_at_its_start(bot: Bot, sandbox: Sandbox) -> None:
    assert (await bot.get_me()).username == "mukta_helpdesk_bot"
    await bot.set_my_commands([BotCommand("new", "Open a ticket")])
    assert (await bot.get_my_commands())[0].command == "new"
    assert await bot.delete_webhook()
    assert (await bot.get_webhook_info()).url == ""
    sandbox.assert_clean()


async def test_every_kind_of_update(bot: Bot, cast: Cast, sandbox: Sandbox) -> None:
    wanted = [
        "message",
        "edited_message",
        "callback_query",
        "my_chat_member",
        "chat_member",
        "message_reaction",
    ]
    await bot.get_updates(allowed_updates=wanted)
    cast.operator.edit(cast.operator.say("one"), "two")
    cast.operator.share_contact()
    cast.operator.send_voice()
    cast.operator.forge(cast.operator.private, 99, "x")
    cast.operator.block()
    cast.admin.make_admin(cast.egov)
    cast.stranger.join(cast.egov)
    cast.stranger.react(cast.stranger.say("hello", cast.egov))
    old = sandbox.world.add_chat("Old", type="group", owner=cast.admin.user)
    cast.admin.add_bot(old, payload="x")
    cast.admin.migrate(old)
    updates = await bot.get_updates()
    kinds = {kind for update in updates for kind in wanted if getattr(update, kind)}
    assert kinds == set(wanted)
    assert any(update.message and update.message.migrate_to_chat_id for update in updates)
    sandbox.assert_clean()
