"""A SPOC who was told that a ticket is solved objects: it does not close until the desk has asked the caller."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from handlers.base.context import Turn
from helpdesk.desk.desk import Desk
from helpdesk.desk.watch import Watch
from helpdesk.notify.on_clock import ReminderKind
from helpdesk.outbox import MessageKind
from helpdesk.people.actors import EVERYTHING
from helpdesk.sla.next_date import Rhythm, objection_date
from helpdesk.ticket.notes import NoteAudience, NoteKind
from helpdesk.ticket.ticket import Confirmation, Status
from storage.tables.tickets import reminders
from storage.unit_of_work import UnitOfWork
from storage.upkeep.audit import Audit
from tests.handlers.saying import CARD, Saying
from tests.helpdesk.cast import PEOPLE, SETTINGS, actor
from tests.helpdesk.office import OFFICE, at, ticket
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


async def test_the_desk_is_reminded_at_openings_until_it_asks_the_caller_then_the_admins(chats: Saying) -> None:
    await chats.say("spoc", "Still not working", **chats.reply(60, "✅ MUK-1004 is solved"))
    timers = chats.unit.timers
    told: list[str] = []
    for when in ("Mon 16 Nov 18:00", "Tue 17 Nov 10:00", "Tue 17 Nov 17:00", "Wed 18 Nov 10:00", "Thu 19 Nov 10:00"):
        for number, date in await timers.due(at(when), 10):
            await Watch(chats.unit, SETTINGS, at(when)).settle(number, date)
        query = select(reminders).where(reminders.c.kind == ReminderKind.OBJECTION).order_by(reminders.c.id)
        rows = (await chats.unit.connection.execute(query)).all()
        told += [f"{when} {row.person}" for row in rows[len(told) :]]
    assert told == ["Tue 17 Nov 10:00 11", "Wed 18 Nov 10:00 11", "Thu 19 Nov 10:00 11", "Thu 19 Nov 10:00 51"]
    assert await Audit(chats.unit.connection).dateless() == []
    confirm = Turn(chats.unit, chats.office, at("Thu 19 Nov 11:00")).desk.endings.confirm
    await confirm(1004, actor("operator"), Confirmation.UNREACHED)
    assert await timers.next_date(1004) is None, "it was asked"


def test_of_an_objection_that_lies_long_the_desk_is_reminded_less_often() -> None:
    rhythm, date, days = Rhythm(OFFICE, (), 2), objection_date(at("Fri 13 Nov 18:00"), Rhythm(OFFICE, (), 2)), []
    for _ in range(9):
        days.append(OFFICE.local(date.at).strftime("%a %d %H:%M"))
        date = objection_date(date.at, rhythm, date.step + 1)
    assert days == [
        "Mon 16 10:00", "Tue 17 10:00", "Wed 18 10:00", "Thu 19 10:00", "Fri 20 10:00", "Sat 21 10:00",
        "Wed 25 10:00", "Fri 27 10:00", "Tue 01 10:00",
    ]  # fmt: skip


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
