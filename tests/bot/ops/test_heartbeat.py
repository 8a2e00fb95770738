"""The heartbeat goes out while all is well, and its address into no log; a long silence of Telegram's is known."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.base.clock import HandClock
from bot.ops.heartbeat import Heartbeat
from bot.ops.telegram_silence import LONG, TelegramSilence
from sandbox.base.serving import Serving
from tests.bot.transport import HandMachine

NOON = datetime.fromisoformat("2026-11-20T12:00:00+05:30")
SECRET = "b6d1-very-secret"


@dataclass
class Monitor:
    """Who waits for the calls."""

    port: int = 0
    status: int = 200
    calls: list[str] = field(default_factory=list)

    async def hear(self, request: Request) -> Response:
        self.calls.append(request.url.path)
        return Response(status_code=self.status)


@pytest.fixture
async def monitor() -> AsyncIterator[Monitor]:
    monitor = Monitor()
    serving = await Serving.begin(Starlette(routes=[Route("/{path:path}", monitor.hear)]), 0)
    monitor.port = serving.port
    yield monitor
    await serving.end()


def heart(monitor: Monitor, *, well: bool = True) -> Heartbeat:
    heartbeat = Heartbeat(f"http://127.0.0.1:{monitor.port}/{SECRET}", HandClock(NOON))

    async def is_well() -> bool:
        return well

    heartbeat.is_well = is_well
    return heartbeat


async def test_it_is_heard_while_all_is_well(monitor: Monitor) -> None:
    heartbeat = heart(monitor)
    await heartbeat.tick()
    assert monitor.calls == [f"/{SECRET}"]
    assert heartbeat.last == NOON


async def test_it_is_silent_while_something_is_wrong_and_before_the_desk_is_at_work(monitor: Monitor) -> None:
    await heart(monitor, well=False).tick()
    await Heartbeat(f"http://127.0.0.1:{monitor.port}/", HandClock(NOON)).tick()
    assert monitor.calls == []


@pytest.mark.parametrize("trouble", ["refused", "away", "no address"])
async def test_what_is_not_heard_is_logged_without_the_address(
    monitor: Monitor, caplog: pytest.LogCaptureFixture, trouble: str
) -> None:
    caplog.set_level(logging.DEBUG, "bot")
    heartbeat = heart(monitor)
    if trouble == "refused":
        monitor.status = 500
    elif trouble == "away":
        monitor.port = 1
        heartbeat = heart(monitor)
    else:
        heartbeat = Heartbeat(f"nowhere:{SECRET}", HandClock(NOON))
        heartbeat.is_well = heart(monitor).is_well
    await heartbeat.tick()
    assert heartbeat.last is None
    said = "\n".join(record.getMessage() for record in caplog.records if record.name.startswith("bot"))
    assert "not heard" in said
    assert SECRET not in said


async def test_a_silence_of_telegrams_is_told_once_and_again_after_it_spoke(machine: HandMachine) -> None:
    heard: list[timedelta] = []
    spoke: float | None = None

    async def listen(silent: timedelta) -> bool:
        heard.append(silent)
        return True

    silence = TelegramSilence(lambda: spoke, machine=machine)
    silence.listeners.append(listen)
    await silence.tick()
    assert heard == []
    for _ in range(3):
        machine.advance(LONG)
        await silence.tick()
    assert heard == [timedelta(seconds=LONG)]
    spoke = machine.now()
    await silence.tick()
    machine.advance(LONG)
    await silence.tick()
    assert len(heard) == 2


async def test_who_could_not_tell_of_a_silence_is_asked_again_until_it_ends(machine: HandMachine) -> None:
    spoke, tries, can = 0.0, 0, False

    async def listen(_silent: timedelta) -> bool:
        nonlocal tries
        tries += 1
        return can

    silence = TelegramSilence(lambda: spoke, machine=machine)
    silence.listeners.append(listen)
    machine.advance(LONG)
    for _ in range(2):
        await silence.tick()
    can = True
    for _ in range(2):
        await silence.tick()
    assert tries == 3, "twice in vain, and once with success"
    spoke = machine.now()
    await silence.tick()
    assert tries == 3
