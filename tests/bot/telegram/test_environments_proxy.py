"""Telegram is reached through the proxy that the environment names, unless it is left out there."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest

from bot.telegram.http_request import WireRequest

ANSWER = b"HTTP/1.1 200 OK\r\nContent-Length: 11\r\n\r\n" + b'{"ok":true}'


class Listener:
    """Says that all is well, whatever it is asked; keeps the first lines of what it was asked."""

    def __init__(self) -> None:
        self.heads: list[str] = []

    async def hear(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while head := await reader.readline():
            self.heads.append(head.decode().strip())
            while (await reader.readline()).strip():
                pass
            writer.write(ANSWER)
        writer.close()


@pytest.fixture
async def listener() -> AsyncIterator[tuple[Listener, str]]:
    listener = Listener()
    server = await asyncio.start_server(listener.hear, "127.0.0.1", 0)
    yield listener, f"127.0.0.1:{server.sockets[0].getsockname()[1]}"
    server.close()


@pytest.fixture(autouse=True)
def _no_proxies(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        for each in (name, name.upper()):
            monkeypatch.delenv(each, raising=False)


async def asked(url: str) -> list[tuple[int, bytes]]:
    request = WireRequest(2)
    answers = [await request.do_request(url, "GET") for _ in range(2)]
    await request.shutdown()
    return answers


async def test_the_environments_proxy_is_asked_for_the_whole_address(
    listener: tuple[Listener, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    heard, here = listener
    monkeypatch.setenv("http_proxy", f"http://{here}")
    assert await asked("http://api.telegram.invalid/bot1/getMe") == [(200, b'{"ok":true}')] * 2
    assert heard.heads == ["GET http://api.telegram.invalid/bot1/getMe HTTP/1.1"] * 2


async def test_what_is_left_out_of_it_is_asked_itself(
    listener: tuple[Listener, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    heard, here = listener
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    assert await asked(f"http://{here}/bot1/getMe") == [(200, b'{"ok":true}')] * 2
    assert heard.heads == ["GET /bot1/getMe HTTP/1.1"] * 2
