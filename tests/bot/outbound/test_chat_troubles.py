"""What a chat does not take stays owed: one row tries it slowly, and with the first that goes well the rest comes."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from sqlalchemy import select
from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.outbound.hooks import Hooks
from bot.outbound.sender import Sender
from bot.telegram.api_errors import Decision
from bot.telegram.raw_bot import RawBot
from handlers.base.outgoing import Outgoing
from helpdesk.outbox import Facts, MessageKind, OutboxMessage, OutboxRow, Urgency
from helpdesk.people.chats import ChatTrouble, TroubleKind
from helpdesk.ticket.notes import File, FileKind
from sandbox.base.model import Chat, Topic
from sandbox.cast import Cast
from sandbox.server import Sandbox
from storage.database import Database
from storage.tables.transport import outbox
from storage.unit_of_work import Store
from tests.bot.transport import HandMachine, Rendered, owe

BUTTONS = InlineKeyboardMarkup([[InlineKeyboardButton("Claim", callback_data="c:1042")]])
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


class Told:
    """What delivery told its owner."""

    def __init__(self) -> None:
        self.alarms: list[str] = []
        self.hindered: list[tuple[int, int, TroubleKind]] = []
        self.reached: list[OutboxRow] = []

    def hooks(self) -> Hooks:
        async def alarm(key: str, facts: Facts) -> None:
            self.alarms.append(key)

        async def hindered(chat_id: int, thread_id: int, decision: Decision) -> bool:
            self.hindered.append((chat_id, thread_id, decision.trouble))
            return True

        async def reached(row: OutboxRow) -> None:
            self.reached.append(row)

        async def line(row: OutboxRow, store: Store) -> Outgoing | None:
            return Outgoing(f"in short: {row.owed.ticket}") if row.owed.ticket is not None else None

        return Hooks(alarm, hindered, reached=reached, line=line)


@pytest.fixture
def told() -> Told:
    return Told()


@pytest.fixture
def rendered() -> Rendered:
    return Rendered()


@pytest.fixture
async def delivery(
    bot: RawBot, database: Database, rendered: Rendered, machine: HandMachine, told: Told, cast: Cast
) -> AsyncIterator[Sender]:
    delivery = Sender(bot, database, rendered, machine=machine, hooks=told.hooks())
    await delivery.start()
    yield delivery
    await delivery.stop()


def card(chat: int, ticket: int, lane: Urgency = Urgency.P3, thread: int | None = None) -> OutboxMessage:
    return OutboxMessage(
        chat_id=chat, thread_id=thread, ticket=ticket, say=MessageKind.CARD, lane=lane, slot=f"card:{ticket}@{chat}"
    )


def ping(chat: int, said: str, lane: Urgency = Urgency.PING) -> OutboxMessage:
    return OutboxMessage(chat_id=chat, say=MessageKind.TEXT, lane=lane, facts={"text": said})


def said(chat: Chat) -> list[str]:
    return [m.text.partition("@")[0] for m in chat.messages.values() if m.sender and m.sender.is_bot]


def sends(sandbox: Sandbox) -> int:
    return len(sandbox.calls.of("sendMessage"))


async def states(database: Database) -> list[str]:
    async with database.reading() as store:
        return list((await store.connection.execute(select(outbox.c.state).order_by(outbox.c.id))).scalars())


async def after(delivery: Sender, machine: HandMachine, seconds: float) -> None:
    machine.advance(seconds)
    await delivery.idle()


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
        await unit.troubles.put(
            ChatTrouble(chat_id=cast.egov.id, trouble=TroubleKind.REFUSED, why=words, since=await unit.now())
        )
    sandbox.faults.clear()
    async with running():
        assert said(cast.egov)[0] == "card:1002"
        assert sorted(said(cast.egov)) == ["card:1001", "card:1002"]
    assert [row.owed.ticket for row in told.reached[:1]] == [1002], "what was written down as troubled is so no more"


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


async def test_a_refusal_that_nobody_listed_is_the_rows_own_and_the_others_go_on(
    delivery: Sender, database: Database, cast: Cast, sandbox: Sandbox, machine: HandMachine, told: Told,
    rendered: Rendered,
) -> None:  # fmt: skip
    slot = f"card:1001@{cast.egov.id}"
    rendered.present[slot] = Outgoing("<b>open</b>", BUTTONS)
    sandbox.faults.refuse(400, "Bad Request: nobody knows", "sendMessage", chat_id=cast.egov.id, times=4)
    await owe(database, card(cast.egov.id, 1001, Urgency.P1))
    await delivery.idle()
    await owe(database, card(cast.egov.id, 1002))
    await delivery.idle()
    assert said(cast.egov) == ["in short: 1001", "card:1002"] or said(cast.egov) == ["card:1002"]
    assert told.hindered == []


@pytest.mark.parametrize(
    ("times", "arrives"),
    [(1, ("open", True)), (2, ("open", False)), (3, ("in short: 1001", False))],
    ids=["plain", "without buttons", "one line"],
)
async def test_what_is_refused_goes_in_the_first_milder_form_that_is_taken(
    delivery: Sender, database: Database, cast: Cast, sandbox: Sandbox, rendered: Rendered, times: int,
    arrives: tuple[str, bool],
) -> None:  # fmt: skip
    rendered.present[f"card:1001@{cast.egov.id}"] = Outgoing("<b>open</b>", BUTTONS)
    sandbox.faults.refuse(400, "Bad Request: nobody knows", "sendMessage", chat_id=cast.egov.id, times=times)
    await owe(database, card(cast.egov.id, 1001))
    await delivery.idle()
    (shown,) = (m for m in cast.egov.messages.values() if m.sender and m.sender.is_bot)
    assert (shown.text, bool(shown.buttons)) == arrives


@pytest.mark.parametrize("bad", [1, 2, 3])
async def test_bad_rows_never_hold_up_the_others_and_are_tried_slowly(
    delivery: Sender, database: Database, cast: Cast, sandbox: Sandbox, machine: HandMachine, rendered: Rendered,
    bad: int,
) -> None:  # fmt: skip
    group, slots = cast.egov, [f"list:{number}@{cast.egov.id}" for number in range(bad)]
    for slot in slots:
        rendered.present[slot] = Outgoing("\u00a0 ")  # "text must be non-empty", which nobody has listed
    await owe(
        database,
        *(OutboxMessage(chat_id=group.id, say=MessageKind.LIST, lane=Urgency.P1, slot=slot) for slot in slots),
    )
    await owe(database, card(group.id, 2001), ping(group.id, "ping"))
    await delivery.idle()
    for _ in range(4):
        await after(delivery, machine, 60)
    assert {"card:2001", "ping"} == set(said(group))
    before = sends(sandbox)
    for _ in range(60):
        await after(delivery, machine, 60)
    assert 0 < sends(sandbox) - before <= 3 * 2 * 60 / 4
    assert await states(database) == ["waiting"] * bad + ["sent"] * 2


async def test_files_that_a_chat_does_not_take_hold_up_nothing_and_are_said_in_a_line(
    delivery: Sender, database: Database, cast: Cast, rendered: Rendered, told: Told
) -> None:
    photo = cast.operator.send_photo().media
    assert photo is not None
    cast.egov.members_may = frozenset({"text"})
    slot = f"card:1042@{cast.egov.id}"
    files = OutboxMessage(
        chat_id=cast.egov.id, say=MessageKind.FILES, lane=Urgency.P3, ticket=1042, under=slot, slot="files"
    )
    file = File(kind=FileKind.PHOTO, file_id=photo.file_id, unique_id=photo.unique_id)
    rendered.present["files"] = Outgoing("photos", files=(file,))
    await owe(database, files, card(cast.egov.id, 1042), ping(cast.egov.id, "ping"))
    await delivery.idle()
    assert said(cast.egov) == ["card:1042", "in short: 1042", "ping"]
    assert told.hindered == []


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
