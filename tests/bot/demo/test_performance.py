"""The demo as processes: the bot can be killed at any moment and nothing is lost; it dies with whoever started it."""

from __future__ import annotations

import asyncio
import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from bot.commands import cli
from bot.demo.performance import Performance
from sandbox.cast import OPERATOR_ID, SPOC_DHENKANAL_ID
from sandbox.people.login import Public
from sandbox.people.person import Person
from sandbox.stage.backstage import BotAway
from sandbox.world.world import World
from tests.waiting import until, until_told

HOME = Path(__file__).parents[3]
PATIENCE = 60.0
pytestmark = pytest.mark.timeout(300)


@pytest.fixture
async def performance(tmp_path: Path) -> AsyncIterator[Performance]:
    async with Performance(tmp_path, empty=True) as playing:
        yield playing


@pytest.fixture
async def page(performance: Performance) -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(base_url=performance.sandbox.api_url, timeout=PATIENCE) as client:
        yield client


def is_there(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    # A process that has ended is a line in the table until its parent looks.
    return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"


async def nothing_is_owed(page: httpx.AsyncClient) -> None:
    """Wait until the bot owes nothing and sends nothing: what is in flight at a kill comes twice, by the law."""

    async def look() -> bool:
        return not (await page.get("/desk/outbox")).json()["waiting"]

    await until_told(look, seconds=PATIENCE)


async def test_whoever_asks_a_bot_on_its_way_out_is_told_that_it_is_away(performance: Performance) -> None:
    leaving = asyncio.create_task(performance.house.stop())
    await asyncio.sleep(0)
    with pytest.raises(BotAway):
        await performance.house.ask("moment")
    await leaving


async def test_a_killed_bot_loses_nothing_and_says_nothing_twice(
    performance: Performance, page: httpx.AsyncClient
) -> None:
    world = performance.sandbox.world
    operator, spoc = (Person(world, world.users[one]) for one in (OPERATOR_ID, SPOC_DHENKANAL_ID))
    (await page.post("/desk/guide/log/do", json={})).raise_for_status()
    (await page.post("/desk/guide/escalate/do", json={})).raise_for_status()
    await nothing_is_owed(page)
    first = performance.house.pid
    assert (await page.post("/desk/bot", json={"do": "kill"})).json()["desk"]["bot"] == "stopped"
    spoc.say("MUK-1001")  # of another town: it is not theirs
    operator.say("MUK-1001")
    assert (await page.post("/desk/clock", json={"by": 60})).status_code == 409
    assert (await page.get("/desk/tickets")).status_code == 409
    assert (await page.post("/desk/bot", json={"do": "start"})).json()["desk"]["bot"] == "running"
    assert performance.house.pid != first
    await operator.see("MUK-1001 · Incident", timeout=PATIENCE)
    (await page.post("/desk/clock", json={"to": "next"})).raise_for_status()
    shown = (await page.get("/desk/tickets/1001")).json()
    assert [fact["name"] for fact in shown["journal"]] == ["opened", "escalated"]
    cards = [m for m in world.chats[performance.sandbox.world.private_chat(OPERATOR_ID).id].messages.values()]
    assert len([m for m in cards if m.text.startswith("🎫 MUK-1001 is with")]) == 1
    assert (await page.get("/desk/outbox")).json()["waiting"] == 0


async def test_the_guide_has_no_dead_end_where_no_ticket_was_before(page: httpx.AsyncClient) -> None:
    at = "log"
    while at != "kill":  # from there on nothing is asked of the desk
        reply = await page.post(f"/desk/guide/{at}/do", json={})
        assert reply.status_code == 200, f"{at}: {reply.text}"
        assert reply.json()["at"] != at, f"{at} is not ticked off"
        at = reply.json()["at"]


async def test_a_world_is_saved_and_loaded_with_its_desk_and_its_time(
    performance: Performance, page: httpx.AsyncClient
) -> None:
    began = (await page.get("/desk")).json()["now"]
    for step in ("log", "escalate"):
        (await page.post(f"/desk/guide/{step}/do", json={})).raise_for_status()
    (await page.post("/desk/worlds", json={"save": "one ticket"})).raise_for_status()
    (await page.post("/desk/clock", json={"by": 86_400})).raise_for_status()
    desk = (await page.post("/desk/reset", json={})).json()["desk"]
    assert abs(desk["now"] - began) < 120
    assert (await page.get("/desk/tickets")).json()["tickets"] == []
    (await page.post("/desk/worlds", json={"load": "one ticket"})).raise_for_status()
    (ticket,) = (await page.get("/desk/tickets")).json()["tickets"]
    assert (ticket["key"], ticket["status"]) == ("MUK-1001", "escalated")


async def test_a_public_demos_bot_works_by_a_token_that_nobody_knows_and_ends_with_it(tmp_path: Path) -> None:
    public = Public(frozenset({"desk.example"}), "an open door is no door")
    async with (
        Performance(tmp_path, empty=True, public=public) as playing,
        httpx.AsyncClient(base_url=playing.sandbox.api_url) as stranger,
    ):
        pid = playing.house.pid
        assert pid is not None
        assert is_there(pid)
        assert playing.house.state == "running"
        assert (await stranger.get(f"/bot{World().token}/getMe")).status_code == 401
        assert (await stranger.get("/desk")).status_code == 401
    assert not is_there(pid)


@pytest.mark.parametrize("password", ["", "short"])
def test_a_public_demo_without_a_password_does_not_begin(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], password: str
) -> None:
    monkeypatch.chdir(tmp_path)
    options = ["demo", "--empty", "--port", "0", "--public", "desk.example"]
    assert cli.main(options, {"HELPDESK_DEMO_PASSWORD": password}) == 2
    file = tmp_path / "password"
    file.write_text(password + "\nthe second line counts for nothing\n")
    assert cli.main([*options, "--password-file", str(file)], {}) == 2
    first, second = capsys.readouterr().err.splitlines()
    assert "--public needs a password" in first
    assert second == first


