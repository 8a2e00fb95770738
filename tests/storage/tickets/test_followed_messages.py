"""A message that became part of a ticket is followed: its further parts, and every edit of any of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from helpdesk.desk.desk import Desk
from helpdesk.desk.intake.corrections import WORDS, Correction
from helpdesk.desk.recording.recorder import Words
from helpdesk.intake.flow import ready
from helpdesk.intake.form import Form, Line, Lists
from helpdesk.intake.hearing import hear
from helpdesk.intake.lines import begin
from helpdesk.ticket.notes import NoteKind
from helpdesk.ticket.ticket import CallerKind, Nature
from storage.database import Database
from storage.unit_of_work import UnitOfWork
from tests.helpdesk.cast import PEOPLE, SETTINGS, actor
from tests.helpdesk.desk import NOBODY, said
from tests.storage.factories import MONDAY, enter, escalated, owed, photo

LONG = "The wage list is blank. " * 100
COMMENT = frozenset({NoteKind.COMMENT})
SOLUTION = frozenset({NoteKind.RESOLUTION})


def words(text: str = "", message_id: int = 5, *photos: str, seconds: int = 0, forwarded: bool = False) -> Words:
    carried = tuple(photo(one, ticket=0, chat_id=11, message_id=message_id) for one in photos)
    return Words(text, MONDAY + timedelta(seconds=seconds), carried, 11, message_id, forwarded)


def desk(unit: UnitOfWork) -> Desk:
    return Desk(unit, SETTINGS, MONDAY)


async def texts(unit: UnitOfWork, kinds: frozenset[NoteKind] = COMMENT) -> list[str]:
    return [note.text for note in await unit.texts.notes(1001, kinds)]


async def test_the_rest_of_a_long_comment_joins_it_and_each_part_is_edited_by_itself(database: Database) -> None:
    async with database.unit() as unit:
        await unit.tickets.add(escalated(logged_by=11))
        olivia = actor("operator")
        await desk(unit).tickets.comment(1001, olivia, words(LONG))
        for number, part in ((8, "second"), (9, "third")):
            assert await desk(unit).gathering.gather(olivia, words(part, number, seconds=1))
        assert await texts(unit) == [f"{LONG}\nsecond\nthird"]
        for number, part in ((8, "2nd"), (5, "first"), (9, "3rd"), (8, "zweitens")):
            assert await desk(unit).corrections.follow(olivia, words(part, number)) == Correction(1001)
        assert await texts(unit) == ["first\nzweitens\n3rd"]


@pytest.mark.parametrize(
    ("first", "then"),
    [
        (LONG, words("rest", 8, seconds=4)),
        ("short", words("next", 8)),
        (LONG, words("before", 4)),
        ("short", words("forwarded", 8, seconds=2, forwarded=True)),
    ],
)
async def test_what_was_said_apart_is_no_further_part(database: Database, first: str, then: Words) -> None:
    async with database.unit() as unit:
        await unit.tickets.add(escalated(logged_by=11))
        await desk(unit).tickets.comment(1001, actor("operator"), words(first))
        assert not await desk(unit).gathering.gather(actor("operator"), then)
        assert not await desk(unit).gathering.gather(actor("member", "egov"), words("rest", 8))
        assert await desk(unit).gathering.gather(actor("operator"), words("with it", 8, forwarded=True))


async def test_a_solution_edited_after_people_were_told_is_told_again_to_each_once(database: Database) -> None:
    async with database.unit() as unit:
        await enter(unit, PEOPLE["operator"], PEOPLE["spoc"])
        await unit.tickets.add(escalated(logged_by=11, claimed_by=actor("member", "egov").person.id))
        await unit.following.watch(1001, 777, on=True)
        await desk(unit).tickets.resolve(1001, actor("member", "egov"), words("Restart teh router"))
        before = len(await owed(unit))
        await desk(unit).corrections.follow(actor("member", "egov"), words("Restart teh router"))
        assert len(await owed(unit)) == before
        await desk(unit).corrections.follow(actor("member", "egov"), words("Restart the router"))
        told = [chat for chat, what in await owed(unit) if what == "solution-reworded"]
        assert PEOPLE["operator"].id in told
        assert len(told) == len(set(told))
        assert await texts(unit, SOLUTION) == ["Restart the router"]


async def test_a_bare_photo_that_solved_a_ticket_gets_its_words_and_another_photo_later(database: Database) -> None:
    async with database.unit() as unit:
        await enter(unit, PEOPLE["operator"])
        await unit.tickets.add(escalated(logged_by=11, claimed_by=actor("member", "egov").person.id))
        await desk(unit).tickets.resolve(1001, actor("member", "egov"), words("", 5, "one"))
        for caption in ("Cache clared", "Cache cleared"):
            await desk(unit).corrections.follow(actor("member", "egov"), words(caption, 5, "two"))
        assert await texts(unit, SOLUTION) == ["Cache cleared"]
        assert [file.unique_id for file in await unit.texts.files(1001)] == ["one", "two"]
        assert (PEOPLE["operator"].id, "solution-reworded") in await owed(unit)


def lists() -> Lists:
    return Lists(ulbs=SETTINGS.ulbs, modules=SETTINGS.modules)


def filled(first: Line, second: str) -> Form:
    form = replace(begin((first,), lists=lists()).form, caller_kind=CallerKind.CBO, nature=Nature.BUG, no_module=True)
    return hear(form, second, said(2), known=NOBODY, lists=lists()).form


async def test_a_message_of_the_form_is_followed_into_its_ticket_or_it_is_said_what_stays(database: Database) -> None:
    olivia = actor("operator")
    town, other = SETTINGS.ulbs[0], SETTINGS.ulbs[1]
    async with database.unit() as unit:
        await enter(unit, PEOPLE["operator"])
        line = Line(said=said(1), text=f"9437012345 Ramesh, {town.name}")
        form = filled(line, "the list is blank")
        ticket = await desk(unit).intake.escalate_new(ready(form, NOBODY), olivia)

        async def edited(text: str, message_id: int) -> Correction | None:
            edit = Words(text, MONDAY, (), 100, message_id)
            return await desk(unit).corrections.follow(olivia, edit)

        stays = Correction(ticket.number)
        assert await edited("the wage list is blank", 2) == stays
        assert await edited(f"9437012345 Ramesh, {town.name}", 1) == stays
        assert await edited(f"9437012346 Ramesh, {other.name}", 1) == replace(stays, stayed=("phone", "ulb"))
        assert (await unit.texts.notes(ticket.number))[-1].text == f"9437012346 Ramesh, {other.name}"  # not lost
        assert await edited(f"9437012345 Gita, {town.name}", 1) == replace(stays, stayed=("name",))
        assert await edited("", 1) == replace(stays, stayed=(WORDS,))
        assert await edited("who knows", 7) is None
        notes = [note.text for note in await unit.texts.notes(ticket.number)]
        assert notes == ["the wage list is blank", ""]


async def test_erasing_a_caller_forgets_which_messages_spoke_of_them(database: Database) -> None:
    olivia = actor("operator")
    async with database.unit() as unit:
        await enter(unit, PEOPLE["operator"])
        form = filled(Line(said=said(1), text=f"9437012345 Ramesh, {SETTINGS.ulbs[0].name}"), "the list is blank")
        ticket = await desk(unit).intake.escalate_new(ready(form, NOBODY), olivia)
        assert ticket.caller is not None
        assert await unit.texts.source_of(100, 1)
        await desk(unit).callers.erase_caller(actor("admin"), ticket.caller)
        assert await unit.texts.source_of(100, 1) is None
        assert await desk(unit).corrections.follow(olivia, Words("9437012345", MONDAY, (), 100, 1)) is None


async def test_what_follows_a_ticket_that_was_just_sent_is_no_rest_of_its_words(database: Database) -> None:
    olivia = actor("operator")
    async with database.unit() as unit:
        await enter(unit, PEOPLE["operator"])
        form = filled(Line(said=said(1), text=f"9437012345 Ramesh, {SETTINGS.ulbs[0].name}"), LONG)
        await desk(unit).intake.escalate_new(ready(form, NOBODY), olivia)
        later = Words("1001", said(3).at, (), 100, 3)
        assert not await desk(unit).gathering.gather(olivia, later)
