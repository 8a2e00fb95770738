"""A bug goes from a call to Jira and back, by hand, in a demo that has both: each side sees what the other did."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from playwright.async_api import Browser, expect

from bot.demo.performance import Performance
from tests.browser.screen import IN_BROWSER, Screen

pytestmark = IN_BROWSER


@pytest_asyncio.fixture(loop_scope="session")
async def with_jira(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Performance]:
    async with Performance(tmp_path_factory.mktemp("jira"), empty=True) as performance:
        yield performance


async def test_what_is_escalated_comes_to_jira_and_what_is_done_there_comes_back(
    chromium: Browser, with_jira: Performance
) -> None:
    jira = with_jira.sandbox.jira
    assert jira is not None
    async with Screen(chromium, with_jira.sandbox.api_url, "desktop") as screen:
        await screen.button("JIRA").click()
        board, issue = screen.beside.locator("#board"), screen.beside.locator("#issue")
        await screen.be("Sunita")
        await screen.say("7894500777 Ramesh, Jatni, works estimate cannot be saved, error 500 in the application")
        for label in ("ULB employee", "Bug", "Escalate"):
            await screen.press(label)
        log = screen.chat.locator("#log")
        await expect(log.locator("article").last).to_contain_text("is with eGov")
        await board.get_by_role("link", name="works estimate cannot be saved").click()
        await issue.get_by_role("button", name="Assign to me").click()
        await issue.get_by_role("button", name="Start progress").click()
        await issue.get_by_role("textbox", name="Write a comment").fill("solution: the schedule is mended")
        await issue.get_by_role("button", name="Comment", exact=True).click()
        await issue.get_by_role("button", name="Done").click()
        form = screen.beside.get_by_role("dialog")
        await form.get_by_label("Resolution").select_option(label="Done")
        await form.get_by_role("button", name="Done").click()
        await expect(log).to_contain_text("the schedule is mended")
        await screen.be("Farhan", chat="eGov support")
        await expect(log).to_contain_text("Dev Patnaik")
        assert screen.errors == []
        assert screen.outside == []
    jira.assert_clean()
    assert jira.log.found(rb"78945|Ramesh") == []
