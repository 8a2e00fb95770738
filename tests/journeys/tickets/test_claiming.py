"""On the card: one winner, everybody else told; late, second, wrong and forged presses change nothing."""

from __future__ import annotations

import asyncio

from sandbox.people.person import Person
from tests.journeys.conftest import Desk
from tests.journeys.support.ways import card_in, open_ticket, press


async def test_two_hundred_press_claim_at_once_and_exactly_one_has_it(desk: Desk) -> None:
    world, group = desk.sandbox.world, desk.cast.hudd_tech
    crowd = []
    for n in range(200):
        person = Person(world, world.add_user(50_000 + n, f"Engineer {n}"))
        person.join(group)
        crowd.append(person)
    await open_ticket(desk)
    card = await card_in(desk, group)
    taps = [person.tap(card, "Claim") for person in crowd]
    answers = await asyncio.gather(*(tap.answer(timeout=120) for tap in taps))
    winners = [a for a in answers if "is yours" in a.text]
    assert len(winners) == 1
    losers = [a for a in answers if a.show_alert and "has MUK-1001 since" in a.text]
    assert len(losers) == 199
    await desk.settle()
    assert "has it since" in (await card_in(desk, group)).text


async def test_a_second_press_of_the_winner_says_so_and_changes_nothing(desk: Desk) -> None:
    await open_ticket(desk)
    card = await card_in(desk, desk.cast.hudd_tech)
    engineer = desk.cast.hudd_engineer
    first = engineer.tap(card, "Claim")
    second = engineer.tap(card, "Claim")
    assert "is yours." in (await first.answer()).text
    assert "yours already" in (await second.answer()).text


async def test_resolve_on_anothers_ticket_needs_one_confirming_press(desk: Desk) -> None:
    await open_ticket(desk)
    group, second = desk.cast.hudd_tech, desk.cast.second_hudd_engineer
    await press(desk, desk.cast.hudd_engineer, await card_in(desk, group), "Claim")
    warned = await press(desk, second, await card_in(desk, group), "Resolve")
    assert warned.show_alert
    assert "again" in warned.text
    assert not [m for m in second.messages(group) if "how was" in m.text]
    await press(desk, second, await card_in(desk, group), "Resolve")
    prompt = next(m for m in second.messages(group) if "how was" in m.text)
    second.reply(prompt, "Replaced the switch")
    await desk.settle()
    assert "Solved" in (await card_in(desk, group)).text
    assert prompt.deleted


async def test_release_gives_it_back_and_anybody_may_claim_again(desk: Desk) -> None:
    await open_ticket(desk)
    group = desk.cast.hudd_tech
    await press(desk, desk.cast.hudd_engineer, await card_in(desk, group), "Claim")
    assert (
        "Only whoever"
        in (await press(desk, desk.cast.second_hudd_engineer, await card_in(desk, group), "Release")).text
    )
    await press(desk, desk.cast.hudd_engineer, await card_in(desk, group), "Release")
    answer = await press(desk, desk.cast.second_hudd_engineer, await card_in(desk, group), "Claim")
    assert "is yours" in answer.text


async def test_the_number_is_shown_to_whoever_has_the_ticket_and_to_nobody_else(desk: Desk) -> None:
    await open_ticket(desk)
    group = desk.cast.hudd_tech
    await press(desk, desk.cast.hudd_engineer, await card_in(desk, group), "Claim")
    card = await card_in(desk, group)
    shown = await press(desk, desk.cast.hudd_engineer, card, "Caller")
    assert "+919437012345" in shown.text.replace(" ", "")
    refused = await press(desk, desk.cast.second_hudd_engineer, card, "Caller")
    assert "9437" not in refused.text
    assert "Only whoever" in refused.text


async def test_an_operator_who_sits_in_the_group_is_not_of_the_team(desk: Desk) -> None:
    desk.cast.operator.join(desk.cast.hudd_tech)
    await open_ticket(desk)
    answer = await press(desk, desk.cast.operator, await card_in(desk, desk.cast.hudd_tech), "Claim")
    assert "Only the team" in answer.text


async def test_forged_data_gets_a_clear_answer_and_changes_nothing(desk: Desk) -> None:
    await open_ticket(desk)
    group = desk.cast.hudd_tech
    card = await card_in(desk, group)
    before = card.text
    for data in ("", "c", "c:1001:", "zz:1", "c:99999999999999999", "c:1002", "f:1:who.cbo", "💥"):
        answer = await desk.cast.hudd_engineer.forge(group, card.id, data).answer()
        assert answer.text, data
        await desk.settle()
        assert (await card_in(desk, group)).text == before, data


