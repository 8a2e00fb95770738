"""A caller is kept once: by number and name, or by name and town, or by address."""

import asyncio

import pytest

from helpdesk.desk.desk import Desk
from helpdesk.ticket.notes import Caller
from helpdesk.ticket.ticket import CallerKind
from storage.database import Database
from tests.helpdesk.cast import SETTINGS, actor
from tests.storage.factories import MONDAY, ticket

PHONE = "+919437012345"
RAMESH = Caller(phone=PHONE, name="Ramesh Sahu")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (RAMESH, Caller(phone=PHONE, name=" ramesh  SAHU "), True),
        (RAMESH, Caller(phone=PHONE, name="Sunita"), False),
        (RAMESH, Caller(phone="+919437012346", name="Ramesh Sahu"), False),
        (RAMESH, Caller(phone=PHONE, name="Ramesh Sahu", ulb="DHE"), True),
        (Caller(phone=PHONE), Caller(phone=PHONE), True),
        (Caller(name="Ramesh", ulb="JAT"), Caller(name="ramesh", ulb="JAT"), True),
        (Caller(name="Ramesh", ulb="JAT"), Caller(name="Ramesh", ulb="DHE"), False),
        (Caller(name="Ramesh"), Caller(name="Ramesh"), False),
        (Caller(email="r@x.in"), Caller(email=" R@x.in "), True),
        (Caller(email="r@x.in", name="Ramesh"), Caller(email="r@x.in", name="Sunita"), False),
        (Caller(), Caller(), False),
        (Caller(phone="+911", name='a", "b'), Caller(phone='+911", "a', name="b"), False),
    ],
)
async def test_two_callers_are_the_same_one(database: Database, one: Caller, other: Caller, same: bool) -> None:
    async with database.unit() as unit:
        assert (await unit.texts.keep_caller(one) == await unit.texts.keep_caller(other)) is same


async def test_what_is_newly_known_is_added_and_nothing_known_is_lost(database: Database) -> None:
    async with database.unit() as unit:
        kept = await unit.texts.keep_caller(Caller(phone=PHONE, name="Ramesh", ulb="JAT", email="Old@x.in"))
        await unit.texts.keep_caller(Caller(phone=PHONE, name="RAMESH", kind=CallerKind.CBO, email="new@x.in"))
        assert await unit.texts.caller(kept) == Caller(
            id=kept, phone=PHONE, name="RAMESH", ulb="JAT", kind=CallerKind.CBO, email="new@x.in"
        )
        assert await unit.texts.caller(kept + 1) is None


async def test_a_chosen_caller_gets_the_name_that_was_missing(database: Database) -> None:
    async with database.unit() as unit:
        kept = await unit.texts.keep_caller(Caller(phone=PHONE))
        assert await unit.texts.keep_caller(Caller(id=kept, phone=PHONE, name="Ramesh")) == kept
        assert await unit.texts.callers_with(phone=PHONE) == [Caller(id=kept, phone=PHONE, name="Ramesh")]


async def test_a_chosen_caller_whom_nothing_tells_from_others_stays_that_one(database: Database) -> None:
    async with database.unit() as unit:
        chosen = await unit.texts.keep_caller(Caller(name="Ramesh"))
        await unit.texts.keep_caller(Caller(name="Sunita"))
        assert await unit.texts.keep_caller(Caller(id=chosen, name="Ramesh Sahu")) == chosen
        found = await unit.texts.caller(chosen)
        assert found
        assert found.name == "Ramesh Sahu"


async def test_a_chosen_caller_who_turns_out_to_be_another_known_one_becomes_that_one(database: Database) -> None:
    async with database.unit() as unit:
        nameless = await unit.texts.keep_caller(Caller(phone=PHONE))
        ramesh = await unit.texts.keep_caller(RAMESH)
        told = Caller(id=nameless, phone=PHONE, name="ramesh sahu", ulb="JAT")
        assert await unit.texts.keep_caller(told) == ramesh
        assert len(await unit.texts.callers_with(phone=PHONE)) == 2


async def test_whoever_called_last_comes_first(database: Database) -> None:
    async with database.unit() as unit:
        ramesh = await unit.texts.keep_caller(RAMESH)
        sunita = await unit.texts.keep_caller(Caller(phone=PHONE, name="Sunita", email="s@x.in"))
        silent = await unit.texts.keep_caller(Caller(phone=PHONE, name="Anil"))
        await unit.texts.keep_caller(Caller(phone="+911234567890", name="Eve"))
        await unit.tickets.add(ticket(1001, caller=ramesh))
        await unit.tickets.add(ticket(1002, caller=sunita))
        await unit.tickets.add(ticket(1003, caller=ramesh))
        known = await unit.texts.callers_with(phone=PHONE)
        assert [caller.id for caller in known] == [ramesh, sunita, silent]
        assert [caller.id for caller in await unit.texts.callers_with(email="S@X.in")] == [sunita]
        assert await unit.texts.callers_with() == []


async def test_sixteen_who_keep_the_same_caller_at_once_keep_one(database: Database) -> None:
    async def keep() -> int:
        async with database.unit() as unit:
            return await unit.texts.keep_caller(RAMESH)

    assert len(set(await asyncio.gather(*(keep() for _ in range(16))))) == 1


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("9437012345", [None, "Ramesh Sahu"]),
        ("94370 12345 sahu", ["Ramesh Sahu"]),
        ("RAMESH", ["Ramesh Das", "Ramesh Sahu"]),
        ("ramesh das", ["Ramesh Das"]),
        (" Ramesh@Example.IN ", ["Ramesh Das"]),
        ("ରମେଶ", ["ରମେଶ ସାହୁ"]),
        ("sita", []),
        ("%", []),
        ("", []),
    ],
)
async def test_a_caller_is_found_by_number_address_or_name(
    database: Database, typed: str, names: list[str | None]
) -> None:
    async with database.unit() as unit:
        for known in (RAMESH, Caller(phone=PHONE), Caller(email="ramesh@example.in", name="Ramesh Das")):
            await unit.texts.keep_caller(known)
        await unit.texts.keep_caller(Caller(name="ରମେଶ ସାହୁ"))
        found = await Desk(unit, SETTINGS, MONDAY).callers.callers(actor("admin"), typed, 9)
        assert [caller.name for caller in found] == names
