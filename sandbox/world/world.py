"""The state of the look-alike: who is there, in which chats, with which messages and files."""

from __future__ import annotations

import secrets
from typing import Any

from sandbox.base.model import Chat, Json, Member, Message, TelegramFile, Topic, User
from sandbox.text.entities import finish
from sandbox.world.events import Event
from sandbox.world.payloads import message_json, user_json
from sandbox.world.privacy import bot_sees
from sandbox.world.state import State


class World(State):
    """The state, and how it changes: messages are posted, edited and deleted, and who may know of it is told."""

    # -- people and chats

    def add_user(self, user_id: int, first_name: str, **more: Any) -> User:
        user = User(user_id, first_name, **more)
        self.users[user_id] = user
        self.chats.setdefault(user_id, Chat(user_id, "private"))
        return user

    def add_chat(
        self,
        title: str,
        *,
        type: str = "supergroup",
        id: int | None = None,
        username: str = "",
        is_forum: bool = False,
        owner: User | None = None,
    ) -> Chat:
        """Make a group, supergroup or channel; the owner, if given, is its first member."""
        if id is None:
            number = 5_000_000_000 + next(self._numbers)
            id = -number if type == "group" else -1_000_000_000_000 - number
        chat = Chat(id, type, title=title, username=username, is_forum=is_forum)
        chat.last_id = self._ids_from
        self.chats[id] = chat
        if owner is not None:
            chat.members[owner.id] = Member(owner.id, "creator")
        return chat

    def private_chat(self, user_id: int) -> Chat:
        return self.chats[user_id]

    def is_started(self, user_id: int) -> bool:
        """Whether the person has ever written to the bot in private."""
        return bool(self.chats[user_id].last_id)

    def knows(self, user_id: int) -> Json | None:
        """The JSON of a person whom the bot has met."""
        if user_id not in self.met and user_id != self.bot.id:
            return None
        return user_json(self.users[user_id])

    def add_topic(self, chat: Chat, name: str, creator: User | None = None) -> Topic:
        made = self.new_message(chat, creator or self.bot)
        made.by_bot = creator is None
        made.service = {"forum_topic_created": {"name": name, "icon_color": 7322096}}
        made.thread_id, made.is_topic_message = made.id, True
        topic = Topic(made.id, name, creator_id=(creator or self.bot).id)
        chat.topics[topic.id] = topic
        self.post(made)
        return topic

    # -- messages

    def next_message_id(self, chat: Chat) -> int:
        """Private chats and basic groups share one counter for the account; the others have their own."""
        if chat.type in ("private", "group"):
            self._account_last_id += 1
            chat.last_id = self._account_last_id
        else:
            chat.last_id += 1
        return chat.last_id

    def new_message(self, chat: Chat, sender: User | None, text: str = "") -> Message:
        """Make a message that is not in the chat yet; `post` puts it there."""
        message = Message(chat.id, self.next_message_id(chat), int(self.clock.now()), sender)
        if text:
            message.text, message.entities = finish(text, [])
        return message

    def post(self, message: Message) -> Message:
        """Put the message into its chat: everybody there sees it, and the bot if it may."""
        chat = self.chats[message.chat_id]
        message.changed = next(self._changes)
        chat.messages[message.id] = message
        self.tell_bot_of(message, "channel_post" if chat.type == "channel" else "message")
        self.hub.publish(Event("new", chat.id, message))
        return message

    def changed(self, message: Message) -> None:
        """Say that a message was edited."""
        message.changed = next(self._changes)
        self.hub.publish(Event("edit", message.chat_id, message))

    def touched(self) -> int:
        """Return a change number after which everything that follows is newer."""
        return next(self._changes)

    def delete(self, message: Message) -> None:
        chat = self.chats[message.chat_id]
        message.deleted = True
        chat.messages.pop(message.id, None)
        if message.id in chat.pinned:
            chat.pinned.remove(message.id)
        self.hub.publish(Event("delete", chat.id, message))

    def tell_bot_of(self, message: Message, kind: str) -> None:
        """Queue the message for the bot, frozen as it is now, if privacy mode lets it through."""
        chat = self.chats[message.chat_id]
        if not bot_sees(self, chat, message):
            return
        if message.sender is not None and not message.sender.is_bot:
            self.met.add(message.sender.id)
        body = message_json(self, message)
        self.updates.put(kind, lambda: body, chat.id)

    # -- files

    def add_file(self, kind: str, data: bytes, *, size: int | None = None, **more: Any) -> TelegramFile:
        number = next(self._numbers)
        file = TelegramFile(
            file_id=f"{_FILE_PREFIX[kind]}{number:06d}{secrets.token_urlsafe(24)}",
            unique_id=f"AQAD{number:06d}",
            kind=kind,
            data=data,
            size=len(data) if size is None else size,
            **more,
        )
        file.path = f"{_FOLDER[kind]}/file_{number}{_suffix(file)}"
        self.files[file.file_id] = file
        return file

    def file_by_id(self, file_id: str) -> TelegramFile | None:
        return self.files.get(file_id.removesuffix("-s"))


_FILE_PREFIX = {"photo": "AgACAgUAAx", "document": "BQACAgUAAx", "voice": "AwACAgUAAx"}
_FILE_PREFIX |= {"video": "BAACAgUAAx", "audio": "CQACAgUAAx", "video_note": "DQACAgUAAx", "animation": "CgACAgUAAx"}
_FOLDER = {"photo": "photos", "document": "documents", "voice": "voice", "video": "videos", "audio": "music"}
_FOLDER |= {"video_note": "video_notes", "animation": "animations"}
_SUFFIX = {"photo": ".jpg", "voice": ".oga", "video": ".mp4", "audio": ".mp3", "video_note": ".mp4"}


def _suffix(file: TelegramFile) -> str:
    if "." in file.name:
        return "." + file.name.rsplit(".", 1)[1]
    return _SUFFIX.get(file.kind, "")
