"""What is owed is sent all the same, once, after a lost reply, a kill or a database that is away."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import update

from bot.outbound.sender import Sender
from bot.telegram.raw_bot import RawBot
from helpdesk.outbox import Urgency
from sandbox.cast import Cast
from sandbox.server import Sandbox
from storage.database import Database
from storage.tables.transport import outbox
from tests.bot.outbound.sending import card, delivery, ours, rendered, said, states, text, told
from tests.bot.transport import HandMachine, Rendered, can_be_taken_away, owe
from tests.waiting import until

__all__ = ["delivery", "rendered", "told"]


@pytest.mark.parametrize("trouble", ["lose_reply", "close", "down", "not_json"])
async def test_a_card_whose_outcome_is_unknown_is_sent_again_and_a_summary_is_held(
    delivery: Sender, database: Database, cast: Cast, sandbox: Sandbox, machine: HandMachine, trouble: str
) -> None:
    order: Callable[..., Any] = getattr(sandbox.faults, trouble)
    order("sendMessage", chat_id=cast.egov.id)
    order("sendMessage", chat_id=cast.manager.id)
    await owe(database, card(cast.egov.id), text(cast.manager.id, "today", urgency=Urgency.SUMMARY))
    await delivery.idle()
    machine.advance(2)
    await delivery.idle()
    assert await states(database) == ["sent", "unknown"]
    assert len(said(cast.egov)) == (2 if trouble == "lose_reply" else 1)


async def test_without_a_network_everything_waits_and_then_goes_exactly_once(
    database: Database, rendered: Rendered, machine: HandMachine, cast: Cast, sandbox: Sandbox, bot: RawBot
) -> None:
    port = sandbox.port
    delivery = Sender(bot, database, rendered, machine=machine)
    await sandbox.stop()
    await delivery.start()
    await owe(database, *(text(person.id, "hello") for person in cast.people))
    for _ in range(6):
        await delivery.idle()
        machine.advance(10)
    assert await states(database) == ["waiting"] * len(cast.people)
    sandbox.port = port
    await sandbox.start()
    machine.advance(60)
    await delivery.idle()
    await delivery.stop()
    assert all(said(person.private) == ["hello"] for person in cast.people)


async def test_what_a_killed_process_was_sending_is_sent_again_but_for_summaries(
    database: Database, rendered: Rendered, machine: HandMachine, cast: Cast, bot: RawBot
) -> None:
    rows = await owe(database, card(cast.egov.id), text(cast.manager.id, "today", urgency=Urgency.SUMMARY))
    async with database.unit() as unit:
        await unit.sending.lease([row for row in rows if row is not None])
    delivery = Sender(bot, database, rendered, machine=machine)
    await delivery.start()
    await delivery.idle()
    await delivery.stop()
    assert said(cast.egov) == [f"card:1042@{cast.egov.id}"]
    assert await states(database) == ["sent", "unknown"]


async def test_what_was_committed_before_a_kill_is_sent_after_the_start(
    database: Database, rendered: Rendered, machine: HandMachine, cast: Cast, bot: RawBot
) -> None:
    await owe(database, card(cast.egov.id))
    delivery = Sender(bot, database, rendered, machine=machine)
    await delivery.start()
    await delivery.idle()
    await delivery.stop()
    assert len(said(cast.egov)) == 1


async def test_what_was_sent_is_written_down_once_the_database_is_back(
    database: Database, rendered: Rendered, machine: HandMachine, cast: Cast, bot: RawBot, sandbox: Sandbox
) -> None:
    away = can_be_taken_away(database)
    delivery = Sender(bot, away, rendered, machine=machine)
    await delivery.start()
    sandbox.faults.slow(0.3, "sendMessage")
    await owe(database, card(cast.egov.id))
    await until(lambda: sandbox.calls.of("sendMessage"))
    away.away = True
    await until(lambda: ours(cast.egov) and away.refused)
    away.away = False
    idle = asyncio.create_task(delivery.idle())
    while not idle.done():
        machine.advance(1)
        await asyncio.sleep(0.02)
    await delivery.stop()
    assert len(said(cast.egov)) == 1
    assert await states(database) == ["sent"]


async def test_a_renderer_that_raises_fails_after_three_tries_and_holds_up_nobody(
    delivery: Sender, database: Database, cast: Cast, rendered: Rendered, machine: HandMachine
) -> None:
    rendered.raising[cast.admin.id] = RuntimeError("a mistake of ours")
    await owe(database, text(cast.admin.id, "bad"), text(cast.operator.id, "good"))
    for _ in range(12):
        await delivery.idle()
        machine.advance(5)
    assert said(cast.operator.private) == ["good"]
    assert await states(database) == ["failed", "sent", "failed"], "what is said instead fails here too, and ends"
    assert len(rendered.asked) == 7


async def test_rows_owed_by_another_process_are_found(
    delivery: Sender, database: Database, cast: Cast, machine: HandMachine
) -> None:
    await delivery.idle()
    database.listeners.clear()
    await owe(database, text(cast.operator.id, "from the command line"))
    machine.advance(5)
    await delivery.idle()
    assert said(cast.operator.private) == ["from the command line"]


async def test_a_lease_that_ran_out_is_taken_up_again(
    delivery: Sender, database: Database, cast: Cast, machine: HandMachine
) -> None:
    await delivery.idle()
    database.listeners.clear()
    (row,) = await owe(database, text(cast.operator.id, "hello"))
    assert row is not None
    async with database.unit() as unit:
        await unit.sending.lease([row])
        past = (await unit.now()).replace(year=2020)
        await unit.connection.execute(update(outbox).values(leased_until=past))
    machine.advance(120)
    await delivery.idle()
    assert said(cast.operator.private) == ["hello"]


async def test_stopping_waits_for_what_is_under_way(
    database: Database, rendered: Rendered, machine: HandMachine, cast: Cast, bot: RawBot, sandbox: Sandbox
) -> None:
    delivery = Sender(bot, database, rendered, machine=machine)
    await delivery.start()
    sandbox.faults.slow(0.2, "sendMessage")
    await owe(database, card(cast.egov.id))
    await until(lambda: sandbox.calls.of("sendMessage"))
    await delivery.stop()
    assert await states(database) == ["sent"]


async def test_while_the_database_is_away_delivery_waits_calmly_and_then_goes_on(
    database: Database, rendered: Rendered, machine: HandMachine, cast: Cast, bot: RawBot
) -> None:
    away = can_be_taken_away(database)
    delivery = Sender(bot, away, rendered, machine=machine)
    away.away = True
    await delivery.start()
    await owe(database, text(cast.operator.id, "hello"))
    for _ in range(20):
        machine.advance(1)
        await asyncio.sleep(0.005)
    assert 3 <= away.refused <= 22
    assert delivery.alive
    away.away = False
    machine.advance(10)
    await delivery.idle()
    assert said(cast.operator.private) == ["hello"]
    await delivery.stop()
    assert not delivery.alive
