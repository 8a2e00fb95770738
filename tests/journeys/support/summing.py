"""A desk that sums up by itself, for journeys about what it says then."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime

from bot.app import App
from bot.base.clock import HandClock
from bot.commands.demo import demo_config
from bot.demo.hurried import Hurried
from bot.files.worker_process import WorkerProcess
from bot.jobs.deadlines import PATIENCE
from handlers.base.outgoing import Fresh, Made
from helpdesk.outbox import OutboxRow
from helpdesk.ticket.notes import FileKind
from sandbox.base.clock import RealClock
from sandbox.base.images import png
from sandbox.cast import Cast, build_demo
from sandbox.server import Sandbox
from tests.journeys.conftest import FRIDAY, Desk

SHEET = png()


class Idle(WorkerProcess):
    """Makes nothing: a summary goes without its pictures, as it does where they can't be made."""

    async def made(self, row: OutboxRow, fresh: Fresh) -> tuple[Made, ...]:
        return ()


class Sketching(WorkerProcess):
    """Makes a plain sheet at once for each picture and table: for journeys about the words that go with them."""

    async def made(self, row: OutboxRow, fresh: Fresh) -> tuple[Made, ...]:
        folder = self._folder(row.id)
        folder.mkdir(exist_ok=True)
        if fresh.job == "charts":
            kind, names = FileKind.PHOTO, [f"{name}.png" for name in fresh.order["pages"][0] if name != "words"]
        else:
            kind, names = FileKind.DOCUMENT, [str(fresh.order["name"])]
        for name in names:
            (folder / name).write_bytes(SHEET)
        return tuple(Made(kind, folder / name, f"{row.id}/{number}") for number, name in enumerate(names))


def app_with(
    plans: str,
    cast: Cast,
    sandbox: Sandbox,
    url: str,
    clock: HandClock,
    *,
    makes: type[WorkerProcess] = WorkerProcess,
) -> App:
    """Return a bot with these summaries; ``{channel}`` and ``{group}`` in them are the managers' and HUDD Tech's."""
    said = plans.format(channel=cast.managers_channel.id, group=cast.hudd_tech.id)
    config = demo_config(cast, sandbox, url, HELPDESK_SUMMARIES=said)
    return App(config, clock, machine=Hurried(), worker_process=makes(url))


@asynccontextmanager
async def summing(url: str, plans: str, *, makes: type[WorkerProcess] = WorkerProcess) -> AsyncIterator[Desk]:
    """Open a desk on this database with these summaries, at 11:01 am on a Friday; without pictures it is quick."""
    async with Sandbox(clock=RealClock(), limits=False) as sandbox:
        cast, clock = build_demo(sandbox.world), HandClock(FRIDAY)
        app = app_with(plans, cast, sandbox, url, clock, makes=makes)
        assert await app.start()
        desk = Desk(sandbox, cast, app, clock, url)
        await at(desk, "2026-11-20 11:01")
        yield desk
        await desk.app.stop()
        sandbox.assert_clean()


async def at(desk: Desk, when: str) -> None:
    """Let it be that time, and everything that is due then happen."""
    desk.clock.set(datetime.fromisoformat(f"{when}+05:30"))
    await sum_up(desk)
    await desk.settle()


async def sum_up(desk: Desk) -> None:
    """Let the summaries be owed whose time has come, whenever Telegram was last asked what it holds."""
    machine = desk.app.machine
    assert isinstance(machine, Hurried)
    if not desk.app.sweeper.may_sweep():
        machine.let_pass(PATIENCE)
    await desk.app.engine.tick("summaries")
