"""The shape of what the desk reads of an update: PTB builds its objects without looking at the types inside."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.telegram.wire import is_id

Shape = Mapping[str, Any]  # of each field: str, int or list, "id", "user", or another shape's name

PERSON: Shape = {"id": "user", "first_name": str, "last_name": str, "username": str, "language_code": str}
CHAT: Shape = {**PERSON, "id": "id", "type": str, "title": str}
FILE: Shape = {"file_id": str, "file_unique_id": str, "file_name": str, "file_size": int}
MESSAGE: Shape = {
    "message_id": int, "message_thread_id": int, "date": int, "text": str, "caption": str,
    "media_group_id": str, "from": "person", "chat": "chat", "sender_chat": "chat",
    "reply_to_message": "message", "contact": "contact", "document": "file", "voice": "file", "video": "file",
    "audio": "file", "video_note": "file", "animation": "file", "photo": list, "entities": list,
    "caption_entities": list,
}  # fmt: skip
SHAPES: Mapping[str, Shape] = {
    "person": PERSON,
    "chat": CHAT,
    "file": FILE,
    "contact": {"phone_number": str, "first_name": str, "last_name": str, "user_id": int},
    "message": MESSAGE,
    "said": MESSAGE,
    "press": {"id": str, "data": str, "from": "person", "message": "message"},
    "member": {"status": str, "user": "person"},
    "change": {
        "chat": "chat", "from": "person", "date": int, "new_chat_member": "member", "old_chat_member": "member",
    },
}  # fmt: skip
# Without these nobody knows who does what where: such a thing is noted as unreadable, and no handler meets it.
NEEDED: Mapping[str, frozenset[str]] = {
    "person": frozenset({"id", "first_name"}),
    "chat": frozenset({"id", "type"}),
    "message": frozenset({"message_id", "date", "chat"}),
    "said": frozenset({"message_id", "date", "chat", "from"}),
    "press": frozenset({"id", "from"}),
    "member": frozenset({"status", "user"}),
    "change": frozenset({"chat", "from", "date", "new_chat_member", "old_chat_member"}),
}
KINDS = {
    "message": "said",
    "edited_message": "said",
    "callback_query": "press",
    "my_chat_member": "change",
    "chat_member": "change",
}


def is_well_shaped(kind: str, body: object) -> bool:
    """Whether everything in an update of this kind that the desk looks at has the type that it should have."""
    return _fits(body, KINDS[kind])


def _fits(value: object, wanted: Any) -> bool:
    if value is None:
        return True
    if wanted == "id":
        return is_id(value)
    if wanted == "user":
        return is_id(value) and value > 0  # below zero are groups, and nobody is one
    if wanted is int:
        return is_id(value)  # what no column can hold is no number of Telegram's
    if isinstance(wanted, type):
        return isinstance(value, wanted)
    if not isinstance(value, dict) or any(value.get(name) is None for name in NEEDED.get(wanted, ())):
        return False
    shape = SHAPES[wanted]
    return all(_fits(each, shape[name]) for name, each in value.items() if name in shape)
