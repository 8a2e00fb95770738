"""What a process stores that does not lead is found by the one that does, and acts once."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import httpx
import pytest
from sqlalchemy import select

from bot.base.monotonic import Machine
from bot.config.sections import Address, WebhookSection
from bot.inbound.callback_answers import CallbackAnswers
from bot.inbound.inbox import Inbox, UpdateStore
from bot.inbound.standby import StandbyWebhook
from bot.inbound.webhook import HEADER
from bot.inbound.worker import Worker
from bot.telegram.raw_bot import RawBot
from storage.database import Database
from storage.engine.desk_marker import Markers
from storage.tables.transport import updates
from storage.upkeep import desk_identity
from tests.bot.transport import Acted, HandMachine, message
from tests.journeys.support.running.balancer import free_port
from tests.waiting import until

SECRET = "s3cret"


async def test_what_another_has_stored_acts_once_however_often_it_is_looked_for(
    database: Database, bot: RawBot, machine: HandMachine
) -> None:
    acted, answers = Acted(), CallbackAnswers(bot)
    worker = Worker(database, bot, acted, answers, machine=machine)
    inbox, other = Inbox(database, bot, worker, answers), UpdateStore(database, bot)
    await worker.start()
    await other.take([message(1, "one"), message(2, "two")])
    await inbox.take([message(3, "three")])
    for _ in range(3):
        await inbox.look_for_others()
    await worker.idle()
    await inbox.look_for_others()
    await worker.idle()
    assert sorted(acted.texts) == ["one", "three", "two"]
    await worker.stop()


@asynccontextmanager
async def standing_by(url: str, bot: RawBot) -> AsyncIterator[tuple[StandbyWebhook, str]]:
    port = free_port()
    hook = WebhookSection.model_validate({"listen": Address(host="127.0.0.1", port=port), "secret_token": SECRET})
    standby = StandbyWebhook(url, bot, hook, Markers.of(url), Machine())
    serving = asyncio.create_task(standby.serve())
    await until(lambda: standby.takes)
    yield standby, f"http://127.0.0.1:{port}/"
    standby.end()
    await serving
    assert not standby.takes


async def post(address: str) -> int:
    async with httpx.AsyncClient(transport=httpx.AsyncHTTPTransport(retries=5)) as client:
        return (await client.post(address, json=message(1, "one"), headers={HEADER: SECRET})).status_code


@pytest.mark.postgres
@pytest.mark.parametrize("migrated_url", ["postgresql"], indirect=True)
async def test_it_is_stored_where_a_desk_is_and_refused_where_none_is(
    database: Database, migrated_url: str, bot: RawBot
) -> None:
    async with standing_by(migrated_url, bot) as (_, address):
        assert await post(address) == 503
        async with database.unit() as unit:
            await desk_identity.settle(unit.connection, None, new=False)
        assert await post(address) == 200
    async with database.reading() as store:
        assert (await store.connection.execute(select(updates.c.outcome))).scalars().all() == ["stored"]
