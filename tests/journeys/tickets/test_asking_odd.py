"""Odd questions and answers: a photo without words, far too many words, the wrong moment, the wrong person."""

from __future__ import annotations

from tests.journeys.conftest import Desk
from tests.journeys.support.opening import escalated

LONG = "ରାସ୍ତା " * 700


async def test_a_photo_alone_and_a_very_long_text_are_passed_on(desk: Desk) -> None:
    cast = desk.cast
    operator, anil, group = cast.operator, cast.hudd_engineer, cast.hudd_tech
    card = await escalated(desk)
    await anil.tap(card, "Ask").answer()
    anil.send_photo(chat=group, reply_to=await anil.see("what do you need to know", group))
    question = await operator.see("asks:")
    await operator.see(lambda message: bool(message.media))
    operator.reply(question, LONG)
    answer = await anil.see("ରାସ୍ତା", group)
    assert answer.text.endswith("…")


async def test_an_empty_word_and_a_late_answer_are_told_what_to_do(desk: Desk) -> None:
    cast = desk.cast
    operator, anil, group = cast.operator, cast.hudd_engineer, cast.hudd_tech
    card = await escalated(desk)
    await anil.tap(card, "Ask").answer()
    anil.reply(await anil.see("what do you need to know", group), "Which office?")
    question = await operator.see("Which office?")
    await operator.tap(question, "Answer").answer()
    await operator.see("What is the answer")
    await anil.tap(await anil.see("asked the helpdesk", group), "No answer needed").answer()
    await operator.see("no answer any more")
    operator.say("Bhubaneswar")
    assert "add a comment" in (await operator.see("waits for no answer")).text


async def test_another_member_replying_to_a_question_comments(desk: Desk) -> None:
    cast = desk.cast
    card = await escalated(desk)
    await cast.hudd_engineer.tap(card, "Ask").answer()
    prompt = await cast.hudd_engineer.see("what do you need to know", cast.hudd_tech)
    cast.second_hudd_engineer.reply(prompt, "I know that office")
    await cast.operator.see("I know that office")
    cancelled = await cast.second_hudd_engineer.tap(prompt, "Cancel").answer()
    assert "somebody else" in cancelled.text


async def test_write_in_private_takes_the_question_along(desk: Desk) -> None:
    cast = desk.cast
    anil, group = cast.hudd_engineer, cast.hudd_tech
    card = await escalated(desk)
    await anil.tap(card, "Forward").answer()
    await anil.tap(await anil.see("where does", group), "eGov").answer()
    why = await anil.see("why does", group)
    led = await anil.tap(why, "Write in private").answer()
    anil.start(led.url.partition("start=")[2])
    await anil.see_gone(why)
    await anil.see("Why does MUK-1001 go to eGov")
    anil.say("It is in the app")
    assert "It is in the app" in (await cast.egov_developer.see("Nobody has it yet", cast.egov)).text
