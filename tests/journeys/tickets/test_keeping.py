"""A ticket that L1 keeps: promised for the date that was chosen, and for none if none was."""

from __future__ import annotations

from tests.journeys.conftest import Desk
from tests.journeys.support.ways import TROUBLE, Walk


async def _kept(desk: Desk, until: str, text: str = TROUBLE) -> Walk:
    walk = Walk(desk, desk.cast.operator)
    await walk.say(text)
    for label in ("ULB employee", "Functional", "Another, or none", "Keep", until):
        if label in str(walk.card.labels):
            await walk.tap(label)
    return walk


async def test_no_date_promises_nothing_to_anybody(desk: Desk) -> None:
    walk = await _kept(desk, "No date yet")
    own = walk.card
    assert "no date is promised" in own.text
    copied = walk.operator.tap(own, "Copy").copied
    assert "MUK-1001" in copied
    assert "solved" not in copied
    assert "answer by" not in copied
    assert "Promised" not in (await walk.say("1001")).text


async def test_a_chosen_date_is_promised_and_in_the_text_for_the_caller(desk: Desk) -> None:
    walk = await _kept(desk, "Sat 21 Nov")
    assert "Sat 21 Nov" in walk.card.text
    copied = walk.operator.tap(walk.card, "Copy").copied
    assert "answer by 5:30 pm, Sat 21 Nov" in copied
    assert "MUK-1001 (site does not open in any office)" in copied


async def test_the_text_for_the_caller_says_what_it_is_about_as_far_as_there_is_room_and_no_number(
    desk: Desk,
) -> None:
    long = TROUBLE.replace("site", "bank account 123456789012 of the contractor of the ward 4 drain in the new town")
    walk = await _kept(desk, "Sat 21 Nov", long)
    copied = walk.operator.tap(walk.card, "Copy").copied
    assert len(copied) <= 200
    assert "(bank account" in copied
    assert "…)" in copied
    assert "123456789012" not in copied
    assert copied.endswith("tell us MUK-1001.")


async def test_the_list_of_tickets_shows_what_is_promised(desk: Desk) -> None:
    walk = await _kept(desk, "Sat 21 Nov")
    assert "📅 5:30 pm, Sat 21 Nov" in (await walk.say("/mine")).text


async def test_a_day_that_is_typed_is_the_answer_and_other_words_are_what_is_wrong(desk: Desk) -> None:
    walk = await _kept(desk, "(no button)")
    for impossible in ("Fri 28 Nov", "yesterday", "24-26 Nov", "25 Dec 2027"):
        assert "That day is not possible" in (await walk.say(impossible)).text
        assert "By when will you answer" in walk.card.text
    await walk.say("tomorrow he is on leave")
    assert "tomorrow he is on leave" in walk.card.text
    own = await walk.say("by 25 Nov")
    assert "Promised for 5:30 pm, Wed 25 Nov" in own.text


async def test_a_day_on_which_the_desk_is_shut_means_the_next_one(desk: Desk) -> None:
    walk = await _kept(desk, "(no button)")
    assert "Promised for 5:30 pm, Mon 23 Nov" in (await walk.say("୨୨ ନଭେମ୍ବର")).text
