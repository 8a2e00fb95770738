"""From an empty database to a working desk, from the chat alone."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.app import App
from bot.clock import HandClock
from bot.config import load
from sandbox.cast import build_demo
from sandbox.clock import RealClock
from sandbox.model import Message
from sandbox.person import Person
from sandbox.server import Sandbox
from tests.journeys.conftest import FRIDAY, Desk


@pytest.fixture
async def bare(tmp_path: Path) -> AsyncIterator[Desk]:
    """A desk that knows its token and nothing else; its bot is in no group yet."""
    url = f"sqlite+aiosqlite:///{tmp_path / 'desk.db'}"
    async with Sandbox(clock=RealClock()) as sandbox:
        cast = build_demo(sandbox.world, bot_in_groups=False)
        environ = {
            "HELPDESK_TELEGRAM__TOKEN": sandbox.token,
            "HELPDESK_TELEGRAM__API_URL": sandbox.api_url,
            "HELPDESK_DATABASE__URL": url,
        }
        clock = HandClock(FRIDAY)
        app = App(load(None, environ), clock)
        yield Desk(sandbox, cast, app, clock, url)
        await app.stop()
        sandbox.assert_clean()


async def become_admin(desk: Desk, capsys: pytest.CaptureFixture[str]) -> str:
    """Start the bot and press the link that it prints; return the link's payload."""
    assert await desk.app.start()
    payload = re.search(r"start=(a[\w-]+)", capsys.readouterr().out)
    assert payload is not None
    desk.cast.admin.start(payload[1])
    await desk.settle()
    return payload[1]


def panel(person: Person) -> Message:
    """The admin's panel: the last message of theirs that has buttons."""
    return next(m for m in reversed(person.messages()) if m.buttons)


async def tap(desk: Desk, person: Person, label: str) -> str:
    """Press a button of the panel; return what the presser saw at once."""
    answer = await person.tap(panel(person), label).answer()
    await desk.settle()
    return answer.text or ""


async def test_the_printed_link_makes_its_presser_the_admin_once(
    bare: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    payload = await become_admin(bare, capsys)
    assert "Setting up" in panel(bare.cast.admin).text
    bare.cast.admin.start(payload)
    await bare.settle()
    assert "already" in bare.cast.admin.last().text
    bare.cast.stranger.start(payload)
    await bare.settle()
    assert "Ask for access" in str(bare.cast.stranger.last().labels)


async def test_an_invitation_makes_an_operator_and_works_once(
    bare: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    await become_admin(bare, capsys)
    admin, operator = bare.cast.admin, bare.cast.operator
    for label in ("People", "Invite", "Operator"):
        await tap(bare, admin, label)
    link = next(m for m in admin.messages() if "You are invited" in m.text)
    payload = re.search(r"start=(i[\w-]+)", link.text)
    assert payload is not None
    operator.start(payload[1])
    await bare.settle()
    assert any("Welcome" in m.text for m in operator.messages())
    assert any("has taken your invitation" in m.text for m in admin.messages())
    operator.start(payload[1])
    await bare.settle()
    assert "taken this link already" in operator.last().text
    bare.cast.stranger.start(payload[1])
    await bare.settle()
    assert "somebody else" in bare.cast.stranger.last().text
