"""The page for monitors tells of a desk at work what a monitor has to know, and of nobody's name."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager

import httpx
import pytest

from bot.app import App
from storage.database import Database
from storage.engine.engines import READERS
from tests.journeys.conftest import Desk
from tests.journeys.support.ways import card_in, open_ticket, press
from tests.waiting import until


@pytest.fixture
def desk(paced: Desk) -> Desk:
    """The desk at the pace that Telegram allows."""
    return paced


async def page(desk: Desk, path: str) -> httpx.Response:
    async with httpx.AsyncClient() as client:
        return await client.get(f"http://127.0.0.1:{desk.app.health_port}{path}")


def sample(text: str, name: str) -> float:
    (line,) = (line for line in text.splitlines() if line.startswith(f"{name} "))
    return float(line.rsplit(" ", 1)[1])


@asynccontextmanager
async def all_readers_lent(database: Database) -> AsyncIterator[None]:
    """Hold every reader there is; whoever of the desk still has one gives it up first."""
    async with AsyncExitStack() as lent:
        for _ in range(READERS):
            await lent.enter_async_context(database.reading())
        yield


async def test_a_desk_at_work_is_live_and_ready(desk: Desk) -> None:
    live, ready = await page(desk, "/healthz"), await page(desk, "/readyz")
    assert (live.status_code, live.json()["live"]) == (200, True)
    assert (ready.status_code, ready.json()["ready"]) == (200, True), ready.text
    assert ready.json()["checks"] == {
        "database": True, "writes": True, "acts": True, "sends": True, "delivery": True, "worker": True,
        "engine": True, "token": True, "polling": True,
        "auditor": True,
    }  # fmt: skip


async def test_presses_answers_and_sends_are_counted(desk: Desk) -> None:
    await open_ticket(desk)
    card = await card_in(desk, desk.cast.hudd_tech)
    before = sample((await page(desk, "/metrics")).text, "helpdesk_presses_total")
    await press(desk, desk.cast.hudd_engineer, card, "Claim")
    said = (await page(desk, "/metrics")).text
    assert sample(said, "helpdesk_presses_total") == before + 1
    assert sample(said, "helpdesk_press_answer_seconds_count") == before + 1
    assert sample(said, 'helpdesk_sends_total{lane="PRESSED",result="sent"}') >= 1
    assert sample(said, "helpdesk_open_tickets") == 1
    assert sample(said, "helpdesk_late_tickets") == 0
    assert sample(said, 'helpdesk_outbox_rows{lane="P1"}') == 0
    assert sample(said, "helpdesk_sweep_lag_seconds") == 0
    assert "Ramesh" not in said
    assert "hudd" not in said


@pytest.mark.parametrize("path", ["/healthz", "/readyz", "/metrics"])
async def test_no_page_is_read_under_a_foreign_name(desk: Desk, path: str) -> None:
    async with httpx.AsyncClient() as client:
        address = f"http://127.0.0.1:{desk.app.health_port}{path}"
        foreign = await client.get(address, headers={"Host": "evil.example"})
    assert foreign.status_code == 421
    assert "live" not in foreign.text


async def test_open_tickets_are_counted_by_team_where_that_is_set(desk: Desk) -> None:
    await open_ticket(desk)
    health = desk.app.config.health.model_copy(update={"name_teams": True})
    await desk.app.stop()
    desk.app = App(desk.app.config.model_copy(update={"health": health}), desk.clock)
    assert await desk.app.start()
    assert sample((await page(desk, "/metrics")).text, 'helpdesk_open_tickets{team="hudd_tech"}') == 1


async def test_a_delivery_that_has_ended_makes_the_desk_red(desk: Desk) -> None:
    await desk.app.delivery.stop()
    live = await page(desk, "/healthz")
    assert (live.status_code, live.json()["delivery"]) == (503, False)
    assert (await page(desk, "/readyz")).status_code == 503


async def test_a_desk_whose_engine_has_stopped_is_not_ready(desk: Desk) -> None:
    await desk.app.engine.stop()
    await until(lambda: not desk.app.engine.running)  # the scheduler ends in a callback
    ready = await page(desk, "/readyz")
    assert (ready.status_code, ready.json()["checks"]["engine"]) == (503, False)


async def test_what_the_auditor_found_is_shown_and_the_desk_is_not_ready(desk: Desk) -> None:
    desk.app.auditor.findings = {"overdue": {"count": 2}}
    assert (await page(desk, "/healthz")).status_code == 200
    ready = await page(desk, "/readyz")
    assert (ready.status_code, ready.json()["auditor"]) == (503, {"overdue": {"count": 2}})


async def test_a_desk_without_its_database_is_live_but_not_ready(desk: Desk) -> None:
    async with asyncio.timeout(10), all_readers_lent(desk.app.database):
        ready, live = await page(desk, "/readyz"), await page(desk, "/healthz")
        counted = (await page(desk, "/metrics")).text
    assert (ready.status_code, ready.json()["checks"]["database"]) == (503, False)
    assert live.status_code == 200
    assert sample(counted, "helpdesk_database_up") == 0
