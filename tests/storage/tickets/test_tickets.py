"""Tickets are numbered without gaps, saved once by one winner, and seen inside a scope only."""

import asyncio
import itertools
from dataclasses import replace

import pytest
from sqlalchemy.exc import IntegrityError

from helpdesk.people.actors import Scope
from helpdesk.ticket.errors import Stale
from helpdesk.ticket.notes import Caller
from helpdesk.ticket.ticket import Component, Confirmation, Nature, Priority, Status, Ticket
from storage.database import Database
from tests.storage.factories import ALL, MONDAY, OLIVIA, RAVI, after, ticket


async def stored(database: Database, *tickets: Ticket) -> None:
    async with database.unit() as unit:
        for one in tickets:
            await unit.tickets.add(one)


def numbers(tickets: object) -> list[int]:
    assert isinstance(tickets, list)
    return [one.number for one in tickets]


async def test_a_ticket_comes_back_as_it_was_stored(database: Database) -> None:
    async with database.unit() as unit:
        caller = await unit.texts.keep_caller(Caller(phone="+919437012345", name="Ramesh"))
        full = ticket(
            nature=Nature.TECHNICAL,
            component=Component.INFRASTRUCTURE,
            priority=Priority.P1,
            module="muster_roll",
            caller=caller,
            team="hudd_tech",
            claimed_by=2**52 - 1,
            claimed_at=after(hours=1),
            cycle=3,
            reached_at=MONDAY,
            target_at=after(days=1),
            due_at=after(days=2),
            provisional=True,
            responded_at=after(hours=1),
            responded_by=RAVI,
            answered_at=after(hours=2),
            solve_by=after(days=4),
            promised_at=after(days=3),
            resolved_at=after(days=2),
            resolved_by=RAVI,
            objected_at=after(days=3),
            closed_at=after(days=5),
            asked_by=RAVI,
            asked_at=after(hours=2),
            forwards=2,
            came_from="egov",
            move_reason="other",
            linked_to=1002,
            confirmation=Confirmation.YES,
            satisfaction=4,
            lent_by=RAVI,
            lent_until=after(days=9),
            status=Status.CLOSED,
        )
        assert {name for name in Ticket.__dataclass_fields__ if getattr(full, name) is None} == set()
        await unit.tickets.add(full)
        await unit.tickets.add(ticket(1002))
        assert await unit.tickets.get(1001, ALL) == full
        assert await unit.tickets.get(1002, ALL) == ticket(1002)


async def test_a_number_is_given_once(database: Database) -> None:
    await stored(database, ticket(1001))
    with pytest.raises(IntegrityError):
        await stored(database, ticket(1001))


async def test_numbers_begin_where_the_desk_says_and_have_neither_gaps_nor_doubles(database: Database) -> None:
    async def opened(fails: bool) -> int:
        async with database.unit() as unit:
            number = await unit.tickets.next_number(1001)
            if fails:
                raise ZeroDivisionError
            return number

    given = await asyncio.gather(*(opened(n % 3 == 0) for n in range(60)), return_exceptions=True)
    assert sorted(n for n in given if isinstance(n, int)) == list(range(1001, 1041))


async def test_of_sixteen_who_save_the_same_version_one_wins(database: Database) -> None:
    await stored(database, ticket(status=Status.ESCALATED, team="egov"))
    all_have_read = asyncio.Barrier(16)

    async def claim(person: int) -> None:
        async with database.reading() as reader:
            seen = await reader.tickets.get(1001, ALL)
        assert seen is not None
        await all_have_read.wait()
        async with database.unit() as unit:
            await unit.tickets.save(replace(seen, version=seen.version + 1, status=Status.CLAIMED, claimed_by=person))

    ends = await asyncio.gather(*(claim(person) for person in range(16)), return_exceptions=True)
    winners = [person for person, end in enumerate(ends) if end is None]
    assert len(winners) == 1
    assert [type(end) for end in ends if end is not None] == [Stale] * 15
    async with database.reading() as reader:
        claimed = await reader.tickets.get(1001, ALL)
    assert claimed is not None
    assert (claimed.claimed_by, claimed.version) == (winners[0], 2)


