"""The numbers of random histories are those that a count by hand gives, on both databases."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import text

from helpdesk.people.actors import Scope
from helpdesk.reports.statistics import Window
from helpdesk.ticket.facts.details import PriorityChanged
from helpdesk.ticket.facts.endings import Resolved
from helpdesk.ticket.rows import ClockRow
from helpdesk.ticket.ticket import Priority
from storage.database import Database
from tests.storage.factories import ALL, MONDAY, RAVI, ticket
from tests.storage.reports.histories import HOUR, TEAMS, ULBS, by_hand, history, write

SCOPES = (ALL, *(Scope(teams=frozenset({t})) for t in TEAMS), *(Scope(ulbs=frozenset({u})) for u in ULBS))


@pytest.mark.timeout(300)
@pytest.mark.parametrize("count", [150, pytest.param(500, marks=pytest.mark.long)])
async def test_random_histories_give_what_a_count_by_hand_gives(database: Database, count: int) -> None:
    histories = [history(seed) for seed in range(count)]
    now = MONDAY + timedelta(days=40)
    async with database.unit() as unit:
        await write(unit, histories)
    chance = random.Random(7)
    windows = [Window(MONDAY - HOUR, now), Window(now, now + HOUR)]
    for _ in range(10):
        since = MONDAY + chance.randrange(0, 30 * 48) * HOUR / 2
        windows.append(Window(since, since + chance.choice([HOUR, 24 * HOUR, 7 * 24 * HOUR])))
    async with database.reading() as store:
        for window in windows:
            for scope in SCOPES:
                found = await store.statistics.numbers(scope, window, now)
                hand = by_hand(histories, scope, window, now)
                assert replace(found, oldest_late=()) == hand, (scope, window)


async def test_numbers_of_a_period_do_not_move_when_things_happen_later(database: Database) -> None:
    histories = [history(seed) for seed in range(60)]
    cut = MONDAY + timedelta(days=10)
    window = Window(MONDAY, cut)
    before = by_hand(histories, ALL, window, cut)
    async with database.unit() as unit:
        await write(unit, histories)
    async with database.unit() as unit:
        for told in histories:
            if told.ticket.is_unresolved:
                await unit.journal.append(told.number, [Resolved(cut + 900 * HOUR, RAVI, None)])
                done = text("UPDATE tickets SET status = 'resolved', priority = 'P1' WHERE number = :n")
                await unit.connection.execute(done, {"n": told.number})
                changed = PriorityChanged(
                    cut + 901 * HOUR, RAVI, told.ticket.priority, Priority.P1, None, None, False
                )
                await unit.journal.append(told.number, [changed])
        after = await unit.statistics.numbers(ALL, window, cut)
    assert replace(after, late=0, oldest_late=()) == replace(before, late=0)


async def test_what_came_is_counted_by_ulb_and_module_and_the_first_ticket_is_known(database: Database) -> None:
    async with database.unit() as unit:
        assert await unit.statistics.began(ALL) is None
        await unit.tickets.add(ticket(1001, module="muster_roll"))
        await unit.tickets.add(ticket(1002, ulb="DHE", module="muster_roll", opened_at=MONDAY + HOUR))
        await unit.tickets.add(ticket(1003, ulb=None, opened_at=MONDAY - 90 * HOUR))
        window = Window(MONDAY, MONDAY + 2 * HOUR)
        assert await unit.statistics.came(ALL, window) == ({"JAT": 1, "DHE": 1}, {"muster_roll": 2})
        assert await unit.statistics.came(Scope(ulbs=frozenset({"DHE"})), window) == ({"DHE": 1}, {"muster_roll": 1})
        assert await unit.statistics.came(Scope(teams=frozenset({"egov"})), window) == ({}, {})
        assert await unit.statistics.began(ALL) == MONDAY - 90 * HOUR
        assert await unit.statistics.began(Scope()) is None


async def test_a_team_began_with_the_first_ticket_that_reached_it_wherever_that_is_now(database: Database) -> None:
    egov, both = Scope(teams=frozenset({"egov"})), Scope(teams=frozenset({"egov"}), ulbs=frozenset({"JAT"}))
    async with database.unit() as unit:
        await unit.tickets.add(ticket(1001, team="hudd_tech", opened_at=MONDAY - HOUR))
        await unit.tickets.add(ticket(1002, team="egov", opened_at=MONDAY, ulb="DHE"))
        for number, team, hours in ((1001, "egov", 1), (1001, "hudd_tech", 2), (1002, "egov", 3)):
            at = MONDAY + hours * HOUR
            clock = ClockRow(ticket=number, cycle=hours, team=team, started_at=at, target_at=at, due_at=at)
            await unit.timers.put_clock(clock)
        assert await unit.statistics.began(egov) == MONDAY + HOUR
        assert await unit.statistics.began(both) == MONDAY - HOUR
        assert await unit.statistics.began(Scope(teams=frozenset({"master_trainers"}))) is None
