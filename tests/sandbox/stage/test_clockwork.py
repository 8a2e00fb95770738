"""The time machine: each thing at its own instant, once, in order; never back, and never past what people said."""

from __future__ import annotations

import asyncio
from typing import Any

import httpx
import pytest

from sandbox.base.clock import StageClock
from sandbox.cast import Cast
from sandbox.server import Sandbox
from sandbox.stage.stage import Stage
from tests.sandbox.stage.backstages import PaperDesk
from tests.sandbox.stage.conftest import NOON
from tests.waiting import until

HOUR = 3600


async def moved(page: httpx.AsyncClient, **how: Any) -> httpx.Response:
    return await page.post("/desk/clock", json=how)


@pytest.fixture
async def standing(page: httpx.AsyncClient, stage: Stage, paper: PaperDesk) -> Stage:
    """A stage whose bot is at work, at noon sharp."""
    await stage.start_bot()
    assert (await moved(page, speed=0)).status_code == 200
    stage.clockwork.set_back(NOON)
    paper.now = NOON
    return stage


async def test_a_move_does_each_thing_at_its_instant_and_ends_where_it_was_to(
    page: httpx.AsyncClient, standing: Stage, paper: PaperDesk
) -> None:
    paper.comes = [NOON + 90, NOON + HOUR, NOON + HOUR + 1]
    at: list[float] = []
    standing.clockwork.changed = lambda: at.append(standing.clockwork.now)
    desk = (await moved(page, by=HOUR)).json()["desk"]
    assert paper.done == [NOON + 90, NOON + HOUR]
    assert [instant for instant in dict.fromkeys(at)] == [NOON, NOON + 90, NOON + HOUR]
    assert (desk["now"], desk["moving"], desk["next"]["at"]) == (NOON + HOUR, False, NOON + HOUR + 1)
    assert paper.now == standing.world.clock.now() == NOON + HOUR


async def test_to_the_next_thing_it_is_done_and_nothing_after_it(
    page: httpx.AsyncClient, standing: Stage, paper: PaperDesk
) -> None:
    paper.comes = [NOON + 90, NOON + 91]
    assert (await moved(page, to="next")).json()["desk"]["now"] == NOON + 90
    assert paper.done == [NOON + 90]
    await moved(page, to="next")
    refused = await moved(page, to="next")
    assert (refused.status_code, refused.json()) == (409, {"error": "nothing comes by itself"})


@pytest.mark.parametrize(("to", "hours"), [("18:00", 6), ("11:30", 23.5), ("closing", 12), ("opening", 24)])
async def test_the_clock_goes_to_a_time_of_the_day(
    page: httpx.AsyncClient, standing: Stage, paper: PaperDesk, to: str, hours: float
) -> None:
    assert (await moved(page, to=to)).json()["desk"]["now"] == NOON + hours * HOUR


@pytest.mark.parametrize(
    "how", [{"by": 0}, {"by": -60}, {"by": 32 * 86_400}, {"to": "yesterday"}, {"to": "25:00"}, {"speed": 2}, {}]
)
async def test_there_is_no_way_back_nor_anywhere_else(
    page: httpx.AsyncClient, standing: Stage, paper: PaperDesk, how: dict[str, Any]
) -> None:
    assert (await moved(page, **how)).status_code == 422
    assert paper.now == standing.world.clock.now() == NOON


async def test_play_comes_past_everything_once_and_stands_still_when_told(
    page: httpx.AsyncClient, standing: Stage, paper: PaperDesk
) -> None:
    paper.comes = things = [NOON + seconds for seconds in (1, 100, 101, 250, 400)]
    played = asyncio.Event()
    standing.clockwork.changed = lambda: played.set() if len(paper.done) == len(things) else None
    await moved(page, speed=600)
    async with asyncio.timeout(10):
        await played.wait()
    desk = (await moved(page, speed=0)).json()["desk"]
    assert paper.done == things
    assert desk["speed"] == 0
    assert desk["now"] == paper.now == standing.world.clock.now()
    assert desk["now"] >= NOON + 400


async def test_time_waits_for_what_people_have_said(
    page: httpx.AsyncClient, staged: Sandbox, standing: Stage, cast: Cast, paper: PaperDesk
) -> None:
    cast.operator.say("before the hour")
    moving = asyncio.create_task(moved(page, by=HOUR))
    await until(lambda: standing.clockwork.moving)
    assert paper.now == NOON
    assert (await moved(page, by=60)).status_code == 409
    updates = (await page.get(f"/bot{staged.token}/getUpdates")).json()["result"]
    await page.get(f"/bot{staged.token}/getUpdates", params={"offset": updates[-1]["update_id"] + 1})
    assert (await moving).json()["desk"]["now"] == NOON + HOUR


async def test_at_normal_speed_both_clocks_run(page: httpx.AsyncClient, standing: Stage, paper: PaperDesk) -> None:
    await moved(page, speed=1)
    assert isinstance(standing.world.clock, StageClock)
    assert (paper.runs, standing.world.clock.runs) == (True, True)
    await moved(page, by=HOUR)
    assert (paper.runs, standing.world.clock.runs) == (True, True)


async def test_while_the_bot_is_down_time_cannot_be_moved(
    page: httpx.AsyncClient, standing: Stage, paper: PaperDesk
) -> None:
    assert (await page.post("/desk/bot", json={"do": "kill"})).json()["desk"]["bot"] == "stopped"
    refused = await moved(page, by=HOUR)
    assert (refused.status_code, refused.json()) == (409, {"error": "the bot is not running: start it first"})
    assert (await page.get("/desk/outbox")).status_code == 409
    assert (await page.post("/desk/bot", json={"do": "start"})).json()["desk"]["bot"] == "running"
    assert paper.now == NOON
    assert (await moved(page, by=HOUR)).status_code == 200


async def test_the_page_is_told_of_the_clock_and_of_the_bot(
    page: httpx.AsyncClient, standing: Stage, paper: PaperDesk
) -> None:
    told: list[str] = []
    async with page.stream("GET", "/desk/events") as stream:
        lines = stream.aiter_lines()
        assert await anext(lines) == ": hello"
        await moved(page, by=60)
        await page.post("/desk/bot", json={"do": "kill"})
        async for line in lines:
            told += [line] if line.startswith("event") else []
            if set(told) == {"event: clock", "event: bot"}:
                break
