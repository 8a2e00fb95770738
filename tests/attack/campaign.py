"""Letting updates go through the desk, some at a time, and comparing everything after each lot."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tests.attack.checker import Checker
from tests.attack.scene import Scene


@dataclass
class Campaign:
    """What was sent so far, and what came of it."""

    scene: Scene
    checker: Checker
    sent: int = 0

    async def send(self, updates: Iterable[tuple[str, object]]) -> list[str]:
        """Let Telegram hand these out, wait until all has come of them, and return what has changed."""
        queue = self.scene.desk.sandbox.world.updates
        for kind, body in updates:
            queue.put_raw({"update_id": queue.next_id, kind: body})
            self.sent += 1
        await self.scene.desk.settle()
        return await self.checker.compare()
