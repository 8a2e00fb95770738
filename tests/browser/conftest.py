"""One browser and one demo for all of these tests; each begins with the world as it was at first."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from playwright.async_api import Browser, async_playwright

from bot.demo.performance import Performance
from tests.browser.screen import VIEWPORTS, Screen

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def chromium() -> AsyncIterator[Browser]:
    if CHROMIUM is None:
        pytest.skip("no Chromium on this machine: the page is not tested (apt-get install chromium)")
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        await browser.close()


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def performance(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Performance]:
    async with Performance(tmp_path_factory.mktemp("demo")) as performance:
        yield performance


@pytest_asyncio.fixture(loop_scope="session")
async def demo(performance: Performance) -> Performance:
    """The demo as it begins: a month has happened."""
    await performance.stage.worlds.reset()
    return performance


@pytest.fixture(params=list(VIEWPORTS))
def viewport(request: pytest.FixtureRequest) -> str:
    name: str = request.param
    return name


@pytest_asyncio.fixture(loop_scope="session")
async def screen(chromium: Browser, demo: Performance, viewport: str) -> AsyncIterator[Screen]:
    """A window of this size; it must have left the machine with no request, and its console with no error."""
    async with Screen(chromium, demo.sandbox.api_url, viewport) as screen:
        yield screen
    assert screen.errors == []
    assert screen.outside == []
