"""What a chat does not take stays owed: one row tries it slowly, and with the first that goes well the rest comes."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from bot.outbound.sender import Sender
from bot.telegram.raw_bot import RawBot
from handlers.base.outgoing import Outgoing
from helpdesk.outbox import Urgency
from helpdesk.people.chats import ChatTrouble, TroubleKind
from sandbox.base.model import Topic
from sandbox.cast import Cast
from sandbox.server import Sandbox
from storage.database import Database
from tests.bot.outbound.sending import rendered, states
from tests.bot.outbound.troubled import (
    BUTTONS,
    Told,
    after,
    card,
    delivery,
    ping,
    said,
    sends,
    told,
)
from tests.bot.transport import HandMachine, Rendered, owe

__all__ = ["delivery", "rendered", "told"]


LOCKED = [
    (400, "Bad Request: not enough rights to send text messages to the chat"),
    (400, "Bad Request: CHAT_WRITE_FORBIDDEN"),
    (400, "Bad Request: CHAT_RESTRICTED"),
    (400, "Bad Request: chat not found"),
    (403, "Forbidden: bot was kicked from the supergroup chat"),
    (400, "Bad Request: something that nobody has seen yet"),
    (403, "Forbidden: something that nobody has seen yet"),
    (413, "Request Entity Too Large"),
]


@pytest.mark.parametrize(("status", "words"), LOCKED, ids=[words for _, words in LOCKED])
async def test_a_chat_that_takes_nothing_keeps_what_is_owed_and_gets_it_critical_first(
    delivery: Sender,
    database: Database,
    cast: Cast,
    sandbox: Sandbox,
    machine: HandMachine,
    status: int,
    words: str,
) -> None:
    group = cast.egov
    sandbox.faults.refuse(status, words, "sendMessage", chat_id=group.id, times=9999)
    await owe(database, ping(group.id, "ping"), *(card(group.id, 1001 + n) for n in range(3)))
    await owe(
        database, *(card(group.id, 2001 + n, Urgency.P1) for n in range(4)), ping(group.id, "reply", Urgency.REPLY)
    )
    await delivery.idle()
    for _ in range(30):
        await after(delivery, machine, 60)
    assert await states(database) == ["waiting"] * 9, "nothing is given up"
    await owe(database, ping(cast.hudd_tech.id, "elsewhere"))
    await delivery.idle()
    assert said(cast.hudd_tech) == ["elsewhere"], "no other chat feels it"
    sandbox.faults.clear()
    await after(delivery, machine, 900)
    await after(delivery, machine, 60)
    cards = [f"card:{number}" for number in (2001, 2002, 2003, 2004, 1001, 1002, 1003)]
    assert [words for words in said(group) if words.startswith("card")] == cards
    assert said(group)[:4] == cards[:4]
    assert said(group)[-1] == "ping"
    assert await states(database) == ["sent"] * 10


async def test_a_chat_in_trouble_is_tried_by_one_row_after_a_minute_growing_to_fifteen(
    delivery: Sender, database: Database, cast: Cast, sandbox: Sandbox, machine: HandMachine
) -> None:
    cast.egov.members_may = frozenset()
    await owe(database, *(card(cast.egov.id, 1001 + n) for n in range(5)))
    await delivery.idle()
    tries = []
    for second in range(0, 4000, 10):
        before = sends(sandbox)
        await after(delivery, machine, 10)
        tries += [second + 10] * (sends(sandbox) - before)
    assert tries == [60, 180, 420, 900, 1800, 2700, 3600]


@pytest.mark.parametrize("unlisted", [True, False])
async def test_a_restart_loses_nothing_and_tries_at_once(
    bot: RawBot, database: Database, rendered: Rendered, machine: HandMachine, told: Told, cast: Cast,
    sandbox: Sandbox, unlisted: bool,
) -> None:  # fmt: skip
    @asynccontextmanager
    async def running() -> AsyncIterator[Sender]:
        delivery = Sender(bot, database, rendered, machine=machine, hooks=told.hooks())
        await delivery.start()
        await delivery.idle()
        yield delivery
        await delivery.stop()

    words = "Bad Request: nobody knows" if unlisted else "Bad Request: CHAT_RESTRICTED"
    sandbox.faults.refuse(400, words, "sendMessage", chat_id=cast.egov.id, times=9999)
    await owe(database, card(cast.egov.id, 1001), card(cast.egov.id, 1002, Urgency.P1))
    async with running() as delivery:
        await after(delivery, machine, 900)
    async with database.unit() as unit:  # as the desk writes it down
        await unit.chat_troubles.put(
            ChatTrouble(chat_id=cast.egov.id, trouble=TroubleKind.REFUSED, why=words, since=await unit.now())
        )
    sandbox.faults.clear()
    async with running():
        assert said(cast.egov)[0] == "card:1002"
        assert sorted(said(cast.egov)) == ["card:1001", "card:1002"]
    assert [row.message.ticket for row in told.reached[:1]] == [1002], (
        "what was written down as troubled is so no more"
    )


async def test_somebody_who_speaks_in_a_chat_has_it_tried_soon(
    delivery: Sender, database: Database, cast: Cast, machine: HandMachine
) -> None:
    cast.operator.block()
    await owe(database, ping(cast.operator.id, "your ticket is solved"))
    await delivery.idle()
    for _ in range(8):
        await after(delivery, machine, 300)
    cast.operator.start()
    delivery.alive_in(cast.operator.id)
    await after(delivery, machine, 5)
    assert "your ticket is solved" in said(cast.operator.private)


async def test_a_trouble_that_an_update_told_of_ends_with_what_goes_well_though_no_update_says_so(
    delivery: Sender, database: Database, cast: Cast, machine: HandMachine, told: Told
) -> None:
    await delivery.idle()
    async with database.unit() as unit:
        chat = cast.operator.id
        begun = ChatTrouble(chat_id=chat, trouble=TroubleKind.BLOCKED, why="", since=await unit.now())
        await unit.chat_troubles.put(begun)
    await after(delivery, machine, 10)
    await owe(database, ping(chat, "you are back"))
    await delivery.idle()
    assert [row.message.chat_id for row in told.reached] == [chat]


async def test_a_closed_topic_holds_up_itself_alone(
    delivery: Sender, database: Database, cast: Cast, machine: HandMachine, told: Told
) -> None:
    group = cast.egov
    group.is_forum = True
    group.topics |= {7: Topic(7, "eGov"), 8: Topic(8, "HUDD")}
    group.topics[7].is_closed = True
    await owe(
        database, card(group.id, 1001, Urgency.P1, 7), card(group.id, 1002, Urgency.P4, 8), card(group.id, 1003)
    )
    await delivery.idle()
    assert said(group) == ["card:1002", "card:1003"] or said(group) == ["card:1003", "card:1002"]
    assert set(told.hindered) == {(group.id, 7, TroubleKind.CLOSED)}
    group.topics[7].is_closed = False
    await after(delivery, machine, 60)
    (late,) = (m for m in group.messages.values() if m.text.startswith("card:1001"))
    assert late.thread_id == 7, "it keeps its topic"


async def test_what_says_something_newer_is_tried_at_once(
    delivery: Sender, database: Database, cast: Cast, sandbox: Sandbox, rendered: Rendered
) -> None:
    slot = f"card:1001@{cast.egov.id}"
    rendered.present[slot] = Outgoing("open", BUTTONS)
    await owe(database, card(cast.egov.id, 1001))
    await delivery.idle()
    rendered.present[slot] = Outgoing("claimed", BUTTONS)
    sandbox.faults.refuse(400, "Bad Request: nobody knows", "editMessageText", times=3)
    await owe(database, card(cast.egov.id, 1001, Urgency.PRESSED))
    await delivery.idle()
    assert said(cast.egov) == ["open"]
    rendered.present[slot] = Outgoing("solved", BUTTONS)
    await owe(database, card(cast.egov.id, 1001, Urgency.PRESSED))
    await delivery.idle()
    assert said(cast.egov) == ["solved"]
