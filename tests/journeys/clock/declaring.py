"""An admin before the panel's page of days: press, write, and see what moved."""

from __future__ import annotations

from datetime import datetime

import pytest

from sandbox.base.model import Message
from sandbox.people.person import Person
from tests.journeys.conftest import Desk
from tests.journeys.support.ways import open_ticket, press


def panel(desk: Desk, admin: Person | None = None) -> Message:
    """The panel: the admin's last message with buttons."""
    return next(m for m in reversed((admin or desk.cast.admin).messages()) if m.buttons)


async def tap(desk: Desk, label: str) -> str:
    await press(desk, desk.cast.admin, panel(desk), label)
    return panel(desk).text


async def write(desk: Desk, text: str) -> str:
    desk.cast.admin.say(text)
    await desk.settle()
    return desk.cast.admin.messages()[-1].text


async def at(desk: Desk, when: str) -> None:
    """Let it be that time, and everything that is due then happen."""
    desk.clock.set(datetime.fromisoformat(f"{when}+05:30"))
    for tick in ("recount", "sweep"):
        await desk.app.engine.tick(tick)
    await desk.settle()


async def follow(desk: Desk) -> None:
    await desk.settle()
    await desk.app.engine.tick("recount")
    await desk.settle()


@pytest.fixture
async def opened(desk: Desk) -> Desk:
    """A desk whose admin has the closures open, with one ticket that is due on Monday."""
    await open_ticket(desk)
    desk.cast.admin.start()
    desk.cast.admin.say("/admin")
    await desk.settle()
    await tap(desk, "Closures")
    return desk
