"""Keyboards are checked as Telegram checks them."""

from __future__ import annotations

import json
from typing import Any

import pytest

from sandbox.base.errors import ApiError
from sandbox.base.model import Chat
from sandbox.text.keyboards import read_markup

GROUP = Chat(-1001, "supergroup")
PERSON = Chat(7, "private")


def inline(*buttons: Any) -> str:
    return json.dumps({"inline_keyboard": [list(buttons)]})


def keys(*keys: Any) -> str:
    return json.dumps({"keyboard": [list(keys)]})


def asking(**request: Any) -> str:
    return keys({"text": "x", **request})


@pytest.mark.parametrize(
    ("raw", "refusal"),
    [
        ("{nonsense", "can't parse reply keyboard markup JSON object"),
        ("[]", "object expected as reply markup"),
        (inline({"callback_data": "x"}), "can't parse inline keyboard button: Can't find field \"text\""),
        (
            inline({"text": "x"}),
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
        ),
        (
            inline({"text": "x", "callback_data": ""}),
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
        ),
        (inline({"text": "x", "callback_data": "ଓ" * 22}), "BUTTON_DATA_INVALID"),
        (
            inline({"text": "x", "url": "not a link"}),
            "inline keyboard button URL 'not a link' is invalid: Wrong HTTP URL",
        ),
        (
            inline({"text": "x", "url": "mailto:a@b.in"}),
            "inline keyboard button URL 'mailto:a@b.in' is invalid: Wrong HTTP URL",
        ),
        (inline({"text": "x", "web_app": {"url": "https://x.in"}}), "BUTTON_TYPE_INVALID"),
        (inline({"text": "x", "copy_text": {"text": "x" * 257}}), "BUTTON_COPY_TEXT_INVALID"),
        (inline("x"), "can't parse inline keyboard button: InlineKeyboardButton must be an Object"),
        (
            inline({"text": "x", "callback_data": "x", "style": "loud"}),
            "can't parse inline keyboard button: invalid button style specified",
        ),
        (inline({"text": "x", "copy_text": {}}), "can't parse inline keyboard button: Can't find field \"text\""),
        (inline({"text": "x", "copy_text": {"text": ""}}), "BUTTON_COPY_TEXT_INVALID"),
        (keys(7), "can't parse keyboard button: KeyboardButton must be a String or an Object"),
        (keys({}), "can't parse keyboard button: Can't find field \"text\""),
        (keys({"text": "x", "style": "loud"}), "can't parse keyboard button: invalid button style specified"),
        (asking(request_contact=True), "phone number can be requested in private chats only"),
        (asking(request_location=True), "location can be requested in private chats only"),
        (asking(request_poll={"type": "quiz"}), "poll can be requested in private chats only"),
        (asking(web_app={"url": "https://x.in"}), "web App buttons can be used in private chats only"),
        (asking(request_users={"request_id": 1}), "users can be requested in private chats only"),
        (asking(request_chat={"request_id": 1}), "chats can be requested in private chats only"),
        (asking(request_chat={}), "can't parse keyboard button: Can't find field \"request_id\""),
        (
            asking(request_chat={"request_id": "one"}),
            'can\'t parse keyboard button: Field "request_id" must be of type Number',
        ),
        (asking(request_chat=[7]), 'can\'t parse keyboard button: Field "request_chat" must be of type Object'),
        ('{"inline_keyboard": {}}', 'field "inline_keyboard" must be of type Array'),
        (
            '{"inline_keyboard": [{}]}',
            'field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays',
        ),
        ('{"keyboard": ["x"]}', 'field "keyboard" must be an Array of Arrays'),
        (inline(*({"text": "x" * 1000, "callback_data": "x"} for _ in range(110))), "reply markup is too long"),
    ],
)
def test_keyboards_that_telegram_refuses(raw: str, refusal: str) -> None:
    with pytest.raises(ApiError) as refused:
        read_markup(raw, GROUP)
    assert refused.value.description == f"Bad Request: {refusal}"


def test_only_inline_keyboards_go_with_edits_and_channels() -> None:
    raw = json.dumps({"force_reply": True})
    for chat, only_inline in ((PERSON, True), (Chat(-2, "channel"), False)):
        with pytest.raises(ApiError, match="inline keyboard expected"):
            read_markup(raw, chat, only_inline=only_inline)


def test_buttons_without_text_are_dropped_and_long_rows_cut() -> None:
    buttons = [
        {"text": " ", "callback_data": "x"},
        *({"text": str(n), "callback_data": "x"} for n in range(20)),
    ]
    (row,) = read_markup(inline(*buttons), GROUP).buttons
    assert [button["text"] for button in row] == [str(number) for number in range(12)]


def test_a_board_is_cut_at_three_hundred_buttons() -> None:
    rows = [[{"text": "x", "callback_data": "x"}] * 10] * 31
    kept = read_markup(json.dumps({"inline_keyboard": rows}), GROUP).buttons
    assert [len(row) for row in kept] == [10] * 30
    keyboard = read_markup(json.dumps({"keyboard": [["x", ""] * 13] * 26}), GROUP).reply_keyboard
    assert keyboard is not None
    assert [len(row) for row in keyboard["keyboard"]] == [12] * 25


@pytest.mark.parametrize(
    ("markup", "is_now"),
    [
        ({}, "nothing"),
        ({"unknown": 1}, "nothing"),
        ({"keyboard": [], "inline_keyboard": []}, "nothing"),
        ({"remove_keyboard": False}, "nothing"),
        ({"inline_keyboard": [[]]}, "nothing"),
        ({"inline_keyboard": [[{"text": "", "callback_data": "x"}]]}, "nothing"),
        ({"keyboard": [["x"]], "inline_keyboard": [[{"text": "x", "callback_data": "x"}]]}, "keys"),
        ({"inline_keyboard": [[{"text": "x", "callback_data": "x"}]], "remove_keyboard": True}, "buttons"),
        ({"remove_keyboard": True, "force_reply": True}, "removal"),
        ({"inline_keyboard": [], "force_reply": True}, "a reply"),
    ],
)
def test_of_several_kinds_in_one_markup_the_first_counts(markup: dict[str, Any], is_now: str) -> None:
    read = read_markup(json.dumps(markup), PERSON)
    keyboard = read.reply_keyboard or {}
    found = {
        "keys": bool(keyboard.get("keyboard")),
        "buttons": bool(read.buttons),
        "removal": bool(keyboard.get("remove_keyboard")) and not read.forces_reply,
        "a reply": read.forces_reply,
    }
    assert [name for name, is_there in found.items() if is_there] == ([] if is_now == "nothing" else [is_now])


@pytest.mark.parametrize(("given", "kept"), [("DANGER", "danger"), ("default", None), ("primary", "primary")])
def test_a_style_is_read_whatever_its_case_and_default_is_none(given: str, kept: str | None) -> None:
    ((button,),) = read_markup(inline({"text": "x", "callback_data": "x", "style": given}), GROUP).buttons
    assert button.get("style") == kept


def test_sixty_four_bytes_of_data_and_a_style_are_fine() -> None:
    (row,) = read_markup(inline({"text": "x", "callback_data": "x" * 64, "style": "success"}), GROUP).buttons
    assert row[0]["style"] == "success"
