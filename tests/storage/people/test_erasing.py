"""A caller who is forgotten is nowhere any more: not in a row, not in the index, not in the file."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from sqlalchemy import func, make_url, select, text

from bot.config.from_config import settings_of
from bot.config.load import load
from helpdesk.conversation import Draft
from helpdesk.desk.desk import Desk
from helpdesk.matching.ready_answers import KeptAnswer
from helpdesk.outbox import MessageKind, OutboxMessage, Posted, Urgency, card_slot
from helpdesk.text.searching import LOOKED_BACK, StoredSearch, query_words
from helpdesk.ticket.notes import Caller, NoteKind
from helpdesk.ticket.ticket import Status, western_digits
from storage.database import Database
from storage.outbox.owed_rows import Ended
from storage.tables.schema import metadata
from storage.tables.texts import former_texts
from storage.tables.transport import outbox, shown
from tests.helpdesk.cast import actor
from tests.storage.factories import ALL, MONDAY, OLIVIA, after, note, photo, ticket

TABLES = (*sorted(metadata.tables), "ticket_words")
SETTINGS = settings_of(load(None, {"HELPDESK_TELEGRAM__TOKEN": "1:test"}))
SECRETS = ("Ramesh", "+919437012345", "zebrafish", "aquarium", "IND-2023-09-25-000525", "secretfile")


async def remember(database: Database) -> int:
    """Store a caller with all that can be known of one; return the id."""
    async with database.unit() as unit:
        caller = await unit.texts.keep_caller(Caller(phone="+919437012345", name="Ramesh", ulb="JAT"))
        await unit.tickets.add(ticket(1001, caller=caller))
        said = await unit.texts.add_note(note("Ramesh sees a zebrafish"))
        await unit.texts.reword(said, "Ramesh sees an aquarium")
        how = await unit.texts.add_note(note("Ramesh cleaned the aquarium", kind=NoteKind.RESOLUTION))
        await unit.texts.add_file(photo(name="secretfile.jpg"))
        await unit.texts.add_refs(1001, ["IND-2023-09-25-000525"])
        await unit.drafts.add(
            Draft(person=OLIVIA, chat_id=OLIVIA, body='{"name": "Ramesh"}', phone="+919437012345", changed_at=MONDAY)
        )
        await unit.searches.begin(StoredSearch(person=OLIVIA, text="Ramesh", filters={}, asked_at=MONDAY))
        await unit.answers.keep(
            KeptAnswer(team=None, module=None, text="clean the aquarium", note=how, kept_by=OLIVIA, kept_at=MONDAY)
        )
        return caller


async def held(database: Database) -> str:
    """Return every row of every table that may hold a word of a caller."""
    async with database.reading() as store:
        rows: list[object] = []
        for table in TABLES:
            rows += (await store.connection.execute(text(f"SELECT * FROM {table}"))).all()  # noqa: S608 - a constant
        return str(rows)


async def test_nothing_of_an_erased_caller_is_left_in_any_row(database: Database) -> None:
    caller = await remember(database)
    before = await held(database)
    assert [secret for secret in SECRETS if secret not in before] == []
    async with database.unit() as unit:
        await Desk(unit, SETTINGS, MONDAY).callers.erase_caller(actor("admin"), caller)
    after_that = (await held(database)).casefold()
    assert [secret for secret in SECRETS if secret.casefold() in after_that] == []
    async with database.reading() as store:
        words = query_words("aquarium")
        assert await store.search.newest(words, ALL, every=True, since=MONDAY - LOOKED_BACK) == []
        assert (await store.tickets.get(1001, ALL)) is not None


async def test_nothing_of_an_erased_caller_is_left_in_the_file(sqlite_url: str, database: Database) -> None:
    if not database.is_sqlite:
        return
    caller = await remember(database)
    await database.checkpoint()
    assert b"zebrafish" in _files_of(sqlite_url)
    async with database.unit() as unit:
        await Desk(unit, SETTINGS, MONDAY).callers.erase_caller(actor("admin"), caller)
    more = True
    while more:
        async with database.unit() as unit:
            more = await unit.erasing.tidy()
    await database.checkpoint()
    async with database.reading() as store:
        assert not await store.erasing.is_untidy()
    everything = _files_of(sqlite_url).lower()
    assert [secret for secret in SECRETS if secret.lower().encode() in everything] == []


async def test_others_keep_what_is_theirs(database: Database) -> None:
    caller = await remember(database)
    async with database.unit() as unit:
        other = await unit.texts.keep_caller(Caller(phone="+919437055555", name="Sita"))
        await unit.tickets.add(ticket(1002, caller=other))
        await unit.texts.add_note(note("muster", ticket=1002))
        await unit.erasing.erase(caller, [1001])
    async with database.reading() as store:
        assert [n.text for n in await store.texts.notes(1002)] == ["muster"]
        assert (await store.texts.caller(other)) is not None


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


async def test_a_number_is_gone_from_what_was_said_of_others_in_any_script_and_glued_to_letters(
    database: Database,
) -> None:
    forms = ("call Mob9437012345", "୯୪୩୭୦୧୨୩୪୫ରେ", "९४३७० १२३४५", "９４３７０１２３４５", "9.4.3.7.0.1.2.3.4.5x")
    rarer = ("৯৪৩৭০১২৩৪৫", "౯౪౩౭౦-౧౨౩౪౫", "୯4३70১2३4౫", "9437\n0\n12345 or 9437012345")
    async with database.unit() as unit:
        caller = await unit.texts.keep_caller(
            Caller(phone="+919437012345", email="ramesh@example.org", name="Ramesh")
        )
        await unit.tickets.add(ticket(1001, caller=caller))
        await unit.tickets.add(ticket(1002))
        for words in (*rarer, *forms, "mail to Ramesh@Example.org", "call 9437055555", "9 of 4 at 3, 70 and 12345"):
            await unit.texts.add_note(note(words, ticket=1002))
        reworded = await unit.texts.add_note(note("muster roll of 9437012345", ticket=1002))
        await unit.texts.reword(reworded, "muster roll")
        await unit.texts.add_file(photo("c", name="ph9437012345.jpg", ticket=1002))
    async with database.unit() as unit:
        await Desk(unit, SETTINGS, MONDAY).callers.erase_caller(actor("admin"), caller)
    async with database.reading() as store:
        said = [kept.text for kept in await store.texts.notes(1002)]
        assert said[:4] == ["•••", "•••", "•••", "9437\n0\n12345 or •••"]
        said = said[4:]
        assert said[:5] == ["call Mob•••", "•••ରେ", "•••", "•••", "•••x"]
        assert said[5:] == ["mail to •••", "call 9437055555", "9 of 4 at 3, 70 and 12345", "muster roll"]
        assert [file.name for file in await store.texts.files(1002)] == ["ph•••.jpg"]
    left = western_digits((await held(database)).casefold())
    assert [word for word in ("9437012345", "ramesh") if word in left] == []


async def test_what_others_are_known_by_as_well_stays_theirs(database: Database) -> None:
    async with database.unit() as unit:
        caller = await unit.texts.keep_caller(Caller(phone="+919437012345", name="Ramesh"))
        await unit.texts.keep_caller(Caller(phone="+919437012345", name="Sita"))
        await unit.tickets.add(ticket(1001, caller=caller))
        await unit.tickets.add(ticket(1002))
        await unit.texts.add_note(note("call Sita on 9437012345", ticket=1002))
        await Desk(unit, SETTINGS, MONDAY).callers.erase_caller(actor("admin"), caller)
        assert [kept.text for kept in await unit.texts.notes(1002)] == ["call Sita on 9437012345"]


async def test_no_row_of_the_outbox_keeps_words_whatever_became_of_it(database: Database) -> None:
    caller = await remember(database)
    facts = {"key": "x", "title": "Ramesh · zebrafish, Mob9437012345"}
    async with database.unit() as unit:
        owed = OutboxMessage(chat_id=OLIVIA, say=MessageKind.TEXT, lane=Urgency.REPLY, facts=facts)
        rows = [await unit.outbox.owe(owed) or 0 for _ in range(6)]
        states = ("sent", "dropped", "failed", "unknown")
        await unit.sending.end([Ended(row=row, state=state) for row, state in zip(rows, states, strict=False)])
        ended = select(outbox.c.facts).where(outbox.c.state.in_(states))
        assert (await unit.connection.execute(ended)).scalars().all() == [{}] * 4
        await unit.sending.end([Ended(row=rows[4], state="failed", refusal="ValueError: ph9437012345")])
    async with database.unit() as unit:
        await Desk(unit, SETTINGS, MONDAY).callers.erase_caller(actor("admin"), caller)
        query = select(outbox.c.facts, outbox.c.refusal).where(outbox.c.id.in_(rows))
        assert {(str(row.facts), row.refusal) for row in await unit.connection.execute(query)} == {("{}", None)}


async def test_of_the_open_forms_only_those_of_the_caller_end(database: Database) -> None:
    caller = await remember(database)
    bodies = (
        '{"pieces": "Mob9437012345"}',
        f'{{"caller_id": {caller}, "x": 1}}',
        '{"name": "Ramesh", "caller_id": 99}',
    )
    async with database.unit() as unit:
        ids = [
            await unit.drafts.add(Draft(person=n, chat_id=n, body=body, phone=None, changed_at=MONDAY))
            for n, body in enumerate(bodies, 50)
        ]
        await Desk(unit, SETTINGS, MONDAY).callers.erase_caller(actor("admin"), caller)
        assert [await unit.drafts.get(draft) is None for draft in ids] == [True, True, False]


async def test_messages_that_show_the_caller_are_owed_anew_rewritten_or_deleted(database: Database) -> None:
    caller = await remember(database)
    group, slot = -100500, card_slot(1001, -100500)
    messages = (
        Posted(chat_id=group, message_id=1, say=MessageKind.CARD, slot=slot, ticket=1001),
        Posted(chat_id=group, message_id=2, say=MessageKind.FILES, ticket=1001),
        Posted(chat_id=OLIVIA, message_id=3, say=MessageKind.TEXT, ticket=1001, person=OLIVIA),
        Posted(chat_id=OLIVIA, message_id=4, say=MessageKind.LIST, slot="list:find@1", current=False),
        Posted(chat_id=OLIVIA, message_id=5, say=MessageKind.LIST, slot=f"list:caller-{caller}@{OLIVIA}"),
        Posted(chat_id=OLIVIA, message_id=6, say=MessageKind.LIST),
        Posted(chat_id=OLIVIA, message_id=7, say=MessageKind.LIST, slot="list:mine@1"),
    )
    sees = {4: ("ticket", 1001), 5: ("caller", caller), 6: ("caller", caller), 7: ("ticket", 1002)}
    async with database.unit() as unit:
        for message in messages:
            things = frozenset({sees[message.message_id]} if message.message_id in sees else ())
            row = (
                await unit.outbox.owe(OutboxMessage(chat_id=message.chat_id, say=message.say, lane=Urgency.REPLY))
                or 0
            )
            await unit.sending.end([Ended(row=row, sent=(message,), sees=things)])
    async with database.unit() as unit:
        await Desk(unit, SETTINGS, MONDAY).callers.erase_caller(actor("admin"), caller)
    async with database.unit() as unit:
        query = select(outbox.c.chat_id, outbox.c.say, outbox.c.slot, outbox.c.facts).where(
            outbox.c.state == "waiting"
        )
        owed = [(row.say, row.slot, row.facts) for row in await unit.connection.execute(query.order_by(outbox.c.id))]
    here = {"key": "erased-here"}
    assert owed == [
        (MessageKind.CARD, slot, {}),
        (MessageKind.DELETE, None, {"message_id": 2}),
        (MessageKind.TEXT, f"erased:{OLIVIA}:3", here),
        (MessageKind.TEXT, f"erased:{OLIVIA}:4", here),
        (MessageKind.LIST, f"list:caller-{caller}@{OLIVIA}", {"list": "caller", "caller": caller, "step": "gone"}),
        (MessageKind.DELETE, None, {"message_id": 6}),
    ]


async def test_retention_takes_a_caller_out_of_forms_and_messages_as_erasing_does(database: Database) -> None:
    caller = await remember(database)
    news = Posted(chat_id=OLIVIA, message_id=3, say=MessageKind.TEXT, ticket=1001, person=OLIVIA)
    async with database.unit() as unit:
        read = await unit.tickets.get(1001, ALL)
        assert read is not None
        await unit.tickets.save(replace(read, version=read.version + 1, status=Status.CLOSED, closed_at=MONDAY))
        row = await unit.outbox.owe(OutboxMessage(chat_id=OLIVIA, say=MessageKind.TEXT, lane=Urgency.REPLY)) or 0
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


async def test_a_message_that_is_edited_shows_what_stands_in_it_then(database: Database) -> None:
    page = Posted(chat_id=OLIVIA, message_id=4, say=MessageKind.LIST, slot="list:find@1")
    async with database.unit() as unit:

        async def numbers(ending: Ended) -> list[int]:
            await unit.sending.end([ending])
            return list((await unit.connection.execute(select(shown.c.number).order_by(shown.c.number))).scalars())

        row = await unit.outbox.owe(OutboxMessage(chat_id=OLIVIA, say=MessageKind.LIST, lane=Urgency.REPLY)) or 0
        both = frozenset({("ticket", 1), ("ticket", 2)})
        assert await numbers(Ended(row=row, sent=(page,), sees=both)) == [1, 2]
        assert await numbers(Ended(row=row, shows=page, sees=frozenset({("ticket", 3)}))) == [3]
        assert await numbers(Ended(row=row, shows=page)) == [3]  # its buttons went, nothing was rendered
        assert await numbers(Ended(row=row, gone=((OLIVIA, 4),))) == []


async def test_a_log_that_somebody_reads_is_emptied_later(sqlite_url: str, database: Database) -> None:
    if not database.is_sqlite:
        return
    caller = await remember(database)
    async with database.reading() as store:
        await store.texts.notes(1001)  # holds the log
        async with database.unit() as unit:
            await Desk(unit, SETTINGS, MONDAY).callers.erase_caller(actor("admin"), caller)
        assert not await database.checkpoint()
    assert await database.checkpoint()
    assert _files_of(f"{sqlite_url}-wal") == b""


def _files_of(url: str) -> bytes:
    path = Path(make_url(url).database or "")
    return b"".join(file.read_bytes() for file in path.parent.glob(path.name + "*"))
