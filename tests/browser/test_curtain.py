"""Behind the curtain: the calls, the bot's end and its new beginning, and worlds that are kept."""

from __future__ import annotations

import pytest
from playwright.async_api import expect

from tests.browser.screen import IN_BROWSER, Screen

pytestmark = IN_BROWSER

CALL = "Ramesh, Jatni, the server is down"


@pytest.fixture
def viewport() -> str:
    return "desktop"


async def test_what_is_said_to_a_bot_that_was_killed_is_answered_when_it_is_back(screen: Screen) -> None:
    await screen.button("Behind the curtain").click()
    await screen.page.get_by_role("tab", name="Trouble").click()
    await screen.button("Kill it", exact=False).click()
    await expect(screen.page.locator("#stage")).to_contain_text("The bot is not running.")
    await screen.say(f"9437012345 {CALL}")
    await screen.page.locator("#stage").get_by_role("button", name="Start it").click()
    await expect(screen.chat.locator("#log")).to_contain_text("Is this it, or another call?")


async def test_every_call_and_fact_can_be_watched(screen: Screen) -> None:
    await screen.log_a_ticket(CALL)
    await screen.button("Behind the curtain").click()
    drawer = screen.page.get_by_role("complementary", name="Behind the curtain")
    await expect(drawer).to_contain_text("sendMessage")
    await drawer.get_by_role("tab", name="Outbox").click()
    await expect(drawer).to_contain_text("0 waiting")
    await drawer.get_by_role("tab", name="Ticket").click()
    await expect(drawer.get_by_role("listitem").filter(has_text="escalated")).to_be_visible()


async def test_a_world_is_kept_and_a_reset_asks_first(screen: Screen) -> None:
    call = await screen.log_a_ticket(CALL)
    await screen.button("Worlds").click()
    await screen.button("Save this world…").click()
    await screen.button("Save").click()
    await expect(screen.page.locator("#toasts")).to_contain_text("Saved")
    await screen.button("Worlds").click()
    await screen.button("Reset…", exact=False).click()
    await expect(screen.page.get_by_role("dialog")).to_contain_text("is gone")
    await screen.button("Reset").click()
    log = screen.chat.locator("#log")
    await expect(log).not_to_contain_text(call)
    await screen.button("Worlds").click()
    await screen.button("Load “My world”", exact=False).click()
    await screen.button("Load it").click()
    await expect(log).to_contain_text(call)
