"""The running clock: what is said when, in the group, to managers, admins and the operator; and nothing else."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from tests.journeys.conftest import Desk

KOLKATA = ZoneInfo("Asia/Kolkata")
TAKEN = "9437012345 Ramesh, Jatni, site does not open in any office"


def ist(text: str) -> datetime:
    """Return the instant of a local time in November 2026, as ``23 10:00``."""
    day, clock = text.split()
    return datetime.fromisoformat(f"2026-11-{day}T{clock}:00").replace(tzinfo=KOLKATA)


async def at(desk: Desk, text: str) -> None:
    """Let it be that time, and one sweep pass."""
    desk.clock.set(ist(text))
    await sweep(desk)


async def sweep(desk: Desk) -> None:
    await desk.settle()
    await desk.app.engine.tick("sweep")
    await desk.settle()


async def escalated(desk: Desk, *, priority: str = "P3") -> None:
    """Have the operator open a ticket for HUDD Tech."""
    operator = desk.cast.operator
    operator.start()
    operator.say(TAKEN)
    for question, answer in (
        ("Who is it?", "ULB employee"),
        ("What sort", "Technical: Infrastructure"),
        ("Which part", "Login"),
    ):
        operator.tap(await operator.see(question), answer)
    form = await operator.see("Check and send")
    if priority != "P3":
        operator.tap(form, priority)
        form = await operator.see("Check and send")
    operator.tap(form, "Escalate")
    await desk.settle()


def said(desk: Desk) -> list[str]:
    """Return what the group shows, oldest first."""
    return [m.text for m in desk.cast.hudd_engineer.messages(desk.cast.hudd_tech)]


async def test_x(desk: Desk) -> None:
    desk.cast.manager.start()
    desk.cast.admin.start()
    await escalated(desk)
    for when in ("21 10:00", "21 17:30", "23 10:00", "23 17:30", "24 10:00", "25 10:00", "26 10:00", "27 10:00"):
        await at(desk, when)
        print(
            when,
            said(desk),
            [m.text for m in desk.cast.manager.messages()],
            [m.text for m in desk.cast.admin.messages()],
        )
    assert 0
