"""A caller who is erased is nowhere any more: not in a row, not in the index, not in the file."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import make_url

from helpdesk.desk.desk import Desk
from helpdesk.text.searching import LOOKED_BACK, query_words
from helpdesk.ticket.notes import Caller
from helpdesk.ticket.ticket import western_digits
from storage.database import Database
from tests.helpdesk.cast import actor
from tests.storage.factories import ALL, MONDAY, note, photo, ticket
from tests.storage.people.erasing.forgotten import SETTINGS, held, remember

SECRETS = ("Ramesh", "+919437012345", "zebrafish", "aquarium", "IND-2023-09-25-000525", "secretfile")


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
        assert said[:4] == ["•••", "•••", "•••", "••• or •••"]
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
