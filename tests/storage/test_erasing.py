"""A caller who is forgotten is nowhere any more: not in a row, not in the index, not in the file."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from sqlalchemy import make_url, text

from helpdesk.answers import KeptAnswer
from helpdesk.conversation import Draft
from helpdesk.notes import Caller, NoteKind
from helpdesk.searching import LOOKED_BACK, Asked, query_words
from helpdesk.tickets import Status
from storage.database import Database
from tests.storage.factories import ALL, MONDAY, OLIVIA, after, note, photo, ticket

TABLES = ("callers", "notes", "former_texts", "files", "refs", "drafts", "searches", "ready_answers", "ticket_words")
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
        await unit.searches.begin(Asked(person=OLIVIA, text="Ramesh", filters={}, asked_at=MONDAY))
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
        await unit.erasing.erase(caller, [1001])
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
        await unit.erasing.erase(caller, [1001])
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
        assert await unit.erasing.forget(MONDAY) == 0
        assert await unit.erasing.forget(MONDAY + timedelta(days=1)) == 1
        assert await unit.erasing.forget(MONDAY + timedelta(days=1)) == 0
        kept = [c for c in ids if (known := await unit.texts.caller(c)) is not None and known.name]
    assert kept == [recent, reopened, without]


def _files_of(url: str) -> bytes:
    path = Path(make_url(url).database or "")
    return b"".join(file.read_bytes() for file in path.parent.glob(path.name + "*"))