@contextmanager
def demo(place: Path, *options: str) -> Iterator[subprocess.Popen[str]]:
    environ = {**os.environ, "PYTHONPATH": str(HOME)}
    with subprocess.Popen(
        [sys.executable, "-m", "bot", "demo", "--empty", "--port", "0", *options], cwd=place, env=environ, text=True,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    ) as command:  # fmt: skip
        try:
            yield command
        finally:
            command.kill()


def descendants(pid: int) -> list[int]:
    """Return the processes that come of this one, of whatever thread of it."""
    threads = Path(f"/proc/{pid}/task")
    if not Path("/proc/self/task").exists():
        pytest.skip("this system does not tell a process's children")
    children = [int(child) for thread in threads.iterdir() for child in (thread / "children").read_text().split()]
    return [one for child in children for one in (child, *descendants(child))]


def test_each_of_two_trainees_has_a_world_of_their_own_and_ctrl_c_ends_both_well(tmp_path: Path) -> None:
    with demo(tmp_path, "--trainees", "2") as command:
        assert command.stdout is not None
        places = [re.findall(r"http://[\d.:]+", command.stdout.readline())[0] for _ in range(2)]
        path = f"/people/{OPERATOR_ID}/chats/{OPERATOR_ID}"
        for place, words in zip(places, ("only here", "only there"), strict=True):
            httpx.post(f"{place}{path}/say", json={"text": words}, timeout=PATIENCE).raise_for_status()
        said = [httpx.get(f"{place}{path}", timeout=PATIENCE).text for place in places]
        assert [("only here" in text, "only there" in text) for text in said] == [(True, False), (False, True)]
        moved = httpx.post(f"{places[0]}/desk/clock", json={"to": "opening"}, timeout=PATIENCE)
        assert moved.status_code == 200, moved.text
        left = [path.name for path in tmp_path.iterdir()]  # a day has passed
        assert left == ["demo-data"]
        command.send_signal(signal.SIGINT)
        out, err = command.communicate(timeout=PATIENCE)
        assert (out, err, command.returncode) == ("", "", 0)


async def test_it_says_one_line_and_its_bot_dies_with_it_when_it_is_killed(tmp_path: Path) -> None:
    with demo(tmp_path) as command:
        assert command.stdout is not None
        line = await asyncio.to_thread(command.stdout.readline)
        assert line.startswith("The helpdesk's demo is at http://127.0.0.1:")
        started = descendants(command.pid)
        assert len(started) >= 2, "the bot, and the process from which it is forked"
        command.kill()
        assert await asyncio.to_thread(command.communicate) == ("", "")
        await until(lambda: not any(map(is_there, started)), seconds=PATIENCE)


def test_a_port_that_is_taken_is_named_and_another_way_is_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert cli.main(["demo", "--empty", "--port", str(port)], os.environ) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert f"port {port} is taken" in line
    assert "--port" in line
    assert "make demo PORT=" in line
