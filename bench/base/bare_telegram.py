"""The least of a Bot API, in this process: it knows its bot, hands out what it is fed, and counts what is sent."""

from __future__ import annotations

import asyncio
import json
import time
from collections import Counter
from collections.abc import Iterable
from contextlib import suppress
from typing import Any
from urllib.parse import parse_qsl

from bot.base.clock import DeskClock

TOKEN = "1:" + "x" * 35
ME = {"id": 1, "is_bot": True, "first_name": "Bench", "username": "bench_bot"}
HELD = 1.0  # seconds for which a poll is held open
BATCH = 100


class BareTelegram:
    """Serves one bot over HTTP. ``sent``: the parameters of each message that came, oldest first."""

    def __init__(self) -> None:
        self.polled = asyncio.Event()
        self.polled_again = asyncio.Event()
        self.port = 0
        self.sent: list[dict[str, Any]] = []
        self._markups: dict[tuple[int, int], str] = {}  # of each message as it is now, the latest last
        self._answered = 0  # presses
        self._told: Counter[int] = Counter()  # how many came to each chat
        self._came = asyncio.Condition()
        self._waiting: dict[int, dict[str, Any]] = {}
        self._next_update = 1
        self._fed = asyncio.Event()
        self._serving: list[asyncio.Task[None]] = []

    @property
    def url(self) -> str:
        """Where it is."""
        return f"http://127.0.0.1:{self.port}"

    async def __aenter__(self) -> BareTelegram:
        self._server = await asyncio.start_server(self._connected, "127.0.0.1", 0)
        self.port = self._server.sockets[0].getsockname()[1]
        return self

    async def __aexit__(self, *_: object) -> None:
        self._fed.set()
        self._server.close()
        await asyncio.gather(*self._serving)

    def feed(self, updates: Iterable[dict[str, Any]]) -> None:
        """Hold these for the bot, numbered in their order."""
        for update in updates:
            self._waiting[self._next_update] = {"update_id": self._next_update, **update}
            self._next_update += 1
        self._fed.set()

    async def until_sent(self, count: int) -> None:
        """Return once so many messages have come in all."""
        async with self._came:
            await self._came.wait_for(lambda: len(self.sent) >= count)

    async def until_told(self, chat: int) -> None:
        """Return once the next message has come to a chat."""
        already = self._told[chat]
        async with self._came:
            await self._came.wait_for(lambda: self._told[chat] > already)

    async def until_answered(self) -> None:
        """Return once the next press has been answered."""
        already = self._answered
        async with self._came:
            await self._came.wait_for(lambda: self._answered > already)

    async def until_text(self, chat: int, text: str) -> None:
        """Return once a message with this text has come to a chat."""
        async with self._came:
            await self._came.wait_for(lambda: any(_is(message, chat, text) for message in self.sent))

    def button(self, label: str) -> tuple[int, int, str]:
        """Return the latest message that has a button with this in its label: chat, message, data."""
        for (chat, number), markup in reversed(self._markups.items()):
            for row in json.loads(markup).get("inline_keyboard", ()):
                for shown in row:
                    if label in shown["text"]:
                        return chat, number, shown["callback_data"]
        raise LookupError(f"no button {label!r} in what was sent")

    def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._serving.append(asyncio.create_task(self._until_it_hangs_up(reader, writer)))

    async def _until_it_hangs_up(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(ConnectionError):
            await self._serve(reader, writer)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while head := await reader.readline():
            length = 0
            while (line := await reader.readline()).strip():
                name, _, value = line.decode("latin-1").partition(":")
                length = int(value) if name.lower() == "content-length" else length
            asked = await reader.readexactly(length)
            method = head.split(b" ")[1].partition(b"?")[0].rpartition(b"/")[2].decode()
            body = json.dumps({"ok": True, "result": await self._answer(method, asked)}).encode()
            writer.write(
                b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n" % len(body) + body
            )
        writer.close()

    async def _answer(self, method: str, asked: bytes) -> object:
        if method == "getMe":
            return ME
        if method == "getUpdates":
            return await self._updates(_parameters(asked))
        if method.startswith(("send", "edit")) and method != "sendChatAction":
            return await self._message(_parameters(asked), new=method.startswith("send"))
        if method == "answerCallbackQuery":
            async with self._came:
                self._answered += 1
                self._came.notify_all()
        if method == "getChat":
            return _chat(int(_parameters(asked)["chat_id"])) | {"accent_color_id": 0, "max_reaction_count": 11}
        if method in ("getChatMember", "getChatAdministrators"):
            member = {"status": "administrator", "user": ME, **dict.fromkeys(RIGHTS, True)}
            return member if method == "getChatMember" else [member]
        return [] if method.startswith("get") else True

    async def _updates(self, asked: dict[str, Any]) -> list[dict[str, Any]]:
        for number in [n for n in self._waiting if n < int(asked.get("offset") or 0)]:
            del self._waiting[number]
        if self.polled.is_set():
            self.polled_again.set()
            if not self._waiting:
                self._fed.clear()
                with suppress(TimeoutError):
                    await asyncio.wait_for(self._fed.wait(), HELD)
        self.polled.set()
        return list(self._waiting.values())[:BATCH]

    async def _message(self, asked: dict[str, Any], *, new: bool) -> dict[str, Any]:
        if new:
            async with self._came:
                self.sent.append(asked)
                self._told[int(asked["chat_id"])] += 1
                self._came.notify_all()
        chat, number = int(asked["chat_id"]), len(self.sent) if new else int(asked["message_id"])
        self._markups.pop((chat, number), None)
        self._markups[chat, number] = asked.get("reply_markup") or "{}"
        said = {"message_id": number, "date": _now(), "chat": _chat(chat)}
        return {**said, "from": ME, "text": asked.get("text", "")}


RIGHTS = (
    "can_be_edited", "is_anonymous", "can_manage_chat", "can_delete_messages", "can_manage_video_chats",
    "can_restrict_members", "can_promote_members", "can_change_info", "can_invite_users", "can_post_stories",
    "can_edit_stories", "can_delete_stories", "can_pin_messages", "can_manage_topics", "can_post_messages",
    "can_edit_messages",
)  # fmt: skip


def _is(message: dict[str, Any], chat: int, text: str) -> bool:
    return int(message["chat_id"]) == chat and message.get("text") == text


def _parameters(asked: bytes) -> dict[str, Any]:
    """Return the parameters of a request, as JSON or as a form."""
    return dict(json.loads(asked)) if asked.startswith(b"{") else dict(parse_qsl(asked.decode()))


def _chat(chat_id: int) -> dict[str, Any]:
    return {"id": chat_id, "type": "private", "first_name": "Sunita"} if chat_id > 0 else {
        "id": chat_id, "type": "supergroup", "title": "Bench",
    }  # fmt: skip


def said(person: int, text: str) -> dict[str, Any]:
    """Return the update of somebody's message to the bot, in private; a command says so as Telegram does."""
    commands = [{"type": "bot_command", "offset": 0, "length": len(text.split()[0])}] if text.startswith("/") else []
    message = {
        "message_id": 1, "date": _now(), "chat": _chat(person), "from": _person(person), "text": text,
        "entities": commands,
    }  # fmt: skip
    return {"message": message}


def pressed(person: int, button: tuple[int, int, str]) -> dict[str, Any]:
    """Return the update of somebody's press on a button of one of the bot's messages."""
    chat, number, data = button
    message = {"message_id": number, "date": _now(), "chat": _chat(chat), "from": ME, "text": "-"}
    query = {"id": f"{person}-{number}-{time.monotonic_ns()}", "from": _person(person), "chat_instance": "1"}
    return {"callback_query": {**query, "message": message, "data": data}}


def _now() -> int:
    return int(DeskClock().now().timestamp())


def _person(person: int) -> dict[str, Any]:
    return {"id": person, "is_bot": False, "first_name": f"Person {person}"}
