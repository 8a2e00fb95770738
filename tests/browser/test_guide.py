"""The guide leads through the desk's main job, on a phone and on a desk, by the page's own buttons."""

from __future__ import annotations

import re

import pytest
from playwright.async_api import expect

from tests.browser.screen import IN_BROWSER, Screen

pytestmark = IN_BROWSER

A_MINUTE = 70_000.0  # milliseconds: a group takes twenty messages in one, and the bot waits for that
STEPS = 12
# What the guide says, what is lit, and whether time is on its way.
SHOWN = (
    """() => [...document.querySelectorAll("#guide, .pointed, #stage .next")].map((one) => one.textContent).join()"""
)
AT = re.compile(r"^(\d+) of (\d+)")


async def at(screen: Screen) -> int:
    """Return the number of the guide's step."""
    found = AT.match(await screen.guide.get_by_role("status").inner_text())
    return int(found[1]) if found else 0


async def reach(screen: Screen, step: int) -> None:
    await expect(screen.guide.get_by_role("status")).to_have_text(re.compile(rf"^{step} of "))


async def test_the_first_minute_says_what_this_is_and_what_to_do(screen: Screen) -> None:
    await expect(screen.page.get_by_text("You are everybody here.").locator("visible=true").first).to_be_visible()
    await expect(screen.page.locator("#me")).to_have_text("You are Sunita, operator")
    await reach(screen, 1)


@pytest.mark.parametrize(
    ("viewport", "language", "claimed"),
    [
        ("phone", "en", "Anil has it since"),
        ("desktop", "en", "Anil has it since"),
        ("phone", "or", "Anilଙ୍କ ପାଖରେ ଅଛି"),
        ("desktop", "hi", "Anil के पास है"),
    ],
)
async def test_who_presses_what_is_lit_logs_a_call_and_claims_it(screen: Screen, claimed: str) -> None:
    await screen.guide.get_by_role("button", name="Put the words in").click()
    await screen.button("Send").click()
    await reach(screen, 2)
    while await at(screen) < 4:
        lit = screen.page.locator("#log button.pointed, #guide button.pointed").first
        label = await lit.inner_text()
        await lit.click()
        await expect(lit.filter(has_text=label)).to_have_count(0)
    await screen.be("Anil", chat="HUDD Tech")
    await expect(screen.chat.locator("#log article").last).to_contain_text(claimed)


async def test_do_it_for_me_reaches_the_end(screen: Screen) -> None:
    steps = int(AT.match(await screen.guide.get_by_role("status").inner_text())[2])  # type: ignore[index]
    before = 0
    while (step := await at(screen)) < steps:
        assert step > before
        before = step
        await screen.guide.get_by_role("button", name="Do it for me").click()
        await expect(screen.guide.get_by_role("status")).not_to_have_text(
            re.compile(rf"^{step} of "), timeout=A_MINUTE
        )
    await screen.guide.get_by_role("button", name="Do it for me").click()
    day = screen.page.get_by_role("region", name="A day is played")
    await expect(day).to_be_visible()
    await day.get_by_role("button", name="End the day").click()
    await expect(screen.guide).to_contain_text("That was all of it.")


async def follow(screen: Screen) -> None:
    """Do the one thing that the guide asks for now: go there, put the words in, or press what is lit."""
    await expect(screen.guide.get_by_role("button", name="Do it for me")).to_be_visible()  # no time is on its way
    before = await screen.page.evaluate(SHOWN)
    ways = screen.guide.locator(".ways button:not(.main)")
    lit = screen.page.locator("#log button.pointed, #stage .pointed, #curtain .pointed").locator("visible=true")
    await ways.or_(lit).first.wait_for()
    here = (ways if await ways.count() else lit).first
    words, step = await here.inner_text(), await at(screen)
    await here.click()
    if words == "Put the words in":
        await screen.button("Send").click()
    if words in ("Put the words in", "Start it"):  # that was the step
        await reach(screen, step + 1)
    else:
        await screen.page.wait_for_function(f"before => ({SHOWN})() !== before", arg=before, timeout=A_MINUTE)


@pytest.mark.parametrize("viewport", ["phone"])
@pytest.mark.long
async def test_its_end_is_reached_by_hand_alone(screen: Screen) -> None:
    """Who only ever does what the guide asks for and lights up meets no dead end."""
    pressed = dict.fromkeys(range(1, STEPS + 1), 0)
    while (step := await at(screen)) < STEPS:
        pressed[step] += 1
        assert pressed[step] < 10, f"step {step} has no end: {await screen.page.evaluate(SHOWN)}"
        await follow(screen)
    while await screen.page.get_by_role("region", name="A day is played").is_hidden():
        await follow(screen)


async def test_it_can_be_left_and_found_again(screen: Screen) -> None:
    await screen.guide.get_by_role("button", name="Leave the guide").click()
    await expect(screen.guide).to_be_hidden()
    await screen.page.reload()
    await screen.unfold()
    await expect(screen.guide).to_be_hidden()
    await screen.button("Guide").click()
    await reach(screen, 1)
