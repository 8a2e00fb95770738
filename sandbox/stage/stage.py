"""The demo as a whole: one world of chats, the desk behind it, and what people do to both."""

from __future__ import annotations

import asyncio
from datetime import datetime
from zoneinfo import ZoneInfo

from sandbox.base.clock import StageClock
from sandbox.base.model import Json
from sandbox.bot_api.calls import CallLog
from sandbox.bot_api.faults import Faults
from sandbox.bot_api.limits import Limits
from sandbox.people.acts import NotPossible
from sandbox.people.views import WorldViews
from sandbox.people.wants import NotThere, Unreadable
from sandbox.stage.backstage import Backstage, BotState
from sandbox.stage.calls import Calls
from sandbox.stage.clockwork import Clockwork
from sandbox.stage.feed import Feed
from sandbox.stage.script.checklist import Checklist
from sandbox.stage.script.day import Day
from sandbox.stage.script.lesson import Lesson
from sandbox.stage.script.watcher import GUIDE, Watcher, steps_of
from sandbox.stage.trouble import Trouble
from sandbox.stage.worlds import Worlds

GATHERED = 0.25  # seconds: the page is told of the clock four times in one second at most


class Stage:
    """What the page's routes under `/desk` act on."""

    def __init__(self, views: WorldViews, faults: Faults, limits: Limits, log: CallLog, backstage: Backstage) -> None:
        world = views.world
        if not isinstance(world.clock, StageClock):
            raise TypeError("a stage needs a StageClock: its time is moved")
        self.world = world
        self._limits = limits
        self.backstage = backstage
        self.events = Feed()
        self.calls = Calls(world, log, self.events)
        self.trouble = Trouble(world, faults)
        self.clockwork = Clockwork(world.clock, backstage, world.updates)
        self.worlds = Worlds(views, self.clockwork, self.trouble, backstage, self.start_bot)
        self.worlds.leaving = self._leave_world
        self.worlds.shown = lambda: self.events.tell("world", {})
        self.guide = Watcher(
            Checklist(steps_of(GUIDE)), world, backstage, self.control,
            lambda shown: self.events.tell("guide", shown),
        )  # fmt: skip
        self.day = Day(self.clockwork, backstage, self.guide.hands)
        self.day.changed = self._day_changed
        self.lesson: Lesson | None = None
        self.progress: float | None = None
        self._was_killed = False
        self._telling: asyncio.TimerHandle | None = None
        self._bot_was = backstage.state
        self._stop_listening = world.hub.listen(lambda _: self.clockwork.stir())
        self.clockwork.changed = self.changed

    # -- the bot

    async def start_bot(self) -> None:
        """Start it, unless it runs, and give it the time."""
        await self.backstage.start(self.clockwork.now)
        await self.clockwork.begin()
        for watcher in self._watchers():
            await watcher.begin()
        self.changed()

    async def bot(self, do: str) -> None:
        """Kill it, or start it again."""
        if do == "kill":
            await self.backstage.kill()
            self._was_killed = True
        elif do == "start":
            if self.worlds.is_busy:
                raise NotPossible("another world is being made ready: the bot starts with it")
            await self.start_bot()
            if self._was_killed:
                self._note("restarted")
        else:
            raise Unreadable("kill or start?")
        self.changed()

    # -- the day, the guide and the clock

    async def play(self, do: str) -> None:
        """Play a day, pause or stop it."""
        await self.day.do(do)
        if do == "play":
            self._note("day")

    async def move(self, *, by: int | None = None, to: str = "") -> None:
        """Move time; not while a day plays."""
        if self.day.is_on:
            raise NotPossible("a day is played: stop it first")
        await (self.clockwork.to(to) if by is None else self.clockwork.by(by))
        if to:
            self._note(to)

    async def set_speed(self, speed: int) -> None:
        """Let the clock go at this speed; a day that plays is only paused by it."""
        if not self.day.is_on:
            await self.clockwork.set_speed(speed)
        elif speed == 0:
            await self.day.do("pause")
        else:
            raise NotPossible("a day is played: stop it first")

    async def save(self, name: str) -> None:
        """Keep this world; a day that plays is over."""
        await self.day.stop()
        await self.worlds.save(name)

    async def show(self, name: str | None) -> None:
        """Show a world that was kept; None: the one with which the demo began."""
        await self.day.stop()
        await (self.worlds.reset() if name is None else self.worlds.load(name))

    def teach(self, role: str) -> None:
        """Let this demo be a lesson."""
        self.lesson = Lesson(role, self.world, self.backstage, self.control, self._lesson_changed)

    def taught(self) -> Lesson:
        """Return the lesson; raise ``NotThere`` if this demo is none."""
        if self.lesson is None:
            raise NotThere("this demo is no lesson")
        return self.lesson

    def _lesson_changed(self, shown: Json) -> None:
        self.events.tell("lesson", shown)
        self.changed()

    async def control(self, what: str) -> None:
        """Press a button of the page, as a script says it: `clock:next`, `bot:kill`, `day:play`."""
        kind, _, how = what.partition(":")
        if kind == "clock":
            await self.move(to=how)
        elif kind == "bot":
            await self.bot(how)
        else:
            await self.play(how)

    def _day_changed(self) -> None:
        playing = self.day.json()
        self.events.tell("caption", playing or {"caption": None, "step": 0, "of": len(self.day.scenes)})
        self.changed()

    def _leave_world(self) -> None:
        self._was_killed = False
        self._limits.forget()
        for watcher in self._watchers():
            watcher.forget()

    def _watchers(self) -> list[Watcher]:
        return [self.guide] if self.lesson is None else [self.guide, self.lesson]

    def _note(self, what: str) -> None:
        for watcher in self._watchers():
            watcher.note(what)

    async def close(self) -> None:
        """The demo ends."""
        self._stop_listening()
        await self.day.stop()
        for watcher in self._watchers():
            await watcher.end()
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
            **{name: moment.get(name) for name in ("open", "opening", "closing", "next", "name", "language")},
            "speed": self.clockwork.speed,
            "moving": self.clockwork.moving,
            "bot": self._bot_state(),
            "trouble": self.trouble.json(),
            "progress": self.progress,
            "playing": self.day.json(),
            "lesson": self.lesson.short() if self.lesson else None,
            "jira": "jira" in self.worlds.besides,
            "mail": "mail" in self.worlds.besides,
        }

    def changed(self) -> None:
        """Tell the page of the clock, soon; of the bot, at once."""
        if self._bot_state() != self._bot_was:
            self._bot_was = self._bot_state()
            self.events.tell("bot", {"bot": self._bot_was})
        if self._telling is None:
            self._telling = asyncio.get_running_loop().call_later(GATHERED, self._tell)

    def _bot_state(self) -> BotState:
        """While another world is made ready it is stopped to be started: nobody has to do that."""
        state = self.backstage.state
        return "starting" if state == "stopped" and self.worlds.is_busy else state

    def _tell(self) -> None:
        self._telling = None
        self.events.tell("clock", self.desk())
