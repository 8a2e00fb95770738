"""Play a day: from eight to six in about two minutes, scene by scene, and pausable at any moment."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from zoneinfo import ZoneInfo

from sandbox.base.model import Json
from sandbox.people.acts import NotPossible
from sandbox.people.wants import Unreadable
from sandbox.stage.backstage import Backstage
from sandbox.stage.clockwork import Clockwork
from sandbox.stage.script.buttons import DATA
from sandbox.stage.script.hands import Deed, Hands

SPEED = 480  # between two scenes
HELD = 3.0  # seconds for a caption to be read
log = logging.getLogger("sandbox.stage")


@dataclass(frozen=True, slots=True)
class Scene:
    """What is shown at a time of the day."""

    at: time
    caption: str
    do: tuple[Deed, ...] = ()
    see: Deed | None = None
    """In whose chat it can be seen; else where its first deed is done."""

    @property
    def place(self) -> Deed | None:
        return self.see or next(iter(self.do), None)

    @classmethod
    def of_row(cls, row: Mapping[str, object]) -> Scene:
        deeds, see = row.get("do", []), row.get("see")
        if not isinstance(deeds, list) or not isinstance(see, dict | None):
            raise TypeError("a scene's deeds are a list, and where it is seen a table")
        at, caption = time.fromisoformat(str(row["at"])), str(row["caption"])
        return cls(at, caption, tuple(Deed.of_row(one) for one in deeds), Deed.of_row(see) if see else None)


def scenes() -> tuple[Scene, ...]:
    """Read the day's script."""
    script = tomllib.loads((DATA / "day.toml").read_text("utf-8"))
    return tuple(Scene.of_row(row) for row in script["scene"])


class Day:
    """One day at a time; `changed` is called with what is shown now."""

    def __init__(
        self,
        clockwork: Clockwork,
        backstage: Backstage,
        hands: Hands,
        *,
        script: Sequence[Scene] | None = None,
        held: float = HELD,
        speed: int = SPEED,
    ) -> None:
        self.changed: Callable[[], None] = lambda: None
        self.scenes = scenes() if script is None else tuple(script)
        self._clockwork = clockwork
        self._backstage = backstage
        self._hands = hands
        self._held = held
        self._speed = speed
        self._going = asyncio.Event()
        self._playing: asyncio.Task[None] | None = None
        self._step = 0
        self._caption = ""

    @property
    def is_on(self) -> bool:
        return self._playing is not None and not self._playing.done()

    def json(self) -> Json | None:
        """Return DESK.playing."""
        if not self.is_on:
            return None
        paused = not self._going.is_set()
        said: Json = {"caption": self._caption, "step": self._step, "of": len(self.scenes), "paused": paused}
        place = self.scenes[max(self._step - 1, 0)].place
        where = (self._hands.user(place).id, self._hands.chat(place).id) if place else (None, None)
        return said | dict(zip(("person", "chat"), where, strict=True))

    async def do(self, what: str) -> None:
        """Play, or go on; pause; or end it."""
        if what == "play":
            await self._play()
        elif what == "pause" and self.is_on:
            self._going.clear()
            await self._clockwork.stand()
        elif what == "stop":
            await self.stop()
            await self._clockwork.set_speed(1)
        elif what != "pause":
            raise Unreadable("play, pause or stop?")
        self.changed()

    async def stop(self) -> None:
        """The day is over where it is."""
        if self._playing is not None:
            self._playing.cancel()
            await asyncio.gather(self._playing, return_exceptions=True)
            self._playing = None

    async def _play(self) -> None:
        if not self.is_on:
            morning = await self._morning()
            await self._clockwork.stand()
            self._step, self._caption = 0, self.scenes[0].caption
            self._playing = asyncio.create_task(self._run(morning), name="a day")
        self._going.set()

    async def _morning(self) -> datetime:
        """Return today's first scene, or that of the next working day if it is over."""
        moment = await self._backstage.ask("moment")
        zone = ZoneInfo(str(moment["zone"]))
        now = datetime.fromtimestamp(self._clockwork.now, zone)
        opening = datetime.fromtimestamp(moment["opening"], zone)
        return max(now, datetime.combine(opening.date(), self.scenes[0].at, zone))

    async def _run(self, morning: datetime) -> None:
        try:
            await self._clockwork.move(morning.timestamp())
            for place, scene in enumerate(self.scenes):
                at = datetime.combine(morning.date(), scene.at, morning.tzinfo)
                await self._clockwork.glide(at.timestamp(), self._speed, self._going)
                await self._show(place, scene)
        except NotPossible as error:
            log.info("the day ends: %s", error)
        finally:
            self._step, self._caption = 0, ""
        await self._clockwork.set_speed(1)
        self._playing = None
        self.changed()

    async def _show(self, place: int, scene: Scene) -> None:
        self._step, self._caption = place + 1, self._hands.told(scene.caption, scene.do)
        self.changed()
        # What a scene shows can have been done by whoever took over meanwhile: then it is only told.
        with contextlib.suppress(NotPossible):
            await self._hands.do_all(scene.do)
        await self._hold()

    async def _hold(self) -> None:
        await asyncio.sleep(self._held)
        await self._going.wait()
