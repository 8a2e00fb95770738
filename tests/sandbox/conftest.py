"""A sandbox with the cast in it, and a real python-telegram-bot Bot that talks to it over HTTP."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest
from telegram import Bot
from telegram.request import HTTPXRequest

from sandbox.base.clock import HandClock
from sandbox.cast import Cast, build_demo
from sandbox.server import Sandbox


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
async def sandbox(clock: HandClock) -> AsyncIterator[Sandbox]:
    async with Sandbox(clock=clock) as sandbox:
        # Most tests here ask for one offset twice and mean it.
        sandbox.world.updates.shape_repeats = False
        yield sandbox


@pytest.fixture
def cast(sandbox: Sandbox) -> Cast:
    cast = build_demo(sandbox.world)
    sandbox.world.updates.drop_all()
    return cast


@pytest.fixture
async def bot(sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Bot]:
    # Without this python-telegram-bot warns at every 429, and a warning is an error here.
    monkeypatch.setenv("PTB_TIMEDELTA", "1")
    bot = Bot(
        sandbox.token,
        base_url=sandbox.base_url,
        base_file_url=sandbox.base_file_url,
        request=HTTPXRequest(connection_pool_size=8),
        get_updates_request=HTTPXRequest(connection_pool_size=4),
    )
    async with bot:
        yield bot


class Api:
    """Raw calls, for the exact texts that python-telegram-bot rewrites."""

    def __init__(self, sandbox: Sandbox, client: httpx.AsyncClient) -> None:
        self._sandbox = sandbox
        self._client = client

    async def __call__(self, method: str, **params: Any) -> dict[str, Any]:
        url = f"{self._sandbox.base_url}{self._sandbox.token}/{method}"
        reply = await self._client.post(url, json=params)
        body: dict[str, Any] = reply.json()
        assert reply.status_code == body.get("error_code", 200)
        return body

    async def result(self, method: str, **params: Any) -> Any:
        body = await self(method, **params)
        assert body["ok"], body
        return body["result"]

    async def refusal(self, method: str, **params: Any) -> str:
        """The description of a call that must be refused."""
        body = await self(method, **params)
        assert not body["ok"], body
        return str(body["description"])


@pytest.fixture
async def api(sandbox: Sandbox) -> AsyncIterator[Api]:
    async with httpx.AsyncClient(timeout=30) as client:
        yield Api(sandbox, client)


@pytest.fixture
async def people(sandbox: Sandbox) -> AsyncIterator[httpx.AsyncClient]:
    """A browser on the sandbox's own page."""
    async with httpx.AsyncClient(base_url=sandbox.api_url, headers={"Origin": sandbox.api_url}, timeout=10) as client:
        yield client
