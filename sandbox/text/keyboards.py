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
IN_PRIVATE_ONLY = {
    "request_contact": "Phone number can be requested in private chats only",
    "request_location": "Location can be requested in private chats only",
    "request_poll": "Poll can be requested in private chats only",
    "web_app": "Web App buttons can be used in private chats only",
    "request_users": "Users can be requested in private chats only",
    "request_chat": "Chats can be requested in private chats only",
}


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
    keys, buttons = _keys(given, chat), _inline(given, chat)
    forces_reply = given.get("force_reply") is True
    if not keys and (buttons or given.get("inline_keyboard")):
        return Markup(buttons=buttons, forces_reply=forces_reply and bool(buttons))
    if not keys and not forces_reply and not given.get("remove_keyboard"):
        return Markup()
    if only_inline or chat.type == "channel":
        raise bad_request("Inline keyboard expected")
    if keys:
        return Markup(reply_keyboard=given | {"keyboard": keys})
    plain = {name: value for name, value in given.items() if name not in ("keyboard", "inline_keyboard")}
    return Markup(reply_keyboard=plain, forces_reply=forces_reply and not given.get("remove_keyboard"))


def _rows(given: Json, what: str, of: str = "") -> list[list[Any]]:
    rows = given.get(what)
    if rows is None:
        return []
    if not isinstance(rows, list):
        raise bad_request(f'Field "{what}" must be of type Array')
    if not all(isinstance(row, list) for row in rows):
        raise bad_request(f'Field "{what}"{of} must be an Array of Arrays')
    return rows


def _cut(rows: Buttons) -> Buttons:
    """Telegram drops what has no text, without a word, and cuts what is too much."""
    kept: Buttons = []
    left = MAX_BUTTONS
    for row in rows:
        fits = [button for button in row if button["text"]][: min(MAX_ROW, left)]
        left -= len(fits)
        if fits:
            kept.append(fits)
    return kept


def _inline(given: Json, chat: Chat) -> Buttons:
    rows = _rows(given, "inline_keyboard", " of the InlineKeyboardMarkup")
    return _cut([[_inline_button(button, chat) for button in row] for row in rows])


def _inline_button(button: Any, chat: Chat) -> Json:
    if not isinstance(button, dict):
        raise _unreadable("InlineKeyboardButton must be an Object")
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
    elif "disabled" in button:
        kept["disabled"] = {}
    elif "login_url" in button or any(name.startswith("switch_inline") for name in button):
        kept |= {name: value for name, value in button.items() if name != "text"}
    else:
        raise _unreadable("Text buttons are unallowed in the inline keyboard")
    return kept


def _style(button: Json, what: str = "inline keyboard") -> Json:
    style = str(button.get("style", "")).lower().removeprefix("default")
    if style not in STYLES:
        raise _unreadable("invalid button style specified", what)
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


def _keys(given: Json, chat: Chat) -> Buttons:
    return _cut([[_key(button, chat) for button in row] for row in _rows(given, "keyboard")])


def _key(button: Any, chat: Chat) -> Json:
    if isinstance(button, str):
        return {"text": button}
    if not isinstance(button, dict):
        raise _unreadable("KeyboardButton must be a String or an Object", "keyboard")
    if not isinstance(button.get("text"), str):
        raise _unreadable('Can\'t find field "text"', "keyboard")
    kept = {name: value for name, value in button.items() if name != "style"} | _style(button, "keyboard")
    for name, refusal in IN_PRIVATE_ONLY.items():
        if button.get(name, False) is not False:
            _check_request(name, button[name])
            if not chat.is_private:
                raise bad_request(refusal)
    return kept


def _check_request(name: str, request: Any) -> None:
    if name not in ("request_users", "request_chat"):
        return
    if not isinstance(request, dict):
        raise _unreadable(f'Field "{name}" must be of type Object', "keyboard")
    if "request_id" not in request:
        raise _unreadable('Can\'t find field "request_id"', "keyboard")
    if not isinstance(request["request_id"], int):
        raise _unreadable('Field "request_id" must be of type Number', "keyboard")


def _unreadable(why: str, what: str = "inline keyboard") -> ApiError:
    return bad_request(f"Can't parse {what} button: {why}")
