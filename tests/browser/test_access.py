"""Everybody can use the page: WCAG A and AA, by the keyboard alone, in light and in dark."""

from __future__ import annotations

from playwright.async_api import expect

from tests.browser.screen import IN_BROWSER, Screen

pytestmark = IN_BROWSER

CALL = "Ramesh, Jatni, the server is down"


async def test_nothing_on_the_page_keeps_anybody_out(screen: Screen) -> None:
    await screen.log_a_ticket(CALL)
    assert await screen.barriers() == []
    await screen.be("Anil", chat="HUDD Tech")
    if screen.is_phone:
        await screen.unfold()
    else:
        await screen.button("Two side by side").click()
        await screen.beside.locator("#log > *").first.wait_for()
    assert await screen.barriers() == []
    await screen.button("Behind the curtain").click()
    for tab in ("Calls", "Outbox", "Ticket", "Trouble"):
        await screen.page.get_by_role("tab", name=tab).click()
        await screen.page.locator("#tab > *").last.wait_for()
        assert await screen.barriers("#curtain") == [], tab


async def test_an_edit_leaves_the_focus_on_no_other_button(screen: Screen) -> None:
    await screen.log_a_ticket(CALL)
    await screen.be("Anil", chat="HUDD Tech")
    card = screen.chat.locator("#log article").last
    claim = card.get_by_role("button", name="Claim")
    await claim.focus()
    await screen.page.keyboard.press("Enter")
    await expect(claim).to_have_count(0)
    focused = screen.page.locator("article:focus")
    await expect(focused).to_contain_text("Anil has it since")  # the message itself: a second Enter presses nothing


async def test_the_ways_round_the_chats_work_by_the_keyboard(screen: Screen) -> None:
    curtain = screen.button("Behind the curtain")
    if screen.is_phone:
        await screen.button("Clock and more").press("Enter")
    await curtain.press("Enter")
    await expect(screen.page.get_by_role("tab", name="Calls")).to_be_focused()
    await screen.page.keyboard.press("ArrowRight")
    await expect(screen.page.get_by_role("tab", name="Outbox")).to_have_attribute("aria-selected", "true")
    await screen.page.keyboard.press("Escape")
    await expect(screen.page.get_by_role("complementary", name="Behind the curtain")).to_be_hidden()
