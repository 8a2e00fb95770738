"""The demo as a whole: one world of chats, the desk behind it, and what people do to both."""

from __future__ import annotations

from sandbox.base.model import Json
from sandbox.bot_api.calls import CallLog
from sandbox.bot_api.faults import Faults
from sandbox.stage.backstage import Backstage
from sandbox.stage.calls import Calls
from sandbox.stage.feed import Feed
from sandbox.stage.trouble import Trouble
from sandbox.world.world import World


class Stage:
    """What the page's routes under `/desk` act on."""

    def __init__(self, world: World, faults: Faults, log: CallLog, backstage: Backstage) -> None:
        self.world = world
        self.backstage = backstage
        self.events = Feed()
        self.calls = Calls(world, log, self.events)
        self.trouble = Trouble(world, faults)
        self.progress: float | None = None

    def desk(self) -> Json:
        """Return DESK."""
        return {
            "now": int(self.world.clock.now()),
            "bot": self.backstage.state,
            "trouble": self.trouble.json(),
            "progress": self.progress,
        }
