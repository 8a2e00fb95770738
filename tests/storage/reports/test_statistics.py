"""Summaries are sums in the database: each thing counted once, in its window, inside its scope."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

from helpdesk.people.actors import Scope
from helpdesk.reports.statistics import Edition, LateTicket, Numbers, ResponseCounts, Window
from helpdesk.settings.settings import Summary
from helpdesk.ticket.fact import ClockOutcome
from helpdesk.ticket.facts.clock import Responded
from helpdesk.ticket.facts.endings import Confirmed, Rated, Resolved
from helpdesk.ticket.rows import ClockRow
from helpdesk.ticket.ticket import Confirmation, Priority, Status
from storage.database import Database
from storage.unit_of_work import UnitOfWork
from tests.storage.factories import ALL, MONDAY, OLIVIA, RAVI, after, ticket

DAY = Window(MONDAY, after(hours=8))
EGOV, HUDD = Scope(teams=frozenset({"egov"})), Scope(teams=frozenset({"hudd_tech"}))
JATNI, NOWHERE = Scope(ulbs=frozenset({"JAT"})), Scope()


def clock(number: int, team: str = "egov", **known: object) -> ClockRow:
    usual = ClockRow(
        ticket=number, cycle=1, team=team, started_at=MONDAY, target_at=after(hours=4), due_at=after(hours=6)
    )
    return replace(usual, **known)  # type: ignore[arg-type]


async def play(unit: UnitOfWork) -> None:
    """A day: one answered in time, one late, one late and not answered, one solved by the desk, one of yesterday."""
    with_egov = {"status": Status.CLAIMED, "team": "egov", "cycle": 1, "due_at": after(hours=6)}
    await unit.tickets.add(ticket(1001, priority=Priority.P1, **with_egov))
    await unit.timers.put_clock(clock(1001, ended_at=after(hours=1), outcome=ClockOutcome.IN_TIME))
    await unit.tickets.add(ticket(1002, **with_egov | {"team": "hudd_tech"}))
    await unit.timers.put_clock(
        clock(1002, "hudd_tech", priority=Priority.P2, ended_at=after(hours=7), outcome=ClockOutcome.LATE)
    )
    late = with_egov | {"status": Status.ESCALATED, "ulb": "DHE"}
    await unit.tickets.add(ticket(1003, **late))
    await unit.timers.put_clock(clock(1003))
    await unit.tickets.add(ticket(1004, status=Status.RESOLVED, resolved_at=after(hours=2)))
    await unit.journal.append(1004, [Resolved(after(hours=2), OLIVIA, None), Resolved(after(hours=3), OLIVIA, None)])
    await unit.tickets.add(ticket(1005, opened_at=after(hours=-20), priority=Priority.P4))


async def numbers(unit: UnitOfWork, scope: Scope, window: Window = DAY) -> Numbers:
    return await unit.statistics.numbers(scope, window, after(hours=8))


async def test_what_callers_said_is_counted_with_how_content_they_are(database: Database) -> None:
    async with database.unit() as unit:
        await play(unit)
        yes, no = (
            Confirmed(after(hours=4), OLIVIA, Confirmation.YES),
            Confirmed(after(hours=4), OLIVIA, Confirmation.NO),
        )
        await unit.journal.append(1001, [yes, Rated(after(hours=4), OLIVIA, 5)])
        await unit.journal.append(1002, [no])
        await unit.journal.append(1004, [yes, Rated(after(hours=5), OLIVIA, 2), Rated(after(hours=9), OLIVIA, 1)])
        told = await numbers(unit, ALL)
        assert told.confirmed == {Confirmation.YES: 2, Confirmation.NO: 1}
        assert (told.ratings, told.satisfaction) == ((0, 1, 0, 0, 1), 3.5)
        of_team = await numbers(unit, EGOV)
        assert (of_team.confirmed, of_team.satisfaction) == ({Confirmation.YES: 1}, 5.0)
        assert not (await numbers(unit, NOWHERE)).confirmed


async def test_a_day_of_the_whole_desk(database: Database) -> None:
    async with database.unit() as unit:
        await play(unit)
        assert await numbers(unit, ALL) == Numbers(
            opened={Priority.P1: 1, Priority.P3: 3},
            answered={("egov", Priority.P1): ResponseCounts(1, 0), ("hudd_tech", Priority.P2): ResponseCounts(0, 1)},
            resolved=1,
            still_open=4,
            late=1,
            oldest_late=[LateTicket(1003, Priority.P3, "egov", after(hours=6))],
        )


async def test_a_team_sees_what_came_to_it_and_what_it_answered(database: Database) -> None:
    async with database.unit() as unit:
        await play(unit)
        found = await numbers(unit, EGOV)
        assert found.opened == {Priority.P1: 1, Priority.P3: 1}
        assert found.answered == {("egov", Priority.P1): ResponseCounts(1, 0)}
        assert (found.resolved, found.still_open, found.late) == (0, 2, 1)
        assert (await numbers(unit, HUDD)).late == 0


async def test_a_spoc_sees_their_town_and_nobody_sees_nothing(database: Database) -> None:
    async with database.unit() as unit:
        await play(unit)
        found = await numbers(unit, JATNI)
        assert found.opened == {Priority.P1: 1, Priority.P3: 2}
        assert (found.resolved, found.still_open, found.late) == (1, 3, 0)
        assert (await numbers(unit, NOWHERE)).is_quiet


async def test_a_window_takes_its_beginning_and_leaves_its_end(database: Database) -> None:
    async with database.unit() as unit:
        await play(unit)
        assert (await numbers(unit, ALL, Window(after(hours=-1), MONDAY))).opened == {}
        assert (await numbers(unit, ALL, Window(after(hours=1), after(hours=2)))).answered_in_all == ResponseCounts(1)
        assert (await numbers(unit, ALL, Window(after(hours=2), after(hours=3)))).resolved == 1
        assert (await numbers(unit, ALL, Window(after(hours=1), after(hours=2)))).still_open == 5


async def test_the_oldest_late_ones_are_named_and_all_are_counted(database: Database) -> None:
    async with database.unit() as unit:
        for number in range(1001, 1009):
            due = after(minutes=-number)
            late = {"status": Status.ESCALATED, "team": "egov", "cycle": 1, "due_at": due}
            await unit.tickets.add(ticket(number, **late))
            await unit.timers.put_clock(clock(number, due_at=due))
        found = await numbers(unit, ALL)
        assert found.late == 8
        assert [t.number for t in found.oldest_late] == [1008, 1007, 1006, 1005, 1004]


async def test_what_reached_the_desk_after_the_end_is_counted_at_its_own_date_and_marked(database: Database) -> None:
    async with database.unit() as unit:
        await unit.tickets.add(ticket(1001, status=Status.ESCALATED, team="egov", cycle=1, due_at=after(hours=6)))
        await unit.timers.put_clock(clock(1001))
        await unit.tickets.add(ticket(1002))
        answer = Responded(after(hours=7), RAVI, "egov", ClockOutcome.LATE)
        await unit.journal.append(1001, [answer])
        assert (await numbers(unit, ALL)).known_later == 0
        await unit.journal.append(1002, [Resolved(after(hours=9), OLIVIA, None)])
        assert (await numbers(unit, ALL)).known_later == 0
        await unit.journal.append(1001, [Resolved(after(hours=7), RAVI, None)])  # its message came hours later
        found = await numbers(unit, ALL)
        assert (found.resolved, found.known_later) == (1, 1)
        assert (await numbers(unit, HUDD)).known_later == 0
        assert (await numbers(unit, EGOV)).known_later == 1


async def test_an_edition_is_written_down_once(database: Database) -> None:
    plan, edition = Summary(-100, time(18), "all", "day"), Edition(date(2026, 11, 16), DAY)
    async with database.unit() as unit:
        assert await unit.statistics.last_edition(plan) is None
        assert await unit.statistics.add_edition(plan, edition)
        assert not await unit.statistics.add_edition(plan, edition)
        assert await unit.statistics.add_edition(replace(plan, chat_id=-200), edition)
        assert await unit.statistics.add_edition(replace(plan, scope="team:egov"), edition)
        later = replace(edition, on=date(2026, 11, 17))
        assert await unit.statistics.add_edition(plan, later)
        assert await unit.statistics.last_edition(plan) == later
