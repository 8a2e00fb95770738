"""Who may not see callers finds tickets by their words and ids, and can't guess the numbers that are masked."""

from __future__ import annotations

import pytest

from helpdesk.desk.desk import Desk
from helpdesk.ticket.notes import NoteAudience, NoteKind
from storage.database import Database
from tests.helpdesk.cast import SETTINGS, actor
from tests.storage.factories import MONDAY, note, ticket

COMMENT = "Call 9437012345 or 94371 54321 about WO/2023-24/000339 in room 12, a/c 30123456789012"


async def found(database: Database, who: str, typed: str) -> list[int]:
    """Return what somebody finds."""
    async with database.reading() as store:
        return [t.number for t in (await Desk(store, SETTINGS, MONDAY).search.find(actor(who), typed)).tickets]


async def filled(database: Database) -> None:
    async with database.unit() as unit:
        await unit.tickets.add(ticket(1001, team="egov"))
        await unit.tickets.add(ticket(1002, team="egov"))
        await unit.texts.add_note(note("Muster roll does not open", ticket=1001))
        await unit.texts.add_note(note(COMMENT, ticket=1001, kind=NoteKind.COMMENT, audience=NoteAudience.TOWN))
        await unit.texts.add_note(note("Muster roll is blank", ticket=1002))


@pytest.mark.parametrize("typed", ["943701", "9437", "9437012345", "94371", "54321", "301234567", "30123456789012"])
async def test_a_masked_number_is_found_by_operators_only_whole_or_begun(database: Database, typed: str) -> None:
    await filled(database)
    assert await found(database, "operator", typed) == [1001]
    for who in ("member", "spoc", "team's manager"):
        assert await found(database, who, typed) == []


@pytest.mark.parametrize("typed", ["roll 943701", "roll 943702"])
async def test_a_hidden_number_moves_nothing_up_and_nothing_away(database: Database, typed: str) -> None:
    await filled(database)
    assert await found(database, "member", typed) == [1002, 1001]


@pytest.mark.parametrize("typed", ["room 12", "12", "000339", "WO/2023-24/000339", "1001", "MUK-1001", "muster open"])
async def test_other_digits_and_ids_are_found_by_everybody(database: Database, typed: str) -> None:
    await filled(database)
    if typed.startswith("WO/"):
        async with database.unit() as unit:
            await unit.texts.add_refs(1001, [typed])
    for who in ("operator", "member", "spoc"):
        assert await found(database, who, typed) == [1001]
