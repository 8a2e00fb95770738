"""A start on a full disk waits until there is room; one on a damaged database is a line that says what to do."""

from __future__ import annotations

import asyncio
import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from sandbox.base.clock import RealClock
from sandbox.cast import build_demo
from sandbox.server import Sandbox
from tests.journeys.support.running.processes import CLOCK, ROOT, BotProcess, write_config
from tests.waiting import until

ALL = (resource.RLIM_INFINITY, resource.RLIM_INFINITY)
NOTHING = (0, resource.RLIM_INFINITY)  # bytes of any file: the machine refuses as it does when a disk is full


def started(config: Path) -> subprocess.Popen[bytes]:
    """Start a bot that can write to no file."""
    environ = {k: v for k, v in os.environ.items() if not k.startswith("HELPDESK_")}
    environ |= {"HELPDESK_CLOCK": CLOCK, "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.Popen(
        [sys.executable, "-m", "bot", "run", "--config", str(config)],
        cwd=ROOT, env=environ, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, preexec_fn=_nothing_more,
    )  # fmt: skip


def _nothing_more() -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, NOTHING)


@pytest.mark.timeout(120)
@pytest.mark.parametrize("is_new", [True, False])
async def test_a_start_on_a_full_disk_waits_and_goes_on_when_there_is_room(tmp_path: Path, is_new: bool) -> None:
    url = f"sqlite+aiosqlite:///{tmp_path / 'desk.db'}"
    async with Sandbox(clock=RealClock()) as sandbox:
        cast = build_demo(sandbox.world)
        config = write_config(tmp_path / "desk.toml", sandbox, cast, url)
        if not is_new:
            async with BotProcess(config):
                await until(lambda: sandbox.calls.of("getUpdates"))
        cast.operator.start()
        process = started(config)
        assert process.stdout is not None
        try:
            said = b""
            while b"for the database" not in said:
                line = await asyncio.to_thread(process.stdout.readline)
                assert line, said.decode()
                said += line
            assert b"Traceback" not in said
            assert process.poll() is None
            resource.prlimit(process.pid, resource.RLIMIT_FSIZE, ALL)
            await cast.operator.see("", timeout=30)
        finally:
            process.terminate()
            rest, _ = await asyncio.to_thread(process.communicate)
        assert process.returncode == 0, (said + rest).decode()


@pytest.mark.timeout(120)
@pytest.mark.parametrize("part", [0.0, 0.3, pytest.param(0.7, marks=pytest.mark.long)])
async def test_a_start_with_a_damaged_database_is_one_line_that_says_what_to_do(tmp_path: Path, part: float) -> None:
    path = tmp_path / "desk.db"
    async with Sandbox(clock=RealClock()) as sandbox:
        cast = build_demo(sandbox.world)
        config = write_config(tmp_path / "desk.toml", sandbox, cast, f"sqlite+aiosqlite:///{path}")
        async with BotProcess(config):
            await until(lambda: sandbox.calls.of("getUpdates"))
        size = path.stat().st_size
        with path.open("r+b") as file:
            file.seek(4096 if part == 0.0 else int(size * part))
            file.write(b"\xa5" * (size // 4))
        async with BotProcess(config.rename(tmp_path / "again.toml")) as again:
            assert await again.ended(60) == 2
        again.assert_well()
        said = [line for line in again.output.splitlines() if line.startswith("helpdesk: ")]
        assert [("helpdesk restore" in line) for line in said if "CLOCK" not in line] == [True]
