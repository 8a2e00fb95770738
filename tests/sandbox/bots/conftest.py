"""The little bots beside this file, each in a process of its own, as their authors would run them."""

from __future__ import annotations

import asyncio
import os
import shutil
import sys
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from sandbox.server import Sandbox
from tests.waiting import until

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Framework:
    """How a bot of this framework is started, and what `.ci/bots` must have installed for it."""

    name: str
    command: tuple[str, ...]
    needs: Path | None = None


FRAMEWORKS = [
    Framework("ptb", (sys.executable, "bot.py")),
    Framework(
        "aiogram",
        (str(HERE / "aiogram/.venv/bin/python"), "bot.py"),
        HERE / "aiogram/.venv/.installed",
    ),
    Framework("grammy", (shutil.which("node") or "node", "bot.js"), HERE / "grammy/node_modules/grammy/package.json"),
]


@pytest.fixture(params=FRAMEWORKS, ids=lambda one: one.name)
async def served(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Sandbox]:
    """A sandbox for the bot of each framework in turn; the test begins when it waits for its first update."""
    framework: Framework = request.param
    if framework.needs is not None and not (framework.needs.exists() and shutil.which(framework.command[0])):
        pytest.skip(
            f"{framework.name} IS NOT TESTED: it is not installed here. Run `.ci/bots`, which says what lacks."
        )
    said = tmp_path / "said"
    async with Sandbox() as sandbox:
        where = os.environ | {"API_URL": sandbox.api_url, "BOT_TOKEN": sandbox.token}
        with said.open("wb") as log:
            process = await asyncio.create_subprocess_exec(
                *framework.command, cwd=HERE / framework.name, env=where, stdout=log, stderr=asyncio.subprocess.STDOUT
            )
        try:
            await until(lambda: sandbox.world.updates.has_poller or process.returncode is not None, seconds=100)
            yield sandbox
            sandbox.assert_clean()
        finally:
            if process.returncode is None:
                process.kill()
            await process.wait()
            sys.stdout.write(said.read_text(errors="replace"))
