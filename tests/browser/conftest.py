"""One browser and one demo for all tests of a process; each begins where nothing was moved or broken on purpose."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from playwright.async_api import Browser, async_playwright

from bot.demo.performance import Performance
from bot.demo.scene import PRESENT
from tests.browser.screen import VIEWPORTS, Screen

SOON = 900  # seconds of desk time in which nothing comes by itself
LANGUAGE = "HELPDESK_DESK__LANGUAGE"
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


@pytest.fixture(scope="session")
def served_by() -> list[int | None]:
    """The bot's process of the test before."""
    return []


@pytest.fixture
def language() -> str:
    """In which the desk speaks."""
    return "en"


@pytest_asyncio.fixture(loop_scope="session")
async def demo(performance: Performance, served_by: list[int | None], language: str) -> Performance:
    """The demo as it begins: a month has happened. It starts anew only if time was moved, or worse."""
    stage = performance.stage
    house = performance.house
    desk = stage.desk()
    is_calm = (desk["bot"], desk["speed"], desk["playing"], desk["trouble"]["kind"]) == ("running", 1, None, "none")
    is_known = "log" in stage.guide.list.done  # the guide's caller: who has called before is asked less
    speaks = house.settings[LANGUAGE] == language
    house.settings = {**house.settings, LANGUAGE: language}
    is_same = speaks and served_by in ([], [house.pid])
    if is_calm and is_same and not is_known and desk["now"] - PRESENT.timestamp() < SOON:
        await stage.guide.again()
    else:
        await stage.worlds.reset()
    served_by[:] = [house.pid]
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
