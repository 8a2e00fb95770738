"""What is said of a problem reaches its tickets as copies: a correction and an erasing follow them there."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from helpdesk.desk.desk import Desk
from helpdesk.desk.recording.recorder import Words
from helpdesk.text.searching import LOOKED_BACK, query_words
from helpdesk.ticket.notes import Caller, NoteKind
from helpdesk.ticket.ticket import Status
from storage.database import Database
from storage.unit_of_work import UnitOfWork
from tests.helpdesk.cast import SETTINGS, actor
from tests.storage.factories import ALL, MONDAY, after, note, photo, ticket

COMMENT = frozenset({NoteKind.COMMENT})
SAID = Words("Ramesh sees a zebrafish", MONDAY, files=(photo(ticket=0),), chat_id=11, message_id=5)


async def comment(unit: UnitOfWork, said: Words = SAID, **of_first: object) -> int:
    """Let two tickets of different callers be linked, and the first be commented; return its caller."""
    ramesh = await unit.texts.keep_caller(Caller(phone="+919437012345", name="Ramesh"))
    sita = await unit.texts.keep_caller(Caller(phone="+919437055555", name="Sita"))
    with_egov = {"team": "egov", "status": Status.ESCALATED, "reached_at": MONDAY, "due_at": after(days=2)}
    with_egov |= {"target_at": after(days=1), "cycle": 1}
    await unit.tickets.add(ticket(1001, caller=ramesh, **with_egov | of_first))
    await unit.tickets.add(ticket(1002, caller=sita, linked_to=1001, **with_egov))
    await unit.texts.add_note(note("The roll is blank", ticket=1002))
    await Desk(unit, SETTINGS, MONDAY).tickets.comment(1001, actor("operator"), said)
    return ramesh


async def test_an_edited_comment_changes_its_copies_and_an_id_in_it_is_recognised(database: Database) -> None:
    async with database.unit() as unit:
        await comment(unit)
        said = await unit.texts.note_said_in(11, 5)
        assert said is not None
        await Desk(unit, SETTINGS, MONDAY).edits.reword(said, "See WO/2023-24/000339")
    async with database.reading() as store:
        for number in (1001, 1002):
            assert [n.text for n in await store.texts.notes(number, COMMENT)] == ["See WO/2023-24/000339"]
            assert await store.texts.refs(number) == ["WO/2023-24/000339"]


async def test_a_photo_of_a_comment_reaches_the_linked_tickets_too(database: Database) -> None:
    async with database.unit() as unit:
        await comment(unit)
        (copy,) = await unit.texts.notes(1002, COMMENT)
        assert [(file.unique_id, file.note) for file in await unit.texts.files(1002)] == [("AQAD", copy.id)]


async def test_erasing_a_caller_takes_the_copies_and_leaves_others_words(database: Database) -> None:
    async with database.unit() as unit:
        ramesh = await comment(unit)
        erased = await Desk(unit, SETTINGS, MONDAY).callers.erase_caller(actor("admin"), ramesh)
        assert erased is not None
        assert (erased.tickets, erased.copied) == ((1001,), (1002,))
    async with database.reading() as store:
        assert [n.text for n in await store.texts.notes(1002)] == ["The roll is blank", ""]
        assert await store.texts.files(1002) == []
        for word, there in (("zebrafish", []), ("roll", [1002])):
            matches = await store.search.newest(query_words(word), ALL, every=True, since=MONDAY - LOOKED_BACK)
            assert [m.number for m in matches] == there


async def test_a_forgotten_caller_is_struck_out_of_the_copies(database: Database) -> None:
    async with database.unit() as unit:
        await comment(unit, status=Status.OPEN, team=None)
        await Desk(unit, SETTINGS, MONDAY).endings.withdraw(1001, actor("operator"), confirmed=True)
    async with database.unit() as unit:
        later = MONDAY + timedelta(days=SETTINGS.retention_days + 1)
        assert await Desk(unit, SETTINGS, later).callers.forget_old_callers() == 1
    async with database.reading() as store:
        (copy,) = await store.texts.notes(1002, COMMENT)
        assert copy.text == "••• sees a zebrafish"
        matches = await store.search.newest(query_words("ramesh"), ALL, every=True, since=MONDAY - LOOKED_BACK)
        assert matches == []


async def test_a_later_part_of_an_album_and_its_words_reach_the_copies_too(database: Database) -> None:
    async with database.unit() as unit:
        first = replace(SAID, files=(photo("one", ticket=0, album="7"),))
        await comment(unit, first)
        later = Words("and WO/2023-24/000339", MONDAY, files=(photo("two", ticket=0, album="7"),))
        assert await Desk(unit, SETTINGS, MONDAY).gathering.gather(actor("operator"), later)
        for number in (1001, 1002):
            (said,) = await unit.texts.notes(number, COMMENT)
            assert said.text == "Ramesh sees a zebrafish\nand WO/2023-24/000339"
            assert [(f.unique_id, f.note) for f in await unit.texts.files(number)] == [
                ("one", said.id),
                ("two", said.id),
            ]
            assert await unit.texts.refs(number) == ["WO/2023-24/000339"]
