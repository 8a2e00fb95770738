"""Being off until a day: claims go to a colleague, cards say so, and on the day of return they can be taken back."""

from __future__ import annotations

from datetime import datetime, timedelta

from sandbox.base.model import Answer, Message
from tests.journeys.conftest import Desk
from tests.journeys.support.opening import escalated
from tests.journeys.support.ways import card_in, press

SECOND = "9861012345 Sita, Dhenkanal, network is down"


async def handed_over(desk: Desk, label: str) -> Answer:
    """Two tickets of Anil's go to Meera, until the day that the button names."""
    await anil_has_two(desk)
    return await press(desk, desk.cast.hudd_engineer, await asked_until_when(desk), label)


async def anil_has_two(desk: Desk) -> None:
    """Let Anil have two tickets, and Meera be known as his colleague."""
    cast = desk.cast
    anil, meera, group = cast.hudd_engineer, cast.second_hudd_engineer, cast.hudd_tech
    anil.start()
    meera.start()
    for number, words in ((1001, None), (1002, SECOND)):
        card = await (escalated(desk, words) if words else escalated(desk))
        await press(desk, meera, card, "More")  # the desk learns that she is of the team
        await press(desk, anil, await card_in(desk, group, f"MUK-{number}"), "Claim")


async def asked_until_when(desk: Desk) -> Message:
    """Let Anil choose Meera; return the question for the day of return."""
    anil = desk.cast.hudd_engineer
    anil.say("/mine")
    await desk.settle()
    await press(desk, anil, last(desk, "open ticket"), "Hand over")
    await press(desk, anil, last(desk, "Who takes over"), "Meera")
    return last(desk, "When are you back?")


def last(desk: Desk, words: str) -> Message:
    """Return the latest message to Anil that says this."""
    return next(m for m in reversed(desk.cast.hudd_engineer.messages()) if m.by_bot and words in m.text)


async def come_back(desk: Desk, at: str) -> None:
    """Let it be that time."""
    desk.clock.set(datetime.fromisoformat(at))
    await desk.app.engine.tick("returns")
    await desk.settle()


def sees(messages: list[Message], words: str) -> list[Message]:
    """Return the bot's messages that say this."""
    return [m for m in messages if m.by_bot and words in m.text]


async def test_cards_journal_and_both_people_say_until_when(desk: Desk) -> None:
    cast = desk.cast
    assert "Meera" in (await handed_over(desk, "3 days")).text
    card = await card_in(desk, cast.hudd_tech, "MUK-1001")
    assert "Meera (HUDD) has it since" in card.text
    assert "For Anil (HUDD), who is back 10:00 am, Mon 23 Nov" in card.text
    (told,) = sees(cast.second_hudd_engineer.messages(), "is away until 10:00 am, Mon 23 Nov")
    assert "MUK-1001, MUK-1002" in told.text
    cast.operator.say("1001")
    await desk.settle()
    await press(desk, cast.operator, cast.operator.last(), "History")
    assert "handed it over to Meera (HUDD) until 10:00 am, Mon 23 Nov" in cast.operator.last().text


async def test_a_colleague_who_is_off_is_marked_and_warned_of_and_can_be_chosen_nevertheless(desk: Desk) -> None:
    meera = desk.cast.second_hudd_engineer
    await handed_over(desk, "3 days")
    meera.say("/mine")
    await desk.settle()
    await press(desk, meera, meera.last(), "Hand over")
    assert meera.last().labels == [["🌴\u00a0Anil\u00a0(HUDD)"]]
    await press(desk, meera, meera.last(), "Anil")
    assert "Anil (HUDD) is away, too, until 10:00 am, Mon 23 Nov" in meera.last().text
    assert "Anil (HUDD)" in (await press(desk, meera, meera.last(), "1 week")).text
    assert "Anil (HUDD) has it since" in (await card_in(desk, desk.cast.hudd_tech, "MUK-1001")).text


async def test_on_the_day_of_return_one_button_takes_back_what_the_colleague_still_has(desk: Desk) -> None:
    cast = desk.cast
    anil, meera, group = cast.hudd_engineer, cast.second_hudd_engineer, cast.hudd_tech
    await handed_over(desk, "3 days")
    await press(desk, meera, await card_in(desk, group, "MUK-1002"), "Release")
    await come_back(desk, "2026-11-23T09:59:00+05:30")
    assert not sees(anil.messages(), "You are back")
    await come_back(desk, "2026-11-23T10:00:00+05:30")
    await come_back(desk, "2026-11-23T10:01:00+05:30")
    (back,) = sees(anil.messages(), "You are back")
    assert "Meera (HUDD) still has of what you handed over: MUK-1001" in back.text
    assert "MUK-1002" not in back.text
    assert "For Anil" not in (await card_in(desk, group, "MUK-1001")).text, "it is Meera's until he takes it back"
    assert len(sees(meera.messages(), "is back and can take back: MUK-1001")) == 1
    assert "Yours again: MUK-1001" in (await press(desk, anil, back, "Take back")).text
    card = await card_in(desk, group, "MUK-1001")
    assert "Anil (HUDD) has it since" in card.text
    assert "For Anil" not in card.text
    assert len(sees(meera.messages(), "has taken back: MUK-1001")) == 1
    assert "nothing left to take back" in (await press(desk, anil, back, "Take back")).text
    forged = await meera.forge(meera.private, meera.last().id, "tb:1").answer()
    assert "not there any more" in (forged.text or "")


