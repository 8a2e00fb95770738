"""Several forms side by side: each can be gone on with or discarded, and an offer counts once."""

from __future__ import annotations

from tests.journeys.conftest import Desk
from tests.journeys.support.ways import TROUBLE, Walk


async def _forms(desk: Desk, count: int) -> Walk:
    walk = Walk(desk, desk.cast.operator)
    await walk.say(TROUBLE)
    for number in range(1, count):
        await walk.say(f"/new 943701235{number} Sita Das, site is slow {number}")
    return walk


async def test_each_of_several_forms_can_be_resumed_and_discarded(desk: Desk) -> None:
    walk = await _forms(desk, 3)
    offer = await walk.say("/new")
    assert "slow 2" in offer.text
    assert "3. Ramesh" in offer.text
    await walk.tap("Resume 3")
    assert "Ramesh" in walk.card.text
    assert not [m for m in walk.operator.messages() if "forms are open" in m.text]
    await walk.say("/new")
    await walk.tap("Discard 2")
    assert "slow 1" not in (await walk.say("/new")).text


async def test_a_sixth_form_is_refused_and_the_five_are_shown(desk: Desk) -> None:
    walk = await _forms(desk, 5)
    offer = await walk.say("/new 9861098610 Sixth, no light")
    assert "Five forms" in offer.text
    assert len(offer.labels) == 5
    assert "New" not in str(offer.labels)


async def test_a_second_press_of_new_begins_no_second_form(desk: Desk) -> None:
    walk = await _forms(desk, 1)
    offer = await walk.say("/new")
    data = next(b["callback_data"] for row in offer.buttons for b in row if "New" in b["text"])
    await walk.tap("New")
    answer = await walk.operator.forge(walk.operator.private, offer.id, data).answer()
    assert "no longer works" in answer.text
    await desk.settle()
    assert "2 forms" in (await walk.say("/new")).text


async def test_words_behind_new_are_the_forms_first_words_and_an_edit_of_them_is_followed(desk: Desk) -> None:
    walk = Walk(desk, desk.cast.operator)
    said = walk.operator.say("/new 9437012345 Ramesh, Jatni, bill is blank")
    await desk.settle()
    assert "Jatni" in walk.card.text
    assert "/new" not in walk.card.text
    walk.operator.edit(said, "/new 9437012345 Ramesh, Jatni, bill is yellow")
    await desk.settle()
    assert "yellow" in walk.card.text
    assert "/new" not in walk.card.text
