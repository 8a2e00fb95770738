"""The clock with a webhook: what Telegram still holds after a stop acts before anybody is called late."""

from __future__ import annotations

import asyncio
import json
import socket
from collections.abc import AsyncIterator

import httpx
import pytest

from bot.base.clock import HandClock
from bot.ops.health import SILENCE
from sandbox.base.clock import DatedClock
from sandbox.cast import build_demo
from sandbox.server import Sandbox
from tests.journeys.support.dated import Office, ist


@pytest.fixture
async def office(desk_url: str) -> AsyncIterator[Office]:
    """An office at 11 am on Friday 20 November 2026 to which Telegram posts updates."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    hook = {"url": f"http://{address}/", "listen": address, "secret_token": "s3cret_Token-for-tests"}
    more = {"HELPDESK_TELEGRAM__MODE": "webhook", "HELPDESK_TELEGRAM__WEBHOOK": json.dumps(hook)}
    clock = HandClock(ist("20 Nov 11:00"))
    dated = DatedClock(clock.now().timestamp())
    async with Sandbox(clock=dated, limits=False) as sandbox:
        cast = build_demo(sandbox.world)
        for person in (cast.operator, cast.manager, cast.admin, cast.hudd_engineer):
            person.start()
        played = Office(sandbox, cast, clock, dated, desk_url, more)
        await played.start()
        played.heard()
        yield played
        await played.app.stop()
        sandbox.assert_clean()


async def test_a_ticket_answered_while_the_bot_was_down_is_never_called_late(office: Office) -> None:
    await office.opened()
    await office.app.stop()
    office.be("23 Nov 12:00")
    office.cast.hudd_engineer.reply(office.card(1001), "Being looked at")
    office.be("25 Nov 11:00")
    await office.start()  # Telegram tries again only seconds later
    await office.at("25 Nov 11:00")
    assert not office.sandbox.calls.of("getUpdates")
    assert await office.facts("breached", "breachwithdrawn", "responded") == ["1001 responded 23 Nov 12:00"]
    assert not [m for m in office.cast.admin.messages(office.group) if "late" in m.text]


async def test_what_nobody_answered_is_late_by_webhook_as_well(office: Office) -> None:
    await office.opened()
    await office.at("21 Nov 17:30")
    assert [line[:24] for line in await office.at("23 Nov 10:00")] == ["group: ⏰ MUK-1001 is to b"[:24]]
    assert len(await office.at("23 Nov 17:30")) == 2


async def test_a_desk_that_telegram_does_not_answer_is_not_ready_by_webhook_either(office: Office) -> None:
    async def checks() -> dict[str, bool]:
        async with httpx.AsyncClient() as client:
            found = await client.get(f"http://127.0.0.1:{office.app.health_port}/readyz")
        return dict(found.json()["checks"])

    async with asyncio.timeout(10):
        while not (await checks())["webhook"]:  # noqa: ASYNC110 - what another waits for has no event here
            await asyncio.sleep(0.05)
    assert "polling" not in await checks()
    office.sandbox.faults.down("getWebhookInfo", times=1000)
    office.machine.let_pass(SILENCE)
    assert not (await checks())["webhook"]
