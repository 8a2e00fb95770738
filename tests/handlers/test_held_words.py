"""Plain words in private, while a ticket may be what they are about: asked, held, and never lost."""

from __future__ import annotations

from dataclasses import replace

import pytest

from helpdesk.people.actors import EVERYTHING
from helpdesk.ticket.notes import NoteKind
from helpdesk.ticket.ticket import Status
from storage.unit_of_work import UnitOfWork
from tests.handlers.saying import CARD, PHOTO, Saying
from tests.helpdesk.cast import PEOPLE, actor
from tests.helpdesk.office import ticket
from tests.storage.factories import enter


@pytest.fixture
async def chats(unit: UnitOfWork) -> Saying:
    """A desk on which eGov waits for Olivia's answer on MUK-1004; it and MUK-1005 are Jatni's, 1006 Dhenkanal's."""
    await enter(unit, *PEOPLE.values())
    waiting = ticket(number=1004, status=Status.WAITING, team="egov", claimed_by=21, logged_by=11, responded_at=None)
    await unit.tickets.add(waiting)
    await unit.tickets.add(ticket(number=1005, logged_by=12))
    await unit.tickets.add(ticket(number=1006, logged_by=12, ulb="DHE"))
    return Saying(unit)


async def test_an_operators_words_are_asked_about_while_a_team_waits(chats: Saying) -> None:
    assert await chats.say("operator", "The version is 4.2") == ["whose-answer"]
    assert (await chats.facts("whose-answer"))["buttons"] == "answers:1004\nnewticket:0 forget:0"
    assert await chats.unit.drafts.open_of(11) == []


async def test_it_answers_gives_all_that_was_said_to_the_ticket(chats: Saying) -> None:
    await chats.say("operator", "The version is 4.2")
    assert "whose-answer" in await chats.say("operator", "see", **PHOTO)
    assert await chats.press("operator", "wf:1004") == "Added to MUK-1004."
    assert await chats.written(NoteKind.ANSWER) == ["The version is 4.2"]
    assert await chats.written(NoteKind.COMMENT) == ["see"]
    kept = await chats.unit.tickets.get(1004, EVERYTHING)
    assert kept is not None
    assert kept.status is Status.CLAIMED
    assert len(await chats.unit.texts.files(1004)) == 1
    assert await chats.press("operator", "wf:1004") == "These words have been dealt with already."


async def test_new_ticket_begins_the_form_with_what_was_said(chats: Saying) -> None:
    await chats.say("operator", "9437012345 Ramesh, Jatni, cannot log in")
    await chats.press("operator", "wn:0")
    (draft,) = await chats.unit.drafts.open_of(11)
    assert draft.phone == "+919437012345"
    assert await chats.unit.drafts.held_of(11) is None
    assert await chats.written(NoteKind.ANSWER) == []


async def test_cancel_drops_what_is_held(chats: Saying) -> None:
    await chats.say("operator", "oops")
    assert "cancelled" in await chats.say("operator", "/cancel")
    assert await chats.unit.drafts.held_of(11) is None
    await chats.say("operator", "oops")
    assert await chats.press("operator", "wx:0") == "Cancelled."
    assert await chats.unit.drafts.held_of(11) is None


async def test_an_open_form_comes_first(chats: Saying) -> None:
    await chats.say("operator", "/new 9437012345 Ramesh")
    assert "whose-answer" not in await chats.say("operator", "Jatni, cannot log in")
    assert await chats.unit.drafts.held_of(11) is None


async def test_nobody_else_is_asked(chats: Saying) -> None:
    assert await chats.say("second operator", "9437012345 Ramesh") == ["form"]
    assert await chats.say("colleague", "Good morning") == ["help-member"]


async def test_a_members_words_in_private_are_offered_to_what_they_have_and_answer_what_they_were_asked(
    chats: Saying,
) -> None:
    await _become(chats, Status.CLAIMED)
    await chats.shows(actor("member", "egov"), 1004)
    await chats.press("member", "rs:1004", "egov", 1504)
    assert await chats.say("member", "Restarted the server") == ["whose-words"]
    assert "add:1004" in (await chats.facts("whose-words"))["buttons"]
    assert await chats.press("member", "wf:1004") == "Added to MUK-1004."
    notes = [(note.kind, note.text) for note in await chats.unit.texts.notes(1004)]
    assert notes == [(NoteKind.RESOLUTION, "Restarted the server")]
    assert await chats.say("member", "MUK-1004: it was the cable") == ["whose-words"]
    assert (await chats.facts("whose-words"))["buttons"] == "add:1004\nforget:0"


