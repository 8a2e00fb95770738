"""The shape of what the desk reads of an update: PTB builds its objects without looking at the types inside."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.telegram.wire import is_id

# Of each field: str, int, bool, "id", "user", another shape's name, or a list with one of these in it.
Shape = Mapping[str, Any]

PERSON: Shape = {
    "id": "user",
    "is_bot": bool,
    "first_name": str,
    "last_name": str,
    "username": str,
    "language_code": str,
}
CHAT: Shape = {**PERSON, "id": "id", "type": str, "title": str}
FILE: Shape = {"file_id": str, "file_unique_id": str, "file_name": str, "file_size": int}
MESSAGE: Shape = {
    "message_id": int, "message_thread_id": int, "date": int, "text": str, "caption": str,
    "media_group_id": str, "from": "person", "chat": "chat", "sender_chat": "chat",
    "reply_to_message": "message", "contact": "contact", "document": "file", "voice": "file", "video": "file",
    "audio": "file", "video_note": "file", "animation": "file", "photo": ["size"], "entities": ["entity"],
    "caption_entities": ["entity"], "quote": "quote", "via_bot": "person", "forward_origin": "origin",
    "external_reply": "elsewhere", "left_chat_member": "person", "chat_shared": "shared",
    "migrate_to_chat_id": int, "migrate_from_chat_id": int, "new_chat_title": str,
    "message_auto_delete_timer_changed": "timer",
}  # fmt: skip
SHAPES: Mapping[str, Shape] = {
    "person": PERSON,
    "chat": CHAT,
    "file": FILE,
    "contact": {"phone_number": str, "first_name": str, "last_name": str, "user_id": int},
    "message": MESSAGE,
    "said": MESSAGE,
    "size": {**FILE, "width": int, "height": int},
    "entity": {"type": str, "offset": int, "length": int, "url": str},
    "quote": {"text": str},
    "origin": {"type": str, "sender_user": "person", "chat": "chat", "message_id": int},
    "elsewhere": {"origin": "origin", "chat": "chat", "message_id": int},
    "timer": {"message_auto_delete_time": int},
    "shared": {"request_id": int, "chat_id": int, "title": str},
    "press": {"id": str, "data": str, "from": "person", "message": "message"},
    "member": {"status": str, "user": "person"},
    "change": {
        "chat": "chat", "from": "person", "date": int, "new_chat_member": "member", "old_chat_member": "member",
    },
}  # fmt: skip
# Without these nobody knows who does what where: such a thing is noted as unreadable, and no handler meets it.
NEEDED: Mapping[str, frozenset[str]] = {
    "person": frozenset({"id", "is_bot", "first_name"}),
    "chat": frozenset({"id", "type"}),
    "message": frozenset({"message_id", "date", "chat"}),
    "said": frozenset({"message_id", "date", "chat", "from"}),
    "size": frozenset({"width", "height"}),
    "entity": frozenset({"type", "offset", "length"}),
    "quote": frozenset({"text"}),
    "shared": frozenset({"request_id", "chat_id"}),
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
    if isinstance(wanted, list):
        return isinstance(value, list) and all(each is not None and _fits(each, wanted[0]) for each in value)
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
