"""The world's things in the Bot API's JSON."""

from __future__ import annotations

from sandbox.base.model import ADMIN_RIGHTS, CallbackQuery, Chat, Json, Member, Message, TelegramFile, User
from sandbox.world.state import State

CHANNEL_ONLY = frozenset({"can_post_messages", "can_edit_messages"})
GROUP_ONLY = frozenset({"can_pin_messages", "can_manage_topics"})


def user_json(user: User) -> Json:
    found: Json = {"id": user.id, "is_bot": user.is_bot, "first_name": user.first_name}
    if user.last_name:
        found["last_name"] = user.last_name
    if user.username:
        found["username"] = user.username
    if user.language_code and not user.is_bot:
        found["language_code"] = user.language_code
    return found


def chat_json(world: State, chat: Chat) -> Json:
    found: Json = {"id": chat.id, "type": chat.type}
    if chat.is_private:
        user = world.users[chat.id]
        found["first_name"] = user.first_name
        if user.last_name:
            found["last_name"] = user.last_name
        if user.username:
            found["username"] = user.username
        return found
    found["title"] = chat.title
    if chat.username:
        found["username"] = chat.username
    if chat.is_forum:
        found["is_forum"] = True
    return found


def message_json(world: State, message: Message, *, with_reply: bool = True) -> Json:
    chat = world.chats[message.chat_id]
    found: Json = {"message_id": message.id, "date": message.date, "chat": chat_json(world, chat)}
    if message.sender is not None:
        found["from"] = user_json(message.sender)
    if message.sender_chat is not None:
        found["sender_chat"] = chat_json(world, message.sender_chat)
    if message.edit_date is not None:
        found["edit_date"] = message.edit_date
    if message.thread_id is not None:
        found["message_thread_id"] = message.thread_id
    if message.is_topic_message:
        found["is_topic_message"] = True
    if message.media_group_id:
        found["media_group_id"] = message.media_group_id
    if message.forward_from is not None:
        found["forward_origin"] = {
            "type": "user",
            "date": message.date,
            "sender_user": user_json(message.forward_from),
        }
    if with_reply:
        found |= _reply_json(world, chat, message)
    if message.buttons:
        found["reply_markup"] = {"inline_keyboard": message.buttons}
        if message.forces_reply:
            found["reply_markup"]["force_reply"] = True
    return found | _content_json(world, message)


def _reply_json(world: State, chat: Chat, message: Message) -> Json:
    """Messages in a topic carry the topic's first message as the one they reply to."""
    reply_to = message.reply_to
    if reply_to is None and message.is_topic_message:
        reply_to = message.thread_id
    target = chat.messages.get(reply_to) if reply_to is not None else None
    if target is None or target is message:
        return {}
    return {"reply_to_message": message_json(world, target, with_reply=False)}


def _content_json(world: State, message: Message) -> Json:
    if message.service is not None:
        return _service_json(world, message)
    if message.extra is not None:
        return message.extra
    if message.contact is not None:
        return {"contact": message.contact}
    if message.media is None:
        found: Json = {"text": message.text}
        if message.entities:
            found["entities"] = message.entities
        return found
    found = {message.media.kind: media_json(message.media)}
    if message.media.kind == "animation":  # "for backward compatibility"
        found["document"] = found["animation"]
    if message.text:
        found["caption"] = message.text
        if message.entities:
            found["caption_entities"] = message.entities
    return found


def _service_json(world: State, message: Message) -> Json:
    """A pin carries the pinned message as it is now, or only its place once it is gone."""
    service = dict(message.service or {})
    if "pinned_message" in service:
        chat = world.chats[message.chat_id]
        pinned = chat.messages.get(service["pinned_message"])
        service["pinned_message"] = (
            message_json(world, pinned, with_reply=False)
            if pinned
            else inaccessible_json(world, chat, service["pinned_message"])
        )
    return service


def inaccessible_json(world: State, chat: Chat, message_id: int) -> Json:
    return {"chat": chat_json(world, chat), "message_id": message_id, "date": 0}


def media_json(file: TelegramFile) -> Json | list[Json]:
    found: Json = {"file_id": file.file_id, "file_unique_id": file.unique_id, "file_size": file.size}
    if file.kind == "photo":
        # Telegram makes several sizes; two are enough to catch code that takes the first.
        small = {
            **found,
            "file_id": file.file_id + "-s",
            "file_unique_id": file.unique_id + "s",
            "width": max(1, file.width * 90 // max(file.width, file.height)),
            "height": max(1, file.height * 90 // max(file.width, file.height)),
            "file_size": min(file.size, 1_200),
        }
        return [small, {**found, "width": file.width, "height": file.height}]
    if file.kind == "video_note":
        return {**found, "length": 240, "duration": file.duration}
    if file.mime_type:
        found["mime_type"] = file.mime_type
    if file.name and file.kind != "voice":
        found["file_name"] = file.name
    if file.kind in ("voice", "audio", "video", "animation"):
        found["duration"] = file.duration
    if file.kind in ("video", "animation"):
        found |= {"width": file.width or 320, "height": file.height or 240}
    return found


def member_json(world: State, chat: Chat, member: Member) -> Json:
    found: Json = {"user": user_json(world.users[member.user_id]), "status": member.status}
    if member.status == "creator":
        found["is_anonymous"] = member.is_anonymous
    elif member.status == "administrator":
        unfit = GROUP_ONLY if chat.type == "channel" else CHANNEL_ONLY
        found |= {right: right in member.rights for right in ADMIN_RIGHTS if right not in unfit}
        found |= {"can_be_edited": False, "is_anonymous": member.is_anonymous}
    elif member.status == "kicked":
        found["until_date"] = 0
    elif member.status == "restricted":
        found |= {"is_member": True, "until_date": 0}
        found |= dict.fromkeys(_RESTRICTED, False)
    if member.title and member.is_admin:
        found["custom_title"] = member.title
    return found


_RESTRICTED = [
    "can_send_messages",
    "can_send_audios",
    "can_send_documents",
    "can_send_photos",
    "can_send_videos",
    "can_send_video_notes",
    "can_send_voice_notes",
    "can_send_polls",
    "can_send_other_messages",
    "can_add_web_page_previews",
    "can_change_info",
    "can_invite_users",
    "can_pin_messages",
    "can_manage_topics",
    "can_edit_tag",
]


def callback_json(world: State, query: CallbackQuery) -> Json:
    """The message is the one of this moment, or only its place if it was deleted in the meantime."""
    chat = world.chats[query.chat_id]
    message = chat.messages.get(query.message_id)
    return {
        "id": query.id,
        "from": user_json(query.user),
        "chat_instance": str(abs(chat.id) * 7919 + 17),
        "data": query.data,
        "message": message_json(world, message) if message else inaccessible_json(world, chat, query.message_id),
    }
