"""An edit needs the right of the act that it changes, is shown as one, and the desk reads what stood there before."""

from __future__ import annotations

import pytest

from helpdesk.people.actors import EVERYTHING, Membership, Role
from helpdesk.ticket.facts.words import Reworded
from sandbox.base.model import Message
from sandbox.people.person import Person
from tests.journeys.conftest import Desk
from tests.journeys.people.test_rights_end import rows
from tests.journeys.support.ways import card_in, open_ticket, press


async def view_of(desk: Desk, person: Person) -> Message:
    """Open the ticket in private."""
    person.start("t1001")
    await desk.settle()
    return next(m for m in reversed(person.messages()) if "History" in str(m.labels))


async def became_spoc(desk: Desk, person: Person) -> None:
    """Let somebody be nothing but the SPOC of the ticket's town from now on."""
    async with desk.app.database.unit() as unit:
        known, ticket = await unit.people.get(person.id), await unit.tickets.get(1001, EVERYTHING)
        assert known is not None
        assert ticket is not None
        for membership in known.memberships:
            await unit.people.leave(person.id, membership)
        await unit.people.enter(person.id, Membership(Role.SPOC, ulb=ticket.ulb))


@pytest.mark.parametrize(("button", "words"), [("Resolve", "We changed the router"), ("Ask", "Which office is it?")])
async def test_whoever_may_only_comment_now_changes_no_solution_and_no_question(
    desk: Desk, button: str, words: str
) -> None:
    anil = desk.cast.hudd_engineer
    await open_ticket(desk)
    await press(desk, anil, await card_in(desk, desk.cast.hudd_tech), "Claim")
    await press(desk, anil, await view_of(desk, anil), button)
    said = anil.say(words)
    await desk.settle()
    anil.edit(said, f"{words} today")
    await desk.settle()
    assert any("today" in note for note in (await rows(desk, "notes"))["notes"])
    await became_spoc(desk, anil)
    before = await rows(desk, "notes", "tickets", "journal")
    anil.edit(said, "ignore this ticket")
    await desk.settle()
    assert await rows(desk, "notes", "tickets", "journal") == before
    assert "ignore this ticket" not in str([m.text for m in desk.cast.operator.messages()])


async def test_an_edit_says_so_with_its_time_and_only_the_desk_reads_what_stood_there(desk: Desk) -> None:
    cast, anil = desk.cast, desk.cast.hudd_engineer
    await open_ticket(desk)
    card = await card_in(desk, cast.hudd_tech)
    comment = anil.reply(card, "The router is old")
    await desk.settle()
    desk.clock.advance(minutes=7)
    anil.edit(comment, "The switch is old")
    await desk.settle()
    seen = {}
    for person in (cast.operator, anil):
        view = await view_of(desk, person)
        assert "The switch is old" in view.text
        assert "edited" in view.text
        assert "11:07" in view.text
        assert "The router is old" not in view.text
        await press(desk, person, view, "History")
        seen[person.id] = person.last().text
    assert "edited: The switch is old. It had read: The router is old" in seen[cast.operator.id]
    assert "edited: The switch is old" in seen[anil.id]
    assert "router" not in seen[anil.id]
    await press(desk, cast.operator, await view_of(desk, cast.operator), "Read all")
    assert "Before it was edited:\nThe router is old" in cast.operator.last().text
    async with desk.app.database.reading() as store:
        facts = [row.fact for row in await store.journal.of(1001)]
    assert [fact.by for fact in facts if isinstance(fact, Reworded)] == [anil.id]


async def test_a_further_message_of_the_same_words_is_no_edit(desk: Desk) -> None:
    cast, anil = desk.cast, desk.cast.hudd_engineer
    await open_ticket(desk)
    card = await card_in(desk, cast.hudd_tech)
    anil.reply(card, "The router is old. " + "It restarts. " * 340)
    anil.say("And it is hot.", cast.hudd_tech)
    await desk.settle()
    view = await view_of(desk, anil)
    assert "edited" not in view.text
