"""Which messages Telegram shows to a bot."""

from __future__ import annotations

import re

from sandbox.base.model import Chat, Message
from sandbox.world.state import State

COMMAND = re.compile(r"/[A-Za-z0-9_]+(?:@([A-Za-z0-9_]+))?")


def bot_sees(world: State, chat: Chat, message: Message) -> bool:
    """Whether the bot gets an update for this message."""
    if message.by_bot:
        # A bot is not told of its own messages, but for the service messages of its own pins and topics.
        return message.service is not None and not {"new_chat_members"} & message.service.keys()
    if chat.is_private:
        return chat.id not in world.blocked
    member = world.bot_member(chat)
    if not member.is_inside:
        return False
    if chat.type == "channel" or member.is_admin or not world.privacy_mode:
        return True
    return message.service is not None or _is_for_bot(world, chat, message)


def _is_for_bot(world: State, chat: Chat, message: Message) -> bool:
    replied = chat.messages.get(message.reply_to) if message.reply_to is not None else None
    if replied is not None and replied.by_bot:
        return True
    command = COMMAND.match(message.text)
    if command is None:
        return False
    return command[1] is None or command[1].lower() == world.bot.username.lower()
