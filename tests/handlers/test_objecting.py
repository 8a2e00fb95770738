"""A SPOC who was told that a ticket is solved objects: it does not close until the desk has asked the caller."""

from __future__ import annotations

import pytest

from handlers.base.context import Turn
from helpdesk.desk.desk import Desk
from helpdesk.outbox import MessageKind
from helpdesk.people.actors import EVERYTHING
from helpdesk.ticket.notes import NoteAudience, NoteKind
from helpdesk.ticket.ticket import Confirmation, Status
from storage.unit_of_work import UnitOfWork
from tests.handlers.saying import CARD, Saying
from tests.helpdesk.cast import PEOPLE, actor
from tests.helpdesk.office import at, ticket
from tests.storage.factories import enter

SPOC, LATER = actor("spoc"), at("Fri 18 Dec 11:00")


@pytest.fixture
async def chats(unit: UnitOfWork) -> Saying:
    """A desk on which MUK-1004 of Jatni is solved, as Lipika was told."""
    await enter(unit, *PEOPLE.values())
    solved = ticket(
        number=1004, status=Status.RESOLVED, team="egov", claimed_by=21, logged_by=11, resolved_by=21,
        resolved_at=at("Mon 16 Nov 10:45"),
    )  # fmt: skip
    await unit.tickets.add(solved)
    saying = Saying(unit)
    await saying.posted(SPOC, 60, MessageKind.TEXT, 1004, "told")
    return saying


def later(chats: Saying) -> Desk:
    return Turn(chats.unit, chats.office, LATER).desk


async def test_an_objection_holds_up_the_closing_and_offers_what_to_do(chats: Saying) -> None:
    said = await chats.say("spoc", "Still not working", **chats.reply(60, "✅ MUK-1004 is solved"))
    assert [key for key in said if key in ("objected", "objection-noted", "commented")] == [
        "objected", "commented", "objection-noted",
    ]  # fmt: skip
    facts = await chats.facts("objection-noted")
    assert (facts["buttons"], facts["ticket"]) == ("reopen:1004", 1004)
    assert await chats.written(NoteKind.COMMENT) == ["Still not working"]
    assert [note.audience for note in await chats.unit.texts.notes(1004)] == [NoteAudience.TOWN]
    assert await later(chats).endings.over() == []
    assert await later(chats).endings.close(1004) is None


@pytest.mark.parametrize("text", ["Thank you", "ok 👍", "ଧନ୍ୟବାଦ"])
async def test_thanks_are_no_objection(chats: Saying, text: str) -> None:
    said = await chats.say("spoc", text, **chats.reply(60, "✅ MUK-1004 is solved"))
    assert "objected" not in said
    assert await later(chats).endings.over() == [1004]


async def test_it_closes_in_its_days_once_the_caller_was_asked(chats: Saying) -> None:
    await chats.say("spoc", "Still not working", **chats.reply(60))
    await chats.turn.desk.endings.confirm(1004, actor("operator"), Confirmation.UNREACHED)
    assert await later(chats).endings.over() == [1004]
    await chats.say("spoc", "And today neither", **chats.reply(60))
    assert await later(chats).endings.over() == []


async def test_who_objects_may_open_it_again_at_once(chats: Saying) -> None:
    await chats.say("spoc", "Still not working", **chats.reply(60))
    await chats.press("spoc", "ro:1004", message=60)
    await chats.say("spoc", "Still not working")
    again = await chats.unit.tickets.get(1004, EVERYTHING)
    assert again is not None
    assert (again.status, again.objected_at, again.is_held_up) == (Status.ESCALATED, None, False)


async def test_a_spocs_plain_words_that_name_a_solved_ticket_object_by_its_button(chats: Saying) -> None:
    assert await chats.say("spoc", "MUK-1004 fails again") == ["whose-words"]
    await chats.press("spoc", "wf:1004")
    assert await later(chats).endings.over() == []


async def test_words_of_others_about_a_solved_ticket_are_comments(chats: Saying) -> None:
    for who in ("operator", "member"):
        await chats.shows(actor(who), 1004)
        await chats.say(who, "Still not working", **chats.reply(CARD + 1004))
    assert await later(chats).endings.over() == [1004]
