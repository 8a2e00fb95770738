"""Kills the bot at a chosen call of the Bot API: before it is carried out, or after, its answer lost."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from sandbox.bot_api.faults import Fault, Faults
from sandbox.server import Sandbox
from tests.journeys.support.running.processes import BotProcess


@dataclass(frozen=True)
class Point:
    """The ``nth`` call of a method (of all: ``*``) since it was armed."""

    method: str = "*"
    nth: int = 1
    carried_out: bool = False

    def __str__(self) -> str:
        return f"{'after' if self.carried_out else 'before'} {self.method} {self.nth}"


class Killer(Faults):
    """Faults by which processes die. Every one of their calls passes here, so every point can be named."""

    def __init__(self, process: BotProcess, points: list[Point]) -> None:
        super().__init__()
        self.points = points
        self.hit: list[Point] = []
        self.calls = 0
        self._process = process
        self._fitting = 0
        self._died = asyncio.Event()

    def arm(self, *points: Point) -> None:
        """Kill at these, one after another: the first is counted from now, each other from the kill before it."""
        self.points = list(points)
        self._fitting = 0

    def next_for(self, method: str, chat_id: int | None) -> Fault | None:
        """Let a call pass, or kill who makes it."""
        self.calls += 1
        if not self.points or self._process.code is not None:
            return super().next_for(method, chat_id)
        point = self.points[0]
        self._fitting += point.method in ("*", method)
        if self._fitting < point.nth or point.method not in ("*", method):
            return super().next_for(method, chat_id)
        self._process.kill()
        self.hit.append(self.points.pop(0))
        self._fitting = 0
        self._died.set()
        return Fault("lost_reply" if point.carried_out else "close", method)

    async def nurse(self) -> None:
        """Start the process again whenever it was killed."""
        while True:
            await self._died.wait()
            self._died.clear()
            self._process.start()


@contextmanager
def deadly(sandbox: Sandbox, process: BotProcess, points: list[Point]) -> Iterator[Killer]:
    """Let ``points`` kill the process, which is started again after each."""
    killer = Killer(process, points)
    sandbox.faults = sandbox.bot_api.faults = killer
    nurse = asyncio.create_task(killer.nurse())
    try:
        yield killer
    finally:
        nurse.cancel()
