"""`python -m tests.browser.screenshots`: the pictures of README and guides, made of the demo as it begins.

They are taken by the browser that tests the page, with the fonts of this machine: one with Odia and emoji is needed.
"""

from __future__ import annotations

import asyncio
import shutil
import tempfile
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path

from playwright.async_api import async_playwright, expect

from bot.demo.performance import Performance
from tests.browser.screen import Screen

PICTURES = Path(__file__).parents[2] / "docs" / "pictures"
CALL = "9437012345 Ramesh, Jatni, the server of our office is down since the morning"
IN_ODIA = "9437012345 ରମେଶ, ଜଟଣୀ, ମଷ୍ଟର ରୋଲ ଖୋଲୁନାହିଁ"


@dataclass(frozen=True)
class Picture:
    """One picture: its name, on which screen it is taken, and what people do before."""

    name: str
    viewport: str
    scheme: str
    act: Callable[[Screen], Awaitable[None]]


async def first_minute(screen: Screen) -> None:
    """The page as it opens."""
    await expect(screen.guide).to_be_visible()


async def review(screen: Screen) -> None:
    """Sunita has a caller on the line, and looks at what she will send."""
    await screen.say(CALL)
    for label in ("New ticket", "ULB employee", "Infrastructure"):
        await screen.press(label)
    await expect(screen.chat.locator("#log article").last).to_contain_text("Check and send")


async def odia_review(screen: Screen) -> None:
    """The same in Odia."""
    await screen.say("/language")
    await screen.press("ଓଡ଼ିଆ")
    await screen.say(IN_ODIA)
    await screen.press("ନୂଆ ଟିକେଟ")
    await expect(screen.chat.locator("#log article").last).to_contain_text("ରମେଶ")


async def claim_race(screen: Screen) -> None:
    """Anil has claimed what Meera looks at, side by side."""
    await screen.log_a_ticket(CALL)
    await screen.be("Anil", chat="HUDD Tech")
    await screen.button("Two side by side").click()
    await screen.be("Meera", chat="HUDD Tech", inside=screen.beside)
    await screen.press("Claim")
    await expect(screen.beside.locator("#log article").last).to_contain_text("Anil has it since")


async def summary(screen: Screen) -> None:
    """Debasis reads the managers' channel."""
    await screen.be("Debasis", chat="MUKTA helpdesk: summaries")
    await screen.chat.locator("#log img").first.wait_for()


SHOWN = (
    Picture("demo-desktop-light", "desktop", "light", first_minute),
    Picture("operator-phone-light", "phone", "light", review),
    Picture("operator-phone-odia", "phone", "dark", odia_review),
    Picture("claim-desktop-dark", "desktop", "dark", claim_race),
    Picture("summary-phone-light", "phone", "light", summary),
)


async def main() -> None:
    """Take all of them, each in a world of its own beginning."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        raise SystemExit("no Chromium on this machine: apt-get install chromium")
    with tempfile.TemporaryDirectory() as folder:
        async with Performance(Path(folder)) as demo, async_playwright() as playwright:
            browser = await playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
            for picture in SHOWN:
                await demo.stage.worlds.reset()
                async with Screen(browser, demo.sandbox.api_url, picture.viewport, picture.scheme) as screen:
                    if picture.act is not first_minute:
                        await screen.guide.get_by_role("button", name="Leave the guide").click()
                    await picture.act(screen)
                    await expect(screen.page.locator("#toasts p")).to_have_count(0)
                    await screen.page.screenshot(path=PICTURES / f"{picture.name}.png")


if __name__ == "__main__":
    asyncio.run(main())