async def test_what_is_held_begins_a_form_with_the_next_words_once_nothing_waits(chats: Saying) -> None:
    await chats.say("operator", "9437012345 Ramesh")
    await chats.shows(actor("operator"), 1004)
    await chats.press("operator", "an:1004", message=CARD + 1004)
    await chats.say("operator", "4.2")
    await chats.say("operator", "Jatni, cannot log in")
    (draft,) = await chats.unit.drafts.open_of(11)
    assert draft.phone == "+919437012345"
    assert "cannot log in" in draft.body


async def test_a_spocs_words_are_offered_to_the_open_tickets_of_their_town(chats: Saying) -> None:
    assert await chats.say("spoc", "It fails again") == ["whose-words"]
    assert (await chats.facts("whose-words"))["buttons"] == "add:1004\nadd:1005\nforget:0"
    assert await chats.press("spoc", "wf:1005") == "Added to MUK-1005."
    assert [note.text for note in await chats.unit.texts.notes(1005)] == ["It fails again"]


async def test_a_ticket_that_a_spocs_words_name_is_the_only_one_offered(chats: Saying) -> None:
    await chats.say("spoc", "muk-1005 fails again")
    assert (await chats.facts("whose-words"))["buttons"] == "add:1005\nforget:0"


async def test_nothing_of_another_town_is_offered_or_reached(chats: Saying) -> None:
    await chats.say("spoc", "MUK-1006 fails again")
    assert "1006" not in (await chats.facts("whose-words"))["buttons"]
    await chats.press("spoc", "wf:1006")
    assert await chats.unit.texts.notes(1006) == []
    assert await chats.unit.drafts.held_of(41) is not None


async def _become(chats: Saying, status: Status) -> None:
    for number in (1004, 1005):
        found = await chats.unit.tickets.get(number, EVERYTHING)
        assert found is not None
        await chats.unit.tickets.save(replace(found, version=found.version + 1, status=status))


async def test_a_spocs_objection_is_offered_to_what_is_solved_and_not_closed(chats: Saying) -> None:
    await _become(chats, Status.RESOLVED)
    assert await chats.say("spoc", "Thank you, good morning") == ["help-spoc"]
    assert await chats.say("spoc", "It is still not working") == ["whose-words"]
    assert (await chats.facts("whose-words"))["buttons"] == "add:1004\nadd:1005\nforget:0"


async def test_a_spocs_objection_is_offered_to_what_is_solved_beside_what_is_open(chats: Saying) -> None:
    found = await chats.unit.tickets.get(1004, EVERYTHING)
    assert found is not None
    await chats.unit.tickets.save(replace(found, version=found.version + 1, status=Status.RESOLVED))
    await chats.say("spoc", "It does not open even now")
    assert (await chats.facts("whose-words"))["buttons"] == "add:1005\nadd:1004\nforget:0"
    await chats.say("spoc", "Thank you")
    assert (await chats.facts("whose-words"))["buttons"] == "add:1005\nadd:1004\nforget:0"


async def test_a_spoc_without_open_tickets_reads_the_help(chats: Saying) -> None:
    await _become(chats, Status.CLOSED)
    assert await chats.say("spoc", "Good morning") == ["help-spoc"]


async def test_what_is_held_goes_with_its_persons_role(chats: Saying) -> None:
    await chats.say("operator", "The version is 4.2")
    former = PEOPLE["operator"]
    for membership in former.memberships:
        await chats.unit.people.leave(former.id, membership)
    await chats.turn.desk.leaving.rights_ended(former, None)
    assert await chats.unit.drafts.held_of(11) is None


async def test_an_edit_of_held_words_is_followed_and_the_rest_of_a_long_text_is_one_answer(chats: Saying) -> None:
    long = "The version is 4.2. " * 150
    await chats.say("operator", "The version is 4.1")
    assert await chats.edit("operator", long, chats.latest) == []
    await chats.say("operator", "and so on")
    await chats.press("operator", "wf:1004")
    assert await chats.written(NoteKind.ANSWER) == [f"{long.strip()}\nand so on"]
    assert await chats.written(NoteKind.COMMENT) == []
