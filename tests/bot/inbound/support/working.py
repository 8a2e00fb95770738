"""A worker over a handler that only notes: what it is given, and what became of it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import pytest
from sqlalchemy import Row, select

from bot.inbound.callback_answers import CallbackAnswers
from bot.inbound.worker import Worker
from bot.telegram.raw_bot import RawBot
from storage.database import Database
from storage.tables.transport import updates
from storage.updates import Update
from tests.bot.transport import Acted, HandMachine


@pytest.fixture
def acted() -> Acted:
    return Acted()


@pytest.fixture
async def answers(bot: RawBot) -> AsyncIterator[CallbackAnswers]:
    answers = CallbackAnswers(bot)
    yield answers
    await answers.stop()


@pytest.fixture
async def worker(
    database: Database, bot: RawBot, acted: Acted, answers: CallbackAnswers, machine: HandMachine
) -> AsyncIterator[Worker]:
    worker = Worker(database, bot, acted, answers, machine=machine)
    await worker.start()
    yield worker
    await worker.stop()


def as_stored(body: dict[str, Any]) -> Update:
    kind = "callback_query" if "callback_query" in body else "message"
    is_press = kind == "callback_query"
    person = body[kind]["from"]["id"]
    return Update(update_id=body["update_id"], person=person, kind=kind, is_press=is_press, body=body)


async def store(database: Database, bot: RawBot, *bodies: dict[str, Any]) -> list[Update]:
    items = [as_stored(body) for body in bodies]
    async with database.unit() as unit:
        await unit.updates(bot.id).store(items)
    return items


async def rows(database: Database) -> list[Row[Any]]:
    async with database.reading() as reading:
        return list((await reading.connection.execute(select(updates).order_by(updates.c.update_id))).all())


async def outcomes(database: Database) -> list[str]:
    return [row.outcome for row in await rows(database)]
