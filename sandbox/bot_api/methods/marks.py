"""Pins and reactions: marks on messages that are already there."""

from __future__ import annotations

from sandbox.base.errors import bad_request
from sandbox.base.model import Chat
from sandbox.bot_api.methods.access import chat_of, message_of
from sandbox.bot_api.methods.registry import Call, method
from sandbox.world.events import Event


@method("pinChatMessage", "business_connection_id chat_id message_id disable_notification")
def pin_chat_message(call: Call) -> bool:
    chat = chat_of(call, "write")
    message = message_of(call, chat, "pin")
    _check_may_pin(call, chat)
    if message.id not in chat.pinned:
        chat.pinned.append(message.id)
        message.pinned = True
        note = call.world.new_message(chat, call.world.bot)
        note.by_bot = True
        note.service, note.reply_to = {"pinned_message": message.id}, message.id
        call.world.post(note)
        call.world.hub.publish(Event("pin", chat.id, message))
    return True


@method("unpinChatMessage", "business_connection_id chat_id message_id")
def unpin_chat_message(call: Call) -> bool:
    chat = chat_of(call, "write")
    _check_may_pin(call, chat)
    if call.args.has("message_id"):
        message = message_of(call, chat, "unpin")
        unpinned = message.id if message.id in chat.pinned else None
    else:
        unpinned = chat.pinned[-1] if chat.pinned else None
    if unpinned is not None:
        chat.pinned.remove(unpinned)
        chat.messages[unpinned].pinned = False
        call.world.hub.publish(Event("pin", chat.id, chat.messages[unpinned]))
    return True


def _check_may_pin(call: Call, chat: Chat) -> None:
    member = call.world.bot_member(chat)
    right = "can_edit_messages" if chat.type == "channel" else "can_pin_messages"
    if not chat.is_private and not member.may(right):
        raise bad_request("not enough rights to manage pinned messages in the chat")


@method("setMessageReaction", "chat_id message_id reaction is_big")
def set_message_reaction(call: Call) -> bool:
    chat = chat_of(call, "read")
    message = message_of(call, chat, "react")
    given = call.args.parsed("reaction", "Can't parse reaction type JSON object") or []
    emoji = [str(reaction.get("emoji", "")) for reaction in given]
    if len(emoji) > 1:
        raise bad_request("REACTIONS_TOO_MANY")
    if any(one not in REACTIONS for one in emoji):
        raise bad_request("REACTION_INVALID")
    message.reactions[call.world.bot.id] = emoji
    call.world.hub.publish(Event("reaction", chat.id, message))
    return True


REACTIONS = frozenset(
    [
        "❤",
        "👍",
        "👎",
        "🔥",
        "🥰",
        "👏",
        "😁",
        "🤔",
        "🤯",
        "😱",
        "🤬",
        "😢",
        "🎉",
        "🤩",
        "🤮",
        "💩",
        "🙏",
        "👌",
        "🕊",
        "🤡",
        "🥱",
        "🥴",
        "😍",
        "🐳",
        "❤\u200d🔥",
        "🌚",
        "🌭",
        "💯",
        "🤣",
        "⚡",
        "🍌",
        "🏆",
        "💔",
        "🤨",
        "😐",
        "🍓",
        "🍾",
        "💋",
        "🖕",
        "😈",
        "😴",
        "😭",
        "🤓",
        "👻",
        "👨\u200d💻",
        "👀",
        "🎃",
        "🙈",
        "😇",
        "😨",
        "🤝",
        "✍",
        "🤗",
        "🫡",
        "🎅",
        "🎄",
        "☃",
        "💅",
        "🤪",
        "🗿",
        "🆒",
        "💘",
        "🙉",
        "🦄",
        "😘",
        "💊",
        "🙊",
        "😎",
        "👾",
        "🤷\u200d♂",
        "🤷",
        "🤷\u200d♀",
        "😡",
    ]
)
