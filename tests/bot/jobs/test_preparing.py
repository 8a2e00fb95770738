"""Before anything runs: what the file took away must leave no ticket without anybody who sees it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.config.from_config import settings_of
from bot.config.load import load
from bot.jobs.preparing import TeamsGone, hold_the_teams
from helpdesk.ticket.ticket import Status
from storage.database import Database
from tests.helpdesk.office import ticket

SETTINGS = settings_of(load(None, {"HELPDESK_TELEGRAM__TOKEN": "1:test"}))


async def test_a_team_taken_out_of_the_file_with_open_tickets_stops_the_start_with_their_list(desk_url: str) -> None:
    database = Database.open(desk_url)
    async with database.unit() as unit:
        for number, status in ((1001, Status.ESCALATED), (1002, Status.CLAIMED), (1003, Status.CLOSED)):
            await unit.tickets.add(ticket(number=number, status=status, team="hudd_tech"))
        await unit.tickets.add(ticket(number=1004, team="egov"))
        await hold_the_teams(unit, SETTINGS)
        fewer = replace(SETTINGS, teams=tuple(team for team in SETTINGS.teams if team.key != "hudd_tech"))
        with pytest.raises(TeamsGone, match="hudd_tech: MUK-1001, MUK-1002\n"):
            await hold_the_teams(unit, fewer)
    await database.close()
