"""Two people side by side, on a desk: both panes live."""

from __future__ import annotations

import pytest
from playwright.async_api import expect

from tests.browser.screen import IN_BROWSER, Screen

pytestmark = IN_BROWSER


@pytest.fixture
def viewport() -> str:
    return "desktop"


async def test_of_two_who_claim_at_once_one_has_it_and_the_other_is_told(screen: Screen) -> None:
    await screen.log_a_ticket("Ramesh, Jatni, the server is down")
    await screen.be("Anil", chat="HUDD Tech")
    await screen.button("Two side by side").click()
    await screen.be("Meera", chat="HUDD Tech", inside=screen.beside)
    for pane in (screen.chat, screen.beside):
        await expect(pane.locator("#log article").last).to_contain_text("Nobody has it yet")
    await screen.press_at_once("Claim")
    mine, hers = screen.chat.locator("#log"), screen.beside.locator("#log")
    for log in (mine, hers):
        await expect(log.locator("article").last).to_contain_text("has it since")
    winner = "Anil" if "Anil has it since" in await mine.locator("article").last.inner_text() else "Meera"
    for log in (mine, hers):
        await expect(log.locator("article").last).to_contain_text(f"{winner} has it since")
    loser = screen.beside if winner == "Anil" else screen.page
    await expect(loser.locator("#toasts, dialog").filter(has_text=winner).first).to_be_visible()


async def test_the_page_beside_is_there_again_after_a_reload_and_goes_when_it_is_closed(screen: Screen) -> None:
    await screen.button("Two side by side").click()
    await screen.be("Meera", chat="HUDD Tech", inside=screen.beside)
    await screen.page.reload()
    await expect(screen.beside.locator("#me")).to_have_text("You are Meera, HUDD engineer")
    await screen.button("Close the page beside").click()
    await expect(screen.page.locator("iframe")).to_have_count(0)
