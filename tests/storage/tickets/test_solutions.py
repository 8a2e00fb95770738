"""By when a ticket is to be solved: warned, missed, resting, moved and counted, by the desk on both databases."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import datetime

import pytest
from sqlalchemy import select

from helpdesk.desk.desk import Desk
from helpdesk.desk.recording.recorder import Words
from helpdesk.desk.watch import Watch
from helpdesk.notify.on_clock import ReminderKind
from helpdesk.people.actors import EVERYTHING
from helpdesk.reports.statistics import ResponseCounts, Window
from helpdesk.settings.settings import Settings
from helpdesk.sla.next_date import SOLUTION
from helpdesk.ticket.fact import ClockOutcome
from helpdesk.ticket.facts.registry import name_of
from helpdesk.ticket.facts.solution import SolutionDue, SolutionMissed, SolutionNeared, SolutionReminded
from helpdesk.ticket.rows import NextDate, SolutionRow
from helpdesk.ticket.ticket import Priority
from storage.database import Database
from storage.tables.tickets import next_dates, reminders
from storage.upkeep.audit import Audit
from tests.helpdesk.cast import PEOPLE, SETTINGS, actor, filled
from tests.helpdesk.office import POLICIES, at

FIVE = replace(POLICIES[Priority.P3], resolve_days=5)
TWO = replace(POLICIES[Priority.P2], resolve_days=2)
PROMISED = replace(SETTINGS, sla={**POLICIES, Priority.P3: FIVE, Priority.P2: TWO})
MEMBER, OPERATOR = actor("member", "egov"), actor("operator")
REACHED, DUE = at("Mon 16 Nov 11:00"), at("Sat 21 Nov 17:30")
Use = Callable[[Desk, Words], Awaitable[object]]

CLAIM: Use = lambda desk, _: desk.tickets.claim(1001, MEMBER)  # noqa: E731 - rows of a table
ASK: Use = lambda desk, words: desk.questions.ask(1001, MEMBER, words)  # noqa: E731
ANSWER: Use = lambda desk, words: desk.questions.answer(1001, OPERATOR, words)  # noqa: E731
RESOLVE: Use = lambda desk, words: desk.tickets.resolve(1001, MEMBER, words)  # noqa: E731
FORWARD: Use = lambda desk, _: desk.moves.forward(1001, MEMBER, "hudd", reason="not-ours")  # noqa: E731
RETURN: Use = lambda desk, _: desk.moves.return_to_desk(1001, MEMBER, reason="steps")  # noqa: E731
REOPEN: Use = lambda desk, words: desk.endings.reopen(1001, OPERATOR, words)  # noqa: E731
WITHDRAW: Use = lambda desk, _: desk.endings.withdraw(1001, OPERATOR, confirmed=True)  # noqa: E731
RAISE: Use = lambda desk, _: desk.promises.set_priority(1001, OPERATOR, Priority.P2)  # noqa: E731
LOWER: Use = lambda desk, _: desk.promises.set_priority(1001, OPERATOR, Priority.P3)  # noqa: E731
DROP: Use = lambda desk, _: desk.promises.set_priority(1001, OPERATOR, Priority.P4)  # noqa: E731


@pytest.fixture
async def reached(database: Database) -> Database:
    """A database with one P3 that has reached eGov on Monday and is to be solved within five business days."""
    return await reaches(database, PROMISED)


async def reaches(database: Database, settings: Settings) -> Database:
    async with database.unit() as unit:
        for person in PEOPLE.values():
            await unit.people.put(person)
            for membership in person.memberships:
                await unit.people.enter(person.id, membership)
        await Desk(unit, settings, REACHED).intake.escalate_new(filled(), OPERATOR)
    return database


async def do(database: Database, use: Use, when: str, settings: Settings = PROMISED) -> None:
    async with database.unit() as unit:
        await use(Desk(unit, settings, at(when)), Words("so and so", at(when)))


async def sweep(database: Database, when: str, settings: Settings = PROMISED) -> None:
    async with database.unit() as unit:
        for number, date in await unit.timers.due(at(when), 10):
            await Watch(unit, settings, at(when)).settle(number, date)


async def row(database: Database) -> SolutionRow:
    async with database.reading() as store:
        found = await store.timers.last_solution(1001)
        assert found is not None
        return found


async def dates(database: Database) -> list[NextDate]:
    """Return the steps towards the solution that the sweep would find."""
    async with database.reading() as store:
        found = select(next_dates).where(next_dates.c.of_solution, next_dates.c.next_at.is_not(None))
        return [NextDate(r.kind, r.step, r.next_at) for r in await store.connection.execute(found)]


async def recorded(database: Database) -> list[tuple[str, datetime]]:
    ours = {name_of(kind) for kind in (SolutionDue, SolutionNeared, SolutionMissed, SolutionReminded)}
    async with database.reading() as store:
        journal = await store.journal.of(1001)
    return [(name_of(type(r.fact)), r.fact.at) for r in journal if name_of(type(r.fact)) in ours]


async def test_the_sweep_finds_each_step_once_and_records_it_at_its_own_instant(reached: Database) -> None:
    await do(reached, CLAIM, "Mon 16 Nov 12:00")
    assert await dates(reached) == [NextDate(SOLUTION, 0, at("Fri 20 Nov 17:30"))]
    for _ in range(2):
        await sweep(reached, "Wed 25 Nov 17:30")
    assert await recorded(reached) == [
        ("solutiondue", REACHED),
        ("solutionneared", at("Fri 20 Nov 17:30")),
        ("solutionmissed", DUE),
        ("solutionreminded", at("Mon 23 Nov 17:30")),
        ("solutionreminded", at("Wed 25 Nov 17:30")),
    ]
    async with reached.reading() as store:
        ours = reminders.c.kind.in_([k for k in ReminderKind if k.name.startswith(("SOLVE", "UNSOLVED"))])
        told = await store.connection.execute(select(reminders).where(ours).order_by(reminders.c.id))
        assert [(r.kind.value, r.team or r.person) for r in told] == [
            ("solve_soon", "egov"),
            ("unsolved", "egov"),
            ("unsolved_told", 11),
            ("unsolved_told", 31),
            ("unsolved_told", 32),
            ("unsolved_told", 51),
        ]
        assert await Audit(store.connection).dateless() == []


@pytest.mark.parametrize(
    ("steps", "due", "rests"),
    [
        ([(CLAIM, "Mon 16 Nov 12:00")], "Sat 21 Nov 17:30", False),
        ([(FORWARD, "Tue 17 Nov 11:00")], "Sat 21 Nov 17:30", False),  # whoever has it
        ([(RETURN, "Tue 17 Nov 11:00")], "Sat 21 Nov 17:30", False),
        ([(ASK, "Tue 17 Nov 12:00")], "Sat 21 Nov 17:30", True),
        ([(ASK, "Tue 17 Nov 12:00"), (ANSWER, "Tue 17 Nov 16:00")], "Mon 23 Nov 17:30", False),
        ([(ASK, "Tue 17 Nov 18:00"), (ANSWER, "Wed 18 Nov 09:00")], "Sat 21 Nov 17:30", False),  # at night
        ([(RAISE, "Mon 16 Nov 15:00")], "Wed 18 Nov 17:30", False),
        ([(RAISE, "Sat 21 Nov 11:00")], "Sat 21 Nov 17:30", False),  # the earlier of the two
        ([(RAISE, "Mon 16 Nov 15:00"), (LOWER, "Mon 16 Nov 16:00")], "Sat 21 Nov 17:30", False),
        ([(RESOLVE, "Tue 17 Nov 11:00"), (REOPEN, "Wed 18 Nov 11:00")], "Wed 25 Nov 17:30", False),
    ],
)  # fmt: skip
async def test_it_follows_what_happens_to_the_ticket(
    reached: Database, steps: list[tuple[Use, str]], due: str, rests: bool
) -> None:
    for use, when in steps:
        await do(reached, use, when)
    found = await row(reached)
    assert (found.due_at, found.paused_at is not None, found.ended_at) == (at(due), rests, None)
    assert bool(await dates(reached)) is not rests, "while it waits for an answer nobody is warned"
    async with reached.reading() as store:
        ticket = await store.tickets.get(1001, EVERYTHING)
        assert ticket is not None
        assert ticket.solve_by == at(due)


@pytest.mark.parametrize("swept", [False, True])
@pytest.mark.parametrize(
    ("use", "when", "outcome"),
    [
        (RESOLVE, "Sat 21 Nov 17:30", ClockOutcome.IN_TIME),  # at the very instant
        (RESOLVE, "Mon 23 Nov 10:00", ClockOutcome.LATE),
        (WITHDRAW, "Mon 23 Nov 10:00", ClockOutcome.CANCELLED),
        (DROP, "Mon 23 Nov 10:00", ClockOutcome.CANCELLED),  # that priority promises none
    ],
)
async def test_it_ends_with_the_ticket_or_the_promise(
    reached: Database, use: Use, when: str, outcome: ClockOutcome, swept: bool
) -> None:
    if swept:
        await sweep(reached, "Mon 23 Nov 09:00")
    await do(reached, use, when)
    assert (await row(reached)).outcome == outcome
    assert await dates(reached) == []
    late = outcome is ClockOutcome.LATE or (swept and outcome is not ClockOutcome.IN_TIME)
    missed = [name for name, _ in await recorded(reached)].count("solutionmissed")
    assert missed == int(late or (swept and when > "Mon")), "missed is missed, swept or not, and only once"


async def test_summaries_and_the_export_count_it_by_team_and_priority(reached: Database) -> None:
    await do(reached, FORWARD, "Tue 17 Nov 11:00")
    hudd: Use = lambda desk, words: desk.tickets.resolve(1001, actor("other team", "hudd"), words)  # noqa: E731
    await do(reached, hudd, "Mon 23 Nov 11:00")
    window = Window(at("Mon 23 Nov 00:00"), at("Wed 25 Nov 00:00"))
    async with reached.reading() as store:
        numbers = await store.statistics.numbers(EVERYTHING, window, window.until)
        assert numbers.solved == {("hudd", Priority.P3): ResponseCounts(late=1)}
        before = Window(at("Mon 16 Nov 00:00"), at("Mon 23 Nov 00:00"))
        assert (await store.statistics.numbers(EVERYTHING, before, window.until)).solved == {}


async def test_without_the_setting_nothing_is_kept(database: Database) -> None:
    await reaches(database, SETTINGS)
    async with database.reading() as store:
        assert await store.timers.last_solution(1001) is None
    assert await dates(database) == []


async def follow_the_file(database: Database, settings: Settings, when: str) -> None:
    async with database.unit() as unit:
        desk = Desk(unit, settings, at(when))
        await desk.recounting.follow_the_file()
        while await desk.recounting.recount():
            pass


async def test_a_file_that_begins_to_promise_it_and_ends_that_holds_for_open_tickets(database: Database) -> None:
    await reaches(database, SETTINGS)
    await follow_the_file(database, SETTINGS, "Mon 16 Nov 12:00")
    await follow_the_file(database, PROMISED, "Tue 17 Nov 12:00")
    assert (await row(database)).due_at == DUE
    await follow_the_file(database, SETTINGS, "Wed 18 Nov 12:00")
    assert (await row(database)).outcome == ClockOutcome.CANCELLED
    assert await dates(database) == []
    await follow_the_file(database, PROMISED, "Thu 3 Dec 12:00")
    begun = await row(database)
    assert begun.due_at == at("Fri 4 Dec 17:30"), "nobody is late by a promise that is only made now"
    assert [d.at for d in await dates(database)] == [begun.warn_at]
