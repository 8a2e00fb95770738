"""What the program reads of Telegram's good answers; one that lacks it is an error of Telegram's."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from telegram.error import TelegramError

from bot.telegram.wire import is_id

_READ: Mapping[str, Mapping[str, type]] = {
    "getMe": {"id": int, "is_bot": bool, "first_name": str},
    "getWebhookInfo": {"url": str, "has_custom_certificate": bool, "pending_update_count": int},
    "getChat": {"id": int, "type": str},
    "getChatMember": {"status": str, "user": dict},
    "getFile": {"file_id": str, "file_unique_id": str},
}


def checked(method: str, asked: Mapping[str, Any], result: Any) -> Any:
    """Return what ``method`` answered, a message with what PTB wants of it; raise ``TelegramError`` if it is odd."""
    if method == "sendMediaGroup" and isinstance(result, list) and result:
        return [_message(each, asked) for each in result]
    if method.startswith("send") and method != "sendChatAction":
        return _message(result, asked)
    if method.startswith("edit"):
        return result if _is_whole(result) else True
    wanted = _READ.get(method)
    is_read = wanted is None or (
        isinstance(result, dict) and all(type(result.get(n)) is t for n, t in wanted.items())
    )
    if result is None or not is_read:
        raise TelegramError(f"Invalid server response: {method} answered something else")
    return result


def _message(result: Any, asked: Mapping[str, Any]) -> dict[str, Any]:
    number = result.get("message_id") if isinstance(result, dict) else None
    if not is_id(number):
        raise TelegramError("Invalid server response: no message")
    if _is_whole(result):
        return dict(result)
    return {"message_id": number, "date": 0, "chat": {"id": asked.get("chat_id", 0), "type": "private"}}


def _is_whole(result: Any) -> bool:
    if not isinstance(result, dict) or not is_id(result.get("message_id")) or not is_id(result.get("date")):
        return False
    chat = result.get("chat")
    return isinstance(chat, dict) and is_id(chat.get("id")) and isinstance(chat.get("type"), str)
