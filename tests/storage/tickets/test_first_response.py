"""What stops a team's clock and what does not, and at which instant it counts: the whole desk, on both databases."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from helpdesk.desk.desk import Desk
from helpdesk.desk.recording.recorder import Words
from helpdesk.desk.watch import Watch
from helpdesk.people.actors import EVERYTHING
from helpdesk.ticket.fact import ClockOutcome, Fact
from helpdesk.ticket.facts.clock import Breached
from helpdesk.ticket.facts.promises import PromiseKept, PromiseMissed
from helpdesk.ticket.rows import ClockRow, NextDate
from helpdesk.ticket.ticket import Priority
from storage.database import Database
from tests.helpdesk.cast import PEOPLE, SETTINGS, actor, filled
from tests.helpdesk.office import at

REACHED, NOON = at("Mon 16 Nov 11:00"), at("Mon 16 Nov 12:00")
DUE = at("Wed 18 Nov 17:30")
MEMBER, OPERATOR = actor("member", "egov"), actor("operator")
ANONYMOUS = replace(actor("colleague", "egov"), anonymous=True)
Use = Callable[[Desk, Words], Awaitable[object]]

RESPONSES: dict[str, Use] = {
    "claim": lambda desk, _: desk.tickets.claim(1001, MEMBER),
    "ask": lambda desk, words: desk.questions.ask(1001, MEMBER, words),
    "resolve": lambda desk, words: desk.tickets.resolve(1001, MEMBER, words),
    "return in words": lambda desk, words: desk.moves.return_to_desk(1001, MEMBER, words=words),
    "return by a reason": lambda desk, _: desk.moves.return_to_desk(1001, MEMBER, reason="steps"),
    "comment of the team": lambda desk, words: desk.tickets.comment(1001, MEMBER, words),
    "comment of an anonymous admin": lambda desk, words: desk.tickets.comment(1001, ANONYMOUS, words),
}
NONE: dict[str, Use] = {
    "comment of the operator": lambda desk, words: desk.tickets.comment(1001, OPERATOR, words),
    "priority": lambda desk, _: desk.promises.set_priority(1001, OPERATOR, Priority.P4),
    "watch": lambda desk, _: desk.following.watch(1001, OPERATOR, on=True),
    "name in another system": lambda desk, words: desk.links.refer(1001, OPERATOR, words),
}
IN_WORDS = ("ask", "resolve", "return in words", "comment of the team")


@pytest.fixture
async def reached(database: Database) -> Database:
    """A database with one ticket that has reached eGov."""
    async with database.unit() as unit:
        for person in PEOPLE.values():
            await unit.people.put(person)
        await Desk(unit, SETTINGS, REACHED).intake.escalate_new(filled(), OPERATOR)
    return database


async def do(database: Database, use: Use, now: datetime, said_at: datetime | None = None) -> None:
    async with database.unit() as unit:
        await use(Desk(unit, SETTINGS, now), Words("MUK-1", said_at or now))


async def sweep(database: Database, now: datetime) -> None:
    async with database.unit() as unit:
        for number, date in await unit.timers.due(now, 10):
            await Watch(unit, SETTINGS, now).settle(number, date)


async def clock(database: Database) -> ClockRow:
    async with database.reading() as store:
        found = await store.timers.clock(1001, 1)
        assert found is not None
        return found


@pytest.mark.parametrize("what", RESPONSES)
async def test_a_teams_response_stops_its_clock_for_good(reached: Database, what: str) -> None:
    await do(reached, RESPONSES[what], NOON)
    stopped = await clock(reached)
    assert (stopped.ended_at, stopped.outcome, stopped.due_at) == (NOON, ClockOutcome.IN_TIME, DUE)


@pytest.mark.parametrize("what", NONE)
async def test_what_is_no_response_lets_the_clock_run(reached: Database, what: str) -> None:
    await do(reached, NONE[what], NOON)
    running = await clock(reached)
    assert (running.ended_at, running.outcome) == (None, None)
    await sweep(reached, DUE)
    assert (await clock(reached)).breached_at == DUE


async def test_a_forward_is_no_response_the_old_clock_is_cancelled_and_the_new_one_starts(reached: Database) -> None:
    await do(reached, lambda desk, _: desk.moves.forward(1001, MEMBER, "hudd", reason="not-ours"), NOON)
    former = await clock(reached)
    assert (former.ended_at, former.outcome) == (NOON, ClockOutcome.CANCELLED)
    async with reached.reading() as store:
        fresh = await store.timers.clock(1001, 2)
    assert fresh is not None
    assert (fresh.team, fresh.started_at, fresh.ended_at) == ("hudd", NOON, None)


@pytest.mark.parametrize("what", IN_WORDS)
@pytest.mark.parametrize("swept", [False, True])
async def test_words_that_waited_for_the_bot_count_when_they_were_written(
    reached: Database, what: str, swept: bool
) -> None:
    written, found = DUE - timedelta(seconds=1), DUE + timedelta(hours=1)
    if swept:
        await sweep(reached, found)
        assert (await clock(reached)).breached_at == DUE
    await do(reached, RESPONSES[what], found, written)
    stopped = await clock(reached)
    assert (stopped.ended_at, stopped.outcome, stopped.breached_at) == (written, ClockOutcome.IN_TIME, None)
    async with reached.reading() as store:
        facts = [type(row.fact).__name__ for row in await store.journal.of(1001)]
    assert ("BreachWithdrawn" in facts, "Breached" in facts) == (swept, swept)


@pytest.mark.parametrize("what", IN_WORDS)
async def test_words_never_count_before_the_clock_started_nor_after_now(reached: Database, what: str) -> None:
    await do(reached, RESPONSES[what], NOON, REACHED - timedelta(days=1))
    assert (await clock(reached)).ended_at == REACHED


@pytest.mark.parametrize("what", ["claim", "return by a reason"])
async def test_a_press_counts_now(reached: Database, what: str) -> None:
    late = DUE + timedelta(hours=1)
    await do(reached, RESPONSES[what], late, DUE - timedelta(seconds=1))
    stopped = await clock(reached)
    assert (stopped.ended_at, stopped.outcome, stopped.breached_at) == (late, ClockOutcome.LATE, DUE)
    async with reached.reading() as store:
        (breach,) = [row.fact for row in await store.journal.of(1001) if isinstance(row.fact, Breached)]
    assert breach.at == DUE


async def test_the_next_date_of_an_open_ticket_is_one_whatever_happens_to_it(reached: Database) -> None:
    kinds = []
    for use in (RESPONSES["comment of the team"], RESPONSES["claim"], RESPONSES["ask"], RESPONSES["resolve"]):
        await do(reached, use, NOON)
        async with reached.reading() as store:
            date: NextDate | None = await store.timers.next_date(1001)
        kinds.append(date.kind if date is not None else None)
    assert kinds == ["stale", "stale", "answer", None]


async def test_a_ticket_reopened_on_the_same_day_is_counted_from_its_reopening(reached: Database) -> None:
    again = at("Mon 16 Nov 16:00")
    await do(reached, RESPONSES["resolve"], NOON)
    await do(reached, lambda desk, words: desk.endings.reopen(1001, OPERATOR, words), again)
    async with reached.reading() as store:
        clock = await store.timers.clock(1001, 2)
    assert clock is not None
    assert (clock.due_at, clock.due_from, clock.started_at) == (DUE, again, again)


async def test_a_ticket_that_comes_back_after_a_return_is_counted_from_its_first_arrival(reached: Database) -> None:
    again = at("Mon 16 Nov 16:00")
    await do(reached, RESPONSES["return by a reason"], NOON)
    await do(reached, lambda desk, _: desk.moves.escalate(1001, OPERATOR, "egov"), again)
    async with reached.reading() as store:
        clock = await store.timers.clock(1001, 2)
    assert clock is not None
    assert (clock.due_at, clock.due_from, clock.started_at) == (DUE, REACHED, again)


async def test_a_team_that_gets_back_what_was_reopened_since_is_promised_anew(reached: Database) -> None:
    await do(reached, lambda desk, _: desk.moves.forward(1001, MEMBER, "hudd", reason="not-ours"), NOON)
    await do(reached, lambda desk, words: desk.tickets.resolve(1001, actor("other team", "hudd"), words), NOON)
    reopened, back = at("Fri 20 Nov 11:00"), at("Fri 20 Nov 12:00")
    await do(reached, lambda desk, words: desk.endings.reopen(1001, OPERATOR, words), reopened)
    hudd = actor("other team", "hudd")
    await do(reached, lambda desk, _: desk.moves.forward(1001, hudd, "egov", reason="not-ours"), back)
    await do(reached, lambda desk, _: desk.moves.forward(1001, MEMBER, "hudd", reason="not-ours"), back)
    async with reached.reading() as store:
        egov, again = await store.timers.clock(1001, 4), await store.timers.clock(1001, 5)
        ticket = await store.tickets.get(1001, EVERYTHING)
    assert egov is not None
    assert again is not None
    assert ticket is not None
    assert (egov.due_at, egov.due_from, egov.breached_at) == (at("Mon 23 Nov 17:30"), back, None)
    assert (again.due_from, again.due_at) == (reopened, ticket.due_at), "since it was reopened, it is a bounce"


async def linked(database: Database) -> None:
    """Log a second ticket of the same team, linked to the first."""
    async with database.unit() as unit:
        desk = Desk(unit, SETTINGS, REACHED)
        await desk.intake.escalate_new(filled(), OPERATOR)
        await desk.links.link(1002, OPERATOR, 1001)


async def test_a_solution_that_waited_for_the_bot_counts_when_it_was_written_for_linked_tickets_too(
    reached: Database,
) -> None:
    await linked(reached)
    written = DUE - timedelta(seconds=1)
    await do(reached, RESPONSES["resolve"], DUE + timedelta(hours=1), written)
    async with reached.reading() as store:
        other = await store.timers.clock(1002, 1)
    assert other is not None
    assert (other.ended_at, other.outcome) == (written, ClockOutcome.IN_TIME)


@pytest.mark.parametrize(("solved", "fact"), [(NOON, PromiseKept), (DUE, PromiseMissed)])
async def test_a_promise_for_a_linked_ticket_is_kept_or_missed_by_the_solution_that_reaches_it(
    reached: Database, solved: datetime, fact: type[Fact]
) -> None:
    await linked(reached)
    async with reached.unit() as unit:
        await Desk(unit, SETTINGS, REACHED).tickets.claim(1002, MEMBER)
    async with reached.unit() as unit:
        await Desk(unit, SETTINGS, REACHED).promises.promise(1002, MEMBER, "d0")
    await do(reached, RESPONSES["resolve"], solved)
    async with reached.reading() as store:
        assert fact in {type(row.fact) for row in await store.journal.of(1002)}
