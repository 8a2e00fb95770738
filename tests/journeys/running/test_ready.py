"""What the health page says of a start, and of a desk that takes or sends nothing: soon, and soon well again."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from pathlib import Path

import httpx
import pytest
from sqlalchemy import update

from bot.app import App
from bot.base.clock import HandClock
from bot.commands.demo import demo_config
from bot.demo.hurried import Hurried
from bot.ops.health import UNSERVED
from bot.ops.tenure import Tenure
from sandbox.base.clock import RealClock
from sandbox.cast import build_demo
from sandbox.server import Sandbox
from storage.tables.transport import outbox
from tests.journeys.conftest import FRIDAY, Desk, desk_on
from tests.journeys.running.database.test_trouble import SPOILED, pragma
from tests.waiting import until, until_told


async def ready(app: App) -> httpx.Response:
    async with httpx.AsyncClient() as client:
        return await client.get(f"http://127.0.0.1:{app.health_port}/readyz")


async def becomes(app: App, status: int, seconds: float) -> httpx.Response:
    """Return the page once it has that status; it has so long for it."""
    pages: list[httpx.Response] = []

    async def look() -> bool:
        pages.append(await ready(app))
        return pages[-1].status_code == status

    await until_told(look, seconds=seconds)
    return pages[-1]


async def live(app: App) -> httpx.Response:
    async with httpx.AsyncClient() as client:
        return await client.get(f"http://127.0.0.1:{app.health_port}/healthz")


async def test_the_page_is_there_before_telegram_can_be_reached(desk_url: str) -> None:
    async with Sandbox(clock=RealClock()) as sandbox:
        cast = build_demo(sandbox.world)
        config = demo_config(cast, sandbox, desk_url)
        port = sandbox.port
        await sandbox.stop()
        app = App(config, HandClock(FRIDAY))
        starting = asyncio.create_task(app.start())
        await until(lambda: app.health_port is not None)
        page = await becomes(app, 503, 5)
        assert page.json()["ready"] is False

        async def it_waits_for_telegram() -> bool:
            return bool((await ready(app)).json()["waits_for"] == "Telegram")

        await until_told(it_waits_for_telegram)
        assert (await live(app)).json()["live"] is True
        sandbox.port = port
        await sandbox.start()
        assert await starting
        await becomes(app, 200, 20)
        await app.stop()


async def test_a_second_process_on_a_server_says_that_it_stands_by(postgres_url: str, tmp_path: Path) -> None:
    async with desk_on(postgres_url) as desk:
        second = App(desk.app.config, HandClock(FRIDAY), tenure=Tenure(postgres_url))
        starting = asyncio.create_task(second.start())
        await until(lambda: second.tenure.waits)
        assert (await live(second)).status_code == 200
        page = await ready(second)
        assert (page.status_code, page.json()["standby"]) == (503, True)
        second.stopping.set()
        assert not await starting
        await second.stop()


@pytest.mark.parametrize("how", SPOILED)
async def test_a_desk_whose_disk_takes_nothing_is_not_ready_within_seconds_and_well_again_within_five(
    tmp_path: Path, how: str
) -> None:
    async with desk_on(f"sqlite+aiosqlite:///{tmp_path / 'desk.db'}", hurried=False) as desk:
        await becomes(desk.app, 200, 20)
        spoil, mend = SPOILED[how]
        await pragma(desk, spoil)
        for n in range(5):
            desk.cast.spoc_jatni.say(f"{n} {'for days and weeks ' * 200}")
        page = await becomes(desk.app, 503, 5)
        assert page.json()["checks"]["writes"] is False
        await pragma(desk, mend)
        await becomes(desk.app, 200, 5)


async def test_a_desk_that_acts_on_nothing_is_not_ready(desk: Desk) -> None:
    await desk.app.worker.stop()
    assert not desk.app.worker.is_stuck
    desk.cast.operator.say("hello")
    await until(lambda: desk.app.worker.waiting)
    assert not desk.app.worker.is_stuck
    page = await ready(desk.app)
    assert page.status_code == 503


async def test_a_desk_whose_replies_go_nowhere_is_not_ready(desk: Desk) -> None:
    await becomes(desk.app, 200, 20)
    desk.sandbox.faults.down("sendMessage", times=10_000)
    desk.cast.operator.say("/mine")
    await until(lambda: desk.sandbox.calls.of("sendMessage"))
    machine = desk.app.machine
    assert isinstance(machine, Hurried)
    machine.let_pass(UNSERVED)
    async with desk.app.database.unit() as unit:  # it has waited for long
        now = await unit.now()
        await unit.connection.execute(update(outbox).values(owed_clock=now - timedelta(seconds=2 * UNSERVED)))
    assert (await ready(desk.app)).json()["checks"]["sends"] is False
    desk.sandbox.faults.clear()
    machine.let_pass(10)
    await desk.settle()
    assert (await ready(desk.app)).json()["checks"]["sends"] is True
