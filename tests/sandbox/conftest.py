"""A sandbox with the cast in it, and a real python-telegram-bot Bot that talks to it over HTTP."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
from telegram import Bot
from telegram.request import HTTPXRequest

from sandbox.cast import Cast, build_demo
from sandbox.clock import HandClock
from sandbox.server import Sandbox


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
async def sandbox(clock: HandClock) -> AsyncIterator[Sandbox]:
    async with Sandbox(clock=clock) as sandbox:
        yield sandbox


@pytest.fixture
def cast(sandbox: Sandbox) -> Cast:
    cast = build_demo(sandbox.world)
    sandbox.world.updates.drop_all()
    return cast


@pytest.fixture
async def bot(sandbox: Sandbox) -> AsyncIterator[Bot]:
    bot = Bot(
        sandbox.token,
        base_url=sandbox.base_url,
        base_file_url=sandbox.base_file_url,
        request=HTTPXRequest(connection_pool_size=8),
        get_updates_request=HTTPXRequest(connection_pool_size=4),
    )
    async with bot:
        yield bot
