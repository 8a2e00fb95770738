"""Killed anywhere and started again: the form goes on where it was, nothing is lost, nothing happens twice."""

from __future__ import annotations

from pathlib import Path

import pytest

from sandbox.cast import build_demo
from sandbox.clock import RealClock
from sandbox.server import Sandbox
from tests.journeys.killing import Killer, Point, deadly
from tests.journeys.processes import BotProcess, write_config
from tests.journeys.story import check, play

# One story, killed at each of these in turn: before and after every kind of call that it makes.
POINTS = [
    Point("getUpdates", 2),  # stored, not confirmed
    Point("sendMessage", 1),  # committed, not sent
    Point("sendMessage", 1, carried_out=True),  # sent, not written down
    Point("answerCallbackQuery", 1),  # a press has acted, its answer is lost
    Point("editMessageText", 1),
    Point("editMessageText", 1, carried_out=True),
    Point("getUpdates", 3, carried_out=True),  # confirmed, perhaps fetched, nothing of it stored
    Point("deleteMessage", 1),
    Point("sendMessage", 2, carried_out=True),
    Point("answerCallbackQuery", 2, carried_out=True),
    Point("editMessageText", 1, carried_out=True),
    Point("sendMessage", 1, carried_out=True),
]


async def story(folder: Path, url: str, points: list[Point], *, most: int = 20) -> Killer:
    """Play until the points are used up, at least once; then check that nobody can tell."""
    async with Sandbox(clock=RealClock(), limits=False) as sandbox:
        cast = build_demo(sandbox.world)
        process = BotProcess(write_config(folder / "desk.toml", sandbox, cast, url))
        with deadly(sandbox, process, points) as killer:
            async with process:
                number = 1000
                while number == 1000 or (killer.points and number < 1000 + most):
                    number += 1
                    await play(cast, number)
                await check(url, cast, number, kills=len(killer.hit))
                assert "Traceback" not in process.output
        sandbox.assert_clean()
        return killer


@pytest.mark.timeout(180)
async def test_a_story_killed_at_every_kind_of_call_ends_as_if_nothing_had_been(
    database_url: str, tmp_path: Path
) -> None:
    killer = await story(tmp_path, database_url, list(POINTS))
    assert len(killer.hit) == len(POINTS)


@pytest.mark.long
@pytest.mark.timeout(7200)
@pytest.mark.parametrize("carried_out", [False, True], ids=["before", "after"])
async def test_a_story_killed_once_at_any_call_at_all_ends_as_if_nothing_had_been(
    database_url: str, tmp_path: Path, carried_out: bool
) -> None:
    """Walks through every call of one story's life, on one database: each ticket's story dies one call later."""
    points = [Point("*", nth, carried_out) for nth in range(1, 60)]
    killer = await story(tmp_path, database_url, points, most=60)
    assert len(killer.hit) == 59
