"""A sandbox, a real bot that talks to it over HTTP, a migrated database of each kind, and time moved by hand."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from bot.telegram.raw_bot import RawBot, build_bot
from sandbox.base.clock import HandClock
from sandbox.cast import Cast, build_demo
from sandbox.server import Sandbox
from tests.bot.transport import HandMachine
from tests.migrated import database, desk_url, migrated_url, postgres_template, sqlite_template


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def machine(clock: HandClock) -> HandMachine:
    return HandMachine(clock)


@pytest.fixture
async def sandbox(clock: HandClock) -> AsyncIterator[Sandbox]:
    async with Sandbox(clock=clock) as sandbox:
        yield sandbox


@pytest.fixture
def cast(sandbox: Sandbox) -> Cast:
    """Everybody, each of whom has started the bot; nothing waits to be fetched."""
    cast = build_demo(sandbox.world)
    for person in cast.people:
        person.start()
    sandbox.world.updates.drop_all()
    return cast


@pytest.fixture
async def bot(sandbox: Sandbox) -> AsyncIterator[RawBot]:
    bot = build_bot(sandbox.token, sandbox.api_url)
    await bot.initialize()
    yield bot
    await bot.shutdown()


__all__ = ["database", "desk_url", "migrated_url", "postgres_template", "sqlite_template"]
