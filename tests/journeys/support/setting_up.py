"""Ways of setting a desk up from the chat: the panel, the questions, the requests."""

from __future__ import annotations

import re

import pytest

from sandbox.base.model import Chat, Message
from sandbox.people.buttons import find_button
from sandbox.people.person import Person
from tests.journeys.conftest import Desk


async def become_admin(desk: Desk, capsys: pytest.CaptureFixture[str]) -> str:
    """Start the bot and press the link that it prints; return the link's payload."""
    assert await desk.app.start()
    payload = re.search(r"start=(a[\w-]+)", capsys.readouterr().out)
    assert payload is not None
    desk.cast.admin.start(payload[1])
    await desk.settle()
    return payload[1]


def panel(person: Person) -> Message:
    """The admin's panel: the last message of theirs whose buttons turn its pages or act on them."""
    return next(m for m in reversed(person.messages()) if "'pg:" in str(m.buttons) or "'do:" in str(m.buttons))


async def tap(desk: Desk, person: Person, label: str) -> str:
    """Press a button of the panel; return what the presser saw at once."""
    answer = await person.tap(panel(person), label).answer()
    await desk.settle()
    return answer.text or ""


async def tap_twice(desk: Desk, person: Person, label: str) -> None:
    """Tap a button of the panel, and once more what stood there: the second tap was made before the page changed."""
    page = panel(person)
    button = find_button(page, label)
    assert button is not None
    for _ in range(2):
        await person.forge(person.private, page.id, str(button["callback_data"])).answer()
        await desk.settle()


def question(person: Person) -> Message:
    """The latest question which team a group belongs to."""
    return next(m for m in reversed(person.messages()) if m.text.startswith("Link "))


async def link(desk: Desk, group: Chat, team: str) -> str:
    """Let the admin add the bot by hand and say yes to a team."""
    desk.cast.admin.add_bot(group)
    await desk.settle()
    answer = await desk.cast.admin.tap(question(desk.cast.admin), team).answer()
    await desk.settle()
    return answer.text or ""


async def tap_command(desk: Desk, person: Person, command: str) -> None:
    """Send a command and wait for what comes of it."""
    person.say(command)
    await desk.settle()


async def texts_of_team(desk: Desk, key: str) -> str:
    """Open a team's page and return what it says."""
    admin = desk.cast.admin
    await tap_command(desk, admin, "/admin")
    await admin.forge(admin.private, panel(admin).id, f"pg:0:team.{key}").answer()
    await desk.settle()
    return panel(admin).text


async def give_role(desk: Desk, person: Person, role: str) -> None:
    """Let somebody ask for access, and the admin give a role."""
    person.start()
    await desk.settle()
    await person.tap(person.last(), "Ask for access").answer()
    await desk.settle()
    admin = desk.cast.admin
    request = next(m for m in reversed(admin.messages()) if "asks for access" in m.text)
    await admin.tap(request, role).answer()
    await desk.settle()
