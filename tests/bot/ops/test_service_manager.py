"""systemd hears that the process is up, that it is alive while it is, and that it stops."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.commands.run import manager_of
from bot.ops.service_manager import ServiceManager
from tests.bot.transport import HandMachine
from tests.waiting import until


@pytest.fixture
def manager(tmp_path: Path) -> Iterator[socket.socket]:
    """What systemd listens on."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as sock:
        sock.bind(str(tmp_path / "notify"))
        sock.setblocking(False)
        yield sock


def heard(sock: socket.socket) -> list[str]:
    words = []
    while True:
        try:
            words.append(sock.recv(100).decode())
        except BlockingIOError:
            return words


async def test_it_is_fed_while_all_parts_are_alive_and_no_longer(
    manager: socket.socket, machine: HandMachine
) -> None:
    live, words = True, []
    said = ServiceManager({"NOTIFY_SOCKET": manager.getsockname(), "WATCHDOG_USEC": "60000000"}, machine=machine)
    feeding = asyncio.create_task(said.feed(lambda: live))

    def hears(count: int) -> bool:
        words.extend(heard(manager))
        return len(words) >= count

    await until(lambda: hears(2))
    for times in (3, 4):
        machine.advance(20)
        await until(lambda times=times: hears(times))  # type: ignore[misc]
    live = False
    for _ in range(5):
        machine.advance(20)
        await asyncio.sleep(0)
    said.end()
    await feeding
    words.extend(heard(manager))
    assert words == ["READY=1", *["WATCHDOG=1"] * 3, "STOPPING=1"]


async def test_without_a_watchdog_it_only_says_that_it_is_up(manager: socket.socket, machine: HandMachine) -> None:
    await ServiceManager({"NOTIFY_SOCKET": manager.getsockname()}, machine=machine).feed(lambda: True)
    assert heard(manager) == ["READY=1"]


def test_a_manager_that_is_gone_ends_nothing(tmp_path: Path) -> None:
    ServiceManager({"NOTIFY_SOCKET": str(tmp_path / "nobody")}).say("READY=1")


def test_nobody_is_told_where_nobody_asked() -> None:
    assert manager_of({}) is None
    assert manager_of({"NOTIFY_SOCKET": "@somewhere"}) is not None
