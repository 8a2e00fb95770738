"""Towns that tickets name and the list does not are offered to the admins; what is no town's name is not."""

from __future__ import annotations

from bot.config.from_config import settings_of
from bot.config.rehearsal import rehearsal_config
from helpdesk.desk.desk import Desk
from helpdesk.ticket.notes import NoteKind
from helpdesk.ticket.ticket import Kind
from storage.database import Database
from tests.storage.factories import MONDAY, note, ticket

SETTINGS = settings_of(
    rehearsal_config(
        api_url="http://127.0.0.1:9",
        token="1:" + "x" * 35,
        database_url="sqlite+aiosqlite:///none.db",
        teams={"egov": -100},
        people=[],
    )
)


async def test_a_problem_of_several_towns_and_a_forgotten_name_are_no_towns(database: Database) -> None:
    async with database.unit() as unit:
        for number, place, kind in (
            (1001, "naya  bazar", Kind.BUG_FIX),
            (1002, "Naya Bazar", Kind.INCIDENT),
            (1003, "several towns", Kind.PROBLEM),
            (1004, "", Kind.BUG_FIX),
        ):
            await unit.tickets.add(ticket(number, ulb=None, kind=kind))
            await unit.texts.add_note(note(place, ticket=number, kind=NoteKind.PLACE))
        await unit.tickets.add(ticket(1005))
        await unit.texts.add_note(note("Old Bazar", ticket=1005, kind=NoteKind.PLACE))
        assert await Desk(unit, SETTINGS, MONDAY).lists.unlisted() == {"Naya Bazar": (1002, 1001)}