async def test_a_press_on_another_chats_card_is_refused_without_a_word_about_it(desk: Desk) -> None:
    await open_ticket(desk)
    await open_ticket(desk, text="9861098610 Sita, Dhenkanal, cannot log in", nature="Bug")
    other = await card_in(desk, desk.cast.egov, "MUK-1002")
    card = await card_in(desk, desk.cast.hudd_tech)
    stolen = card.buttons[0][0]["callback_data"]
    answer = await desk.cast.egov_developer.forge(desk.cast.egov, other.id, stolen).answer()
    assert answer.text
    assert "HUDD" not in answer.text
    unknown = await desk.cast.egov_developer.forge(desk.cast.egov, 4321, stolen).answer()
    assert unknown.text
    await desk.settle()
    assert "Nobody has it" in (await card_in(desk, desk.cast.hudd_tech)).text


async def test_more_leads_into_the_private_chat_where_the_rest_can_be_done(desk: Desk) -> None:
    await open_ticket(desk)
    engineer = desk.cast.hudd_engineer
    answer = await press(desk, engineer, await card_in(desk, desk.cast.hudd_tech), "More")
    payload = answer.url.partition("start=")[2]
    engineer.start(payload)
    await desk.settle()
    view = engineer.messages()[-1]
    assert "MUK-1001" in view.text
    assert "Claim" in str(view.labels)
    await press(desk, engineer, view, "Claim")
    assert "has it since" in (await card_in(desk, desk.cast.hudd_tech)).text
    assert "Release" in str(engineer.messages()[-1].labels)


async def test_write_in_private_solves_it_from_the_private_chat(desk: Desk) -> None:
    await open_ticket(desk)
    engineer, group = desk.cast.hudd_engineer, desk.cast.hudd_tech
    await press(desk, engineer, await card_in(desk, group), "Resolve")
    prompt = next(m for m in engineer.messages(group) if "how was" in m.text)
    answer = await press(desk, engineer, prompt, "Write in private")
    engineer.start(answer.url.partition("start=")[2])
    await desk.settle()
    engineer.say("The line was cut at ward 7; repaired")
    await desk.settle()
    card = await card_in(desk, group)
    assert "repaired" in card.text
    assert prompt.deleted


async def test_a_reply_to_the_card_is_a_comment_and_the_operator_is_told(desk: Desk) -> None:
    await open_ticket(desk)
    engineer = desk.cast.hudd_engineer
    engineer.reply(await card_in(desk, desk.cast.hudd_tech), "We are looking into it")
    await desk.settle()
    assert any("We are looking into it" in m.text for m in desk.cast.operator.messages())
    assert "nobody has it" in (await card_in(desk, desk.cast.hudd_tech)).text


async def test_a_ready_answer_is_shown_whole_before_it_goes_and_may_be_changed(desk: Desk) -> None:
    await open_ticket(desk)
    group, engineer = desk.cast.hudd_tech, desk.cast.hudd_engineer
    await press(desk, engineer, await card_in(desk, group), "Resolve")
    asked = next(m for m in engineer.messages(group) if "how was" in m.text)
    cut = next(label for row in asked.labels for label in row if label.startswith("It is the office's own"))
    await press(desk, engineer, asked, cut)
    shown = await engineer.see("this will be the solution", group)
    assert "The office's provider must look at it." in shown.text
    assert "Solved" not in (await card_in(desk, group)).text
    await press(desk, engineer, shown, "Others")
    await press(desk, engineer, await engineer.see("how was", group), cut)
    await press(desk, engineer, await engineer.see("this will be the solution", group), "Change")
    assert "Copy the text" in str((await engineer.see("as it should be", group)).labels)
    await press(desk, engineer, await engineer.see("as it should be", group, fresh=False), "Others")
    await press(desk, engineer, await engineer.see("how was", group), cut)
    await press(desk, engineer, await engineer.see("this will be the solution", group), "Send")
    assert "must look at it" in (await card_in(desk, group)).text


async def test_a_double_tap_on_resolve_asks_once_and_a_later_one_asks_anew(desk: Desk) -> None:
    engineer, group = desk.cast.hudd_engineer, desk.cast.hudd_tech
    await open_ticket(desk)
    await press(desk, engineer, await card_in(desk, group), "Claim")
    card = await card_in(desk, group)
    taps = [engineer.tap(card, "Resolve") for _ in range(2)]
    for tap in taps:
        assert "Reply to my question" in (await tap.answer()).text
    await desk.settle()
    (first,) = [m for m in engineer.messages(group) if "how was" in m.text]
    desk.clock.advance(minutes=1)
    await press(desk, engineer, card, "Resolve")
    (second,) = [m for m in engineer.messages(group) if "how was" in m.text]
    assert second is not first, "the first may be far up by now"
    engineer.reply(second, "Router restarted")
    await engineer.see("Router restarted", group)
