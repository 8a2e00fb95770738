"""Several processes that take a webhook's updates behind a balancer: all store, one acts, and nobody waits long."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest

from sandbox.base.clock import RealClock
from sandbox.cast import Cast, build_demo
from sandbox.people.person import Person
from sandbox.server import Sandbox
from tests.journeys.support.running.balancer import Balancer, free_port
from tests.journeys.support.running.processes import BotProcess, write_config
from tests.journeys.support.running.story import PATIENCE, quiet
from tests.waiting import until, until_told

pytestmark = [pytest.mark.postgres, pytest.mark.timeout(180)]
AT_WORK, WAITS = "is at work", "another helpdesk serves"


@dataclass
class Web:
    """A sandbox that posts to a balancer, and two processes behind it, of which the first leads."""

    cast: Cast
    crowd: list[Person]
    processes: list[BotProcess]
    hooks: list[int]
    pages: list[int]
    balancer: Balancer
    url: str

    async def page(self, number: int, path: str) -> httpx.Response:
        """Ask a process how it is."""
        async with httpx.AsyncClient() as client:
            return await client.get(f"http://127.0.0.1:{self.pages[number]}{path}")

    async def hears_everybody(self) -> None:
        """Let all write at once; return once each is answered and all is written down."""
        for person in self.crowd:
            person.start()
        for person in self.crowd:
            await person.see("", timeout=PATIENCE)
        left = await quiet(self.url, self.cast)
        assert set(left.updates) == {"done"}


@asynccontextmanager
async def web(url: str, tmp_path: Path) -> AsyncIterator[Web]:
    hooks, pages = [free_port(), free_port()], [free_port(), free_port()]
    async with Balancer(hooks) as balancer, Sandbox(clock=RealClock(), limits=False) as sandbox:
        cast = build_demo(sandbox.world)
        crowd = [Person(sandbox.world, sandbox.world.add_user(60_000 + n, f"Person {n}")) for n in range(30)]
        processes = []
        for number, (hook, page) in enumerate(zip(hooks, pages, strict=True)):
            more: dict[str, dict[str, Any]] = {
                "telegram.webhook": {
                    "url": f"http://127.0.0.1:{balancer.port}/", "listen": f"127.0.0.1:{hook}",
                    "secret_token": "Of-these-tests-alone",
                },
                "health": {"listen": f"127.0.0.1:{page}"},
            }  # fmt: skip
            path = write_config(tmp_path / f"desk{number}.toml", sandbox, cast, url, **more)
            path.write_text(path.read_text().replace("[telegram]\n", '[telegram]\nmode = "webhook"\n', 1))
            processes.append(BotProcess(path))
        async with AsyncExitStack() as stack:
            for process, said in zip(processes, (AT_WORK, WAITS), strict=True):
                await stack.enter_async_context(process)
                await until(lambda process=process, said=said: said in process.output, seconds=PATIENCE)  # type: ignore[misc]
            yield Web(cast, crowd, processes, hooks, pages, balancer, url)
        for process in processes:
            process.assert_well()


async def becomes_ready(there: Web, number: int) -> httpx.Response:
    """Return the page of one that was not ready before, once it is."""
    pages: list[httpx.Response] = []

    async def look() -> bool:
        pages.append(await there.page(number, "/readyz"))
        return pages[-1].status_code == 200

    await until_told(look, seconds=PATIENCE)
    return pages[-1]


async def test_what_any_of_them_stores_is_acted_on_by_the_one_that_leads(postgres_url: str, tmp_path: Path) -> None:
    async with web(postgres_url, tmp_path) as there:
        page = await becomes_ready(there, 1)
        assert page.json()["standby"] is True, "it takes updates, so a balancer may send it some"
        await there.hears_everybody()
        assert min(there.balancer.taken[port] for port in there.hooks) > 0
        assert all(sum(m.by_bot for m in person.messages()) == 1 for person in there.crowd)
        there.processes[0].kill()
        for person in there.crowd:
            person.start()
        await until(lambda: AT_WORK in there.processes[1].output, seconds=PATIENCE)
        await there.hears_everybody()
