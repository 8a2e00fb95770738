"""Reply markup as Telegram checks it: inline keyboards, reply keyboards, and their refusals."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

from sandbox.base.errors import ApiError, bad_request
from sandbox.base.model import Buttons, Chat, Json
from sandbox.text.links import checked_url

MAX_CALLBACK_BYTES = 64
MAX_ROW = 12
MAX_BUTTONS = 300
MAX_BYTES = 10_240
STYLES = ("", "primary", "success", "danger")
NEEDS_PRIVATE = (
    "request_contact",
    "request_location",
    "request_users",
    "request_chat",
    "request_poll",
    "web_app",
)


@dataclass(frozen=True)
class Markup:
    """What reply_markup said: inline buttons, or another keyboard for the person, or nothing."""

    buttons: Buttons = field(default_factory=list)
    reply_keyboard: Json | None = None
    forces_reply: bool = False
    """Whether the person's app is to open a reply to the message."""


def read_markup(raw: str, chat: Chat, *, only_inline: bool = False) -> Markup:
    """Parse and check an argument `reply_markup` for this chat."""
    if not raw:
        return Markup()
    if len(raw.encode()) > MAX_BYTES * 10:
        raise bad_request("reply markup is too long")
    try:
        given = json.loads(raw)
    except ValueError:
        raise bad_request("Can't parse reply keyboard markup JSON object") from None
    if not isinstance(given, dict):
        raise bad_request("Object expected as reply markup")
    if "inline_keyboard" in given:
        forces_reply = given.get("force_reply") is True
        return Markup(buttons=_inline(given["inline_keyboard"], chat), forces_reply=forces_reply)
    if not given:
        return Markup()
    if only_inline or chat.type == "channel":
        raise bad_request("Inline keyboard expected")
    return Markup(reply_keyboard=_reply(given, chat), forces_reply=bool(given.get("force_reply")))


def _rows(given: Any, what: str) -> list[list[Any]]:
    if not isinstance(given, list):
        raise bad_request(f'Field "{what}" must be of type Array')
    for row in given:
        if not isinstance(row, list):
            raise bad_request(f'Field "{what}" must be an Array of Arrays')
    return given


def _inline(given: Any, chat: Chat) -> Buttons:
    rows: Buttons = []
    left = MAX_BUTTONS
    for row in _rows(given, "inline_keyboard"):
        checked = [_inline_button(button, chat) for button in row]
        # Telegram drops what has no text, without a word, and cuts what is too much.
        kept = [button for button in checked if button["text"]][: min(MAX_ROW, left)]
        left -= len(kept)
        if kept:
            rows.append(kept)
    return rows


def _inline_button(button: Any, chat: Chat) -> Json:
    if not isinstance(button, dict):
        raise _unreadable("expected an Object")
    if "text" not in button:
        raise _unreadable('Can\'t find field "text"')
    if not isinstance(button["text"], str):
        raise _unreadable('Field "text" must be of type String')
    kept: Json = {"text": button["text"].strip()} | _style(button)
    if button.get("url"):
        kept["url"] = _checked_link(str(button["url"]))
    elif button.get("callback_data"):
        kept["callback_data"] = _checked_data(str(button["callback_data"]))
    elif "copy_text" in button:
        kept["copy_text"] = _copied(button["copy_text"])
    elif "web_app" in button:
        if not chat.is_private:
            raise bad_request("BUTTON_TYPE_INVALID")
        kept["web_app"] = button["web_app"]
    elif "login_url" in button or any(name.startswith("switch_inline") for name in button):
        kept |= {name: value for name, value in button.items() if name != "text"}
    else:
        raise _unreadable("Text buttons are unallowed in the inline keyboard")
    return kept


def _style(button: Json) -> Json:
    style = button.get("style", "")
    if style not in STYLES:
        raise _unreadable("invalid button style specified")
    return {"style": style} if style else {}


def _checked_link(url: str) -> str:
    if url.startswith("tg://user?id="):
        return url
    checked = checked_url(url)
    if checked is None:
        raise bad_request(f"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL")
    return checked


def _checked_data(data: str) -> str:
    if len(data.encode()) > MAX_CALLBACK_BYTES:
        raise bad_request("BUTTON_DATA_INVALID")
    return data


def _copied(given: Any) -> Json:
    text = given.get("text") if isinstance(given, dict) else None
    if not isinstance(text, str):
        raise _unreadable('Can\'t find field "text"')
    if not 1 <= len(text) <= 256:
        raise bad_request("BUTTON_COPY_TEXT_INVALID")
    return {"text": text}


def _reply(given: Json, chat: Chat) -> Json:
    if "keyboard" in given:
        rows = [
            [button if isinstance(button, dict) else {"text": str(button)} for button in row]
            for row in _rows(given["keyboard"], "keyboard")
        ]
        for row in rows:
            for button in row:
                _check_reply_button(button, chat)
        return {**given, "keyboard": rows}
    if given.get("remove_keyboard") or given.get("force_reply"):
        return given
    raise bad_request("Can't parse reply keyboard markup JSON object")


def _check_reply_button(button: Json, chat: Chat) -> None:
    if not isinstance(button.get("text"), str):
        raise bad_request("Can't parse keyboard button: Can't find field \"text\"")
    if not chat.is_private and any(button.get(name) for name in NEEDS_PRIVATE):
        raise bad_request("BUTTON_TYPE_INVALID")
    request = button.get("request_chat")
    if request is not None and not isinstance(request.get("request_id"), int):
        raise bad_request("Can't parse keyboard button: Can't find field \"request_id\"")


def _unreadable(why: str) -> ApiError:
    return bad_request(f"Can't parse inline keyboard button: {why}")
