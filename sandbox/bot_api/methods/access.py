"""Who may be written to: the checks that Telegram makes before it looks at anything else."""

from __future__ import annotations

import re
from typing import Literal

from sandbox.base.errors import bad_request, forbidden
from sandbox.base.model import Chat, Message, Topic, User
from sandbox.bot_api.methods.registry import Call
from sandbox.world.world import World

Access = Literal["read", "members", "edit", "write"]


def chat_of(call: Call, access: Access, named: str = "chat_id") -> Chat:
    """Return the chat that the call names, or refuse the way Telegram does."""
    chat = find_chat(call.world, call.args.text(named))
    if chat.is_private:
        _check_private(call.world, chat, access)
    elif chat.type == "group":
        _check_group(call.world, chat, access)
    else:
        _check_supergroup(call.world, chat, access)
    return chat


def find_chat(world: World, named: str) -> Chat:
    if not named:
        raise bad_request("chat_id is empty")
    if named.startswith("@"):
        wanted = named[1:].lower()
        for chat in world.chats.values():
            if wanted and not chat.is_private and chat.username.lower() == wanted:
                return chat
        raise bad_request("chat not found")
    number = int(named) if re.fullmatch(r"-?\d{1,20}", named) else 0
    if number == world.bot.id:
        raise forbidden("the bot can't send messages to the bot")
    found = world.chats.get(number)
    if found is None or (found.is_private and found.id not in world.met):
        raise bad_request("chat not found")
    if not found.is_private and world.bot.id not in found.members and not found.username:
        raise bad_request("chat not found")
    return found


def _check_private(world: World, chat: Chat, access: Access) -> None:
    if access not in ("write", "edit"):
        return
    if world.users[chat.id].is_deleted:
        raise forbidden("user is deactivated")
    if not world.is_started(chat.id):
        raise forbidden("bot can't initiate conversation with a user")
    if chat.id in world.blocked:
        raise forbidden("bot was blocked by the user")


def _check_group(world: World, chat: Chat, access: Access) -> None:
    if access in ("write", "members"):
        if chat.migrated_to is not None:
            raise bad_request("group chat was upgraded to a supergroup chat", migrate_to_chat_id=chat.migrated_to)
        if chat.is_deleted:
            raise forbidden("the group chat was deleted")
    status = world.bot_member(chat).status
    if access == "read" or chat.migrated_to is not None:
        return
    if status == "kicked":
        raise forbidden("bot was kicked from the group chat")
    if status == "left":
        raise forbidden("bot is not a member of the group chat")


def _check_supergroup(world: World, chat: Chat, access: Access) -> None:
    if chat.is_deleted:
        raise forbidden(f"bot was kicked from the {chat.kind} chat")
    status = world.bot_member(chat).status
    if chat.username and access in ("read", "members"):
        return
    if status == "kicked":
        raise forbidden(f"bot was kicked from the {chat.kind} chat")
    if status == "left":
        raise forbidden(f"bot is not a member of the {chat.kind} chat")


def check_may_send(world: World, chat: Chat, what: str) -> None:
    """Refuse what the chat does not let this bot send; `what` is text, photo, document, voice and so on."""
    member = world.bot_member(chat)
    if chat.type == "channel":
        if not member.may("can_post_messages"):
            raise bad_request("need administrator rights in the channel chat")
    elif chat.is_group and not member.is_admin and (member.status == "restricted" or what not in chat.members_may):
        raise bad_request(f"not enough rights to send {_PLURAL.get(what, what)} to the chat")


_PLURAL = {
    "text": "text messages",
    "photo": "photos",
    "document": "documents",
    "voice": "voice notes",
    "audio": "music",
    "video": "videos",
    "video_note": "video notes",
    "animation": "animations",
}


def topic_of(call: Call, chat: Chat) -> Topic | None:
    """The topic that message_thread_id names. Groups that are no forums ignore it, private chats do not."""
    thread = call.args.integer("message_thread_id")
    if not thread or (not chat.is_forum and not chat.is_private):
        return None
    topic = chat.topics.get(thread)
    if topic is None or topic.is_deleted:
        raise bad_request("message thread not found")
    if topic.is_closed and not call.world.bot_member(chat).may("can_manage_topics"):
        raise bad_request("TOPIC_CLOSED")
    return topic


def message_of(call: Call, chat: Chat, what: str) -> Message:
    """The message that the call names; `what` is edit, delete, pin, forward, copy or react."""
    message = chat.messages.get(call.args.integer("message_id"))
    if message is None:
        raise bad_request(f"message to {what} not found")
    return message


def user_of(call: Call) -> User:
    user_id = call.args.integer("user_id")
    if user_id <= 0:
        raise bad_request("invalid user_id specified")
    user = call.world.users.get(user_id)
    if user is None:
        raise bad_request("PARTICIPANT_ID_INVALID")
    return user
