"""Two callers at once, turn by turn: each word goes to the form of whose caller it is, however it is said."""

from __future__ import annotations

from helpdesk.intake.as_json import from_json
from helpdesk.people.actors import EVERYTHING
from sandbox.base.model import Message
from tests.journeys.conftest import Desk
from tests.journeys.support.ways import TROUBLE, Walk

MOHAN = "9437055555 Mohan, Puri, wage list is empty"
Held = dict[str, tuple[str | None, str | None, str, int]]


async def forms(desk: Desk) -> Held:
    """Return what the open forms hold, by their callers' names: number, town, words, and how many files."""
    async with desk.app.database.reading() as store:
        drafts = await store.drafts.open_of(desk.cast.operator.id)
    held = [from_json(draft.body) for draft in drafts]
    return {form.name or "": (form.phone, form.ulb, form.description, len(form.files)) for form in held}


async def tickets(desk: Desk) -> Held:
    """Return the same of what is a ticket by now."""
    found: Held = {}
    async with desk.app.database.reading() as store:
        for ticket in await store.tickets.find(EVERYTHING, limit=9):
            caller = await store.texts.caller(ticket.caller) if ticket.caller is not None else None
            assert caller is not None
            words = "\n".join(note.text for note in await store.texts.notes(ticket.number))
            files = await store.texts.files(ticket.number)
            found[caller.name or ""] = (caller.phone, ticket.ulb, words, len(files))
    return found


async def answer(walk: Walk, *labels: str) -> Message:
    for label in labels:
        await walk.tap(label)
    return walk.card


async def test_two_callers_at_once_get_a_ticket_each_with_all_that_was_said(desk: Desk) -> None:
    operator, walk = desk.cast.operator, Walk(desk, desk.cast.operator)
    ramesh = ("+919437012345", "JA", "site does not open in any office", 0)
    mohan = ("+919437055555", "PU", "wage list is empty", 0)
    await walk.say(TROUBLE)
    assert await forms(desk) == {"Ramesh": ramesh}

    asked = await walk.say(MOHAN)
    assert "Ramesh" in asked.text
    assert "Mohan" in asked.text
    assert await forms(desk) == {"Ramesh": ramesh}
    await answer(walk, "Another caller: new ticket")
    assert await forms(desk) == {"Ramesh": ramesh, "Mohan": mohan}
    assert "Mohan" in walk.card.text

    # A reply to a form's card is for that form, a photo and plain words are for the one below.
    of_ramesh = next(m for m in operator.messages() if m.by_bot and "Ramesh" in m.text)
    operator.reply(of_ramesh, "since the storm")
    await desk.settle()
    ramesh = (*ramesh[:2], "site does not open in any office\nsince the storm", 0)
    assert await forms(desk) == {"Ramesh": ramesh, "Mohan": mohan}
    assert "Ramesh" in walk.card.text
    operator.send_photo()
    await desk.settle()
    ramesh = (*ramesh[:3], 1)
    assert await forms(desk) == {"Ramesh": ramesh, "Mohan": mohan}

    # Mohan calls in again by his number: it is asked, and added to nobody by itself.
    asked = await walk.say("9437055555 the second page is empty, too")
    assert "Another caller: new ticket" in str(asked.labels)
    await answer(walk, "Back")
    assert await forms(desk) == {"Ramesh": ramesh, "Mohan": mohan}

    await answer(walk, "ULB employee", "Technical: Infrastructure", "Escalate")
    assert (await tickets(desk), await forms(desk)) == ({"Ramesh": ramesh}, {"Mohan": mohan})
    await walk.say("/new")
    await answer(walk, "Resume", "ULB employee", "Functional")
    if "Another, or none" in str(walk.card.labels):
        await answer(walk, "Another, or none")
    await answer(walk, "Escalate")
    assert (await tickets(desk), await forms(desk)) == ({"Ramesh": ramesh, "Mohan": mohan}, {})
