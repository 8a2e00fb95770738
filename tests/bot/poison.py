"""Valid JSON in the place of an update that once hurt its neighbours, or could."""

from __future__ import annotations

from typing import Any

from tests.bot.transport import message, press

FAR = 2**63
NOT_STORABLE: tuple[Any, ...] = (None, "5", 5.0, True, [1], {}, FAR, -FAR - 1, 10**30)


def changed(body: dict[str, Any], path: str, value: Any) -> dict[str, Any]:
    """Return an update with another value at this place."""
    *way, last = path.split(".")
    part = body
    for name in way:
        part = part[name]
    part[last] = value
    return body


def poison() -> list[Any]:
    """Return one of each sort; those with a usable id have 50 and the following ones."""
    found: list[Any] = ["nonsense", None, 7, [], {}, [message(1, "inside a list")]]
    found += [message(40, "no id") | {"update_id": value} for value in NOT_STORABLE]
    places = ["from.id", "chat.id", "message_id", "date", "from.first_name", "from.username", "text",
              "from.language_code", "chat.type", "chat", "from", "message_thread_id", "reply_to_message"]  # fmt: skip
    values = [FAR, -FAR - 1, 10**30, "x", -1, {"a": 1}, [1], None, 1.5, True, "\ud800\0", "x" * 100_000]
    number = 50
    for place in places:
        for value in values:
            found.append(changed(message(number, "odd"), f"message.{place}", value))
            number += 1
    for place in ("id", "data", "from", "from.id", "message", "message.chat", "message.chat.id", "message.date"):
        for value in values:
            found.append(changed(press(number, "odd"), f"callback_query.{place}", value))
            number += 1
    bodies: list[tuple[str, Any]] = [
        ("message", None), ("message", 5), ("callback_query", []), ("chat_member", {"chat": {}}),
        ("my_chat_member", "x"), ("tele\ud800pathy\0", {}), ("x" * 100_000, 1),
    ]  # fmt: skip
    return found + [{"update_id": number + n, kind: body} for n, (kind, body) in enumerate(bodies)]
