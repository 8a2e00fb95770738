"""`python -m bench growing`: what costs more as a desk gets more tickets, people and teams, and how much more."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from statistics import median
from time import process_time

from sqlalchemy import insert, text

from bench.base.databases import on_sqlite
from bench.base.figures import Figure, growth
from bench.search import ACTOR, NOW, TEAMS, grow, rare_words
from helpdesk.desk.desk import Desk
from helpdesk.people.actors import Actor, Membership, Person, Place, Role, Where
from helpdesk.settings.settings import Settings
from storage.database import Database
from storage.tables.people import people

TICKETS, PEOPLE, TEAM_COUNTS = (10_000, 100_000, 1_000_000), (100, 100_000), (3, 100)
LOTS, LOT = 8, 12  # turns
GROWTH = 1.5  # the most from the fewest to the most: what is found by an index gets no dearer than that
CHUNK = 5_000
FIRST_PERSON = 5_000_000
OWN = 10_000  # tickets of the desk on which people and teams grow
EVERY = 60  # each so many tickets one waits for the first team
GROUP = -1001
MEMBER = Person(2, "Prakash", memberships=frozenset({Membership(Role.MEMBER, team=TEAMS[0])}))
CLAIMER = Actor(MEMBER, Place(Where.TEAM, GROUP, team=TEAMS[0]))

Work = Callable[[Desk, int], Awaitable[object]]


async def run(
    settings: Settings,
    most: int,
    *,
    tickets: Sequence[int] = TICKETS,
    people: Sequence[int] = PEOPLE,
    own: int = OWN,
    lots: int = LOTS,
) -> list[Figure]:
    """Return, for each thing that is done, the CPU that it costs with the fewest and with more of what grows."""
    async with on_sqlite() as database:
        figures = await _by_teams(database, settings, own, lots)
        figures += await _by_people(database, settings, people, lots)
        return figures + await _by_tickets(database, settings, own, [size for size in tickets if size <= most], lots)


async def _by_tickets(
    database: Database, settings: Settings, there: int, sizes: Sequence[int], lots: int
) -> list[Figure]:
    costs: dict[str, list[tuple[str, float]]] = {}
    for size in sizes:
        await grow(database, there, size)
        there = size
        for what, work in WORKS.items():
            cost = await _cost(database, settings, work, lots)
            costs.setdefault(what, []).append((f"{what}, {size:,} tickets", cost))
    return [figure for rows in costs.values() for figure in growth("ms", rows, GROWTH)]


async def _by_people(database: Database, settings: Settings, sizes: Sequence[int], lots: int) -> list[Figure]:
    rows, there = [], 0
    for size in sizes:
        for first in range(there, size, CHUNK):
            some = range(first, min(first + CHUNK, size))
            async with database.unit() as unit:
                known = [{"id": FIRST_PERSON + n, "name": f"Sunita {n}"} for n in some]
                await unit.connection.execute(insert(people), known)
        async with database.unit() as unit:
            await unit.connection.execute(text("ANALYZE"))
        there = size
        rows.append((f"who somebody is, {size:,} people", await _cost(database, settings, _who, lots)))
    return growth("ms", rows, GROWTH)


async def _by_teams(database: Database, settings: Settings, own: int, lots: int) -> list[Figure]:
    await grow(database, 0, own)
    rows = []
    for count in TEAM_COUNTS:
        more = [replace(settings.teams[0], key=f"team_{n}") for n in range(count - len(settings.teams))]
        many = replace(settings, teams=(*settings.teams, *more))
        rows.append((f"a press on a card, {count} teams", await _cost(database, many, _press, lots)))
    return growth("ms", rows, GROWTH)


async def _press(desk: Desk, turn: int) -> None:
    """Claim a ticket and give it back."""
    number = (turn + 1) * EVERY
    await desk.tickets.claim(number, CLAIMER)
    await desk.tickets.release(number, CLAIMER)


async def _find(desk: Desk, turn: int) -> None:
    await desk.search.find(ACTOR, RARE[turn % len(RARE)])


async def _who(desk: Desk, turn: int) -> None:
    await desk.store.people.get(FIRST_PERSON + turn)


async def _cost(database: Database, settings: Settings, work: Work, lots: int) -> float:
    """Return the milliseconds of CPU of one in a transaction of its own: the median of the cheapest lot."""
    spent = []
    for turn in range(lots * LOT):
        begun = process_time()
        async with database.unit() as unit:
            await work(Desk(unit, settings, NOW), turn)
        spent.append((process_time() - begun) * 1000)
    return min(median(spent[first : first + LOT]) for first in range(0, len(spent), LOT))


RARE = rare_words()
WORKS: dict[str, Work] = {"a press on a card": _press, "a search for a rare word": _find}
