"""Worlds: what was saved comes back whole, with its time, its database and what had not reached the bot."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import httpx
import pytest

from sandbox.cast import Cast
from sandbox.server import Sandbox
from sandbox.stage.stage import Stage
from sandbox.world import membership, snapshot
from sandbox.world.world import World
from tests.sandbox.stage.backstages import PaperDesk
from tests.waiting import until

SLOWED_DOWN = 3.0  # seconds that Telegram takes for the same poll again


@pytest.fixture
async def kept(stage: Stage, tmp_path: Path) -> Stage:
    """A stage at work, with a place to keep worlds."""
    stage.worlds.folder = tmp_path
    await stage.start_bot()
    return stage


async def posted(page: httpx.AsyncClient, path: str, **body: Any) -> httpx.Response:
    return await page.post(path, json=body)


async def life(staged: Sandbox, page: httpx.AsyncClient, cast: Cast) -> None:
    """Messages of every sort: replies, edits, a photo, a reaction, a pin, a topic, buttons, somebody who blocks."""
    token = f"/bot{staged.token}"
    cast.operator.start()
    sent = await page.post(
        f"{token}/sendMessage",
        json={
            "chat_id": cast.egov.id,
            "text": "<b>Look</b>",
            "parse_mode": "HTML",
            "reply_markup": {"inline_keyboard": [[{"text": "Claim", "callback_data": "c:1"}]]},
        },
    )
    card = staged.world.chats[cast.egov.id].messages[sent.json()["result"]["message_id"]]
    cast.egov_developer.reply(card, "I see")
    cast.egov_developer.send_photo(caption="a photo", chat=cast.egov)
    cast.egov_developer.react(card, "👍")
    membership.block(staged.world, cast.stranger.user)
    await page.post(f"{token}/setMyCommands", json={"commands": [{"command": "new", "description": "Open"}]})
    await page.get(f"/people/{cast.egov_developer.id}/chats/{cast.egov.id}")


def test_a_world_that_is_restored_is_the_same_to_the_last_letter(cast: Cast) -> None:
    state = snapshot.dump(cast.world)
    other = World(clock=cast.world.clock)
    snapshot.restore(other, state, snapshot.contents(cast.world))
    assert snapshot.dump(other) == state


async def test_what_was_saved_comes_back_and_what_was_done_since_is_over(
    page: httpx.AsyncClient, staged: Sandbox, kept: Stage, cast: Cast, paper: PaperDesk
) -> None:
    await life(staged, page, cast)
    paper.paper = b"the desk's papers"
    await posted(page, "/desk/clock", speed=0)
    before = snapshot.dump(staged.world)
    now = (await posted(page, "/desk/worlds", save="Before the storm")).json()["desk"]["now"]
    kept.clockwork.set_back(now + 3600)
    cast.operator.say("after it")
    paper.paper = b"other papers"
    desk = (await posted(page, "/desk/worlds", load="Before the storm")).json()["desk"]
    assert (now, desk["bot"], desk["speed"]) == (desk["now"], "running", 1)
    assert snapshot.dump(staged.world) == before
    assert paper.paper == b"the desk's papers"
    assert paper.now == now
    assert staged.world.users[cast.operator.id] is cast.operator.user
    unread = (await page.get(f"/people/{cast.egov_developer.id}/chats")).json()
    assert [chat["unread"] for chat in unread if chat["id"] == cast.egov.id] == [0]
    waiting = (await page.get(f"/bot{staged.token}/getUpdates")).json()["result"]
    assert waiting[0]["message"]["text"] == "/start"


async def test_the_worlds_are_listed_the_latest_first_and_others_files_are_not(
    page: httpx.AsyncClient, kept: Stage, tmp_path: Path
) -> None:
    await posted(page, "/desk/worlds", save="one")
    (tmp_path / "letter.world").write_text("no world")
    listed = (await page.get("/desk/worlds")).json()["worlds"]
    assert [(one["name"], one["now"]) for one in listed] == [("one", kept.desk()["now"])]
    refused = await posted(page, "/desk/worlds", load="letter")
    assert (refused.status_code, kept.desk()["bot"]) == (409, "running")


@pytest.mark.parametrize("name", ["", "../secret", "a/b", " x", "x" * 41])
async def test_a_name_leads_nowhere_else(page: httpx.AsyncClient, kept: Stage, name: str) -> None:
    assert (await posted(page, "/desk/worlds", save=name)).status_code == 422
    assert (await posted(page, "/desk/worlds", load=name)).status_code == 422


async def test_reset_goes_back_to_the_beginning_in_time_too(
    page: httpx.AsyncClient, staged: Sandbox, kept: Stage, cast: Cast, paper: PaperDesk, tmp_path: Path
) -> None:
    assert (await posted(page, "/desk/reset")).status_code == 409
    await posted(page, "/desk/worlds", save="first")
    kept.worlds.first = tmp_path / "first.world"
    began = kept.desk()["now"]
    await posted(page, "/desk/trouble", kind="500")
    kept.clockwork.set_back(began + 86_400)
    cast.operator.say("a day later")
    staged.limits.take("sendMessage", cast.hudd_tech, staged.limits.group_per_minute)
    assert staged.limits.take("sendMessage", cast.hudd_tech) is not None
    desk = (await posted(page, "/desk/reset")).json()["desk"]
    assert (desk["now"], desk["trouble"]["kind"]) == (began, "none")
    assert cast.operator.messages() == []
    assert staged.limits.take("sendMessage", cast.hudd_tech) is None


async def test_the_bot_of_a_new_beginning_is_not_slowed_down_for_the_polls_of_the_one_before(
    page: httpx.AsyncClient, staged: Sandbox, kept: Stage, tmp_path: Path
) -> None:
    poll = f"/bot{staged.token}/getUpdates"
    kept.worlds.first = tmp_path / "first.world"
    async with asyncio.timeout(SLOWED_DOWN):
        await page.get(poll)
        await posted(page, "/desk/worlds", save="first")
        await page.get(poll)
        await posted(page, "/desk/reset")
        await page.get(poll)


async def test_a_world_is_saved_without_its_trouble(
    page: httpx.AsyncClient, staged: Sandbox, kept: Stage, cast: Cast
) -> None:
    await posted(page, "/desk/trouble", kind="kicked", chat=cast.egov.id)
    desk = (await posted(page, "/desk/worlds", save="calm")).json()["desk"]
    assert desk["trouble"]["kind"] == "none"
    assert staged.world.bot_member(cast.egov).is_inside


async def test_two_changes_of_the_world_at_once_are_one(
    page: httpx.AsyncClient, kept: Stage, paper: PaperDesk, tmp_path: Path
) -> None:
    await posted(page, "/desk/worlds", save="first")
    kept.worlds.first = tmp_path / "first.world"
    paper.may_stop = asyncio.Event()
    first = asyncio.create_task(posted(page, "/desk/reset"))
    await until(lambda: kept.worlds.is_busy)
    for path, body in (("/desk/reset", {}), ("/desk/worlds", {"save": "second"})):
        assert (await posted(page, path, **body)).status_code == 409
    paper.state = "stopped"
    assert (await page.get("/desk")).json()["bot"] == "starting"  # it will be by itself: nobody is to start it
    assert (await posted(page, "/desk/bot", do="start")).status_code == 409
    paper.may_stop.set()
    assert (await first).json()["desk"]["bot"] == "running"
