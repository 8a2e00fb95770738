"""Whatever comes instead of an answer of Telegram's is one of its errors to the program, and ends no part of it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from telegram.error import BadRequest, Forbidden, InvalidToken, NetworkError, RetryAfter, TelegramError

from bot.telegram.raw_bot import RawBot, build_bot

STATUSES = {
    200: TelegramError, 400: BadRequest, 401: InvalidToken, 403: Forbidden, 404: InvalidToken, 429: NetworkError,
    500: NetworkError, 502: NetworkError,
}  # fmt: skip
BODIES = [
    "", "null", "[]", "5", '"Not Found"', "{}", '{"detail": "Not Found"}', '{"ok": false}', '{"ok": true}',
    '{"ok": false, "description": 5, "parameters": [1]}', '{"ok": false, "description": null, "parameters": "x"}',
    '{"ok": false, "parameters": {"retry_after": "soon"}}', '{"ok": false, "parameters": {"retry_after": {}}}',
    '{"ok": false, "parameters": {"migrate_to_chat_id": [7]}}', '{"ok": tr', "<html>Not Found</html>", "\x00\xff",
]  # fmt: skip


@asynccontextmanager
async def answering(status: int, body: str) -> AsyncIterator[RawBot]:
    """A bot whose server gives every request the same answer."""

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        content = body.encode("latin-1")
        head = f"HTTP/1.1 {status} X\r\nContent-Length: {len(content)}\r\nConnection: close\r\n\r\n"
        writer.write(head.encode() + content)
        await writer.drain()
        writer.close()

    server = await asyncio.start_server(answer, "127.0.0.1", 0)
    async with server:
        bot = build_bot("123:ABC", f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}")
        yield bot
        await bot.shutdown()


@pytest.mark.parametrize("body", BODIES)
@pytest.mark.parametrize("status", STATUSES)
async def test_what_is_no_answer_is_an_error_of_its_status(status: int, body: str) -> None:
    async with answering(status, body) as bot:
        for call in (bot.fetch_updates(None, 0), bot.send_message(1, "x"), bot.ask_who_we_are()):
            with pytest.raises(TelegramError) as caught:
                await call
            assert isinstance(caught.value, STATUSES[status]), repr(caught.value)


async def test_what_telegram_says_of_its_refusal_is_kept() -> None:
    async with answering(429, '{"ok": false, "description": "Too Many", "parameters": {"retry_after": 7}}') as bot:
        with pytest.raises(RetryAfter):
            await bot.send_message(1, "x")
    async with answering(404, '{"ok": false, "description": "Not Found: method not found"}') as bot:
        with pytest.raises(InvalidToken, match=r"^Not Found: method not found$"):
            await bot.send_message(1, "x")
