"""The demo as a whole: one world of chats, the desk behind it, and what people do to both."""

from __future__ import annotations

import asyncio
from datetime import datetime
from zoneinfo import ZoneInfo

from sandbox.base.clock import StageClock
from sandbox.base.model import Json
from sandbox.bot_api.calls import CallLog
from sandbox.bot_api.faults import Faults
from sandbox.people.views import WorldViews
from sandbox.people.wants import Unreadable
from sandbox.stage.backstage import Backstage
from sandbox.stage.calls import Calls
from sandbox.stage.clockwork import Clockwork
from sandbox.stage.feed import Feed
from sandbox.stage.trouble import Trouble
from sandbox.stage.worlds import Worlds

GATHERED = 0.25  # seconds: the page is told of the clock four times in one second at most


class Stage:
    """What the page's routes under `/desk` act on."""

    def __init__(self, views: WorldViews, faults: Faults, log: CallLog, backstage: Backstage) -> None:
        world = views.world
        if not isinstance(world.clock, StageClock):
            raise TypeError("a stage needs a StageClock: its time is moved")
        self.world = world
        self.backstage = backstage
        self.events = Feed()
        self.calls = Calls(world, log, self.events)
        self.trouble = Trouble(world, faults)
        self.clockwork = Clockwork(world.clock, backstage, world.updates)
        self.worlds = Worlds(views, self.clockwork, self.trouble, backstage, self.start_bot)
        self.worlds.shown = lambda: self.events.tell("world", {})
        self.progress: float | None = None
        self._telling: asyncio.TimerHandle | None = None
        self._bot_was = backstage.state
        self._stop_listening = world.hub.listen(lambda _: self.clockwork.stir())
        self.clockwork.changed = self.changed

    # -- the bot

    async def start_bot(self) -> None:
        """Start it, unless it runs, and give it the time."""
        await self.backstage.start(self.clockwork.now)
        await self.clockwork.begin()
        self.changed()

    async def bot(self, do: str) -> None:
        """Kill it, or start it again."""
        if do == "kill":
            await self.backstage.kill()
        elif do == "start":
            await self.start_bot()
        else:
            raise Unreadable("kill or start?")
        self.changed()

    async def close(self) -> None:
        """The demo ends."""
        self._stop_listening()
        await self.clockwork.end()
        if self._telling is not None:
            self._telling.cancel()
        self.events.close()

    # -- what the page is told

    def desk(self) -> Json:
        """Return DESK."""
        moment, now = self.clockwork.moment, int(self.clockwork.now)
        zone = str(moment.get("zone", "UTC"))
        return {
            "now": now,
            "zone": zone,
            "local": datetime.fromtimestamp(now, ZoneInfo(zone)).isoformat(),
            **{name: moment.get(name) for name in ("open", "opening", "closing", "next", "name")},
            "speed": self.clockwork.speed,
            "moving": self.clockwork.moving,
            "bot": self.backstage.state,
            "trouble": self.trouble.json(),
            "progress": self.progress,
            "playing": None,
            "lesson": None,
        }

    def changed(self) -> None:
        """Tell the page of the clock, soon; of the bot, at once."""
        if self.backstage.state != self._bot_was:
            self._bot_was = self.backstage.state
            self.events.tell("bot", {"bot": self._bot_was})
        if self._telling is None:
            self._telling = asyncio.get_running_loop().call_later(GATHERED, self._tell)

    def _tell(self) -> None:
        self._telling = None
        self.events.tell("clock", self.desk())
