"""A desk whose calendar is changed in the chat: tickets that wait, and the recount that follows."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any

from bot.config.from_config import settings_of
from bot.config.rehearsal import rehearsal_config
from helpdesk.desk.desk import Desk
from helpdesk.people.actors import Actor, Membership, Person, Place, Role, Where
from helpdesk.settings.closures import Manner, Proposal
from helpdesk.settings.settings import Settings
from helpdesk.sla.clocks import arrived
from helpdesk.text.dates import DaysSaid
from helpdesk.ticket.ticket import Priority, Status, Ticket
from storage.database import Database
from storage.unit_of_work import UnitOfWork
from tests.storage.factories import OLIVIA, after, ticket

CONFIG = rehearsal_config(
    api_url="http://127.0.0.1:9",
    token="1:" + "x" * 35,
    database_url="sqlite+aiosqlite:///none.db",
    teams={"egov": -100},
    people=[],
)


BY_FILE = settings_of(CONFIG)


ADMIN = Actor(Person(OLIVIA, "Olivia", memberships=frozenset({Membership(Role.ADMIN)})), Place(Where.PRIVATE, OLIVIA))


WEDNESDAY = date(2026, 11, 18)


CYCLONE = Proposal(Manner.CLOSED, DaysSaid(WEDNESDAY, WEDNESDAY, (), "Cyclone"))


async def reaches(unit: UnitOfWork, number: int, **known: Any) -> Ticket:
    """Let a ticket reach eGov on Monday morning, after the opening: it is due on Wednesday."""
    bare = ticket(number, status=Status.ESCALATED, team="egov")
    clock = arrived(BY_FILE.calendar, BY_FILE.sla[Priority.P3], bare, "egov", after(hours=1))
    clock = replace(clock, **known)
    made = replace(
        bare, cycle=1, reached_at=clock.started_at, target_at=clock.target_at, due_at=clock.due_at,
        responded_at=clock.ended_at,
    )  # fmt: skip
    await unit.tickets.add(made)
    await unit.timers.put_clock(clock)
    return made


async def settings(unit: UnitOfWork) -> Settings:
    return (await unit.setup.overlay()).over(BY_FILE)


async def declare(database: Database, proposal: Proposal, now: datetime) -> None:
    async with database.unit() as unit:
        await unit.people.put(ADMIN.person)
        await unit.people.enter(OLIVIA, Membership(Role.ADMIN))
        await Desk(unit, await settings(unit), now).closures.declare(proposal, ADMIN)


async def recount(database: Database, now: datetime, limit: int = 2) -> int:
    """Count anew until nothing is left; return in how many transactions."""
    batches, more = 0, True
    while more:
        async with database.unit() as unit:
            more = await Desk(unit, await settings(unit), now).recounting.recount(limit)
        batches += more
    return batches


async def due_days(database: Database, *numbers: int) -> list[int]:
    async with database.reading() as store:
        clocks = [await store.timers.clock(number, 1) for number in numbers]
        return [BY_FILE.calendar.local(clock.due_at).day for clock in clocks if clock is not None]
