"""Chats and messages in the shape of the people's API."""

from __future__ import annotations

from sandbox.base.html_view import to_html
from sandbox.base.model import Chat, Json, Message, User
from sandbox.people.buttons import keyboard_message
from sandbox.world.transcript import line
from sandbox.world.world import World


class WorldViews:
    """One world in the eyes of its people; also remembers what each has read."""

    def __init__(self, world: World) -> None:
        self.world = world
        self._read: dict[tuple[int, int], int] = {}

    # -- reading

    def mark_read(self, user: User, chat: Chat) -> None:
        self._read[user.id, chat.id] = max(chat.messages, default=0)

    @property
    def reads(self) -> list[list[int]]:
        """Who has read where how far, as plain data."""
        return [[*key, last] for key, last in self._read.items()]

    @reads.setter
    def reads(self, rows: list[list[int]]) -> None:
        self._read = {(user, chat): last for user, chat, last in rows}

    def unread(self, user: User, chat: Chat) -> int:
        read = self._read.get((user.id, chat.id), 0)
        return sum(message.id > read and message.sender is not user for message in chat.messages.values())

    def chats_of(self, user: User) -> list[Chat]:
        """The private chat with the bot first, then by the last message."""
        mine = [chat for chat in self.world.chats.values() if not chat.is_private and chat.has(user.id)]
        mine.sort(key=lambda chat: max((m.changed for m in chat.messages.values()), default=0), reverse=True)
        return [self.world.private_chat(user.id), *mine]

    # -- shapes

    def person(self, user: User) -> Json:
        return {
            "id": user.id,
            "name": user.name,
            "first_name": user.first_name,
            "last_name": user.last_name,
            "username": user.username,
            "about": user.about,
            "language": user.language_code,
            "blocked": user.id in self.world.blocked,
            "unread": sum(self.unread(user, chat) for chat in self.chats_of(user)),
        }

    def chat(self, user: User, chat: Chat) -> Json:
        last = next(reversed(chat.messages.values()), None)
        may_write = chat.type != "channel" or chat.member(user.id).is_admin
        return {
            "id": chat.id,
            "type": chat.type,
            "title": self.world.bot.name if chat.is_private else chat.title,
            "members": sum(member.is_inside for member in chat.members.values()) or 2,
            "unread": self.unread(user, chat),
            "last": self.message(user, last) if last else None,
            "can_write": may_write and chat.migrated_to is None,
            "bot_inside": chat.is_private or self.world.bot_member(chat).is_inside,
            "blocked": chat.is_private and user.id in self.world.blocked,
            "migrated_to": chat.migrated_to,
            "topics": [{"id": t.id, "name": t.name} for t in chat.topics.values() if not t.is_deleted],
            "mentioned": self._mentioned(user, chat),
        }

    def keyboard(self, chat: Chat) -> Json:
        """The keyboard under the input field, and the message that brought it."""
        brought = keyboard_message(chat)
        return {
            "keyboard": brought.reply_keyboard if brought else None,
            "keyboard_from": brought.id if brought else None,
        }

    def _mentioned(self, user: User, chat: Chat) -> bool:
        names = {str(user.id), f"@{user.username}"}
        read = self._read.get((user.id, chat.id), 0)
        return any(names & set(m.mentions) for m in chat.messages.values() if m.id > read)

    def message(self, user: User, message: Message) -> Json:
        return {
            "id": message.id,
            "chat": message.chat_id,
            "date": message.date,
            "sender": self._sender(message),
            "mine": message.sender is user,
            "text": message.text,
            "entities": message.entities,
            "html": to_html(message.text, message.entities),
            "media": self._media(message),
            "contact": message.contact,
            "service": self._service(message),
            "buttons": [[_button(button) for button in row] for row in message.buttons],
            "reply_to": self._reply(message),
            "forces_reply": message.forces_reply,
            "topic": message.thread_id if message.is_topic_message else None,
            "album": message.media_group_id,
            "edited": message.edit_date is not None,
            "pinned": message.pinned,
            "reactions": _reactions(user, message),
        }

    def _sender(self, message: Message) -> Json | None:
        if message.sender_chat is not None:
            return {"id": message.sender_chat.id, "name": message.sender_chat.title, "is_bot": False}
        if message.sender is None:
            return None
        return {"id": message.sender.id, "name": message.sender.name, "is_bot": message.sender.is_bot}

    def _media(self, message: Message) -> Json | None:
        file = message.media
        if file is None:
            return None
        return {
            "kind": file.kind,
            "url": f"/people/files/{file.path}",
            "name": file.name,
            "size": file.size,
            "mime_type": file.mime_type,
            "width": file.width,
            "height": file.height,
            "duration": file.duration,
        }

    def _reply(self, message: Message) -> Json | None:
        chat = self.world.chats[message.chat_id]
        target = chat.messages.get(message.reply_to) if message.reply_to is not None else None
        if target is None:
            return None
        sender = self._sender(target)
        text = target.text or (target.media.kind if target.media else "")
        return {"id": target.id, "sender": sender["name"] if sender else chat.title, "text": text[:200]}

    def _service(self, message: Message) -> str | None:
        if message.extra is not None:
            return ", ".join(message.extra)
        if message.service is None:
            return None
        who = message.sender.name if message.sender else self.world.chats[message.chat_id].title
        for key, said in _SENTENCES.items():
            if key in message.service:
                about = message.service[key]
                names = ", ".join(user["first_name"] for user in _users(about))
                return said.format(who=who, names=names, about=about)
        return line(self.world, message)


_SENTENCES = {
    "new_chat_members": "{names} came into the group",
    "left_chat_member": "{names} left the group",
    "pinned_message": "{who} pinned a message",
    "migrate_to_chat_id": "This group became a supergroup",
    "migrate_from_chat_id": "This supergroup was a group before",
    "forum_topic_created": "{who} opened a topic",
    "chat_shared": "{who} chose a chat",
}


def _users(about: object) -> list[Json]:
    found = about if isinstance(about, list) else [about]
    return [one for one in found if isinstance(one, dict) and "first_name" in one]


def _button(button: Json) -> Json:
    shown: Json = {"text": button["text"], "kind": "other"}
    if "callback_data" in button:
        shown["kind"] = "callback"
    elif "url" in button:
        shown |= {"kind": "url", "url": button["url"]}
    elif "copy_text" in button:
        shown |= {"kind": "copy", "copy": button["copy_text"]["text"]}
    elif "disabled" in button:
        shown["kind"] = "disabled"
    if "style" in button:
        shown["style"] = button["style"]
    return shown


def _reactions(user: User, message: Message) -> list[Json]:
    by_emoji: dict[str, list[int]] = {}
    for user_id, given in message.reactions.items():
        for emoji in given:
            by_emoji.setdefault(emoji, []).append(user_id)
    return [{"emoji": e, "count": len(who), "mine": user.id in who} for e, who in by_emoji.items()]
