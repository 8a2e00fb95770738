"""A team asks the desk, and the desk answers."""

from __future__ import annotations

from tests.journeys.conftest import Desk
from tests.journeys.support.opening import escalated


async def test_a_question_goes_to_the_operator_and_the_answer_comes_under_the_card(desk: Desk) -> None:
    cast = desk.cast
    operator, engineer, group = cast.operator, cast.hudd_engineer, cast.hudd_tech
    card = await escalated(desk)
    await engineer.tap(card, "Ask").answer()
    prompt = await engineer.see("what do you need to know", group)
    engineer.reply(prompt, "Which browser?")
    question = await operator.see("Which browser?")
    assert question.reply_to is not None
    card = await engineer.see("asked the helpdesk", group)
    assert "Anil" in card.text
    operator.reply(question, "Chrome 120, call 9437012345")
    answer = await engineer.see("Chrome 120", group)
    assert "Anil" in answer.text
    assert "9437012345" not in answer.text
    assert answer.reply_to is not None
    card = await engineer.see("has it since", group)
    assert "asked the helpdesk" not in card.text


async def test_an_edited_answer_changes_what_stands_under_the_card(desk: Desk) -> None:
    cast = desk.cast
    operator, engineer, group = cast.operator, cast.hudd_engineer, cast.hudd_tech
    card = await escalated(desk)
    await engineer.tap(card, "Ask").answer()
    engineer.reply(await engineer.see("what do you need to know", group), "Which browser?")
    said = operator.reply(await operator.see("Which browser?"), "Chrome")
    await engineer.see("Chrome", group)
    operator.edit(said, "Firefox")
    await engineer.see("Firefox", group)
    assert not engineer.sees("Chrome", group)


async def test_a_photo_answers_too_and_follows_below(desk: Desk) -> None:
    cast = desk.cast
    card = await escalated(desk)
    await cast.hudd_engineer.tap(card, "Ask").answer()
    prompt = await cast.hudd_engineer.see("what do you need to know", cast.hudd_tech)
    cast.hudd_engineer.reply(prompt, "A screenshot, please")
    question = await cast.operator.see("A screenshot")
    cast.operator.send_photo(reply_to=question, caption="Here it is")
    await cast.hudd_engineer.see("Here it is", cast.hudd_tech)
    await cast.hudd_engineer.see(lambda message: bool(message.media), cast.hudd_tech)


async def test_no_answer_is_needed_any_more(desk: Desk) -> None:
    cast = desk.cast
    operator, engineer, group = cast.operator, cast.hudd_engineer, cast.hudd_tech
    card = await escalated(desk)
    await engineer.tap(card, "Ask").answer()
    engineer.reply(await engineer.see("what do you need to know", group), "Which browser?")
    question = await operator.see("Which browser?")
    answer = next(b for row in question.buttons for b in row if "Answer" in b["text"])["callback_data"]
    card = await engineer.see("asked the helpdesk", group)
    await engineer.tap(card, "No answer needed").answer()
    await operator.see("needs no answer any more")
    await desk.settle()
    assert "Answer" not in str(question.labels)
    late = await operator.forge(operator.private, question.id, answer).answer()
    assert late.text
    assert late.show_alert


async def test_the_question_loses_its_button_once_it_is_answered_and_the_next_has_its_own(desk: Desk) -> None:
    cast = desk.cast
    operator, engineer, group = cast.operator, cast.hudd_engineer, cast.hudd_tech
    card = await escalated(desk)
    await engineer.tap(card, "Ask").answer()
    engineer.reply(await engineer.see("what do you need to know", group), "Which browser?")
    first = await operator.see("Which browser?")
    assert "Answer" in str(first.labels)
    operator.reply(first, "Chrome 120")
    await engineer.see("Chrome 120", group)
    await desk.settle()
    assert first.labels == [["MUK-1001"]]
    assert "Which browser?" in first.text
    await engineer.tap(await engineer.see("has it since", group), "Ask").answer()
    await desk.settle()
    prompt = next(m for m in reversed(engineer.messages(group)) if "what do you need to know" in m.text)
    engineer.reply(prompt, "Which version?")
    second = await operator.see("Which version?")
    assert "Answer" in str(second.labels)
    assert first.labels == [["MUK-1001"]]


async def test_asking_on_anothers_ticket_takes_it_over_at_the_second_press(desk: Desk) -> None:
    cast = desk.cast
    anil, meera, group = cast.hudd_engineer, cast.second_hudd_engineer, cast.hudd_tech
    anil.start()
    card = await escalated(desk)
    await anil.tap(card, "Claim").answer()
    card = await meera.see("has it since", group)
    warned = await meera.tap(card, "Ask").answer()
    assert "again" in warned.text
    await meera.tap(card, "Ask").answer()
    meera.reply(await meera.see("what do you need to know", group), "Since when?")
    await anil.see("taken it over")
    assert "Meera" in (await meera.see("asked the helpdesk", group)).text
