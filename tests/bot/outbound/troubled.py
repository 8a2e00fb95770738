"""A sender whose chats refuse: what it told its owner, what it is given, and how time passes for it."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.outbound.hooks import Hooks
from bot.outbound.sender import Sender
from bot.telegram.api_errors import Decision
from bot.telegram.raw_bot import RawBot
from handlers.base.outgoing import Outgoing
from helpdesk.outbox import Facts, MessageKind, OutboxMessage, OutboxRow, Urgency
from helpdesk.people.chats import TroubleKind
from sandbox.base.model import Chat
from sandbox.cast import Cast
from sandbox.server import Sandbox
from storage.database import Database
from storage.unit_of_work import Store
from tests.bot.outbound.sending import rendered
from tests.bot.transport import HandMachine, Rendered

__all__ = ["rendered"]

BUTTONS = InlineKeyboardMarkup([[InlineKeyboardButton("Claim", callback_data="c:1042")]])


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

        async def line(row: OutboxRow, store: Store, partly: bool) -> Outgoing | None:
            said = "some of" if partly else "in short:"
            return Outgoing(f"{said} {row.message.ticket}") if row.message.ticket is not None else None

        return Hooks(alarm, hindered, reached=reached, line=line)


@pytest.fixture
def told() -> Told:
    return Told()


@pytest.fixture
async def delivery(
    bot: RawBot, database: Database, rendered: Rendered, machine: HandMachine, told: Told, cast: Cast
) -> AsyncIterator[Sender]:
    delivery = Sender(bot, database, rendered, machine=machine, hooks=told.hooks())
    await delivery.start()
    yield delivery
    await delivery.stop()


def card(chat: int, ticket: int, urgency: Urgency = Urgency.P3, thread: int | None = None) -> OutboxMessage:
    return OutboxMessage(
        chat_id=chat,
        thread_id=thread,
        ticket=ticket,
        kind=MessageKind.CARD,
        urgency=urgency,
        slot=f"card:{ticket}@{chat}",
    )


def ping(chat: int, said: str, urgency: Urgency = Urgency.PING) -> OutboxMessage:
    return OutboxMessage(chat_id=chat, kind=MessageKind.TEXT, urgency=urgency, facts={"text": said})


def said(chat: Chat) -> list[str]:
    return [m.text.partition("@")[0] for m in chat.messages.values() if m.sender and m.sender.is_bot]


def sends(sandbox: Sandbox) -> int:
    return len(sandbox.calls.of("sendMessage"))


async def after(delivery: Sender, machine: HandMachine, seconds: float) -> None:
    machine.advance(seconds)
    await delivery.idle()
