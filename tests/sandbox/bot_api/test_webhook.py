"""Webhooks: the secret goes along, nothing is lost to a bot that stumbles, order holds within a chat."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any

import pytest

from sandbox.base.clock import HandClock
from sandbox.cast import Cast
from sandbox.server import Sandbox
from tests.sandbox.conftest import Api


@dataclass
class Hook:
    """A bot's webhook of ten lines: answers with the statuses given, then with 200."""

    url: str = ""
    statuses: list[int] = field(default_factory=list)
    retry_after: int = 0
    waits: list[float] = field(default_factory=list)
    reply: dict[str, Any] = field(default_factory=dict)
    taken: asyncio.Queue[tuple[str, dict[str, Any]]] = field(default_factory=asyncio.Queue)

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = (await reader.readuntil(b"\r\n\r\n")).decode().lower()
        length = int(head.split("content-length:")[1].split("\r\n")[0])
        update = json.loads(await reader.readexactly(length))
        status = self.statuses.pop(0) if self.statuses else 200
        body = json.dumps(self.reply).encode() if status == 200 else b""
        wait = f"Retry-After: {self.retry_after}\r\n" if self.retry_after and status != 200 else ""
        head_out = f"HTTP/1.1 {status} X\r\n{wait}Content-Length: {len(body)}\r\nConnection: close\r\n\r\n"
        writer.write(head_out.encode() + body)
        await writer.drain()
        writer.close()
        await writer.wait_closed()
        if status == 200:
            self.taken.put_nowait((head, update))

    async def next(self) -> tuple[str, dict[str, Any]]:
        async with asyncio.timeout(5):
            return await self.taken.get()


@pytest.fixture
async def hook(sandbox: Sandbox) -> AsyncIterator[Hook]:
    hook = Hook()

    async def sleep(seconds: float) -> None:
        hook.waits.append(seconds)

    sandbox.bot_api.webhook.sleep = sleep
    server = await asyncio.start_server(hook.serve, "127.0.0.1", 0)
    hook.url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/hook"
    async with server:
        yield hook


async def test_updates_are_posted_with_the_secret(api: Api, cast: Cast, hook: Hook) -> None:
    await api.result("setWebhook", url=hook.url, secret_token="s3cret_")
    cast.operator.say("hello")
    head, update = await hook.next()
    assert "x-telegram-bot-api-secret-token: s3cret_" in head
    assert update["message"]["text"] == "hello"


async def test_a_failing_bot_gets_the_update_again_and_in_order(api: Api, cast: Cast, hook: Hook) -> None:
    hook.statuses = [500, 502, 403]
    await api.result("setWebhook", url=hook.url)
    cast.operator.say("one")
    cast.operator.say("two")
    assert [(await hook.next())[1]["message"]["text"] for _ in range(2)] == ["one", "two"]
    info = await api.result("getWebhookInfo")
    assert "Wrong response from the webhook" in info["last_error_message"]


async def test_retries_come_at_once_and_then_ever_later(api: Api, cast: Cast, hook: Hook) -> None:
    hook.statuses = [500] * 9
    await api.result("setWebhook", url=hook.url)
    cast.operator.say("hello")
    await hook.next()
    assert hook.waits[:6] == [0, 2, 4, 8, 16, 32]
    assert all(60 <= wait <= 120 for wait in hook.waits[6:])
    assert len(hook.waits) == 9


async def test_a_bot_may_say_how_long_to_wait(api: Api, cast: Cast, hook: Hook) -> None:
    hook.statuses, hook.retry_after = [429], 30
    await api.result("setWebhook", url=hook.url)
    cast.operator.say("hello")
    await hook.next()
    assert 30 in hook.waits


@pytest.mark.parametrize("method", ["setWebhook", "deleteWebhook", "getMe", "GetUpdates", "logOut", "close"])
async def test_some_methods_are_never_executed_by_a_reply(
    api: Api, cast: Cast, hook: Hook, method: str, sandbox: Sandbox
) -> None:
    hook.reply = {"method": method}
    await api.result("setWebhook", url=hook.url)
    cast.operator.say("hello")
    await hook.next()
    await sandbox.world.updates.drained()
    assert (await api.result("getWebhookInfo"))["url"] == hook.url


async def test_a_reply_may_carry_a_method(api: Api, cast: Cast, hook: Hook) -> None:
    hook.reply = {"method": "sendMessage", "chat_id": cast.operator.id, "text": "by reply"}
    await api.result("setWebhook", url=hook.url)
    cast.operator.say("hello")
    await cast.operator.see("by reply")


async def test_what_waits_at_the_end_of_a_webhook_can_be_polled(api: Api, cast: Cast) -> None:
    await api.result("setWebhook", url="http://127.0.0.1:9/nobody")
    cast.operator.say("hello")
    assert (await api.result("getWebhookInfo"))["pending_update_count"] == 1
    await api.result("deleteWebhook")
    assert len(await api.result("getUpdates")) == 1


@pytest.mark.parametrize(
    ("given", "refusal"),
    [
        ({"url": "https://x.in", "secret_token": "x" * 257}, "secret token is too long"),
        ({"url": "https://x.in", "secret_token": "no spaces"}, "secret token contains unallowed characters"),
        ({"url": "nonsense"}, "invalid webhook URL specified"),
        ({"url": "http://x.in"}, "bad webhook: An HTTPS URL must be provided for webhook"),
        (
            {"url": "https://x.in:99"},
            "bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443",
        ),
    ],
)
async def test_webhooks_that_telegram_refuses(api: Api, given: dict[str, str], refusal: str) -> None:
    assert await api.refusal("setWebhook", **given) == f"Bad Request: {refusal}"


async def test_a_webhook_is_not_set_twice_within_a_second(api: Api, clock: HandClock) -> None:
    await api.result("setWebhook", url="http://127.0.0.1:9/")
    assert await api.refusal("setWebhook", url="http://127.0.0.1:9/") == "Too Many Requests: retry after 1"
    clock.advance(1)
    await api.result("setWebhook", url="")