async def test_an_unknown_ticket_cannot_be_saved(database: Database) -> None:
    with pytest.raises(Stale, match="ticket 1001"):
        async with database.unit() as unit:
            await unit.tickets.save(ticket(version=2))


async def test_the_database_sees_what_the_scope_covers_and_no_more(database: Database) -> None:
    teams, ulbs = (None, "egov", "hudd_tech"), (None, "JAT", "DHE")
    every = [
        ticket(number, team=team, ulb=ulb)
        for number, (team, ulb) in enumerate(itertools.product(teams, ulbs), start=1001)
    ]
    await stored(database, *every)
    some = [frozenset[str](), frozenset({"egov"}), frozenset({"egov", "hudd_tech"})]
    towns = [frozenset[str](), frozenset({"JAT"}), frozenset({"JAT", "DHE"})]
    scopes = [Scope(teams=t, ulbs=u) for t, u in itertools.product(some, towns)]
    async with database.reading() as reader:
        for scope in [*scopes, ALL]:
            expected = [one for one in every if scope.covers(one)]
            assert await reader.tickets.find(scope) == expected
            singly = [await reader.tickets.get(one.number, scope) for one in every]
            assert [one for one in singly if one is not None] == expected


async def test_a_list_has_the_earliest_due_first_and_those_without_a_due_time_last(database: Database) -> None:
    await stored(
        database,
        ticket(1001),
        ticket(1002, due_at=after(days=2)),
        ticket(1003, due_at=after(days=1)),
        ticket(1004, due_at=after(days=1)),
    )
    async with database.reading() as reader:
        assert numbers(await reader.tickets.find(ALL)) == [1003, 1004, 1002, 1001]
        assert numbers(await reader.tickets.find(ALL, limit=2, offset=1)) == [1004, 1002]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ({"statuses": frozenset({Status.CLAIMED, Status.OPEN})}, [1001, 1002]),
        ({"statuses": frozenset()}, []),
        ({"team": "egov"}, [1002, 1003]),
        ({"claimed_by": RAVI}, [1002]),
        ({"logged_by": 7}, [1003]),
        ({"caller": 1}, [1001]),
        ({"opened_since": after(hours=1)}, [1003]),
        ({"team": "egov", "logged_by": OLIVIA}, [1002]),
    ],
)
async def test_a_list_can_be_narrowed(database: Database, wanted: dict[str, object], found: list[int]) -> None:
    async with database.unit() as unit:
        assert await unit.texts.keep_caller(Caller(name="Ramesh")) == 1
        await unit.tickets.add(ticket(1001, caller=1))
        await unit.tickets.add(ticket(1002, status=Status.CLAIMED, team="egov", claimed_by=RAVI))
        later = ticket(1003, status=Status.RESOLVED, team="egov", logged_by=7, opened_at=after(hours=1))
        await unit.tickets.add(later)
        assert numbers(await unit.tickets.find(ALL, **wanted)) == found  # type: ignore[arg-type]


async def test_the_ulbs_of_an_operators_latest_tickets_come_newest_first_and_once(database: Database) -> None:
    towns = ["CTC", "JAT", "DHE", "JAT", None, "PUR", "BAM"]
    await stored(database, *(ticket(n, ulb=ulb) for n, ulb in enumerate(towns, start=1001)))
    await stored(database, ticket(1100, ulb="ANG", logged_by=RAVI))
    async with database.reading() as reader:
        assert await reader.tickets.recent_ulbs(OLIVIA) == ["BAM", "PUR", "JAT", "DHE"]
        assert await reader.tickets.recent_ulbs(OLIVIA, limit=1) == ["BAM"]
        assert await reader.tickets.recent_ulbs(999) == []
