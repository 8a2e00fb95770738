"""The time machine: desk time and the world's date, moved together from thing to thing, forward only.

Only desk time is moved. Limits, retries and waits go by machine time, in both processes, whatever the hands do here.
"""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import Callable

from sandbox.base.clock import StageClock
from sandbox.base.model import Json
from sandbox.people.acts import NotPossible
from sandbox.people.wants import Unreadable
from sandbox.stage.backstage import Backstage
from sandbox.world.updates import UpdateQueue

SPEEDS = (0, 1, 60, 600)
LONGEST = 31 * 86_400
TICK = 0.25  # seconds between two steps of the hands while it plays
LAG = 2.0  # seconds that are made up for when a step took longer: the speed is what it is called
PATIENCE = 30.0  # seconds for what people have said to reach the desk: trouble on purpose may keep it longer
LOOK_AGAIN = 10.0  # seconds after which the desk is asked anew, whatever happened
GATHERED = 0.3  # seconds in which what happens is one reason to ask


class Clockwork:
    """Moves the hands. `changed` is called whenever they, the speed, or what comes next are others."""

    def __init__(self, clock: StageClock, backstage: Backstage, updates: UpdateQueue) -> None:
        self.changed: Callable[[], None] = lambda: None
        self.speed = 1
        self.moving = False
        self.moment: Json = {}
        """What the desk said last of its hours and of what comes next."""
        self._clock = clock
        self._backstage = backstage
        self._updates = updates
        self._wanted = asyncio.Event()
        self._one_at_a_time = asyncio.Lock()
        self._playing: asyncio.Task[None] | None = None
        self._watching: asyncio.Task[None] | None = None
        self._stirred = asyncio.Event()

    @property
    def now(self) -> float:
        return self._clock.now()

    # -- beginning and end

    async def begin(self) -> None:
        """The bot is at work: give its desk the time."""
        await self._hold(runs=self.speed == 1)
        if self._watching is None:
            self._watching = asyncio.create_task(self._watch(), name="the clock's next thing")
        self._play_on()

    async def rest(self) -> None:
        """Stand still, whatever was under way: the world is about to be another."""
        self._wanted.set()
        self.speed = 0
        async with self._one_at_a_time:
            self._clock.set(int(self.now), runs=False)

    async def end(self) -> None:
        for task in (self._playing, self._watching):
            if task is not None:
                task.cancel()
                await asyncio.gather(task, return_exceptions=True)
        self._playing = self._watching = None

    def stir(self) -> None:
        """Something happened: another thing may come next."""
        self._stirred.set()

    def set_back(self, now: float) -> None:
        """Another world is shown, with its own time: the one way back."""
        self._clock.set(now, runs=False)
        self.moment = {}

    # -- what people press

    async def by(self, seconds: int) -> None:
        if not 1 <= seconds <= LONGEST:
            raise Unreadable(f"1 to {LONGEST} seconds are wanted")
        await self.move(int(self.now) + seconds)

    async def to(self, where: str) -> None:
        """Move to the next thing, opening or closing, or to the next such time of the day."""
        if where in ("next", "opening", "closing"):
            moment = await self._backstage.ask("moment")
            target = moment["next"] and moment["next"]["at"] if where == "next" else moment[where]
            if target is None:
                raise NotPossible("nothing comes by itself")
        else:
            target = (await self._backstage.ask("clock", time=_time(where)))["at"]
        await self.move(float(target))

    async def move(self, until: float) -> None:
        """Let everything up to an instant come in its order, each thing at its own time, and be there."""
        if self.moving:
            raise NotPossible("the clock is on its way already")
        self.moving = True
        self._wanted.clear()
        self.changed()
        try:
            async with self._one_at_a_time:
                await self._settle_here()
                await self._travel(until)
                await self._hold(runs=self.speed == 1)
        finally:
            self.moving = False
            self.changed()

    async def stand(self) -> None:
        """Stand still where it is."""
        await self.set_speed(0)

    async def glide(self, until: float, speed: int, going: asyncio.Event) -> None:
        """Play up to an instant, and stand there; while `going` is not set it waits."""
        while self.now < until:
            await going.wait()
            began = time.monotonic()
            async with self._one_at_a_time:
                self._wanted.clear()
                await self._travel(min(until, self.now + speed * TICK))
            self.changed()
            await asyncio.sleep(max(0.0, TICK - (time.monotonic() - began)))

    async def set_speed(self, speed: int) -> None:
        """Stand still (0), go as the world does (1), or play; a move under way ends where it is."""
        if speed not in SPEEDS:
            raise Unreadable(f"the speed is one of {', '.join(map(str, SPEEDS))}")
        self._wanted.set()
        self.speed = speed
        self.changed()
        async with self._one_at_a_time:
            if self._backstage.state == "running":
                await self._hold(runs=speed == 1)
            else:
                self._clock.set(self.now, runs=speed == 1)
        self._play_on()
        self.changed()

    # -- inside

    def _play_on(self) -> None:
        if self.speed > 1 and (self._playing is None or self._playing.done()):
            self._playing = asyncio.create_task(self._play(), name="the clock plays")

    async def _play(self) -> None:
        """Move on by small steps; what has to be done on the way takes its time, and is never hurried past."""
        with contextlib.suppress(NotPossible):
            async with self._one_at_a_time:
                await self._settle_here()
        last = time.monotonic() - TICK
        while self.speed > 1 and self._backstage.state == "running":
            began = time.monotonic()
            passed, last = min(began - last, LAG), began
            async with self._one_at_a_time:
                self._wanted.clear()
                with contextlib.suppress(NotPossible):
                    await self._travel(self.now + self.speed * passed)
            self.changed()
            await asyncio.sleep(max(0.0, TICK - (time.monotonic() - began)))

    async def _settle_here(self) -> None:
        """Do what fell due since the last look, before the time is another."""
        await self._heard()
        await self._hold(runs=False)
        self.moment = await self._backstage.ask("work")

    async def _travel(self, until: float) -> None:
        until = int(until)  # as the hands, which stand at whole seconds
        while self.now < until and not self._wanted.is_set():
            moment = await self._backstage.ask("moment")
            stop = moment["stop"]
            target = until if stop is None else min(until, max(float(stop), self.now))
            await self._heard()
            await self._be(target, runs=False)
            if (stop is not None and target >= stop) or self.moving:
                self.moment = await self._backstage.ask("work")
            self.changed()

    async def _hold(self, *, runs: bool) -> None:
        await self._be(self.now, runs=runs)

    async def _be(self, at: float, *, runs: bool) -> None:
        """The desk first: what people say then is never of a time that the desk does not know yet."""
        at = at if runs else int(at)
        self.moment = await self._backstage.ask("be", at=at, runs=runs)
        self._clock.set(max(at, float(self.moment["now"])), runs=runs)

    async def _heard(self) -> None:
        """Wait until the desk has taken in what people said before."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(PATIENCE):
                await self._updates.drained()

    async def _watch(self) -> None:
        """Keep what the page shows of the next thing true."""
        while True:
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(LOOK_AGAIN):
                    await self._stirred.wait()
            await asyncio.sleep(GATHERED)
            self._stirred.clear()
            if self._backstage.state != "running" or self.moving or self.speed > 1:
                continue
            with contextlib.suppress(NotPossible):
                before, self.moment = self.moment, await self._backstage.ask("moment")
                if {**before, "now": 0} != {**self.moment, "now": 0}:
                    self.changed()


def _time(text: str) -> str:
    hours, colon, minutes = text.partition(":")
    if not (colon and hours.isdigit() and minutes.isdigit() and int(hours) < 24 and int(minutes) < 60):
        raise Unreadable("where to? next, opening, closing, or a time like 18:00")
    return f"{int(hours):02d}:{int(minutes):02d}"
