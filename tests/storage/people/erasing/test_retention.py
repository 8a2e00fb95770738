"""Callers are forgotten a year after their last ticket was closed, with all that names them."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from sqlalchemy import func, select

from helpdesk.desk.desk import Desk
from helpdesk.matching.ready_answers import KeptAnswer
from helpdesk.outbox import MessageKind, OutboxMessage, Posted, Urgency
from helpdesk.text.searching import LOOKED_BACK, query_words
from helpdesk.ticket.notes import Caller, NoteKind
from helpdesk.ticket.ticket import Status
from storage.database import Database
from storage.outbox.rows import Ended
from storage.tables.texts import former_texts
from tests.helpdesk.cast import actor
from tests.storage.factories import ALL, MONDAY, OLIVIA, after, note, photo, ticket
from tests.storage.people.erasing.forgotten import SETTINGS, held, remember


async def test_callers_lose_name_and_number_a_year_after_their_last_ticket_was_closed(database: Database) -> None:
    closed = {"status": Status.CLOSED, "closed_at": MONDAY}
    async with database.unit() as unit:
        ids = [await unit.texts.keep_caller(Caller(phone=f"+91943701234{n}", name=f"C{n}")) for n in range(4)]
        gone, recent, reopened, without = ids
        await unit.tickets.add(ticket(1001, caller=gone, **closed))
        await unit.tickets.add(ticket(1002, caller=recent, **closed))
        await unit.tickets.add(ticket(1003, caller=recent, status=Status.CLOSED, closed_at=after(days=300)))
        await unit.tickets.add(ticket(1004, caller=reopened, **closed))
        await unit.tickets.add(ticket(1005, caller=reopened))
    async with database.unit() as unit:
        assert await unit.erasing.overdue(MONDAY, 9) == []
        assert await unit.erasing.overdue(MONDAY + timedelta(days=1), 9) == [gone]
        await unit.erasing.forget(gone, [1001], {})
        assert await unit.erasing.overdue(MONDAY + timedelta(days=1), 9) == []
        kept = [c for c in ids if (known := await unit.texts.caller(c)) is not None and known.name]
    assert kept == [recent, reopened, without]


async def test_what_was_said_of_a_forgotten_caller_stays_without_their_name_and_number(database: Database) -> None:
    async with database.unit() as unit:
        caller = await unit.texts.keep_caller(Caller(phone="+919437012345", name="Ramesh Sahu"))
        await unit.tickets.add(ticket(1001, caller=caller, status=Status.CLOSED, closed_at=MONDAY))
        said = await unit.texts.add_note(
            note("Muster roll of ramesh sahu does not open, call 94370 12345", ticket=1001)
        )
        words = "Muster roll of Ramesh Sahu does not open, call 9437012345 or 94370 12345"
        await unit.texts.reword(said, words)
    async with database.unit() as unit:
        desk = Desk(unit, SETTINGS, MONDAY + timedelta(days=SETTINGS.retention_days + 1))
        assert await desk.callers.forget_old_callers() == 1
        assert await desk.callers.forget_old_callers() == 0
    async with database.reading() as store:
        (kept,) = await store.texts.notes(1001)
        assert kept.text == "Muster roll of ••• does not open, call +91 94••• ••345 or +91 94••• ••345"
        for word, there in (("muster", 1), ("sahu", 0)):
            found = await store.search.newest(query_words(word), ALL, every=True, since=MONDAY - LOOKED_BACK)
            assert len(found) == there, word
        assert [type(row.fact).__name__ for row in await store.journal.of(1001)] == ["CallerErased"]
        former = await store.connection.execute(select(func.count()).select_from(former_texts))
        assert former.scalar_one() == 0


async def test_neither_answers_files_nor_references_keep_a_forgotten_caller(database: Database) -> None:
    async with database.unit() as unit:
        caller = await unit.texts.keep_caller(Caller(phone="+919437012345", name="Ramesh Sahu"))
        await unit.tickets.add(ticket(1001, caller=caller, status=Status.CLOSED, closed_at=MONDAY))
        said = [await unit.texts.add_note(note(f"{n} Sahu", kind=NoteKind.RESOLUTION)) for n in range(3)]
        for note_id, words in zip(said, ("Called Ramesh on 9437012345", "Called Sahu", "Rebooted"), strict=True):
            await unit.answers.keep(
                KeptAnswer(team="egov", module=None, text=words, note=note_id, kept_by=OLIVIA, kept_at=MONDAY)
            )
        await unit.answers.keep(
            KeptAnswer(team="egov", module=None, text="Called •••", note=None, kept_by=OLIVIA, kept_at=MONDAY)
        )
        await unit.texts.add_file(photo("a", name="ramesh_sahu.pdf"))
        await unit.texts.add_file(photo("b", name="bill.pdf"))
        await unit.texts.add_note(note("Bill of Sahu", kind=NoteKind.REFERENCE))
        await unit.texts.add_refs(1001, ["Bill of Sahu", "IND-2023-09-25-000525"])
    async with database.unit() as unit:
        await Desk(unit, SETTINGS, MONDAY + timedelta(days=SETTINGS.retention_days + 1)).callers.forget_old_callers()
    async with database.reading() as store:
        kept = [answer.text for answer in await store.answers.every()]
        assert kept == ["Called •••", "Rebooted", "Called ••• on +91 94••• ••345"]
        assert [file.name for file in await store.texts.files(1001)] == ["•••.pdf", "bill.pdf"]
        assert await store.texts.refs(1001) == ["IND-2023-09-25-000525"]
    left = (await held(database)).casefold()
    assert [word for word in ("ramesh", "sahu", "9437012345") if word in left] == []


async def test_an_answer_is_kept_without_the_callers_name_and_numbers(database: Database) -> None:
    async with database.unit() as unit:
        caller = await unit.texts.keep_caller(Caller(phone="+919437012345", name="Ramesh Sahu"))
        resolved = {"status": Status.RESOLVED, "resolved_at": MONDAY, "team": "egov"}
        await unit.tickets.add(ticket(1001, caller=caller, **resolved))
        await unit.texts.add_note(note("Told Ramesh on 9437012345 to log in again", kind=NoteKind.RESOLUTION))
        assert await Desk(unit, SETTINGS, MONDAY).suggestions.keep_answer(1001, actor("operator"))
        (kept,) = await unit.answers.every()
    assert kept.text == "Told ••• on +91 94••• ••345 to log in again"


async def test_retention_takes_a_caller_out_of_forms_and_messages_as_erasing_does(database: Database) -> None:
    caller = await remember(database)
    news = Posted(chat_id=OLIVIA, message_id=3, kind=MessageKind.TEXT, ticket=1001, person=OLIVIA)
    async with database.unit() as unit:
        read = await unit.tickets.get(1001, ALL)
        assert read is not None
        await unit.tickets.save(replace(read, version=read.version + 1, status=Status.CLOSED, closed_at=MONDAY))
        row = await unit.outbox.owe(OutboxMessage(chat_id=OLIVIA, kind=MessageKind.TEXT, urgency=Urgency.REPLY)) or 0
        await unit.sending.end([Ended(row=row, sent=(news,), sees=frozenset())])
    async with database.unit() as unit:
        desk = Desk(unit, SETTINGS, MONDAY + timedelta(days=SETTINGS.retention_days + 1))
        assert await desk.callers.forget_old_callers() == 1
        assert await unit.outbox.is_owed(f"erased:{OLIVIA}:3")
        assert await unit.drafts.open_of(OLIVIA) == []
        assert await unit.erasing.is_untidy()
        known = await unit.texts.caller(caller)
        assert known is not None
        assert known.phone is None
