"""The developer's page of the look-alike of Jira, alone and beside the chats, by hand and by the keyboard."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from playwright.async_api import Browser, expect

from sandbox.base.clock import StageClock
from sandbox.cast import build_demo
from sandbox.jira.jira import Jira
from sandbox.jira.model.seed import BOT, DEV
from sandbox.jira.server import JiraServer
from sandbox.server import Sandbox
from tests.browser.screen import IN_BROWSER, Screen
from tests.sandbox.stage.backstages import PaperDesk

pytestmark = IN_BROWSER
NOON = 1_796_031_000.0


def furnish(jira: Jira) -> None:
    """MUK-1 is new, MUK-2 under way."""
    bot, dev = jira.hands(BOT), jira.hands(DEV)
    bot.creates("MUK", "It hangs", "Bug", labels=["muk-1042"], description="Diagnosis: a lock\nTown: Jatni")
    bot.creates("MUK", "It is slow", "Bug", labels=["muk-1043"])
    dev.takes_step("MUK-2", "In Progress")
    dev.comments("MUK-2", "Seen.")


@pytest_asyncio.fixture(loop_scope="session")
async def jira() -> AsyncIterator[JiraServer]:
    async with JiraServer(clock=StageClock(NOON)) as jira:
        furnish(jira)
        yield jira


@pytest_asyncio.fixture(loop_scope="session")
async def screen(chromium: Browser, jira: JiraServer, viewport: str) -> AsyncIterator[Screen]:
    async with Screen(chromium, jira.base_url, viewport, first=".column a") as screen:
        yield screen
    assert screen.errors == []
    assert screen.outside == []


async def test_a_bug_is_worked_on_by_hand_from_the_board_to_its_solution(screen: Screen, jira: JiraServer) -> None:
    page, issue = screen.page, screen.page.locator("#issue")
    await page.get_by_role("link", name="It hangs").click()
    await screen.button("Assign to me").click()
    await expect(issue.get_by_label("Assignee")).to_have_value(jira.account(DEV).id)
    await screen.button("Start progress").click()
    await expect(issue.locator("header")).to_contain_text("In Progress")
    await screen.button("Begin with “solution:”").click()
    await page.keyboard.type("cleared the cache")
    await screen.button("Comment").click()
    await expect(issue.get_by_role("log")).to_contain_text("solution: cleared the cache")
    await issue.get_by_label("Priority").select_option(label="High")
    async with page.expect_file_chooser() as choosing:
        await screen.button("Attach a file").click()
    await (await choosing.value).set_files({"name": "log.txt", "mimeType": "text/plain", "buffer": b"abc"})
    await expect(issue.get_by_role("link", name="log.txt")).to_be_visible()
    await screen.button("Done").click()
    form = page.get_by_role("dialog")
    await form.get_by_label("Resolution").select_option(label="Done")
    await form.get_by_label("Comment").fill("Thanks for the log.")
    await form.get_by_role("button", name="Done").click()
    await expect(issue.locator("header")).to_contain_text("Done")
    found = jira.site.find("MUK-1")
    assert found is not None
    assert [one.body for one in found.comments] == ["solution: cleared the cache", "Thanks for the log."]
    assert (jira.site.priorities[found.values["priority"]].name, found.attachments[0].size) == ("High", 3)


async def test_what_happens_elsewhere_is_there_at_once_and_leaves_what_one_writes(
    screen: Screen, jira: JiraServer
) -> None:
    page = screen.page
    await page.get_by_role("link", name="It is slow").click()
    text = page.get_by_role("textbox", name="Write a comment")
    await text.fill("half a sent")
    jira.hands(BOT).comments("MUK-2", "The town asks.")
    jira.hands(BOT).creates("MUK", "Another")
    await expect(page.get_by_role("log")).to_contain_text("The town asks.")
    await expect(text).to_have_value("half a sent")
    await page.get_by_role("button", name="Back to the board").click()
    await expect(page.get_by_role("link", name="Another")).to_be_visible()


async def test_a_refusal_is_said_in_jiras_words(screen: Screen, jira: JiraServer) -> None:
    page = screen.page
    await page.get_by_role("link", name="It is slow").click()
    await expect(screen.button("Ask for review")).to_be_visible()
    jira.hands("lata@jira.example").deletes("MUK-1")
    jira.cut_workflow("MUK", "In Review")  # nobody is told of that
    await screen.button("Ask for review").click()
    await expect(page.locator("#toasts")).to_contain_text("is not valid for this issue")
    screen.errors.clear()  # the browser notes that the server said no


async def test_an_issue_is_made_moved_and_deleted(screen: Screen, jira: JiraServer) -> None:
    page = screen.page
    await screen.button("New issue").click()
    form = page.get_by_role("dialog")
    await form.get_by_label("Summary").fill("By hand")
    await form.get_by_role("button", name="OK").click()
    await expect(page.locator("#issue h2")).to_have_text("By hand")
    await screen.button("Move to another project").click()
    await page.get_by_role("dialog").get_by_role("button", name="OK").click()
    await expect(page.locator("#issue header")).to_contain_text("OPS-1")
    await screen.button("Delete").click()
    await page.get_by_role("dialog").get_by_role("button", name="Delete").click()
    await expect(page.locator("#issue")).to_be_hidden()
    assert jira.site.find("OPS-1") is None
    await expect(page.locator("#toasts p")).to_have_count(0)


async def test_who_looks_at_an_issue_that_somebody_deletes_is_told(screen: Screen, jira: JiraServer) -> None:
    await screen.page.get_by_role("link", name="It is slow").click()
    await screen.page.locator("#issue h2").wait_for()
    jira.hands("lata@jira.example").deletes("MUK-2")
    await expect(screen.page.locator("#toasts")).to_contain_text("not there any more")
    await expect(screen.page.locator("#issue")).to_be_hidden()
    await expect(screen.page.get_by_role("link", name="It is slow")).to_have_count(0)


@pytest.mark.parametrize(("language", "words"), [("ଓଡ଼ିଆ", "ମନ୍ତବ୍ୟ ଦିଅନ୍ତୁ"), ("हिन्दी", "टिप्पणी करें")])
async def test_the_page_speaks_three_languages(screen: Screen, language: str, words: str) -> None:
    await screen.button(language).click()
    await screen.page.get_by_role("link", name="It hangs").click()
    await expect(screen.button(words)).to_be_visible()
    assert await screen.barriers() == []


async def test_nothing_keeps_anybody_out_and_nothing_is_wider_than_the_window(screen: Screen) -> None:
    page = screen.page
    assert await screen.barriers() == []
    await page.get_by_role("link", name="It is slow").click()
    await page.locator("#issue h2").wait_for()
    assert await screen.barriers() == []
    parts = "[...document.querySelectorAll('#top, #issue, #issue > *')]"
    assert await page.evaluate(f"{parts}.filter((one) => one.scrollWidth > innerWidth).length") == 0
    await screen.button("Done").click()
    await page.get_by_role("dialog").wait_for()
    assert await screen.barriers() == []


async def test_all_of_it_works_by_the_keyboard(screen: Screen, jira: JiraServer) -> None:
    page = screen.page
    await page.get_by_role("link", name="It hangs").press("Enter")
    await expect(page.locator("#issue h2")).to_be_focused()
    await screen.button("Start progress").press("Enter")
    await expect(page.locator("#issue header")).to_contain_text("In Progress")
    await screen.button("Done").press("Enter")
    form = page.get_by_role("dialog")
    await form.get_by_label("Resolution").press("ArrowDown")
    await page.keyboard.press("Escape")
    await expect(form).to_have_count(0)
    await screen.button("Back to the board").press("Enter")
    await expect(page.locator("#issue")).to_be_hidden()


# -- beside the chats


async def test_it_stands_beside_the_chats_and_is_there_again_after_a_reload(chromium: Browser, viewport: str) -> None:
    clock = StageClock(NOON)
    jira = Jira(clock)
    furnish(jira)
    async with Sandbox(clock=clock, backstage=PaperDesk(now=NOON), jira=jira) as sandbox:
        build_demo(sandbox.world)
        async with Screen(chromium, sandbox.api_url, viewport, first="#people-list a") as screen:
            await screen.unfold()
            await screen.button("JIRA").click()
            if screen.is_phone:  # no room for two: a page of its own, with a way back
                await screen.page.get_by_role("link", name="It hangs").click()
                await screen.page.get_by_role("link", name="To the chats").click()
                await screen.page.locator("#people-list a").first.wait_for()
            else:
                await screen.beside.get_by_role("link", name="It is slow").click()
                jira.hands(BOT).comments("MUK-2", "The town asks.")
                await expect(screen.beside.get_by_role("log")).to_contain_text("The town asks.")
                assert await screen.barriers() == []
                await screen.page.reload()
                await expect(screen.beside.locator("#issue h2")).to_have_text("It is slow")
                await screen.button("Another person").click()
                await screen.beside.locator("#people-list a").first.wait_for()
            assert screen.errors == []
            assert screen.outside == []
