"""Messages about a ticket that stand twice, as nobody heard that the first one had come: a press takes one away."""

from __future__ import annotations

import pytest

from sandbox.base.model import Message
from sandbox.people.person import Person
from tests.journeys.conftest import Desk
from tests.journeys.support.ways import card_in, open_ticket, press


def twice(person: Person, words: str) -> list[Message]:
    """Return the messages of somebody's that say this."""
    return [message for message in person.messages() if message.by_bot and words in message.text]


async def solved(desk: Desk) -> None:
    """Take MUK-1001 and solve it."""
    engineer, group = desk.cast.hudd_engineer, desk.cast.hudd_tech
    for label in ("Claim", "Resolve"):
        await press(desk, engineer, await card_in(desk, group), label)
    engineer.reply(await engineer.see("how was", group), "Router restarted")
    await desk.settle()


async def heals(desk: Desk, person: Person, words: str, label: str) -> None:
    """The one of two messages that the desk does not know goes when it is pressed, the other stays."""
    lost, known = twice(person, words)
    await press(desk, person, lost, label)
    assert (lost.deleted, known.deleted) == (True, False)


@pytest.mark.parametrize("label", ["ଓଡ଼ିଆ", "Correct"])
async def test_an_operators_own_message_that_stands_twice_goes_when_it_is_pressed(desk: Desk, label: str) -> None:
    operator = desk.cast.operator
    desk.sandbox.faults.lose_reply("sendMessage", operator.id, times=1).after = 1  # after the form's
    await open_ticket(desk)
    await heals(desk, operator, "MUK-1001 is with HUDD Tech", label)


async def test_the_question_whether_the_caller_agrees_is_answered_by_its_double_which_goes(desk: Desk) -> None:
    operator = desk.cast.operator
    await open_ticket(desk)
    desk.sandbox.faults.lose_reply("sendMessage", operator.id)
    await solved(desk)
    lost, known = twice(operator, "Does the caller agree?")
    await press(desk, operator, lost, "Yes, solved")
    assert lost.deleted
    assert "Yes, solved" not in str(known.labels)


async def test_news_for_a_town_that_came_twice_goes_when_it_is_pressed(desk: Desk) -> None:
    spoc = desk.cast.spoc_jatni
    spoc.start()
    await open_ticket(desk)
    desk.sandbox.faults.lose_reply("sendMessage", spoc.id).after = 1  # after that it was taken
    await solved(desk)
    await heals(desk, spoc, "MUK-1001 is solved", "Reopen")


async def test_a_message_that_is_owed_still_becomes_the_one_that_came_unnoticed(desk: Desk) -> None:
    operator = desk.cast.operator
    desk.sandbox.faults.lose_reply("sendMessage", operator.id).after = 1
    desk.sandbox.faults.flood(60, "sendMessage", operator.id).after = 1  # the second try waits
    await open_ticket_unsettled(desk)
    own = await operator.see("MUK-1001 is with HUDD Tech")
    await operator.tap(own, "ଓଡ଼ିଆ").answer()
    await desk.settle()
    assert twice(operator, "MUK-1001") == [own]


async def open_ticket_unsettled(desk: Desk) -> None:
    """Open a ticket without waiting for what is owed about it."""
    operator = desk.cast.operator
    operator.say("9437012345 Ramesh, Jatni, site does not open in any office")
    for label in ("ULB employee", "Technical: Infrastructure", "Escalate"):
        card = await operator.see(lambda message, label=label: label in str(message.labels))  # type: ignore[misc]
        operator.tap(card, label)
