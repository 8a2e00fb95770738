"""The time machine: what falls due comes, and the page's own clock goes by the desk's."""

from __future__ import annotations

import re

from playwright.async_api import expect

from tests.browser.screen import IN_BROWSER, Screen

pytestmark = IN_BROWSER

DAY = 86_400


async def test_what_nobody_answers_is_late_when_its_time_has_come(screen: Screen) -> None:
    await screen.be("Anil", chat="HUDD Tech")
    following = screen.page.locator("#stage .next")
    await expect(following).to_contain_text("5:30 pm")
    await following.click()
    last = screen.chat.locator("#log article").last
    await expect(last).to_contain_text(re.compile(r"MUK-\d+ is late: it was to be answered by 5:30 pm"))
    await expect(screen.page.locator("#stage .now")).to_contain_text("5:30 pm")
    await expect(screen.page.locator("#stage .hours")).to_contain_text("Office shut")


async def test_a_live_time_on_a_card_follows_the_desk(screen: Screen) -> None:
    await screen.log_a_ticket("Ramesh, Jatni, the server is down")
    await screen.be("Anil", chat="HUDD Tech")
    card = await screen.chat.locator("#log article").last.get_attribute("id")
    live = screen.chat.locator(f"#{card} time")
    await expect(live).to_have_text("tomorrow")
    await screen.pass_time(DAY)
    await expect(live).to_have_text(re.compile(r"in \d hours"))


async def test_the_desk_can_be_held_and_played_fast(screen: Screen) -> None:
    time = screen.page.locator("#stage .now b")
    await screen.unfold()
    await screen.button("600×").click()
    await expect(screen.button("600×")).to_have_attribute("aria-pressed", "true")
    await expect(time).not_to_have_text(re.compile("^11:0"))
    await screen.button("Pause").click()
    await expect(screen.button("Pause")).to_have_attribute("aria-pressed", "true")
