"""Whatever people write is cut into the same words on both sides: any text is indexed, asked for and found."""

from __future__ import annotations

import asyncio
import sqlite3
import unicodedata
from collections.abc import Iterator
from contextlib import closing

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from helpdesk.text.searching import LOOKED_BACK, query_words, tokens
from helpdesk.text.words import storable
from storage.database import Database
from storage.search import word_index
from storage.upkeep import migrate
from tests.storage.factories import ALL, MONDAY, note
from tests.storage.search.test_search import found, keep

# Marks, boxes and pictures where people put them, and the letters on which editions of Unicode differ.
ODD = "\0\u0301\u0345\u034f\u0b3c\u0b4d\u0b3e\u093e\u200c\u200d\ufe0f\ufe0e\u20e3\u20dd\u04880a1É️ßΐᾳİ\U0001f1ee"
TEXTS = st.text(st.one_of(st.characters(exclude_categories=["Cs"]), st.sampled_from(ODD)), max_size=40)

KEYCAP = "muster roll 1️⃣open 2️⃣save fails"
CASES = (
    (KEYCAP, ("open", "save", "sav", "1", KEYCAP, "1️⃣open")),
    ("page 3⃣blank", ("blank", "3", "3⃣")),
    ("👩‍💻login fails☝️again", ("login", "again", "☝️again")),
    ("ok\ufe0fay", ("okay", "ok\ufe0fay")),
    ("\u0301muster \u20e3 \ufe0f", ("muster", "\u0301muster")),
    ("ମଷ୍ଟର\ufe0fରୋଲ ଖୋଲୁନାହିଁ", ("ଖୋଲୁନାହିଁ", "ମଷ୍ଟରରୋଲ")),
    ("1️⃣ରୋଲ ଯାଉନାହିଁ", ("ରୋଲ", "ଯାଉ")),
    ("2️⃣कार्य क्\u200dष", ("कार्य", "क्ष")),
    ("τῇ ᾳ a\u0345b", ("ᾳ", "a\u0345b", "aιb")),
    ("🇮🇳office 🅰️block Ⓐbc", ("office", "block", "🇮🇳office")),
    ("\U0010fffdprivate\ue000egov", ("private", "egov")),
    ("mus\0ter", ("mus", "ter", "mus\0ter")),
    ("ͻ᷀ꟿ ⱥ ẞ ﬃ Ⅷ ²x", ("ẞ", "ﬃ", "ⅷ", "ffi", "²x")),
)
NO_WORDS = ("", "\0", "\u20e3", "\ufe0f", "\u200d", "\u0301\u0345", "☝️", "🇮🇳", "\ue000", "\U0010ffff", "\u0378")


@pytest.fixture
def opened(migrated_url: str) -> Iterator[tuple[asyncio.Runner, Database]]:
    """A database and the loop in which a property reads and writes it, example after example."""
    with asyncio.Runner() as runner:

        async def at() -> Database:
            return Database.open(migrated_url)

        database = runner.run(at())
        yield runner, database
        runner.run(database.close())


async def finds_its_own_words(database: Database, texts: list[str]) -> None:
    kept = [storable(said) for said in texts]
    numbers = await keep(database, *kept)
    async with database.reading() as store:
        for said, number in zip(kept, numbers, strict=True):
            theirs = await found(store, said, limit=100_000)
            assert number in theirs or not tokens(said), ascii(said)
            for word in query_words(said):
                assert number in await found(store, word, prefix=False, limit=100_000), (ascii(said), ascii(word))
                assert number in await found(store, word[:2], limit=100_000), (ascii(said), ascii(word))


async def asks_for(database: Database, queries: list[str]) -> None:
    """Ask for these as they are: none is an error."""
    async with database.reading() as store:
        for typed in queries:
            for every in (True, False):
                await found(store, typed, every=every)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts=st.lists(TEXTS, min_size=1, max_size=8))
def test_any_text_can_be_indexed_and_asked_for_and_its_own_words_find_it(
    opened: tuple[asyncio.Runner, Database], texts: list[str]
) -> None:
    runner, database = opened
    runner.run(finds_its_own_words(database, texts))
    runner.run(asks_for(database, texts))


async def test_words_glued_to_boxes_marks_and_pictures_are_found(database: Database) -> None:
    numbers = await keep(database, *(storable(said) for said, _ in CASES))
    async with database.reading() as store:
        missed = [
            (ascii(said), ascii(asked))
            for (said, queries), number in zip(CASES, numbers, strict=True)
            for asked in queries
            if number not in await found(store, storable(asked))
        ]
    assert missed == []


async def test_what_holds_no_word_is_indexed_and_finds_nothing(database: Database) -> None:
    await keep(database, *(storable(said) for said in NO_WORDS))
    async with database.reading() as store:
        assert [said for said in NO_WORDS if await found(store, said)] == []


# What has no meaning yet is most of Unicode: `make long` looks at that, too.
@pytest.mark.parametrize("meaningless", ["Cn Co", pytest.param("", marks=pytest.mark.long)], ids=["meant", "any"])
def test_sqlite_takes_every_word_of_unicode_as_it_is_given(meaningless: str) -> None:
    letters = (chr(point) for point in range(0x110000) if not 0xD800 <= point < 0xE000)
    meant = (letter for letter in letters if unicodedata.category(letter) not in meaningless.split())
    words = sorted({token for letter in meant for token in tokens(f"a{letter}z {letter}open")})
    with closing(sqlite3.connect(":memory:")) as connection:
        for statement in word_index.SQLITE_DDL:
            connection.execute(statement)
        connection.execute("CREATE VIRTUAL TABLE held USING fts5vocab(ticket_words, row)")
        rows = ((" ".join(words[at : at + 1000]),) for at in range(0, len(words), 1000))
        connection.executemany("INSERT INTO ticket_words(words) VALUES (?)", rows)
        assert sorted(term for (term,) in connection.execute("SELECT term FROM held")) == words
    assert len(words) > 200_000


async def test_a_ticket_with_more_words_than_an_index_holds_is_found_by_its_first_ones(database: Database) -> None:
    many = " ".join(f"{'ମଷ୍ଟର' * 10}{number}" for number in range(8000))
    (number,) = await keep(database, f"muster {many}")
    async with database.unit() as unit:
        await unit.texts.add_note(note("blank", ticket=number))
    async with database.reading() as store:
        assert await found(store, "muster") == [number]


async def test_a_database_of_before_is_indexed_anew_and_can_go_back(database_url: str) -> None:
    async def asked(words: str) -> list[int]:
        database = Database.open(database_url)
        async with database.reading() as store:
            matches = await store.search.newest(query_words(words), ALL, every=True, since=MONDAY - LOOKED_BACK)
        await database.close()
        return [match.number for match in matches]

    await migrate.upgrade(database_url)
    database = Database.open(database_url)
    await keep(database, KEYCAP)
    await database.close()
    await migrate.downgrade(database_url, "0012")
    async with migrate.connected(database_url) as connection, connection.begin():
        former = word_index.row_of(1001, ["muster", "1\ufe0f\u20e3open"])
        await connection.execute(text("DELETE FROM ticket_words"))
        await connection.execute(await connection.run_sync(word_index.insertion), former)
    await migrate.upgrade(database_url)
    assert await asked("open save") == [1001]
    await migrate.downgrade(database_url, "0012")
    assert await asked("muster fails") == [1001]
