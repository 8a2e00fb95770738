"""A question that was on its way when it was over: whoever presses it takes it away."""

from __future__ import annotations

from tests.journeys.conftest import Desk
from tests.journeys.ways import card_in, open_ticket
from tests.waiting import until


async def test_a_prompt_that_came_after_its_end_goes_when_it_is_pressed(desk: Desk) -> None:
    await open_ticket(desk)
    engineer, group = desk.cast.hudd_engineer, desk.cast.hudd_tech
    card = await card_in(desk, group)
    desk.sandbox.faults.slow(0.5, "sendMessage")
    await engineer.tap(card, "Resolve").answer()
    engineer.say("/cancel@mukta_helpdesk_bot", group)
    late = await engineer.see(lambda m: "how was" in m.text, group)
    await desk.settle()
    answer = await engineer.tap(late, "Cancel").answer()
    assert "no longer open" in answer.text
    await engineer.see_gone(late)


async def test_a_form_that_came_after_its_end_goes_when_it_is_pressed(desk: Desk) -> None:
    operator = desk.cast.operator
    desk.sandbox.faults.slow(0.5, "sendMessage")
    operator.say("/new")
    await until(lambda: desk.sandbox.faults.ordered[0].hits)  # the card is on its way
    operator.say("/cancel")
    await operator.see("discarded")
    late = await operator.see("Who is calling", fresh=False)
    await operator.tap(late, "Cancel").answer()
    await operator.see_gone(late)
