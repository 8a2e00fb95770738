"""A question that the operator leaves unanswered for a business day is brought to them and to the desk's group."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.config.from_config import settings_of
from bot.config.load import load
from helpdesk.desk.watch import Watch
from helpdesk.sla.next_date import ANSWER
from helpdesk.ticket.rows import NextDate
from helpdesk.ticket.ticket import Status
from storage.database import Database
from tests.storage.factories import MONDAY, OLIVIA, RAVI, after, speak, ticket

DESK = -1005


@pytest.mark.parametrize(("group", "told"), [(DESK, [DESK, OLIVIA]), (None, [OLIVIA])])
async def test_the_operator_and_the_desks_own_group_are_reminded(
    database: Database, group: int | None, told: list[int]
) -> None:
    settings = replace(settings_of(load(None, {})), chat_id=group)
    at = settings.calendar.close_of_business_day(MONDAY, 1).at
    asked = {"claimed_by": RAVI, "responded_at": MONDAY, "asked_by": RAVI, "asked_at": MONDAY}
    async with database.unit() as unit:
        await unit.tickets.add(ticket(1001, team="egov", status=Status.WAITING, due_at=after(days=3), **asked))
        date = NextDate(ANSWER, 0, at)
        await unit.timers.set_next(1001, date)
        watch = Watch(unit, settings, settings.calendar.next_opening(at))
        assert await watch.settle(1001, date)
        assert await speak(watch) == len(told)
        assert sorted(row.chat_id for row in await unit.sending.page()) == told
