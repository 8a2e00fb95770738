"""`python -m tests.browser.screenshots`: the pictures of README and guides, made of the demo as it begins.

They are taken by the browser that tests the page, with the fonts of this machine: one with Odia and emoji is needed.
"""

from __future__ import annotations

import asyncio
import shutil
import sys
import tempfile
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import partial
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.async_api import async_playwright, expect

from bot.demo.performance import Performance
from sandbox.cast import ADMIN_ID
from tests.browser.screen import Screen

PICTURES = Path(__file__).parents[2] / "docs" / "pictures"
STEPS = PICTURES / "guide"
CALL = "Ramesh, Jatni, the server of our office is down since the morning"
IN_ODIA = "9437012345 ରମେଶ, ଜଟଣୀ, ମଷ୍ଟର ରୋଲ ଖୋଲୁନାହିଁ"
QUALITY = 80
FRAME = 900  # milliseconds: slower than it was, so that it can be seen
HELD = 2400  # of the first and the last picture of the race
WIDE = 960
A_STEP = 60_000.0  # milliseconds
SOON = 1_000  # milliseconds in which the guide has seen what was said, and points at it


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
    await screen.say(f"9437012345 {CALL}")
    for label in ("New ticket", "ULB employee", "Infrastructure"):
        await screen.press(label)
    await expect(screen.chat.locator("#log article").last).to_contain_text("Check and send")


async def odia_review(screen: Screen) -> None:
    """The same in Odia."""
    await screen.say("/language")  # buttons of the callers' languages stand above: the question must have come
    await expect(screen.chat.locator("#log article").last).to_contain_text("Which language")
    await screen.press("ଓଡ଼ିଆ")
    await expect(screen.chat.locator("#log article").last).to_contain_text("ଲେଖିବି")
    await screen.say(IN_ODIA)
    await screen.press("ନୂଆ ଟିକେଟ")
    await expect(screen.chat.locator("#log article").last).to_contain_text("ରମେଶ")


async def card(screen: Screen) -> None:
    """A new ticket's card in the team's group."""
    await screen.log_a_ticket(CALL)
    await screen.be("Anil", chat="HUDD Tech")
    await expect(screen.chat.locator("#log article").last).to_contain_text("Nobody has it yet")


async def side_by_side(screen: Screen) -> None:
    """The same card before Anil and before Meera."""
    await card(screen)
    await screen.button("Two side by side").click()
    await screen.be("Meera", chat="HUDD Tech", inside=screen.beside)
    await expect(screen.beside.locator("#log article").last).to_contain_text("Nobody has it yet")
    await screen.page.evaluate("document.querySelector('#log article:last-of-type').scrollIntoView()")


async def claim_race(screen: Screen) -> None:
    """Anil has claimed what Meera looks at."""
    await side_by_side(screen)
    await screen.press("Claim")
    await expect(screen.beside.locator("#log article").last).to_contain_text("Anil has it since")


async def of_the_town(screen: Screen) -> None:
    """Lipika asks how a ticket of her town stands."""
    await screen.be("Lipika")
    await screen.say("MUK-1250")
    await expect(screen.chat.locator("#log article").last).to_contain_text("MUK-1250 ·")


async def panel(screen: Screen) -> None:
    """Rashmi sets the helpdesk up."""
    await screen.page.evaluate(f"location.hash = '{ADMIN_ID}/{ADMIN_ID}'")
    await expect(screen.chat.locator("#me")).to_contain_text("Rashmi")
    await screen.say("/admin")
    await expect(screen.chat.locator("#log article").last).to_contain_text("Closures")


async def summary(screen: Screen) -> None:
    """Debasis reads the managers' channel."""
    await screen.be("Debasis", chat="MUKTA helpdesk: summaries")
    await screen.chat.locator("#log img").first.wait_for()
    first = screen.chat.locator("#log article", has_text="still open").last
    await first.evaluate("node => node.scrollIntoView({ block: 'start' })")


async def late(screen: Screen) -> None:
    """Half past five has come: what nobody has answered is late."""
    await screen.be("Anil", chat="HUDD Tech")
    await screen.page.locator("#stage .next").click()
    await expect(screen.page.locator("#stage .next")).to_have_attribute("aria-busy", "false", timeout=A_STEP)
    await expect(screen.chat.locator("#log article").last).to_contain_text("is late")


async def curtain(screen: Screen) -> None:
    """What the bot asks of Telegram while a ticket is opened."""
    await screen.log_a_ticket(CALL)
    await screen.button("Behind the curtain").click()
    await expect(screen.page.locator("#tab li").first).to_be_visible()


