"""Killed anywhere and started again: the form goes on where it was, nothing is lost, nothing happens twice."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from sandbox.base.clock import RealClock
from sandbox.cast import Cast, build_demo
from sandbox.server import Sandbox
from tests.journeys.support.running.killing import Killer, Point, deadly
from tests.journeys.support.running.processes import BotProcess, write_config
from tests.journeys.support.running.story import check, play

# One story, killed at each of these in turn: before and after every kind of call that it makes.
POINTS = [
    Point("getUpdates", 2),  # stored, not confirmed
    Point("sendMessage", 1),  # committed, not sent
    Point("sendMessage", 1, carried_out=True),  # sent, not written down
    Point("answerCallbackQuery", 1),  # a press has acted, its answer is lost
    Point("editMessageText", 1, carried_out=True),
    Point("getUpdates", 3, carried_out=True),  # confirmed, perhaps fetched, nothing of it stored
    Point("editMessageText", 1),
    Point("deleteMessage", 1),
]
STARTING = 8  # calls within which a process that was started again dies once more
MOST = 60  # stories; one makes some thirty calls


@asynccontextmanager
async def dying(folder: Path, url: str) -> AsyncIterator[tuple[Cast, Killer]]:
    """A desk whose process can be killed; at the end it has said nothing that nobody foresaw."""
    async with Sandbox(clock=RealClock(), limits=False) as sandbox:
        cast = build_demo(sandbox.world)
        process = BotProcess(write_config(folder / "desk.toml", sandbox, cast, url))
        with deadly(sandbox, process, []) as killer:
            async with process:
                yield cast, killer
                process.assert_well()
        sandbox.assert_clean()


async def survives(folder: Path, url: str, points: list[Point]) -> None:
    """Play stories until the process has died at each of these points, and look at what came of it."""
    async with dying(folder, url) as (cast, killer):
        killer.arm(*points)
        number = 1000
        while killer.points and number < 1010:
            number += 1
            await play(cast, number)
        await check(url, cast, number, kills=len(killer.hit))
        assert len(killer.hit) == len(points)


@pytest.mark.timeout(180)
@pytest.mark.parametrize(
    ("kind", "points"),
    [("sqlite", POINTS[::2]), pytest.param("postgres", POINTS[1::2], marks=pytest.mark.postgres)],
    ids=["sqlite", "postgresql"],
)
async def test_a_story_killed_at_one_half_of_the_kinds_of_call_ends_as_if_nothing_had_been(
    request: pytest.FixtureRequest, tmp_path: Path, kind: str, points: list[Point]
) -> None:
    """Each half on a database of another kind; `make long` kills at all of them on both."""
    await survives(tmp_path, request.getfixturevalue(f"{kind}_url"), points)


@pytest.mark.long
@pytest.mark.timeout(180)
async def test_a_story_killed_at_every_kind_of_call_ends_as_if_nothing_had_been(
    database_url: str, tmp_path: Path
) -> None:
    await survives(tmp_path, database_url, POINTS)


@pytest.mark.long
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("carried_out", [False, True], ids=["before", "after"])
async def test_a_story_killed_at_any_call_at_all_ends_as_if_nothing_had_been(
    database_url: str, tmp_path: Path, carried_out: bool
) -> None:
    """Each ticket's story dies a call later than the one before, its next start dies too, until one survives."""
    async with dying(tmp_path, database_url) as (cast, killer):
        for nth in range(1, MOST):
            killer.arm(Point("*", nth, carried_out), Point("*", 1 + nth % STARTING, carried_out))
            await play(cast, 1000 + nth)
            if killer.points:
                killer.arm()
                break
        await check(database_url, cast, 1000 + nth, kills=len(killer.hit))
        assert len(killer.hit) > 40
