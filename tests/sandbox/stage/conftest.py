"""A stage with the cast on it, and a desk of paper behind it."""

from __future__ import annotations

from collections.abc import AsyncIterator

import httpx
import pytest

from sandbox.base.clock import StageClock
from sandbox.cast import Cast, build_demo
from sandbox.server import Sandbox
from sandbox.stage.stage import Stage
from tests.sandbox.stage.backstages import PaperDesk

NOON = 1_795_003_200.0  # a whole day in Unix time, plus twelve hours


@pytest.fixture
def paper() -> PaperDesk:
    return PaperDesk(now=NOON)


@pytest.fixture
async def staged(paper: PaperDesk) -> AsyncIterator[Sandbox]:
    async with Sandbox(clock=StageClock(NOON), backstage=paper) as sandbox:
        yield sandbox


@pytest.fixture
def cast(staged: Sandbox) -> Cast:
    cast = build_demo(staged.world)
    staged.world.updates.drop_all()
    return cast


@pytest.fixture
def stage(staged: Sandbox, cast: Cast) -> Stage:
    assert staged.stage is not None
    return staged.stage


@pytest.fixture
async def page(staged: Sandbox) -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(base_url=staged.api_url, timeout=20) as client:
        yield client
