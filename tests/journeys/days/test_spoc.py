"""A day of a SPOC who never learns a command: plain words, replies and buttons are enough, and nothing is lost."""

from __future__ import annotations

from helpdesk.people.actors import EVERYTHING
from helpdesk.ticket.notes import NoteAudience, NoteKind
from helpdesk.ticket.ticket import Status
from sandbox.base.model import Message
from sandbox.people.person import Person
from tests.journeys.conftest import Desk
from tests.journeys.support.ways import card_in, open_ticket, press

MUSTER = "9437012346 Sita, Jatni, muster roll is blank"


async def write(desk: Desk, text: str, to: Message | None = None) -> Message:
    """Let the SPOC write; return what the bot says last."""
    spoc = desk.cast.spoc_jatni
    spoc.say(text, reply_to=to)
    await desk.settle()
    return spoc.last()


async def comments(desk: Desk, number: int) -> list[tuple[str, NoteAudience]]:
    """Return what was said about a ticket, and for whom."""
    async with desk.app.database.reading() as store:
        notes = [note for note in await store.texts.notes(number) if note.kind is NoteKind.COMMENT]
        return [(note.text, note.audience) for note in notes]


async def statuses(desk: Desk) -> dict[int, Status]:
    async with desk.app.database.reading() as store:
        return {ticket.number: ticket.status for ticket in await store.tickets.find(EVERYTHING, limit=9)}


async def holds(desk: Desk) -> bool:
    """Return whether words of the SPOC wait until it is said what they are for."""
    async with desk.app.database.reading() as store:
        return await store.drafts.held_of(desk.cast.spoc_jatni.id) is not None


def news(person: Person, number: int, words: str) -> Message:
    """Return the first message about a ticket that says this."""
    fitting = [m for m in person.messages() if m.by_bot and f"MUK-{number}" in m.text and words in m.text]
    assert fitting, person.transcript()
    return fitting[0]


async def test_plain_words_replies_and_buttons_are_enough_for_a_town(desk: Desk) -> None:
    cast, group = desk.cast, desk.cast.hudd_tech
    spoc, operator, engineer = cast.spoc_jatni, cast.operator, cast.hudd_engineer
    cast.spoc_dhenkanal.start()
    await desk.settle()

    # Nothing is open yet: they read what they can do here, and who logs a new trouble.
    assert "call it" in (await write(desk, "our site does not open since morning")).text
    assert (await statuses(desk), await holds(desk)) == ({}, False)

    await open_ticket(desk)
    assert news(spoc, 1001, "is opened for your town")
    asked = await write(desk, "site still does not open, all clerks are waiting")
    assert ("Add to MUK-1001" in str(asked.labels), await holds(desk)) == (True, True)
    assert await comments(desk, 1001) == []
    assert (await press(desk, spoc, asked, "Add to MUK-1001")).text == "Added to MUK-1001."
    said = [("site still does not open, all clerks are waiting", NoteAudience.TOWN)]
    assert (await comments(desk, 1001), await holds(desk)) == (said, False)
    assert "all clerks are waiting" in engineer.last(group).text

    # Two are open: both are offered, and what comes meanwhile goes along.
    await open_ticket(desk, text=MUSTER, nature="Functional")
    await write(desk, "the screen looks like this")
    spoc.send_photo()
    await desk.settle()
    asked = spoc.last()
    assert all(f"Add to MUK-{number}" in str(asked.labels) for number in (1001, 1002))
    await press(desk, spoc, asked, "Add to MUK-1002")
    said_of_muster = [("the screen looks like this", NoteAudience.TOWN), ("", NoteAudience.TOWN)]
    assert (await comments(desk, 1002), await holds(desk)) == (said_of_muster, False)

    # The team takes it and solves it: the town reads both, and how.
    await press(desk, engineer, await card_in(desk, group), "Claim")
    assert news(spoc, 1001, "has taken it")
    await press(desk, engineer, await card_in(desk, group), "Resolve")
    engineer.reply(engineer.last(group), "Router restarted")
    await desk.settle()
    told = news(spoc, 1001, "is solved")
    assert "Router restarted" in told.text
    assert await statuses(desk) == {1001: Status.RESOLVED, 1002: Status.ESCALATED}

    # "No" in plain words: it does not close, the desk is told whom to call, and the town may send it back.
    asked = await write(desk, "it does not open even now")
    await press(desk, spoc, asked, "Add to MUK-1001")
    said = [*said, ("it does not open even now", NoteAudience.TOWN)]
    assert await comments(desk, 1001) == said
    objected = news(operator, 1001, "Lipika says that it is not solved")
    assert "Call back" in str(objected.labels)
    assert "94370 12345" in objected.text
    noted = news(spoc, 1001, "does not close for now")
    await press(desk, spoc, noted, "Reopen")
    assert "Why is MUK-1001 not solved?" in spoc.last().text
    await write(desk, "the login page is white")
    assert await statuses(desk) == {1001: Status.ESCALATED, 1002: Status.ESCALATED}
    assert "the login page is white" in (await card_in(desk, group)).text

    # Numbers in their own script are enough to look; nothing of it reached another town, and no command was needed.
    assert "MUK-1001" in (await write(desk, "୧୦୦୧")).text
    assert not [m for m in cast.spoc_dhenkanal.messages() if "does not open" in m.text]
    assert not [m for m in spoc.messages() if not m.by_bot and m.text.startswith("/")]
    assert not await holds(desk)