SHOWN = (
    Picture("demo-desktop-light", "desktop", "light", first_minute),
    Picture("operator-phone-light", "phone", "light", review),
    Picture("operator-phone-odia", "phone", "dark", odia_review),
    Picture("team-phone-light", "phone", "light", card),
    Picture("spoc-phone-light", "phone", "light", of_the_town),
    Picture("admin-phone-light", "phone", "light", panel),
    Picture("claim-desktop-dark", "desktop", "dark", claim_race),
    Picture("late-phone-dark", "phone", "dark", late),
    Picture("summary-phone-light", "phone", "light", summary),
    Picture("curtain-desktop-light", "desktop", "light", curtain),
)


async def take(screen: Screen, path: Path) -> None:
    """Keep what is on the screen, small."""
    await expect(screen.page.locator("#toasts p")).to_have_count(0)
    Image.open(BytesIO(await screen.page.screenshot())).convert("RGB").save(path, quality=QUALITY, method=6)


async def walk(screen: Screen, demo: Performance) -> None:
    """Take each step of the guide, as it is before it is done, once the bot has said all that it has to."""
    said = screen.guide.get_by_role("status")
    number = 0
    while not await screen.guide.get_by_text("That was all of it.").is_visible():
        number += 1
        there = screen.guide.get_by_role("button", name="Be ").or_(screen.guide.get_by_text("Go to that chat"))
        if await there.count():
            await there.click()
            await expect(there).to_have_count(0)
        doing = screen.guide.get_by_role("button", name="Do it for me")
        await expect(doing).to_have_attribute("aria-disabled", "false", timeout=A_STEP)
        await demo.stage.world.updates.drained()
        await demo.house.ask("work")
        await screen.page.wait_for_timeout(SOON)
        await take(screen, STEPS / f"{number:02d}.webp")
        text = await said.inner_text()
        await doing.click()
        if "Play a day" in text:
            await screen.button("End the day").click()
        await expect(said).not_to_have_text(text, timeout=A_STEP)
    await take(screen, STEPS / f"{number + 1:02d}.webp")


async def race(screen: Screen) -> None:
    """Film how two press Claim at once."""
    await side_by_side(screen)
    await expect(screen.page.locator("#toasts p")).to_have_count(0)
    frames = [await screen.page.screenshot()]
    await screen.press_at_once("Claim")
    panes = [pane.locator("#log article").last for pane in (screen.chat, screen.beside)]
    while not all(["has it since" in await last.inner_text() for last in panes]):
        frames.append(await screen.page.screenshot())
    is_told = screen.page.locator("dialog"), screen.beside.locator("dialog")
    while not (told := [dialog for dialog in is_told if await dialog.count()]):
        frames.append(await screen.page.screenshot())
    frames.append(await screen.page.screenshot())
    await told[0].get_by_role("button", name="OK").click()
    await expect(screen.page.locator("#toasts p")).to_have_count(0)
    frames.append(await screen.page.screenshot())
    pictures = [Image.open(BytesIO(frame)).convert("RGB") for frame in frames]
    small = [one.resize((WIDE, round(one.height * WIDE / one.width))) for one in pictures]
    lasts = [HELD, *[FRAME] * (len(small) - 2), HELD]
    small[0].save(
        PICTURES / "claim-race.webp", save_all=True, append_images=small[1:], duration=lasts, loop=0, quality=QUALITY
    )


async def main(names: list[str]) -> None:
    """Take these, or all of them, each in a world of its own beginning."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        raise SystemExit("no Chromium on this machine: apt-get install chromium")
    STEPS.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        async with Performance(Path(folder)) as demo, async_playwright() as playwright:
            browser = await playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
            for name, (viewport, scheme, act) in _all(demo).items():
                if names and name not in names:
                    continue
                await demo.stage.worlds.reset()
                async with Screen(browser, demo.sandbox.api_url, viewport, scheme) as screen:
                    await act(screen)


def _all(demo: Performance) -> dict[str, tuple[str, str, Callable[[Screen], Awaitable[None]]]]:
    """Return by name on which screen each is taken, and how."""
    found = {one.name: (one.viewport, one.scheme, partial(shoot, picture=one)) for one in SHOWN}
    film = ("race", "light", partial(alone, act=race))
    return {"guide": ("phone", "light", partial(walk, demo=demo)), **found, "claim-race": film}


async def shoot(screen: Screen, picture: Picture) -> None:
    await (picture.act(screen) if picture.act is first_minute else alone(screen, picture.act))
    await take(screen, PICTURES / f"{picture.name}.webp")


async def alone(screen: Screen, act: Callable[[Screen], Awaitable[None]]) -> None:
    """Do it without the guide above it."""
    await screen.guide.get_by_role("button", name="Leave the guide").click()
    await act(screen)


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1:]))
