"""What has no person, no place or no time is no update to act on, whatever else it holds."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from bot.inbound.update_shapes import is_well_shaped

PERSON = {"id": 1, "is_bot": False, "first_name": "Eve"}
CHAT = {"id": 1, "type": "private"}
MESSAGE = {"message_id": 1, "date": 1, "chat": CHAT, "from": PERSON, "text": "x"}
REPLY = {**MESSAGE, "reply_to_message": {"message_id": 2, "date": 0, "chat": CHAT}}
PRESS = {"id": "1", "from": PERSON, "message": {"message_id": 1, "date": 0, "chat": CHAT}, "data": "c:1"}
MEMBER = {"status": "member", "user": PERSON}
CHANGE = {"chat": CHAT, "from": PERSON, "date": 1, "old_chat_member": MEMBER, "new_chat_member": MEMBER}
WHOLE: dict[str, dict[str, Any]] = {
    "message": MESSAGE, "edited_message": REPLY, "callback_query": PRESS, "my_chat_member": CHANGE,
    "chat_member": CHANGE,
}  # fmt: skip
MISSING = [
    *(("message", path) for path in ("message_id", "date", "chat", "from", "chat.id", "from.first_name")),
    ("message", "chat.type"),
    *(("edited_message", path) for path in ("from", "reply_to_message.chat", "reply_to_message.message_id")),
    *(("callback_query", path) for path in ("id", "from", "from.id", "message.chat.id")),
    *(("my_chat_member", path) for path in ("chat", "from", "date", "new_chat_member", "old_chat_member.user")),
    ("chat_member", "new_chat_member.status"),
]


@pytest.mark.parametrize("kind", WHOLE)
def test_what_telegram_sends_has_the_right_shape(kind: str) -> None:
    assert is_well_shaped(kind, WHOLE[kind])


@pytest.mark.parametrize(("kind", "path"), MISSING)
@pytest.mark.parametrize("empty", ["gone", "null"])
def test_without_what_says_who_did_what_where_it_can_t_be_read(kind: str, path: str, empty: str) -> None:
    body = copy.deepcopy(WHOLE[kind])
    *above, last = path.split(".")
    inner = body
    for name in above:
        inner = inner[name]
    if empty == "gone":
        del inner[last]
    else:
        inner[last] = None
    assert not is_well_shaped(kind, body)


@pytest.mark.parametrize(
    ("field", "odd"),
    [
        ("photo", [None]), ("photo", [{"file_id": "x", "width": None, "height": 1}]), ("photo", {}),
        ("entities", [{"type": "bold", "offset": "0", "length": 1}]), ("entities", [[]]), ("quote", {"text": None}),
        ("forward_origin", {"type": "user", "sender_user": 1}), ("external_reply", {"origin": []}),
        ("chat_shared", {"request_id": 1}),
        ("message_auto_delete_timer_changed", {"message_auto_delete_time": "1"}),
        ("migrate_to_chat_id", "1"), ("left_chat_member", {"id": 1}),
    ],
)  # fmt: skip
def test_a_part_that_the_desk_looks_at_has_the_shape_that_it_should_have(field: str, odd: object) -> None:
    assert not is_well_shaped("message", {**MESSAGE, field: odd})
    assert is_well_shaped("message", {**MESSAGE, field: None})


def test_nobody_has_a_number_below_one() -> None:
    for number in (0, -1, -(2**63)):
        assert not is_well_shaped("message", {**MESSAGE, "from": {**PERSON, "id": number}})
    assert is_well_shaped("message", {**MESSAGE, "chat": {**CHAT, "id": -1001}})


def test_a_number_that_no_column_can_hold_is_no_message_s() -> None:
    for number in (2**63, -(2**63) - 1, True, 1.5):
        assert not is_well_shaped("message", {**MESSAGE, "message_id": number})
        assert not is_well_shaped("callback_query", {**PRESS, "message": {**MESSAGE, "message_id": number}})
