"""A question that was on its way when it was over: whoever presses it takes it away."""

from __future__ import annotations

from tests.journeys.conftest import Desk
from tests.journeys.support.opening import escalated, solved
from tests.journeys.support.ways import card_in, open_ticket
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


async def test_words_after_a_question_that_fits_no_more_are_the_next_call(desk: Desk) -> None:
    operator, spoc = desk.cast.operator, desk.cast.spoc_jatni
    await operator.tap(await solved(desk), "Reopen").answer()
    question = await operator.see("Why is MUK-1001 not solved")
    spoc.say("1001")
    spoc.tap(await spoc.see("Now: solved"), "Reopen")
    spoc.say("It fails again")
    await spoc.see("is open again")
    operator.say("9437012399 Suresh, Puri, muster roll does not open")
    await operator.see("MUK-1001 is open already")
    form = await operator.see("New ticket", fresh=False)
    assert "Suresh" in form.text
    await operator.see_gone(question)
    operator.say("only in ward 4")
    await desk.settle()
    assert sum("open already" in m.text for m in operator.messages()) == 1


async def test_a_reply_to_a_question_that_fits_no_more_is_told_so_and_the_question_goes(desk: Desk) -> None:
    operator, anil, group = desk.cast.operator, desk.cast.hudd_engineer, desk.cast.hudd_tech
    card = await escalated(desk)
    await anil.tap(card, "Forward").answer()
    where = await anil.see("where does MUK-1001 go", group)
    await anil.tap(where, "eGov").answer()
    why = await anil.see("why does MUK-1001 go", group)
    operator.say("1001")
    view = await operator.see(lambda m: "Withdraw" in str(m.labels))
    await operator.tap(view, "Withdraw").answer()
    await operator.tap(view, "Withdraw").answer()
    anil.reply(why, "It is in the app")
    await anil.see("MUK-1001 is closed", group)
    await anil.see_gone(why)
