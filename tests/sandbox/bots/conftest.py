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
import pytest_asyncio

from sandbox.cast import build_demo
from sandbox.people.person import Person
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


@pytest_asyncio.fixture(scope="module", loop_scope="module", params=FRAMEWORKS, ids=lambda one: one.name)
async def sandbox(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Sandbox]:
    """A sandbox for the bot of each framework in turn; the tests begin when it waits for its first update."""
    framework: Framework = request.param
    if framework.needs is not None and not (framework.needs.exists() and shutil.which(framework.command[0])):
        pytest.skip(
            f"{framework.name} IS NOT TESTED: it is not installed here. Run `.ci/bots`, which says what lacks."
        )
    said = tmp_path_factory.mktemp(framework.name) / "said"
    async with Sandbox() as sandbox:
        build_demo(sandbox.world)
        sandbox.world.updates.drop_all()
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


@pytest.fixture
def someone(sandbox: Sandbox) -> Person:
    """A person with whom the bot has never spoken."""
    world = sandbox.world
    return Person(world, world.add_user(max(world.users) + 1, "Ann"))
