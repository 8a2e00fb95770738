"""The things that the world is made of: users, chats, members, messages, files, button presses."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import Any

from sandbox.base.html_view import to_html

Json = dict[str, Any]
Buttons = list[list[Json]]

ANONYMOUS_ADMIN_ID = 1087968824
"""GroupAnonymousBot: the sender of whatever an anonymous admin writes in a group."""

ADMIN_RIGHTS = (
    "can_manage_chat",
    "can_delete_messages",
    "can_manage_video_chats",
    "can_restrict_members",
    "can_promote_members",
    "can_change_info",
    "can_invite_users",
    "can_pin_messages",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
    "can_manage_topics",
    "can_post_messages",
    "can_edit_messages",
)


@dataclass(eq=False, repr=False)
class User:
    id: int
    first_name: str
    last_name: str = ""
    username: str = ""
    language_code: str = "en"
    is_bot: bool = False
    phone: str = ""
    about: str = ""
    is_deleted: bool = False

    def __repr__(self) -> str:
        return f"<{self.name} {self.id}>"

    @property
    def name(self) -> str:
        return f"{self.first_name} {self.last_name}".strip()


@dataclass(eq=False)
class Member:
    user_id: int
    status: str = "member"
    rights: frozenset[str] = frozenset()
    is_anonymous: bool = False
    title: str = ""

    @property
    def is_inside(self) -> bool:
        return self.status in ("creator", "administrator", "member", "restricted")

    @property
    def is_admin(self) -> bool:
        return self.status in ("creator", "administrator")

    def may(self, right: str) -> bool:
        return self.status == "creator" or (self.status == "administrator" and right in self.rights)


@dataclass(eq=False)
class Topic:
    id: int
    name: str
    is_closed: bool = False
    is_deleted: bool = False
    creator_id: int = 0


@dataclass(eq=False)
class TelegramFile:
    """One stored file. `size` may be larger than the bytes at hand: people own files too big to keep here."""

    file_id: str
    unique_id: str
    kind: str
    data: bytes
    size: int
    name: str = ""
    mime_type: str = ""
    width: int = 0
    height: int = 0
    duration: int = 0
    path: str = ""


@dataclass(eq=False, repr=False)
class Message:
    """A message as it stands now; `versions` keeps the texts that it had before."""

    chat_id: int
    id: int
    date: int
    sender: User | None
    sender_chat: Chat | None = None
    text: str = ""
    entities: list[Json] = field(default_factory=list)
    media: TelegramFile | None = None
    contact: Json | None = None
    service: Json | None = None
    extra: Json | None = None
    """Content that the sandbox has no word for: a sticker, a place, whatever people send to bots."""
    reply_to: int | None = None
    thread_id: int | None = None
    is_topic_message: bool = False
    buttons: Buttons = field(default_factory=list)
    reply_keyboard: Json | None = None
    forces_reply: bool = False
    """Whether the person's app opens a reply to it; no edit changes that."""
    media_group_id: str | None = None
    forward_from: User | None = None
    edit_date: int | None = None
    pinned: bool = False
    deleted: bool = False
    silent: bool = False
    by_bot: bool = False
    """Sent by the bot; in channels the sender does not tell."""
    reactions: dict[int, list[str]] = field(default_factory=dict)
    versions: list[str] = field(default_factory=list)
    changed: int = 0
    """The world's change number at which this message last appeared or was edited."""

    def __repr__(self) -> str:
        return f"<#{self.id} in {self.chat_id}: {self.text!r} {self.labels or ''}>"

    @property
    def is_edited(self) -> bool:
        return self.edit_date is not None or bool(self.versions)

    @property
    def html(self) -> str:
        """The text with its formatting as HTML."""
        return to_html(self.text, self.entities)

    @property
    def labels(self) -> list[list[str]]:
        """The buttons as a person reads them, row by row."""
        return [[str(button["text"]) for button in row] for row in self.buttons]

    @property
    def mentions(self) -> list[str]:
        """Whom the text mentions: `@username`, or the id for people without one."""
        found = []
        for entity in self.entities:
            if entity["type"] == "mention":
                start = entity["offset"] * 2
                raw = self.text.encode("utf-16-le")[start : start + entity["length"] * 2]
                found.append(raw.decode("utf-16-le"))
            elif entity["type"] == "text_mention":
                found.append(str(entity["user"]["id"]))
        return found


@dataclass(eq=False, repr=False)
class Chat:
    id: int
    type: str
    title: str = ""
    username: str = ""
    members: dict[int, Member] = field(default_factory=dict)
    messages: dict[int, Message] = field(default_factory=dict)
    topics: dict[int, Topic] = field(default_factory=dict)
    pinned: list[int] = field(default_factory=list)
    is_forum: bool = False
    is_deleted: bool = False
    members_may: frozenset[str] = frozenset(
        {"text", "photo", "video", "document", "audio", "voice", "video_note", "animation"}
    )
    migrated_to: int | None = None
    auto_delete: int = 0  # seconds after which Telegram deletes what is written there; 0: never
    last_id: int = 0

    def __repr__(self) -> str:
        return f"<{self.type} {self.title} {self.id}, {len(self.messages)} messages>"

    @property
    def is_private(self) -> bool:
        return self.type == "private"

    @property
    def is_group(self) -> bool:
        return self.type in ("group", "supergroup")

    @property
    def kind(self) -> str:
        """The word that Telegram's refusals use for this chat."""
        return "group" if self.type == "group" else self.type

    def member(self, user_id: int) -> Member:
        return self.members.get(user_id) or Member(user_id, "left")

    def has(self, user_id: int) -> bool:
        return self.member(user_id).is_inside


@dataclass(frozen=True)
class Answer:
    """What a person saw after a press. With neither text nor url the button only stopped spinning."""

    text: str = ""
    show_alert: bool = False
    url: str = ""


@dataclass(eq=False)
class CallbackQuery:
    id: str
    user: User
    chat_id: int
    message_id: int
    data: str
    pressed_at: float
    answer: Answer | None = None
    answered: asyncio.Event = field(default_factory=asyncio.Event)
