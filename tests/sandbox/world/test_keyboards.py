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
        (json.dumps({"keyboard": [[{"text": "x", "request_contact": True}]]}), "BUTTON_TYPE_INVALID"),
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


def test_sixty_four_bytes_of_data_and_a_style_are_fine() -> None:
    (row,) = read_markup(inline({"text": "x", "callback_data": "x" * 64, "style": "success"}), GROUP).buttons
    assert row[0]["style"] == "success"
