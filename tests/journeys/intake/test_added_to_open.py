"""A caller who calls again about what is open, and what is to be said besides of a ticket: it is added to that."""

from __future__ import annotations

from tests.journeys.conftest import Desk
from tests.journeys.support.ways import Walk, card_in, open_ticket


async def test_what_a_caller_says_again_is_added_to_their_open_ticket_and_opens_no_other(desk: Desk) -> None:
    cast = desk.cast
    await open_ticket(desk)
    walk = Walk(desk, cast.operator)
    await walk.say("9437012345 Ramesh, it is down again since ten")
    await walk.tap("Add to MUK-1001")
    assert "Added to MUK-1001" in walk.card.text
    said = [m.text for m in cast.hudd_engineer.messages(cast.hudd_tech)]
    assert any("it is down again since ten" in text for text in said)
    assert not cast.operator.sees("MUK-1002")
    assert not cast.operator.sees("New ticket")


async def test_who_has_said_nothing_yet_is_asked_what_to_add(desk: Desk) -> None:
    cast = desk.cast
    await open_ticket(desk)
    walk = Walk(desk, cast.operator)
    await walk.say("9437012345 Ramesh")
    await walk.tap("Add to MUK-1001")
    assert "What is to be added to MUK-1001" in walk.card.text
    assert "Added to MUK-1001" in (await walk.say("the whole office has it")).text
    assert any("the whole office has it" in m.text for m in cast.hudd_engineer.messages(cast.hudd_tech))


async def test_the_operator_adds_to_a_ticket_from_their_own_message(desk: Desk) -> None:
    own = await open_ticket(desk)
    walk = Walk(desk, desk.cast.operator)
    assert (await desk.cast.operator.tap(own, "Add").answer()).text
    await desk.settle()
    assert "Added to MUK-1001" in (await walk.say("also in ward 4")).text
    assert await card_in(desk, desk.cast.hudd_tech)
    assert any("also in ward 4" in m.text for m in desk.cast.hudd_engineer.messages(desk.cast.hudd_tech))
