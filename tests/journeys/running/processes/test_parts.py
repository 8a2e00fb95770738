"""A part of the desk that ends by a mistake begins again, and poison ends none."""

from __future__ import annotations

import asyncio

import httpx
import pytest

from bot.app import App
from bot.demo.hurried import Hurried
from tests.bot.poison import poison
from tests.journeys.conftest import Desk, desk_on
from tests.journeys.support.ways import open_ticket
from tests.waiting import until


async def page(desk: Desk, path: str) -> httpx.Response:
    async with httpx.AsyncClient() as client:
        return await client.get(f"http://127.0.0.1:{desk.app.health_port}{path}")


@pytest.mark.parametrize("error", [OverflowError("planted"), RecursionError(), MemoryError()])
async def test_a_part_that_ends_is_red_told_to_the_admins_and_green_again(desk: Desk, error: Exception) -> None:
    desk.cast.admin.start()
    await desk.settle()
    parts = (await page(desk, "/healthz")).json()["parts"]
    assert parts == {"lookups": True, "receiver": True, "health": True}
    ends, over = [error], asyncio.Event()

    async def run() -> None:
        if ends:
            raise ends.pop()
        await over.wait()

    planted = await desk.app.keep("planted", run)
    await until(lambda: not ends)
    live, ready = await page(desk, "/healthz"), await page(desk, "/readyz")
    assert (live.status_code, live.json()["parts"]["planted"]) == (503, False)
    assert (ready.status_code, ready.json()["parts"]["planted"]) == (503, False)
    await until(lambda: planted.alive)
    await desk.settle()
    assert "planted" in desk.cast.admin.last().text
    assert (await page(desk, "/healthz")).status_code == 200
    assert all((await page(desk, "/readyz")).json()["parts"].values())
    over.set()


async def test_poison_from_telegram_costs_nobody_an_answer_nor_the_next_start_its_life(database_url: str) -> None:
    async with desk_on(database_url) as desk:
        await open_ticket(desk)
        for odd in poison():
            desk.sandbox.world.updates.put_raw(odd)
        desk.cast.spoc_jatni.say("/status 1001")
        await desk.sandbox.world.updates.drained()
        await desk.app.worker.idle()
        await desk.cast.spoc_jatni.see("MUK-1001")
        live = await page(desk, "/healthz")
        assert (live.status_code, live.json()["live"]) == (200, True), live.text
        await desk.app.stop()
        desk.app = App(desk.app.config, desk.clock, machine=Hurried())
        assert await desk.app.start()
        await desk.app.worker.idle()
        assert (await page(desk, "/healthz")).status_code == 200
