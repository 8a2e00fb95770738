"""The program as an office runs it: it stops when told to, runs alone, takes webhooks, and keeps secrets."""

from __future__ import annotations

import asyncio
import os
import re
import socket
from pathlib import Path

import pytest

from bot.commands.cli import main
from sandbox.base.clock import RealClock
from sandbox.cast import build_demo
from sandbox.people.person import Person
from sandbox.server import Sandbox
from tests.journeys.support.running.processes import BotProcess, write_config
from tests.journeys.support.running.story import PATIENCE, look, play, quiet

PHONE = re.compile(r"(?<!\d)(\+?91)?[6-9]\d{9}(?!\d)")


def sqlite_in(folder: Path) -> str:
    return f"sqlite+aiosqlite:///{folder / 'desk.db'}"


@pytest.mark.parametrize("waiting", [50, pytest.param(1000, marks=pytest.mark.long)])
async def test_it_stops_within_ten_seconds_with_many_updates_waiting_and_loses_none(
    tmp_path: Path, waiting: int
) -> None:
    url = sqlite_in(tmp_path)
    async with Sandbox(clock=RealClock(), limits=False) as sandbox:
        cast = build_demo(sandbox.world)
        crowd = [Person(sandbox.world, sandbox.world.add_user(60_000 + n, f"Person {n}")) for n in range(waiting)]
        for person in crowd:
            person.start()
        async with BotProcess(write_config(tmp_path / "desk.toml", sandbox, cast, url), command=True) as process:
            await crowd[0].see("", timeout=PATIENCE)
            assert await process.stop(10.0) == 0
            assert (await look(url)).updates["failed"] == 0
            process.command = False  # how it starts again is no question here
            process.start()
            left = await quiet(url, cast)
        assert left.updates["done"] >= waiting
        assert all(len([m for m in person.messages() if m.by_bot]) == 1 for person in crowd)


async def test_a_second_process_on_the_same_file_is_refused_in_one_line(tmp_path: Path) -> None:
    async with Sandbox(clock=RealClock()) as sandbox:
        cast = build_demo(sandbox.world)
        config = write_config(tmp_path / "desk.toml", sandbox, cast, sqlite_in(tmp_path))
        async with BotProcess(config):
            cast.spoc_jatni.start()
            await cast.spoc_jatni.see("", timeout=PATIENCE)
            other = write_config(tmp_path / "other.toml", sandbox, cast, sqlite_in(tmp_path))
            async with BotProcess(other, command=True) as second:
                assert await second.ended() == 2
            lines = [line for line in second.output.splitlines() if line.startswith("helpdesk: ")]
            assert "in use by another process" in lines[-1]
            second.assert_well()


async def test_all_that_it_writes_is_for_its_owner_only(tmp_path: Path) -> None:
    """Names and numbers are in the database, its log and its copies, whatever the umask of who starts it."""
    former = os.umask(0o022)
    try:
        async with Sandbox(clock=RealClock()) as sandbox:
            cast = build_demo(sandbox.world)
            folder = tmp_path / "desk"
            folder.mkdir()
            config = write_config(tmp_path / "desk.toml", sandbox, cast, sqlite_in(folder))
            async with BotProcess(config, command=True):
                cast.spoc_jatni.start()
                await cast.spoc_jatni.see("", timeout=PATIENCE)
                copied = ["backup", str(folder / "copies" / "one.db"), "--config", str(config)]
                assert await asyncio.to_thread(main, copied, {}) == 0
                found = {p.name: p.stat().st_mode & 0o077 for p in folder.rglob("*")}
        assert found == dict.fromkeys(
            ["desk.db", "desk.db-wal", "desk.db-shm", "desk.db-lock", "desk.db-desk", "copies", "one.db"], 0
        )
    finally:
        os.umask(former)


async def test_two_programs_with_one_token_raise_one_alarm(tmp_path: Path) -> None:
    async with Sandbox(clock=RealClock()) as sandbox:
        cast = build_demo(sandbox.world)
        cast.admin.start()
        urls = [f"sqlite+aiosqlite:///{tmp_path / name}.db" for name in "ab"]
        configs = [
            write_config(tmp_path / f"{n}.toml", sandbox, cast, url, log={"level": "ERROR"})
            for n, url in enumerate(urls)
        ]
        async with BotProcess(configs[0]) as first:
            await cast.admin.see("", timeout=PATIENCE)
            async with BotProcess(configs[1]) as second:
                await cast.admin.see("Another program", timeout=PATIENCE, fresh=False)
                await asyncio.sleep(4)  # they throw each other out every few seconds
                said = [o.output.count("somebody else fetches") for o in (first, second)]
                assert max(said) == 1


@pytest.mark.parametrize("secret", ["s3cret_Token-for-tests"])
async def test_the_story_goes_by_webhook_as_well(tmp_path: Path, secret: str) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    async with Sandbox(clock=RealClock(), limits=False) as sandbox:
        cast = build_demo(sandbox.world)
        address = f"127.0.0.1:{port}"
        hook = {"url": f"http://{address}/", "listen": address, "secret_token": secret}
        more = {"telegram.webhook": hook}
        path = write_config(tmp_path / "desk.toml", sandbox, cast, sqlite_in(tmp_path), **more)
        path.write_text(path.read_text().replace("[telegram]\n", '[telegram]\nmode = "webhook"\n', 1))
        async with BotProcess(path) as process:
            await play(cast, 1001)
            assert not sandbox.calls.of("getUpdates")
            assert await process.stop() == 0
            assert secret not in process.output
            assert sandbox.token.partition(":")[2] not in process.output


async def test_no_log_holds_the_token_or_a_number_even_in_trouble(tmp_path: Path) -> None:
    async with Sandbox(clock=RealClock(), limits=False) as sandbox:
        cast = build_demo(sandbox.world)
        path = write_config(tmp_path / "desk.toml", sandbox, cast, sqlite_in(tmp_path), log={"level": "DEBUG"})
        faults = sandbox.faults
        for method in ("getMe", "getUpdates", "sendMessage", "editMessageText", "answerCallbackQuery"):
            faults.not_json(method)
            faults.close(method)
        faults.refuse(400, "Bad Request: can't parse entities: of +91 94370 01001", "sendMessage")
        faults.lose_reply("editMessageText")
        async with BotProcess(path) as process:
            await play(cast, 1001)
            assert await process.stop() == 0
        said = process.output
        assert " DEBUG " in said
        assert sandbox.token.partition(":")[2] not in said
        assert not PHONE.search(re.sub(r"\d{4}-\d\d-\d\d|\b\d+\.\d+\b|0x[0-9a-f]+", "", said)), "somebody's number"
        assert "Ramesh" not in said
