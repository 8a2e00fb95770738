"""A sender on its own: what it told its owner, what it is given, and what the chats show then."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import pytest
from sqlalchemy import select

from bot.outbound.hooks import Hooks
from bot.outbound.order import SCAN_PAGE
from bot.outbound.send_queue import SendQueue
from bot.outbound.sender import Sender
from bot.telegram.api_errors import Decision
from bot.telegram.raw_bot import RawBot
from helpdesk.outbox import MessageKind, OutboxMessage, OutboxRow, Urgency
from helpdesk.people.chats import TroubleKind
from sandbox.base.model import Chat, Message
from sandbox.cast import Cast
from storage.database import Database
from storage.outbox.rows import WaitingRow
from storage.tables.transport import outbox
from tests.bot.transport import HandMachine, Rendered


class Told:
    """What delivery told its owner."""

    def __init__(self) -> None:
        self.alarms: list[str] = []
        self.nobodys = 0
        self.hindered: list[tuple[int, int, TroubleKind]] = []
        self.reached: list[int] = []
        self.migrated: list[tuple[int, int]] = []

    def hooks(self) -> Hooks:
        async def alarm(key: str, facts: Any) -> None:
            self.alarms.append(key)

        async def hindered(chat_id: int, thread_id: int, decision: Decision) -> bool:
            self.hindered.append((chat_id, thread_id, decision.trouble))
            return chat_id != self.nobodys

        async def reached(row: OutboxRow) -> None:
            self.reached.append(row.message.chat_id)

        async def migrated(old: int, new: int) -> None:
            self.migrated.append((old, new))

        return Hooks(alarm, hindered, reached=reached, migrated=migrated)


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


def text(chat: int, said: str, **more: Any) -> OutboxMessage:
    more = {"urgency": Urgency.REPLY, "kind": MessageKind.TEXT} | more
    return OutboxMessage(chat_id=chat, facts={"text": said}, **more)


def card(chat: int, ticket: int = 1042, **more: Any) -> OutboxMessage:
    more = {"urgency": Urgency.P3, "kind": MessageKind.CARD} | more
    return OutboxMessage(chat_id=chat, ticket=ticket, slot=f"card:{ticket}@{chat}", **more)


def ours(chat: Chat) -> list[Message]:
    return [message for message in chat.messages.values() if message.sender and message.sender.is_bot]


def said(chat: Chat) -> list[str]:
    return [message.text for message in ours(chat)]


async def states(database: Database) -> list[str]:
    async with database.reading() as store:
        return list((await store.connection.execute(select(outbox.c.state).order_by(outbox.c.id))).scalars())


def waits(number: int, chat: int = -1, **more: Any) -> WaitingRow:
    usual = {
        "thread_id": None, "urgency": Urgency.P3, "kind": MessageKind.CARD, "slot": None, "under": None,
        "edit": False, "blocked": False, "wait": 0.0,
    }  # fmt: skip
    return WaitingRow(**{"id": number, "chat_id": chat} | usual | more)


def reads(queue: SendQueue, rows: list[WaitingRow], now: float = 0.0) -> None:
    """Have a queue look at what waits, as delivery does."""
    while (scan := queue.scan(now)) is not None:
        there = {row.key if scan.is_whole else (0, 0, row.id): row for row in rows}
        after = [there[key] for key in sorted(there) if key > scan.after]
        queue.scanned(scan, after[:SCAN_PAGE], (), now)
