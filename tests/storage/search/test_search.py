"""Words are found as people write them, in three scripts, alike on both databases, and only in the reader's scope."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

import pytest

from helpdesk.people.actors import Scope
from helpdesk.text.searching import LOOKED_BACK, Filters, query_words, telling_words
from helpdesk.ticket.notes import Caller, NoteKind
from helpdesk.ticket.ticket import Nature, Priority, Status
from storage.database import Database
from storage.unit_of_work import Store
from tests.storage.factories import ALL, MONDAY, RAVI, after, note, ticket

MUST = (
    ("ରୋଲ", "ମଷ୍ଟର ରୋଲ ଖୋଲୁନାହିଁ"),
    ("ମଷ୍ଟର", "ମଷ୍ଟର ରୋଲ ଖୋଲୁନାହିଁ"),
    ("ହାଜିରା", "ଆଜିର ହାଜିରା ଯାଉନାହିଁ"),
    ("ମଜୁରୀ", "ମଜୁରୀ ମିଳିନାହିଁ।"),
    ("ଓଡ଼ଗାଁ", "ଓଡ଼ଗାଁରୁ ନୁହେଁ, ଓଡ଼ଗାଁ ଏନଏସି"),
    ("ଓଡ\u0b3cଗାଁ", "ଓଡ଼ଗାଁ ଏନଏସି"),  # the nukta written apart
    ("୧୦୪୨", "ବିଲ ନଂ 1042"),
    ("1042", "ବିଲ ନଂ ୧୦୪୨"),
    ("ପାସୱାର୍ଡ", "ପାସବାର୍ଡ ଭୁଲିଗଲି"),  # ୱ and ବ are one sound
    ("कार्य", "कार्य आदेश नहीं खुलता"),
    ("मस्टर रोल", "रोल मस्टर में नहीं"),
    ("हाजिरी", "हाजिरी दर्ज नहीं होती"),
    ("पासवर्ड", "पासवर्ड भूल गया"),
    ("भुगतान", "भुगतान विफल"),
    ("MUSTER", "the muster roll"),
    ("muster", "MUSTER-ROLL page"),
    ("PJ/2023-24/000180", "project pj 2023-24 000180 is blank"),
    ("naïve", "a naïve user"),
    ("otp", "OTP: none since morning"),
    ("roll muster", "muster roll"),
    ("paym", "payment failed"),  # the last word may be a beginning
)
MUST_NOT = (
    ("ରୋଲ", "ରୀଲ ଖୋଲୁନାହିଁ"),
    ("ରୋଲ", "ରୁଲ ଖୋଲୁନାହିଁ"),
    ("ରଲ", "ରୋଲ"),
    ("ମଜା", "ମଜୁରୀ ମିଳିନାହିଁ"),
    ("ବିଲ", "ବାଲ ବୁଲ ବେଲ"),
    ("कर", "कार"),
    ("कार", "किरण"),
    ("रल", "रोल"),
    ("roll", "rail"),
    ("muster", "master"),
    ("aster", "master"),
    ("000180", "PJ/2023-24/000181"),
)


async def found(store: Store, query: str, scope: Scope = ALL, **how: object) -> list[int]:
    """Return the numbers that bear all words of ``query``, the last of which may be a beginning."""
    words = query_words(query)
    usual = {"every": True, "prefix": True, "since": MONDAY - LOOKED_BACK}
    return [m.number for m in await store.search.newest(words, scope, **usual | how)]  # type: ignore[arg-type]


async def keep(database: Database, *texts: str, **known: object) -> Sequence[int]:
    """Store a ticket for each text; return their numbers."""
    async with database.unit() as unit:
        numbers = []
        for said in texts:
            number = await unit.tickets.next_number(1001)
            await unit.tickets.add(ticket(number, **known))
            await unit.texts.add_note(note(said, ticket=number))
            numbers.append(number)
        return numbers


async def test_each_word_is_found_in_what_bears_it_and_not_in_what_only_looks_alike(database: Database) -> None:
    right = await keep(database, *(said for _, said in MUST))
    wrong = await keep(database, *(said for _, said in MUST_NOT))
    async with database.reading() as store:
        missed = [q for (q, _), n in zip(MUST, right, strict=True) if n not in await found(store, q)]
        false = [q for (q, _), n in zip(MUST_NOT, wrong, strict=True) if n in await found(store, q)]
    assert (missed, false) == ([], [])
    assert len(MUST) + len(MUST_NOT) >= 30


@pytest.mark.parametrize(
    "typed",
    ['"', "'", "a AND", "NOT muster", "mus*ter", "words:muster", "-muster ^x", "(", "NEAR(a b)", "a & | ! b:*",
     "\x00", "'; DROP TABLE tickets; --", "\ue000egov", "😀", "x" * 5000, " ", "muster<->roll"],
)  # fmt: skip
async def test_whatever_is_typed_is_words_and_never_a_query(database: Database, typed: str) -> None:
    await keep(database, "nothing of the sort")
    async with database.reading() as store:
        assert await found(store, typed) == []


async def test_a_ticket_is_found_by_words_of_several_texts_and_not_by_former_ones(database: Database) -> None:
    (number,) = await keep(database, "router restarts")
    async with database.unit() as unit:
        await unit.texts.add_note(note("cable replaced", ticket=number, kind=NoteKind.RESOLUTION))
        (first, _) = await unit.texts.notes(number)
        await unit.texts.reword(first.id, "switch restarts")
    async with database.reading() as store:
        assert await found(store, "switch cable") == [number]
        assert await found(store, "router") == []


async def test_any_of_the_words_is_enough_when_that_is_asked(database: Database) -> None:
    one, other = await keep(database, "muster roll", "work order")
    async with database.reading() as store:
        assert await found(store, "muster order", every=False) == [other, one]
        assert await found(store, "muster order") == []


async def test_only_the_reader_s_scope_is_searched_also_after_a_ticket_moved(database: Database) -> None:
    (jatni,) = await keep(database, "muster", ulb="JAT", team="egov")
    (other,) = await keep(database, "muster", ulb="DHE", team="hudd_tech")
    spoc, team = Scope(ulbs=frozenset({"JAT"})), Scope(teams=frozenset({"hudd_tech"}))
    async with database.reading() as store:
        assert await found(store, "muster", spoc) == [jatni]
        assert await found(store, "muster", team) == [other]
        assert await found(store, "muster", Scope()) == []
    async with database.unit() as unit:
        await unit.tickets.save(ticket(jatni, version=2, team="hudd_tech"))
    async with database.reading() as store:
        assert await found(store, "muster", team) == [other, jatni]


async def test_filters_narrow_a_search_down(database: Database) -> None:
    (late,) = await keep(
        database, "muster", due_at=MONDAY, team="egov", priority=Priority.P1, status=Status.ESCALATED
    )
    (mine,) = await keep(database, "muster", logged_by=RAVI, nature=Nature.FUNCTIONAL, ulb="DHE")
    async with database.reading() as store:
        for filters, numbers in (
            (Filters(late_at=after(days=1)), [late]),
            (Filters(priority=Priority.P1), [late]),
            (Filters(team="egov"), [late]),
            (Filters(statuses=frozenset({Status.OPEN})), [mine]),
            (Filters(mine=RAVI), [mine]),
            (Filters(ulb="DHE"), [mine]),
            (Filters(ulb="DHE", team="egov"), []),
        ):
            assert await found(store, "muster", filters=filters) == numbers


async def test_a_number_is_looked_up_among_what_the_filters_let_through(database: Database) -> None:
    async with database.unit() as unit:
        caller = await unit.texts.keep_caller(Caller(phone="+919437012345"))
        for number, ulb in ((1001, "JAT"), (1002, "DHE"), (1003, "DHE")):
            await unit.tickets.add(ticket(number, ulb=ulb, caller=caller))
        found = [await unit.search.of_number("9437012345", ALL, 1, Filters(ulb=ulb)) for ulb in ("JAT", "DHE", "PU")]
        assert [[t.number for t in tickets] for tickets in found] == [[1001], [1003], []]


async def test_the_newest_come_first_and_old_ones_not_at_all(database: Database) -> None:
    await keep(database, "muster", opened_at=MONDAY - LOOKED_BACK - timedelta(days=1))
    newer = await keep(database, *["muster"] * 3)
    async with database.reading() as store:
        assert await found(store, "muster", limit=2) == [newer[2], newer[1]]
        assert await found(store, "muster") == sorted(newer, reverse=True)


async def test_words_that_say_nothing_are_not_searched_for() -> None:
    assert telling_words("The muster roll does not open, please help me in Jatni") == (
        "muster", "roll", "open", "help", "jatni"
    )  # fmt: skip
