"""A second press does nothing a second time, and says so; nor does a second process what another has done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time
from functools import cached_property

import pytest

from helpdesk.desk.desk import Desk
from helpdesk.desk.search.callers import Erased
from helpdesk.notify.kinds import AskedCharts
from helpdesk.settings.absences import Absence
from helpdesk.settings.settings import Summary
from helpdesk.ticket.notes import Caller
from helpdesk.ticket.ticket import Status
from storage.people.absences import AbsenceTable
from storage.unit_of_work import UnitOfWork
from tests.helpdesk.cast import PEOPLE, SETTINGS, actor
from tests.storage.factories import MONDAY, after, enter, escalated, owed, ticket

OVER = Absence(person=21, colleague=22, team="egov", back_at=MONDAY)
OPEN = after(hours=1)


class Overtaken(UnitOfWork):
    """A transaction in which another process tells of every absence that is over as soon as it was read."""

    @cached_property
    def absences(self) -> AbsenceTable:
        return _Overtaken(self.connection)


class _Overtaken(AbsenceTable):
    async def over(self, now: datetime) -> Sequence[Absence]:
        found = await super().over(now)
        for absence in found:
            assert await self.tell(absence.id, now)
        return found


async def test_a_return_that_another_process_has_told_of_is_told_of_once(unit: UnitOfWork) -> None:
    await enter(unit, PEOPLE["member"])
    await unit.absences.add(OVER)
    assert await Desk(Overtaken(unit.connection), SETTINGS, OPEN).handover.owe_returns() == 0
    assert await Desk(unit, SETTINGS, OPEN).handover.owe_returns() == 0
    assert await owed(unit) == []


async def test_whoever_left_the_team_meanwhile_is_offered_nothing_back(unit: UnitOfWork) -> None:
    await enter(unit, replace(PEOPLE["member"], memberships=PEOPLE["other team"].memberships))
    await unit.absences.add(OVER)
    assert await Desk(unit, SETTINGS, OPEN).handover.owe_returns() == 1
    assert await owed(unit) == []


@pytest.mark.parametrize("tickets", [(), (1001,)], ids=["without a ticket", "with a ticket"])
async def test_a_caller_is_erased_once(unit: UnitOfWork, tickets: tuple[int, ...]) -> None:
    caller = await unit.texts.keep_caller(Caller(phone="+919437012345", name="Ramesh"))
    for number in tickets:
        await unit.tickets.add(ticket(number, caller=caller))
    desk, admin = Desk(unit, SETTINGS, MONDAY), actor("admin")
    assert await desk.callers.erase_caller(admin, caller) == Erased(tickets, ())
    assert await desk.callers.erase_caller(admin, caller) is None
    assert await desk.callers.erase_caller(admin, 9999) is None


async def test_pictures_that_are_on_their_way_are_not_owed_again(unit: UnitOfWork) -> None:
    desk, charts = Desk(unit, SETTINGS, MONDAY), AskedCharts(date(2026, 11, 16), "week")
    assert await desk.reports.owe_charts(actor("admin"), charts)
    assert not await desk.reports.owe_charts(actor("admin"), charts)
    assert await owed(unit) == [(51, "charts")] * 3, "a message each: an album would crop them"


async def test_summaries_that_were_passed_over_are_never_owed(unit: UnitOfWork) -> None:
    plans = tuple(Summary(-100, time(18), "all", every) for every in ("day", "week"))
    evening = Desk(unit, replace(SETTINGS, summaries=plans), after(hours=10))
    assert await evening.reports.pass_over_summaries() == len(plans)
    assert await evening.reports.pass_over_summaries() == 0
    assert await evening.reports.owe_summaries() == 0
    assert await owed(unit) == []


async def test_a_solution_without_words_is_no_ready_answer(unit: UnitOfWork) -> None:
    await unit.tickets.add(escalated(status=Status.RESOLVED, resolved_at=MONDAY, resolved_by=21))
    assert await Desk(unit, SETTINGS, MONDAY).suggestions.keep_answer(1001, actor("member")) is None
    assert await unit.answers.every() == []


async def test_there_are_no_ready_answers_to_a_ticket_that_is_not_there(unit: UnitOfWork) -> None:
    assert await Desk(unit, SETTINGS, MONDAY).suggestions.answers_for(9999) == ()
