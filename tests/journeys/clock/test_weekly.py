"""The weekly word: once, to each admin, when the office opens; it tells what nobody would look for."""

from __future__ import annotations

from datetime import datetime

from tests.journeys.conftest import Desk
from tests.journeys.support.ways import open_ticket


async def at(desk: Desk, when: str) -> list[str]:
    """Let it be that time, and return what the admin has been told of the week so far."""
    desk.clock.set(datetime.fromisoformat(f"2026-{when}:00+05:30"))
    await desk.app.engine.tick("weekly")
    await desk.settle()
    return [m.text for m in desk.cast.admin.messages() if "The helpdesk's week" in m.text]


async def test_admins_hear_once_a_week_how_the_desk_itself_fares(desk: Desk) -> None:
    desk.cast.admin.start()
    await open_ticket(desk)
    for when in ("11-20T11:10", "11-22T12:00", "11-23T09:59"):
        assert await at(desk, when) == []  # its week has begun long ago; a Sunday; before the office opens
    (text,) = await at(desk, "11-23T10:00")
    assert len(await at(desk, "11-23T10:05")) == 1
    assert len(await at(desk, "11-25T10:05")) == 1
    assert "messages were sent" in text
    assert "None was refused" in text  # what is owed to a SPOC who never wrote to the bot waits for them
    assert "Every linked chat can be posted to" in text
    assert "Nobody has confirmed the holidays of 2027 yet" in text
    assert "MB" in text
    assert "Ramesh" not in text
    assert len(await at(desk, "11-30T10:00")) == 2
