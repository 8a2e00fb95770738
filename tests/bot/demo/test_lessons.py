"""Every lesson can be learned: each of its tasks is ticked off by what its own deeds do on the desk of the month."""

from __future__ import annotations

from pathlib import Path

import httpx
import pytest

from bot.commands.table import LESSONS
from bot.demo.performance import Performance
from sandbox.cast import SPOC_JATNI_ID
from sandbox.people.person import Person
from sandbox.stage.script.buttons import DATA
from sandbox.stage.script.lesson import LANGUAGES, roles
from sandbox.stage.script.watcher import steps_of

LONG = tuple(role for role in LESSONS if role != "team")
pytestmark = pytest.mark.timeout(600)


def test_the_command_knows_every_lesson_that_is_written() -> None:
    assert sorted(LESSONS) == list(roles())


@pytest.mark.parametrize("role", LESSONS)
def test_a_lesson_has_a_dozen_tasks_in_three_languages(role: str) -> None:
    steps = steps_of(DATA / f"lesson_{role}.toml")
    assert len(steps) == len({step.id for step in steps}) == 12
    for step in steps:
        assert set(step.texts) == set(LANGUAGES)
        assert all(step.texts.values())
        assert step.needs in {"", *(other.id for other in steps)}


@pytest.mark.parametrize("role", ["team", *(pytest.param(role, marks=pytest.mark.long) for role in LONG)])
async def test_a_lesson_can_be_learned_to_its_end(role: str, tmp_path: Path) -> None:
    async with (
        Performance(tmp_path, lesson=role) as playing,
        httpx.AsyncClient(base_url=playing.sandbox.api_url, timeout=120) as page,
    ):
        lesson = (await page.get("/desk/lesson")).json()
        assert not lesson["over"]
        while not lesson["over"]:
            at = lesson["at"]
            reply = await page.post(f"/desk/lesson/{at}/do", json={})
            assert reply.status_code == 200, f"{at}: {reply.text}"
            lesson = reply.json()["lesson"]
            assert lesson["at"] != at, f"{at} is not ticked off"
        assert (lesson["done"], lesson["of"]) == (12, 12)
        assert (await page.get("/desk")).json()["lesson"] == {"role": role, "done": 12, "of": 12}


async def test_a_task_that_is_skipped_is_not_learned_nor_is_what_needs_it_until_it_is_done(tmp_path: Path) -> None:
    async with (
        Performance(tmp_path, lesson="spoc", empty=True) as playing,
        httpx.AsyncClient(base_url=playing.sandbox.api_url, timeout=120) as page,
    ):
        await page.post("/desk/lesson/mine/skip", json={})
        lesson = (await page.post("/desk/lesson/look/skip", json={})).json()["lesson"]
        skipped = [task["id"] for task in lesson["tasks"] if task["skipped"]]
        assert (lesson["at"], lesson["done"]) == ("why", 0)
        assert skipped == ["mine", "look", "history", "comment"]
        world = playing.sandbox.world
        Person(world, world.users[SPOC_JATNI_ID]).say("MUK-1250")
        lesson = (await page.get("/desk/lesson")).json()
        assert [task["id"] for task in lesson["tasks"] if task["done"]] == ["look"]
        assert (await page.post("/desk/lesson/nothing/skip", json={})).status_code == 404
        assert (await page.post("/desk/lesson/look/dance", json={})).status_code == 404
