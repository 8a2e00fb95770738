"""Who claims has taken a ticket, and nothing more: given back before any word, its clock has never stopped."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from helpdesk.desk.desk import Desk
from helpdesk.people.actors import EVERYTHING
from helpdesk.reports.statistics import Numbers, ResponseCounts, Window
from helpdesk.settings.closures import Manner, Proposal
from helpdesk.text.dates import DaysSaid
from helpdesk.ticket.facts.clock import Breached, BreachWithdrawn, Responded, ResponseUndone, Spoke
from helpdesk.ticket.ticket import Priority, Ticket
from storage.database import Database
from tests.helpdesk.cast import SETTINGS, actor
from tests.helpdesk.office import at
from tests.storage.tickets.test_first_response import (
    ANONYMOUS,
    DUE,
    MEMBER,
    NOON,
    OPERATOR,
    RESPONSES,
    Use,
    clock,
    do,
    reached,
    sweep,
)

__all__ = ["reached"]
CLAIM: Use = RESPONSES["claim"]
END = at("Fri 20 Nov 17:30")


GIVE_BACK: Use = lambda desk, _: desk.tickets.release(1001, MEMBER)  # noqa: E731 - one of the uses of a table


async def ticket(database: Database) -> Ticket:
    async with database.reading() as store:
        found = await store.tickets.get(1001, EVERYTHING)
        assert found is not None
        return found


async def facts(database: Database, kind: type) -> int:
    async with database.reading() as store:
        return sum(isinstance(row.fact, kind) for row in await store.journal.of(1001))


async def numbers(database: Database, since: datetime, until: datetime) -> Numbers:
    async with database.reading() as store:
        return await store.statistics.numbers(EVERYTHING, Window(since, until), until)


@pytest.mark.parametrize("claimed", [NOON, DUE, at("Thu 19 Nov 11:00")])
@pytest.mark.parametrize("kept", [timedelta(minutes=1), timedelta(days=1), timedelta(days=2)])
@pytest.mark.parametrize("swept", [False, True])
async def test_a_claim_given_back_before_any_word_leaves_the_clock_as_if_nobody_had_claimed(
    reached: Database, claimed: datetime, kept: timedelta, swept: bool
) -> None:
    if swept:
        await sweep(reached, claimed)
    await do(reached, CLAIM, claimed)
    assert (await ticket(reached)).is_only_taken
    await do(reached, GIVE_BACK, claimed + kept)
    running = await clock(reached)
    assert (running.ended_at, running.outcome, running.due_at) == (None, None, DUE)
    await sweep(reached, END)
    late = await clock(reached)
    assert (late.breached_at, late.reminded) == (DUE, 2)
    told = await facts(reached, Breached) - await facts(reached, BreachWithdrawn)  # at the very instant: in time
    assert (told, (await ticket(reached)).responded_at) == (1, None)


@pytest.mark.parametrize(
    "what", [what for what in RESPONSES if what not in ("claim", "resolve") and "return" not in what]
)
async def test_after_any_word_to_somebody_a_release_leaves_the_clock_stopped(reached: Database, what: str) -> None:
    await do(reached, CLAIM, NOON)
    await do(reached, RESPONSES[what], NOON + timedelta(minutes=5))
    answered = await ticket(reached)
    assert (answered.responded_at, answered.answered_at) == (NOON, NOON + timedelta(minutes=5))
    await do(reached, GIVE_BACK, NOON + timedelta(minutes=9))
    assert (await clock(reached)).ended_at == NOON
    assert (await facts(reached, Spoke), await facts(reached, ResponseUndone)) == (1, 0)


@pytest.mark.parametrize("what", [what for what in RESPONSES if what != "claim"])
async def test_a_response_in_words_is_an_answer_at_once(reached: Database, what: str) -> None:
    await do(reached, RESPONSES[what], NOON)
    assert (await facts(reached, Responded), await facts(reached, Spoke)) == (1, 0)
    found = await ticket(reached)
    assert found.answered_at == found.responded_at


async def test_the_words_of_the_desk_are_no_answer_of_the_team(reached: Database) -> None:
    await do(reached, CLAIM, NOON)
    await do(reached, lambda desk, words: desk.tickets.comment(1001, OPERATOR, words), NOON)
    assert (await ticket(reached)).is_only_taken
    await do(reached, lambda desk, words: desk.tickets.comment(1001, ANONYMOUS, words), NOON)
    assert not (await ticket(reached)).is_only_taken


async def test_it_follows_then_what_was_changed_while_somebody_had_it(reached: Database) -> None:
    tuesday = at("Tue 17 Nov 11:00")
    await do(reached, CLAIM, NOON)
    await do(reached, lambda desk, _: desk.promises.set_priority(1001, OPERATOR, Priority.P1), NOON)
    assert (await clock(reached)).due_at == DUE
    await do(reached, GIVE_BACK, tuesday)
    assert (await clock(reached)).due_at == (await ticket(reached)).due_at == DUE  # no instant breach


async def test_a_closure_declared_meanwhile_puts_the_due_time_off(reached: Database) -> None:
    days = DaysSaid(date(2026, 11, 18), date(2026, 11, 18), (), "Cyclone")
    await do(reached, CLAIM, NOON)
    await do(reached, lambda desk, _: desk.closures.declare(Proposal(Manner.CLOSED, days), actor("admin")), NOON)
    async with reached.unit() as unit:
        settings = (await unit.setup.overlay()).over(SETTINGS)
        await Desk(unit, settings, at("Tue 17 Nov 11:00")).tickets.release(1001, MEMBER)
    assert (await clock(reached)).due_at == (await ticket(reached)).due_at == at("Thu 19 Nov 17:30")


async def test_the_numbers_take_it_back_and_the_next_summary_says_so(reached: Database) -> None:
    monday, tuesday, wednesday = at("Mon 16 Nov 18:00"), at("Tue 17 Nov 18:00"), at("Wed 18 Nov 18:00")
    await do(reached, CLAIM, NOON)
    said = await numbers(reached, at("Sun 15 Nov 18:00"), monday)
    assert said.answered == {("egov", Priority.P3): ResponseCounts(in_time=1)}
    await do(reached, GIVE_BACK, at("Tue 17 Nov 11:00"))
    corrected = await numbers(reached, monday, tuesday)
    assert (corrected.responses_undone, corrected.answered, corrected.is_quiet) == (1, {}, False)
    assert (await numbers(reached, at("Sun 15 Nov 18:00"), tuesday)).responses_undone == 0  # it said nothing before
    assert (await numbers(reached, tuesday, wednesday)).responses_undone == 0
