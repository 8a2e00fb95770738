"""A ticket is found by what its card shows: who called, the town, the module, the team and the words, in any mix."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from helpdesk.desk.desk import Desk
from helpdesk.settings.settings import Module, Ulb
from helpdesk.ticket.notes import Caller
from helpdesk.ticket.ticket import Status
from storage.database import Database
from tests.helpdesk.cast import SETTINGS as PLAIN
from tests.helpdesk.cast import actor
from tests.storage.factories import ALL, MONDAY, note, ticket

SETTINGS = replace(
    PLAIN,
    ulbs=(Ulb("JAT", "Jatni", "ଜଟଣୀ"), Ulb("DHE", "Dhenkanal", "ଢେଙ୍କାନାଳ")),
    modules=(Module("muster_roll", "Muster roll", ("attendance",)), Module("bills", "Bills", ("bill",))),
)
RAMESH = Caller(phone="+919437012345", name="Ramesh Kumar Sahu", email="ramesh@example.in", ulb="JAT")
SITA = Caller(phone="+919437054321", name="ସୀତା ପଣ୍ଡା", ulb="DHE")


async def filled(database: Database) -> None:
    async with database.unit() as unit:
        ramesh, sita = await unit.texts.keep_caller(RAMESH), await unit.texts.keep_caller(SITA)
        await unit.tickets.add(ticket(1001, team="egov", ulb="JAT", module="muster_roll", caller=ramesh))
        await unit.tickets.add(ticket(1002, team="hudd", ulb="DHE", module="bills", caller=sita))
        await unit.texts.add_note(note("It stays white after saving", ticket=1001))
        await unit.texts.add_note(note("Nothing is printed, ମଷ୍ଟର୍ ରୋଲ୍", ticket=1002))


async def found(database: Database, who: str, typed: str) -> list[int]:
    """Return what somebody finds by all of the words."""
    async with database.reading() as store:
        result = await Desk(store, SETTINGS, MONDAY).search.find(actor(who), typed)
        return [] if result.loosely else [t.number for t in result.tickets]


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("Jatni muster", 1001),
        ("jatni white egov", 1001),
        ("ramesh jatni", 1001),
        ("Ramesh Sahu muster roll Jatni eGov", 1001),
        ("muster ram", 1001),  # the last word may be a beginning
        ("saving jat", 1001),
        ("ramesh@example.in", 1001),
        ("ଜଟଣି white", None),
        ("ଜଟଣୀ white", 1001),
        ("9437012345 Ramesh", 1001),
        ("Ph: 94370 12345 Ramesh, Jatni", 1001),
        ("Mob 094370-12345", 1001),
        ("ଫୋନ ୯୪୩୭୦୧୨୩୪୫", 1001),
        ("\u202a+91 94370 12345\u202c,", 1001),
        ("012345 white", 1001),
        ("MUK\u20111001 Ramesh", 1001),
        ("HUDD Dhenkanal bills", 1002),
        ("ଢେଂକାନାଳ ସୀତା", 1002),
        ("ସୀତା ପଂଡା printed", 1002),
        ("ମଷ୍ଟର ରୋଲ", 1002),
        ("Ramesh Dhenkanal", None),
        ("9437012345 Dhenkanal", None),
    ],
)
async def test_an_operator_finds_a_ticket_by_any_mix_of_what_its_card_shows(
    database: Database, typed: str, number: int | None
) -> None:
    await filled(database)
    assert await found(database, "operator", typed) == ([] if number is None else [number])


@pytest.mark.parametrize("who", ["member", "spoc"])
async def test_others_find_by_town_module_and_team_and_by_who_called_as_far_as_they_are_told(
    database: Database, who: str
) -> None:
    await filled(database)
    assert await found(database, who, "Jatni muster white") == [1001]
    for typed in ("9437012345 white", "9437012345", "012345 white", "ramesh@example.in", "example white"):
        assert await found(database, who, typed) == []
    by_name = [1001] if who == "member" else []  # the team reads the name on its card
    for typed in ("Sahu white", "Sahu", "ramesh jatni", "ram"):
        assert await found(database, who, typed) == by_name


async def test_what_a_caller_is_called_now_counts_and_nothing_once_they_are_forgotten(database: Database) -> None:
    await filled(database)
    async with database.unit() as unit:
        (known,) = await unit.texts.callers_with(phone=RAMESH.phone)
        await unit.texts.keep_caller(replace(known, name="Ramesh Mohanty"))
    assert await found(database, "operator", "mohanty white") == [1001]
    assert await found(database, "operator", "sahu white") == []
    async with database.unit() as unit:
        await unit.erasing.forget(known.id, [1001], {})
    assert await found(database, "operator", "mohanty white") == []
    assert await found(database, "operator", "9437012345 white") == []


async def test_a_ticket_is_found_by_its_module_and_town_as_they_are_now(database: Database) -> None:
    await filled(database)
    async with database.unit() as unit:
        former = await unit.tickets.find(ALL, team="egov")
        await unit.tickets.save(replace(former[0], version=2, module="bills", ulb="DHE"))
    assert await found(database, "operator", "bills dhenkanal white") == [1001]
    assert await found(database, "operator", "muster jatni white") == []


async def test_an_open_ticket_is_found_however_old_it_is_and_however_many_others_there_are(
    database: Database,
) -> None:
    async with database.unit() as unit:
        old = MONDAY - timedelta(days=900)
        await unit.tickets.add(ticket(1001, opened_at=old, changed_at=old, ulb="JAT"))
        await unit.texts.add_note(note("router", ticket=1001))
        over = {"status": Status.CLOSED, "closed_at": MONDAY, "resolved_at": MONDAY}
        for number in range(2000, 2210):
            await unit.tickets.add(ticket(number, **over))
            await unit.texts.add_note(note("router", ticket=number))
    for typed in ("router", "Jatni", "rout jatni", "router nobody wrote this"):
        async with database.reading() as store:
            result = await Desk(store, SETTINGS, MONDAY).search.find(actor("operator"), typed)
        assert result.tickets[0].number == 1001, typed
