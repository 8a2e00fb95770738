"""Play a day: its scenes come at their times, in order; it can be paused, gone on with, and stopped."""

from __future__ import annotations

import asyncio
from datetime import time
from typing import Any

import httpx
import pytest

from sandbox.cast import Cast
from sandbox.stage.script.day import Day, Scene, scenes
from sandbox.stage.script.hands import CHATS, Deed
from sandbox.stage.stage import Stage
from tests.sandbox.stage.backstages import DAY as WHOLE_DAY
from tests.sandbox.stage.backstages import PaperDesk
from tests.sandbox.stage.conftest import NOON
from tests.waiting import until

MORNING = NOON + WHOLE_DAY - 4 * 3600  # eight o'clock of the next day, on a desk of paper
SCRIPT = (
    Scene(time(8, 0), "Eight."),
    Scene(time(8, 10), "Sunita writes.", (Deed("operator", say="good morning"),)),
    Scene(time(8, 15), "Something is missing.", (Deed("operator", tap="release"),)),
    Scene(time(8, 20), "The end."),
)


@pytest.fixture
async def dayed(stage: Stage) -> Stage:
    """A stage at work, with a short day that is quickly read."""
    stage.day = Day(
        stage.clockwork, stage.backstage, stage.guide.hands, script=SCRIPT[:2] + SCRIPT[3:], held=0.2, speed=6_000
    )
    await stage.start_bot()
    await stage.clockwork.set_speed(0)
    stage.clockwork.set_back(NOON)
    return stage


async def act(page: httpx.AsyncClient, do: str) -> dict[str, Any]:
    reply = await page.post("/desk/day", json={"do": do})
    assert reply.status_code == 200, reply.text
    found: dict[str, Any] = reply.json()["desk"]
    return found


async def over(stage: Stage) -> None:
    await until(lambda: not stage.day.is_on)


async def test_a_day_begins_at_its_morning_and_ends_at_normal_speed(
    page: httpx.AsyncClient, dayed: Stage, cast: Cast, paper: PaperDesk
) -> None:
    paper.now = NOON
    captions: list[tuple[str, float]] = []

    def note() -> None:
        playing = dayed.day.json()
        if playing is not None and playing["step"] and (not captions or captions[-1][0] != playing["caption"]):
            captions.append((playing["caption"], dayed.clockwork.now - MORNING))

    dayed.day.changed = note
    desk = await act(page, "play")
    assert desk["playing"]["of"] == 3
    # Nobody is a bot here: what Sunita writes is taken in by hand, or time would wait for it.
    taking = asyncio.create_task(_take_in(dayed))
    await over(dayed)
    taking.cancel()
    assert captions == [("Eight.", 0), ("Sunita writes.", 600), ("The end.", 1200)]
    assert [message.text for message in cast.operator.messages()] == ["good morning"]
    assert dayed.desk()["playing"] is None
    assert dayed.clockwork.speed == 1


async def _take_in(stage: Stage) -> None:
    while True:
        stage.world.updates.drop_all()
        await asyncio.sleep(0.02)


async def test_a_day_stands_still_while_it_is_paused_and_goes_on(
    page: httpx.AsyncClient, dayed: Stage, cast: Cast, paper: PaperDesk
) -> None:
    paper.now = NOON
    await act(page, "play")
    paused = await act(page, "pause")
    assert paused["playing"]["paused"]
    for how in ({"by": 60}, {"to": "next"}, {"speed": 60}):
        assert (await page.post("/desk/clock", json=how)).status_code == 409
    assert (await page.post("/desk/clock", json={"speed": 0})).json()["desk"]["playing"]["paused"]
    taking = asyncio.create_task(_take_in(dayed))
    assert not (await act(page, "play"))["playing"]["paused"]
    await over(dayed)
    taking.cancel()
    assert dayed.clockwork.now >= MORNING + 1200


async def test_a_day_that_is_stopped_is_over_where_it_is(
    page: httpx.AsyncClient, dayed: Stage, cast: Cast, paper: PaperDesk
) -> None:
    paper.now = NOON
    await act(page, "play")
    desk = await act(page, "stop")
    assert (desk["playing"], desk["speed"]) == (None, 1)
    assert (await page.post("/desk/clock", json={"by": 60})).status_code == 200
    assert (await page.post("/desk/day", json={"do": "dance"})).status_code == 422


def test_the_script_goes_from_eight_to_six_in_its_order_with_what_there_is() -> None:
    script = scenes()
    times = [scene.at for scene in script]
    assert (times[0], times[-1]) == (time(8), time(18))
    assert times == sorted(times)
    assert all(scene.caption for scene in script)
    assert all(not deed.place or deed.place in CHATS for scene in script for deed in scene.do)
