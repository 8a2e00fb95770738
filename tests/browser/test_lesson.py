"""A lesson: task by task in three languages, left and found again, with its result at the end."""

from __future__ import annotations

from collections.abc import AsyncIterator
from itertools import product

import pytest
import pytest_asyncio
from playwright.async_api import Locator, expect

from bot.commands.table import LESSONS
from bot.demo.performance import Performance
from sandbox.stage.script.lesson import LANGUAGES, Lesson
from tests.browser.screen import IN_BROWSER, VIEWPORTS, Screen

pytestmark = IN_BROWSER

A_MINUTE = 70_000.0  # milliseconds
PLACES = frozenset("{}")
SHOW = {"en": "Show me", "or": "କରି ଦେଖାନ୍ତୁ", "hi": "करके दिखाएँ"}
BY_DEFAULT = {
    ("operator", "hi", "desktop"),
    ("team", "or", "phone"),
    ("spoc", "or", "desktop"),
    ("admin", "hi", "phone"),
}
EVERY = [
    pytest.param(*one, marks=() if one in BY_DEFAULT else pytest.mark.long, id=" ".join(one))
    for one in product(LESSONS, LANGUAGES, VIEWPORTS)
]


@pytest.fixture
def role() -> str:
    return "spoc"


@pytest_asyncio.fixture(loop_scope="session")
async def lesson(demo: Performance, served_by: list[int | None], role: str) -> AsyncIterator[Lesson]:
    stage = demo.stage
    stage.teach(role)
    taught = stage.taught()
    await taught.begin()
    yield taught
    await taught.end()
    stage.lesson = None
    served_by[:] = [None]  # what was learned has changed the desk


@pytest_asyncio.fixture(loop_scope="session")
async def screen(lesson: Lesson, demo: Performance, language: str, screen: Screen) -> Screen:
    """A window that was opened while the demo was a lesson."""
    await screen.page.goto("about:blank")
    await screen.page.goto(demo.sandbox.api_url)
    await expect(screen.page.locator("#guide h2")).to_have_text(lesson.json()["title"][language])
    return screen


def box(screen: Screen) -> Locator:
    return screen.page.locator("#guide")


async def test_a_task_is_told_in_three_languages_and_ticked_off_by_its_deed(screen: Screen) -> None:
    await expect(screen.page.locator("#me")).to_have_text("You are Lipika, SPOC of Jatni")
    said = box(screen).get_by_role("status")
    await expect(said).to_contain_text("Send /mine: your town's open tickets.")
    for language, words, lang in (("ଓଡ଼ିଆ", "ଆପଣ ଜଟଣୀର ଲିପିକା", "or"), ("हिन्दी", "आप जटणी की लिपिका हैं", "hi")):
        await screen.button(language).click()
        await expect(said).to_contain_text(words)
        await expect(box(screen)).to_have_attribute("lang", lang)
    assert await screen.barriers() == []
    await screen.page.reload()
    await expect(said).to_contain_text("1/12 आप जटणी की लिपिका हैं")
    await screen.button("English").click()
    await screen.say("/mine")
    await expect(said).to_contain_text("2/12 Send MUK-1250")
    await expect(screen.page.locator("#toasts")).to_contain_text("Done: 1 of 12")


@pytest.mark.parametrize("viewport", ["phone"])
async def test_it_can_be_left_and_found_again_where_it_was(screen: Screen) -> None:
    await screen.button("Skip").click()
    await expect(box(screen).get_by_role("status")).to_contain_text("2/12")
    await screen.button("Leave the lesson", exact=False).click()
    await expect(box(screen)).to_be_hidden()
    await screen.page.reload()
    await screen.unfold()
    await expect(box(screen)).to_be_hidden()
    await screen.button("Lesson").click()
    await expect(box(screen).get_by_role("status")).to_contain_text("2/12")


@pytest.mark.parametrize("viewport", ["desktop"])
async def test_its_result_says_what_was_done_and_what_was_skipped(screen: Screen, lesson: Lesson) -> None:
    lesson.list.done |= {step.id for step in lesson.list.steps[:10]}
    lesson.show()
    await expect(box(screen).get_by_role("status")).to_contain_text("11/12")
    await screen.button("Skip").click()
    await screen.button("Show me").click()
    result = screen.page.get_by_role("dialog", name="What a town's SPOC does")
    await expect(result).to_contain_text("You did 11 of 12 tasks")
    await expect(result.get_by_role("listitem").filter(has_text="skipped")).to_have_count(1)
    assert await screen.barriers() == []
    await result.get_by_role("button", name="Close").click()
    await expect(box(screen)).to_contain_text("That was the whole lesson.")
    await screen.button("Result").click()
    await expect(result).to_be_visible()


@pytest.mark.parametrize(("role", "language", "viewport"), EVERY)
async def test_it_can_be_learned_to_its_end_in_the_desks_language(
    screen: Screen, lesson: Lesson, language: str
) -> None:
    """The lesson speaks the desk's language, which is the trainee's; each task is shown by the page's own button."""
    alert = screen.page.get_by_role("dialog", name="Alert")
    await screen.page.add_locator_handler(alert, lambda: alert.get_by_role("button").click())
    said = box(screen).get_by_role("status")
    result = screen.page.get_by_role("dialog", name=lesson.json()["title"][language])
    for number in range(1, 13):
        await expect(said).to_contain_text(f"{number}/12 ")
        task = lesson.json()["tasks"][number - 1]
        assert PLACES.isdisjoint(await said.inner_text()), task
        pointed = screen.page.locator(".pointed")
        await expect(pointed.first).to_be_attached()
        await screen.button(SHOW[language]).click()
        following = said.filter(has_text=f"{number + 1}/12 ") if number < 12 else result
        await following.wait_for(timeout=A_MINUTE)
    await expect(result.get_by_role("listitem")).to_have_count(12)
    await expect(result.locator("li.done")).to_have_count(12)
    await screen.page.remove_locator_handler(alert)
