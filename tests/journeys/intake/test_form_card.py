"""The form's card under fast fingers, long names and late changes: always one, always last, always right."""

from __future__ import annotations

from sandbox.base.images import png
from tests.journeys.conftest import Desk
from tests.journeys.support.ways import TROUBLE, Walk, card_in, press


async def test_twelve_messages_in_a_breath_end_in_one_card_below_with_all_of_them(desk: Desk) -> None:
    walk = Walk(desk, desk.cast.operator)
    for number in range(12):
        walk.operator.say(TROUBLE if number == 0 else f"line {number} of many")
    await desk.settle()
    assert "line 11 of many" in walk.card.text
    assert sum("New ticket" in m.text for m in walk.operator.messages() if m.buttons) == 1


async def test_ten_taps_on_one_answer_count_once_and_raise_no_alert(desk: Desk) -> None:
    walk = Walk(desk, desk.cast.operator)
    await walk.say(TROUBLE)
    answers = [await tap.answer() for tap in [walk.operator.tap(walk.card, "ULB employee") for _ in range(10)]]
    await desk.settle()
    assert "What sort" in walk.card.text
    assert not any(answer.show_alert for answer in answers)
    assert "moved on" in answers[-1].text


async def test_the_deadline_under_the_priorities_follows_the_press(desk: Desk) -> None:
    walk = Walk(desk, desk.cast.operator)
    await walk.say(TROUBLE)
    for label in ("ULB employee", "Functional", "Another, or none"):
        if label in str(walk.card.labels):
            await walk.tap(label)
    assert "P3 Moderate: answer by 5:30 pm, Mon 23 Nov" in walk.card.text
    assert "✓ P3" in str(walk.card.labels)
    before = walk.card.id
    await walk.tap("P1")
    assert "P1 Critical: answer by 5:30 pm, Sat 21 Nov" in walk.card.text
    assert walk.card.id == before


async def test_a_town_that_is_not_listed_keeps_its_odd_name_on_every_card(desk: Desk) -> None:
    walk = Walk(desk, desk.cast.operator)
    await walk.say("9437012345 Ramesh, the pay list is empty")
    await walk.tap("Not listed")
    await walk.say('<b>Nowhere</b> & "Sons"')
    for label in ("CBO", "Bug", "Another, or none", "Escalate"):
        if label in str(walk.card.labels):
            await walk.tap(label)
    assert '<b>Nowhere</b> & "Sons"' in (await card_in(desk, desk.cast.egov)).text
    assert '<b>Nowhere</b> & "Sons"' in (await walk.say("1001")).text
    assert '<b>Nowhere</b> & "Sons"' in (await walk.say("/mine")).text


async def test_a_number_in_a_name_of_the_phone_book_is_masked_in_the_group(desk: Desk) -> None:
    walk = Walk(desk, desk.cast.operator)
    walk.operator.share_contact("+919437012345", "Ramesh 9861098610")
    await desk.settle()
    await walk.say("Jatni")
    for label in ("ULB employee", "Bug", "Another, or none"):
        if label in str(walk.card.labels):
            await walk.tap(label)
    await walk.say("the pay list is empty")
    for label in ("Done", "Escalate"):
        if label in str(walk.card.labels):
            await walk.tap(label)
    card = await card_in(desk, desk.cast.egov)
    assert "Ramesh" in card.text
    assert "9861098610" not in card.text


async def test_a_comment_that_is_a_photo_only_says_so(desk: Desk) -> None:
    walk = Walk(desk, desk.cast.operator)
    await walk.say(TROUBLE)
    for label in ("ULB employee", "Technical: Infrastructure", "Escalate"):
        if label in str(walk.card.labels):
            await walk.tap(label)
    group, engineer = desk.cast.hudd_tech, desk.cast.hudd_engineer
    engineer.send_photo(png(), "", group, reply_to=await card_in(desk, group))
    await desk.settle()
    assert any("see the files" in m.text for m in walk.operator.messages())


async def test_cancel_in_the_group_takes_ones_own_question_away(desk: Desk) -> None:
    walk = Walk(desk, desk.cast.operator)
    await walk.say(TROUBLE)
    for label in ("ULB employee", "Technical: Infrastructure", "Escalate"):
        if label in str(walk.card.labels):
            await walk.tap(label)
    group, engineer = desk.cast.hudd_tech, desk.cast.hudd_engineer
    await press(desk, engineer, await card_in(desk, group), "Resolve")
    prompt = next(m for m in engineer.messages(group) if "how was" in m.text)
    engineer.say("/cancel", group)
    await desk.settle()
    assert prompt.deleted
