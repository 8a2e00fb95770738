"""What people wrote is kept, found by the message it came in, and never lost by rewording."""

from dataclasses import replace

import pytest
from sqlalchemy import select

from helpdesk.people.actors import Scope
from helpdesk.text.searching import Filters
from helpdesk.ticket.notes import FileKind, NoteKind
from storage.database import Database
from storage.tables.texts import former_texts
from storage.unit_of_work import UnitOfWork
from tests.storage.factories import ALL, MONDAY, RAVI, after, note, photo, ticket


async def opened(unit: UnitOfWork, *numbers: int) -> None:
    for number in numbers or (1001,):
        await unit.tickets.add(ticket(number))


async def test_notes_come_back_oldest_first_and_by_their_kind(database: Database) -> None:
    described = note("ମଷ୍ଟର ରୋଲ ଖୋଲୁନାହିଁ", chat_id=-1001234567890, message_id=2**40)
    asked = note("Which ward?", kind=NoteKind.QUESTION, author=None, said_at=after(hours=1))
    async with database.unit() as unit:
        await opened(unit)
        described = replace(described, id=await unit.texts.add_note(described))
        asked = replace(asked, id=await unit.texts.add_note(asked))
        assert await unit.texts.notes(1001) == [described, asked]
        assert await unit.texts.notes(1001, frozenset({NoteKind.QUESTION})) == [asked]
        assert await unit.texts.notes(1001, frozenset()) == []
        assert await unit.texts.notes(1002) == []


async def test_a_note_is_found_by_the_message_it_came_in(database: Database) -> None:
    said = note(chat_id=5, message_id=77)
    async with database.unit() as unit:
        await opened(unit)
        await unit.texts.add_note(note())
        said = replace(said, id=await unit.texts.add_note(said))
        assert await unit.texts.note_said_in(5, 77) == said
        assert await unit.texts.note_said_in(6, 77) is None


async def test_rewording_keeps_every_former_text_and_the_same_words_again_are_no_change(database: Database) -> None:
    async with database.unit() as unit:
        await opened(unit)
        other = await unit.texts.add_note(note("another"))
        said = await unit.texts.add_note(note("first"))
        for words in ("second", "second", "third"):
            await unit.texts.reword(said, words)
        assert [one.text for one in await unit.texts.notes(1001)] == ["another", "third"]
        kept = await unit.connection.execute(
            select(former_texts.c.note, former_texts.c.text).order_by(former_texts.c.id)
        )
        assert [tuple(row) for row in kept] == [(said, "first"), (said, "second")]
        assert other != said


async def test_the_same_file_of_the_same_ticket_twice_is_one(database: Database) -> None:
    async with database.unit() as unit:
        await opened(unit, 1001, 1002)
        first = await unit.texts.add_file(photo("A"))
        voice = photo("B", kind=FileKind.VOICE, name="a.ogg", size=2**33, author=RAVI, said_at=MONDAY)
        second = await unit.texts.add_file(voice)
        assert await unit.texts.add_file(photo("A", file_id="anew")) == first
        assert await unit.texts.add_file(photo("A", ticket=1002)) not in (first, second)
        assert await unit.texts.files(1001) == [photo("A", id=first), replace(voice, id=second)]


async def test_the_first_part_of_an_album_is_found_by_its_sender_though_the_ticket_had_the_file(
    database: Database,
) -> None:
    async with database.unit() as unit:
        await opened(unit)
        had = await unit.texts.add_file(photo("A"))
        said = await unit.texts.add_note(note())
        first = photo("A", album="13", author=RAVI, note=said)
        assert await unit.texts.add_file(first) == had
        await unit.texts.add_file(photo("B", album="13", author=RAVI, note=said))
        assert await unit.texts.of_album("13", RAVI) == replace(first, id=had)
        assert await unit.texts.of_album("13", RAVI + 1) is None
        assert await unit.texts.of_album("14", RAVI) is None


async def test_refs_are_kept_once_in_capitals_and_found_inside_the_scope(database: Database) -> None:
    async with database.unit() as unit:
        await unit.tickets.add(ticket(1001, ulb="JAT"))
        await unit.tickets.add(ticket(1002, ulb="DHE"))
        await unit.tickets.add(ticket(1003, ulb="JAT"))
        await unit.texts.add_refs(1001, ["PJ/2023-24/000180", "pj/2023-24/000180", "WO/2023-24/000007"])
        await unit.texts.add_refs(1001, ["PJ/2023-24/ 000180", ""])
        await unit.texts.add_refs(1002, ["PJ/2023-24/000180"])
        await unit.texts.add_refs(1003, ["WO/2023-24/000007"])
        await unit.texts.add_refs(1003, [])
        assert await unit.texts.refs(1001) == ["PJ/2023-24/000180", "WO/2023-24/000007"]
        both = ["pj/2023-24/000180", "WO/2023-24/000007"]
        found = [one.number for one in await unit.texts.with_ref(both, ALL)]
        assert found == [1003, 1002, 1001]
        inside = Scope(ulbs=frozenset({"JAT"}))
        assert [one.number for one in await unit.texts.with_ref(both, inside, limit=1)] == [1003]
        assert [one.number for one in await unit.texts.with_ref(both[:1], inside)] == [1001]
        assert await unit.texts.with_ref([], ALL) == []
        of_town = Filters(ulb="DHE")
        assert [t.number for t in await unit.texts.with_ref(both, ALL, limit=1, filters=of_town)] == [1002]


@pytest.mark.parametrize("words", ["100% _sure_ '\"; DROP TABLE notes;--", "😀 ରୋଲ रोल", " \n\t"])
async def test_words_come_back_as_they_were_written(database: Database, words: str) -> None:
    async with database.unit() as unit:
        await opened(unit)
        await unit.texts.add_note(note(words))
        assert [one.text for one in await unit.texts.notes(1001)] == [words]
