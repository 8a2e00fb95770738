"""A 401 or 404 to one message ends no message, holds up nobody else, and switches nothing off that people need."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest
from sqlalchemy import select

from bot.outbound.sender import Sender
from bot.telegram.raw_bot import RawBot
from bot.telegram.token_watch import TokenWatch
from bot.telegram.unknown_methods import HOUR
from handlers.base.outgoing import Outgoing
from helpdesk.outbox import MessageKind, OutboxMessage, Urgency
from sandbox.cast import Cast
from sandbox.server import Sandbox
from storage.database import Database
from storage.tables.transport import outbox
from tests.bot.outbound.sending import Told, card, ours, said, states, text
from tests.bot.transport import HandMachine, Rendered, owe
from tests.waiting import until

REFUSED = [(401, "Unauthorized"), (404, "Not Found"), (404, "Not Found: method not found")]
UNKNOWN = (404, "Not Found: method not found")


@pytest.fixture
def told() -> Told:
    return Told()


@pytest.fixture
def rendered() -> Rendered:
    return Rendered()


@pytest.fixture
async def token(bot: RawBot, machine: HandMachine) -> AsyncIterator[TokenWatch]:
    token = TokenWatch(bot, machine=machine)
    running = asyncio.create_task(token.run())
    yield token
    await token.stop()
    machine.advance(60)
    await running


@pytest.fixture
async def delivery(
    bot: RawBot,
    database: Database,
    rendered: Rendered,
    machine: HandMachine,
    told: Told,
    cast: Cast,
    token: TokenWatch,
) -> AsyncIterator[Sender]:
    delivery = Sender(bot, database, rendered, machine=machine, hooks=told.hooks(), token=token)
    await delivery.start()
    yield delivery
    await delivery.stop()


async def sent(delivery: Sender, database: Database, machine: HandMachine, *, within: int) -> None:
    """Let time pass until nothing is owed any more."""
    for _ in range(within):
        await delivery.idle()
        if set(await states(database)) <= {"sent"}:
            return
        machine.advance(1)
    assert set(await states(database)) == {"sent"}


async def attempts(database: Database) -> list[int]:
    async with database.reading() as store:
        return list((await store.connection.execute(select(outbox.c.attempts).order_by(outbox.c.id))).scalars())


@pytest.mark.parametrize(("status", "words"), REFUSED)
async def test_one_refusal_holds_up_neither_another_chat_nor_what_comes_after_it(
    delivery: Sender, database: Database, cast: Cast, told: Told, sandbox: Sandbox, machine: HandMachine,
    status: int, words: str,
) -> None:  # fmt: skip
    sandbox.faults.refuse(status, words, "sendMessage", cast.egov.id)
    await owe(database, card(cast.egov.id), text(cast.operator.id, "yours"))
    await delivery.idle()
    await owe(database, card(cast.egov.id, 1043))
    await delivery.idle()
    assert said(cast.operator.private) == ["yours"]
    assert said(cast.egov) == [f"card:1043@{cast.egov.id}"]
    await sent(delivery, database, machine, within=3)
    assert len(said(cast.egov)) == 2
    assert told.alarms == []
    assert await attempts(database) == [1, 1, 1], "the refusal was no try"


@pytest.mark.parametrize(("status", "words"), REFUSED)
async def test_a_refused_edit_is_made_as_soon_as_it_is_taken(
    delivery: Sender, database: Database, cast: Cast, rendered: Rendered, sandbox: Sandbox, machine: HandMachine,
    status: int, words: str,
) -> None:  # fmt: skip
    sandbox.faults.refuse(status, words, "editMessageText", times=5)
    slot = f"card:1042@{cast.egov.id}"
    for state in ("open", "claimed"):
        rendered.present[slot] = Outgoing(state)
        await owe(database, card(cast.egov.id))
        await delivery.idle()
    await sent(delivery, database, machine, within=60)
    (message,) = ours(cast.egov)
    assert message.text == "claimed"


@pytest.mark.parametrize(("status", "words"), REFUSED)
async def test_a_summary_is_owed_on_and_not_held_for_a_refusal(
    delivery: Sender,
    database: Database,
    cast: Cast,
    sandbox: Sandbox,
    machine: HandMachine,
    status: int,
    words: str,
) -> None:
    sandbox.faults.refuse(status, words, "sendMessage", times=3)
    await owe(database, text(cast.egov.id, "a day's numbers", urgency=Urgency.SUMMARY))
    await sent(delivery, database, machine, within=20)
    assert said(cast.egov) == ["a day's numbers"]


async def test_a_row_that_is_refused_for_long_is_tried_at_least_once_a_minute_and_never_ended(
    delivery: Sender, database: Database, cast: Cast, sandbox: Sandbox, machine: HandMachine
) -> None:
    sandbox.faults.refuse(404, "Not Found", "sendMessage", cast.egov.id, times=40)
    await owe(database, card(cast.egov.id))
    for _ in range(600):
        await delivery.idle()
        machine.advance(1)
    tries = len(sandbox.calls.of("sendMessage"))
    assert 12 <= tries <= 20
    assert await states(database) == ["waiting"]
    sandbox.faults.clear()
    await sent(delivery, database, machine, within=61)


async def test_a_reaction_that_the_server_does_not_know_is_left_out_for_an_hour_and_said_once(
    delivery: Sender, database: Database, cast: Cast, told: Told, sandbox: Sandbox, machine: HandMachine
) -> None:
    written = cast.operator.say("noted?")
    reaction = OutboxMessage(
        chat_id=cast.operator.id, kind=MessageKind.REACT, urgency=Urgency.REPLY, facts={"message_id": written.id}
    )
    sandbox.faults.refuse(*UNKNOWN, "setMessageReaction", times=2)
    for _ in range(3):
        await owe(database, reaction, text(cast.operator.id, "goes on"))
        await delivery.idle()
    assert len(sandbox.calls.of("setMessageReaction")) == 1
    assert said(cast.operator.private) == ["goes on"] * 3
    for calls in (2, 3):
        machine.advance(HOUR)
        await owe(database, reaction)
        await delivery.idle()
        assert len(sandbox.calls.of("setMessageReaction")) == calls
    assert told.alarms == ["method-off"]
    assert await states(database) == ["dropped", "sent"] * 3 + ["dropped", "sent"]


async def test_while_getme_refuses_the_token_little_is_tried_and_nothing_is_lost_or_counted(
    delivery: Sender, database: Database, cast: Cast, sandbox: Sandbox, machine: HandMachine, token: TokenWatch
) -> None:
    everywhere = sandbox.faults.refuse(401, "Unauthorized", times=100_000)
    chats = [cast.egov.id, cast.operator.id, cast.admin.id]
    await owe(database, *(text(chat, f"{n}") for n in range(5) for chat in chats))

    def refused() -> bool:
        machine.advance(0.5)
        return token.refused

    await until(refused)
    before = len(sandbox.calls.of("sendMessage"))
    for _ in range(300):
        machine.advance(1)
        await delivery.idle()
    assert len(sandbox.calls.of("sendMessage")) - before <= 3 * 11, "three chats, every half minute"
    assert await states(database) == ["waiting"] * 15
    assert await attempts(database) == [0] * 15
    sandbox.faults.ordered.remove(everywhere)
    await sent(delivery, database, machine, within=90)
    assert sorted(said(cast.egov)) == ["0", "1", "2", "3", "4"]
    await until(lambda: not token.refused)