async def test_a_day_may_be_typed_and_one_that_is_over_is_refused(desk: Desk) -> None:
    cast = desk.cast
    await handed_over(desk, "Another day")
    anil = cast.hudd_engineer
    for words, said in (("19.11.2026", "not in the future"), ("whenever", "can't find a date")):
        anil.say(words)
        await desk.settle()
        assert said in anil.last().text
    anil.say("until Thursday")
    await desk.settle()
    assert "Meera (HUDD) has it now" in anil.last().text
    assert "who is back 10:00 am, Thu 26 Nov" in (await card_in(desk, cast.hudd_tech, "MUK-1001")).text
    assert not sees(anil.messages(), "When are you back?"), "a choice that was made goes"


async def test_a_colleague_who_left_while_the_day_was_asked_is_given_nothing(desk: Desk) -> None:
    cast = desk.cast
    await anil_has_two(desk)
    until = await asked_until_when(desk)
    cast.second_hudd_engineer.leave(cast.hudd_tech)
    await desk.settle()
    assert "choice is gone" in (await press(desk, cast.hudd_engineer, until, "1 week")).text
    assert "Anil (HUDD) has it since" in (await card_in(desk, cast.hudd_tech, "MUK-1001")).text


async def test_a_colleague_who_left_has_given_it_back(desk: Desk) -> None:
    cast = desk.cast
    anil, meera, group = cast.hudd_engineer, cast.second_hudd_engineer, cast.hudd_tech
    await handed_over(desk, "Tomorrow")
    meera.leave(group)
    await desk.settle()
    assert "Claim" in str((await card_in(desk, group, "MUK-1001")).labels)
    desk.clock.advance(timedelta(days=3))
    await come_back(desk, desk.clock.now().isoformat())
    assert sees(anil.messages(), "Nothing of what you handed to Meera (HUDD) is left")


async def test_what_is_solved_meanwhile_is_not_taken_back(desk: Desk) -> None:
    cast = desk.cast
    anil, meera, group = cast.hudd_engineer, cast.second_hudd_engineer, cast.hudd_tech
    await handed_over(desk, "Tomorrow")
    await come_back(desk, "2026-11-23T10:00:00+05:30")
    (back,) = sees(anil.messages(), "You are back")
    for number in (1001, 1002):
        await press(desk, meera, await card_in(desk, group, f"MUK-{number}"), "Resolve")
        meera.reply(sees(meera.messages(group), "how was")[-1], "Cable replaced")
        await desk.settle()
    assert "nothing left to take back" in (await press(desk, anil, back, "Take back")).text


async def test_nobody_is_told_of_a_return_at_night_or_on_a_day_off(desk: Desk) -> None:
    cast = desk.cast
    await handed_over(desk, "Tomorrow")
    for shut in ("2026-11-21T18:00:00+05:30", "2026-11-22T11:00:00+05:30", "2026-11-23T09:59:59+05:30"):
        await come_back(desk, shut)  # the bot was down on Saturday
    assert not sees(cast.hudd_engineer.messages(), "You are back")
    assert not sees(cast.second_hudd_engineer.messages(), "is back and can take back")
    await come_back(desk, "2026-11-23T10:00:00+05:30")
    assert len(sees(cast.hudd_engineer.messages(), "You are back")) == 1


async def test_what_was_handed_over_until_a_later_day_is_not_spoken_of_on_the_first(desk: Desk) -> None:
    cast = desk.cast
    anil, group = cast.hudd_engineer, cast.hudd_tech
    await anil_has_two(desk)
    await press(desk, anil, await card_in(desk, group, "MUK-1002"), "Release")
    await press(desk, anil, await asked_until_when(desk), "Tomorrow")
    await press(desk, anil, await card_in(desk, group, "MUK-1002"), "Claim")
    await press(desk, anil, await asked_until_when(desk), "1 week")
    await come_back(desk, "2026-11-21T10:00:00+05:30")
    (back,) = sees(anil.messages(), "You are back")
    assert "MUK-1001" in back.text
    assert "MUK-1002" not in back.text
    assert "Yours again: MUK-1001" in (await press(desk, anil, back, "Take back")).text
    await come_back(desk, "2026-11-27T10:00:00+05:30")
    assert "MUK-1002" in sees(anil.messages(), "You are back")[-1].text


async def test_an_answer_calls_whoever_has_the_ticket_now(desk: Desk) -> None:
    cast = desk.cast
    anil, meera, operator, group = cast.hudd_engineer, cast.second_hudd_engineer, cast.operator, cast.hudd_tech
    await anil_has_two(desk)
    await press(desk, anil, await card_in(desk, group, "MUK-1001"), "Ask")
    anil.reply(await anil.see("what do you need to know", group), "Which switch?")
    question = await operator.see("Which switch?")
    await press(desk, anil, await asked_until_when(desk), "3 days")
    operator.reply(question, "The one in the hall")
    answer = await meera.see("The one in the hall", group)
    assert "Meera" in answer.text
    assert "Anil" not in answer.text
