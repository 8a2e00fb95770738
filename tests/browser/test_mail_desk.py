"""A mail goes from its sender to a ticket and back, by hand, in the demo: two presses, and a NO opens it again."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from PIL import Image
from playwright.async_api import Browser, expect

from bot.demo.performance import Performance
from tests.browser.screen import IN_BROWSER, Screen

pytestmark = IN_BROWSER


@pytest_asyncio.fixture(loop_scope="session")
async def with_mail(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Performance]:
    async with Performance(tmp_path_factory.mktemp("mail"), empty=True, mail=True) as performance:
        yield performance


async def test_a_mail_with_a_photo_is_a_ticket_in_two_presses_and_its_senders_no_opens_it_again(
    chromium: Browser, with_mail: Performance, tmp_path: Path
) -> None:
    photo = tmp_path / "screen.jpg"
    Image.new("RGB", (320, 240), "navy").save(photo)
    async with Screen(chromium, with_mail.sandbox.api_url, "desktop") as screen:
        await screen.button("Mail").click()
        write, mails = screen.beside.locator("#write"), screen.beside.locator("#mails")
        await write.get_by_role("textbox", name="Subject").fill("Site does not open")
        await write.get_by_role("textbox", name="Your mail").fill("The site does not open in any office since nine.")
        await write.get_by_label("Files").set_input_files(photo)
        await write.get_by_role("button", name="Send").click()

        await screen.be("Sunita")
        log = screen.chat.locator("#log")
        await expect(log).to_contain_text("The site does not open in any office since nine.")
        await expect(log).to_contain_text("To the mail above")
        for label in ("Open", "Escalate"):
            await screen.press(label)
        ack = mails.locator("article").last
        await expect(ack).to_contain_text("It is now ticket MUK-1001")

        await screen.be("Anil", chat="HUDD Tech")
        await screen.press("Resolve")
        await log.locator("article").get_by_text("how was MUK-1001 solved").last.dblclick()
        await screen.say("The router was restarted")
        solved = mails.locator("article").last
        await expect(solved).to_contain_text("The router was restarted")
        await solved.get_by_role("button", name="Reply").click()
        await write.get_by_role("textbox", name="Your mail").fill("NO, it fails again")
        await write.get_by_role("button", name="Send").click()
        await expect(log).to_contain_text("it fails again")
        await expect(log).to_contain_text("Nobody has it yet")
        assert await screen.barriers() == []
        assert screen.errors == []
        assert screen.outside == []
