"""Worlds that were saved: they are loaded, and the one with which the demo began is gone back to."""

from __future__ import annotations

import asyncio
import re
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from sandbox.base.model import Json
from sandbox.people.acts import NotPossible
from sandbox.people.views import WorldViews
from sandbox.people.wants import NotThere, Unreadable
from sandbox.stage import world_file
from sandbox.stage.backstage import Backstage
from sandbox.stage.clockwork import Clockwork
from sandbox.stage.trouble import Trouble
from sandbox.stage.world_file import NoWorld, Stored

NAME = re.compile(r"[\w -]{1,40}")
ENDING = ".world"

Again = Callable[[], Awaitable[None]]


class Worlds:
    """The bot is stopped while its world is saved or changed, and started again after it by `again`."""

    def __init__(
        self, views: WorldViews, clockwork: Clockwork, trouble: Trouble, backstage: Backstage, again: Again
    ) -> None:
        self._views = views
        self._clockwork = clockwork
        self._trouble = trouble
        self._backstage = backstage
        self._again = again
        self._one_at_a_time = asyncio.Lock()
        self.leaving: Callable[[], None] = lambda: None
        """Called when the world that was shown is over, before another begins."""
        self.shown: Callable[[], None] = lambda: None
        """Called when another world is shown."""
        self.first: Path | None = None
        """The file of the world with which the demo began."""
        self.besides: dict[str, world_file.Beside] = {}
        """What is kept with the chats and the desk."""
        self.folder: Path | None = None
        """Where what people save is kept."""

    @property
    def is_busy(self) -> bool:
        """Whether a world is being saved or made ready."""
        return self._one_at_a_time.locked()

    def all(self) -> Json:
        """Return what can be loaded, the latest first."""
        folder = self._folder()
        found = []
        for path in folder.glob(f"*{ENDING}"):
            try:
                stored = world_file.about(path)
            except NoWorld:
                continue
            found.append({"name": path.stem, "saved": stored.saved, "now": stored.now})
        return {"worlds": sorted(found, key=lambda one: -int(str(one["saved"])))}

    async def save(self, name: str) -> None:
        """Keep the world as it is now, without its trouble: who loads it could not switch that off."""
        path, speed = self._path(name), self._clockwork.speed
        async with self._alone():
            await self._save(path, speed)

    async def _save(self, path: Path, speed: int) -> None:
        self._trouble.end()
        await self._clockwork.rest()
        await self._backstage.stop()
        try:
            stored = Stored(int(self._clockwork.now), int(time.time()))
            with TemporaryDirectory() as place:
                copy = Path(place) / "desk.db"
                kept = copy if await self._backstage.copy_to(copy) else None
                world_file.write(path, self._views, stored, kept, self.besides)
        finally:
            self._clockwork.speed = speed
            self._views.world.updates.forget_polls()  # nobody who saves is to wait for what a bot in a hurry deserves
            await self._again()

    async def load(self, name: str) -> None:
        """Show a world that was kept; what is shown now is over."""
        path = self._path(name)
        if not path.exists():
            raise NotThere("no world of that name was saved")
        await self.show(path)

    async def reset(self) -> None:
        """Begin again, as the demo began."""
        if self.first is None:
            raise NotPossible("there is no beginning to go back to")
        await self.show(self.first)

    async def show(self, path: Path) -> None:
        """Show the world in a file, and start its bot."""
        try:
            world_file.about(path)
        except NoWorld as error:
            raise NotPossible(str(error)) from error
        async with self._alone():
            await self._show(path)

    async def _show(self, path: Path) -> None:
        await self._clockwork.rest()
        await self._backstage.stop()
        with TemporaryDirectory() as place:
            copy = Path(place) / "desk.db"
            await self._backstage.put(copy if world_file.take_database(path, copy) else None)
        stored = world_file.read(path, self._views, self.besides)
        self._trouble.forget()
        self.leaving()
        self._clockwork.set_back(stored.now)
        self._clockwork.speed = 1
        await self._again()
        self.shown()

    def _alone(self) -> asyncio.Lock:
        """Return what only one may hold; who comes second is told so, and does not wait."""
        if self.is_busy:
            raise NotPossible("another world is being made ready")
        return self._one_at_a_time

    def _folder(self) -> Path:
        if self.folder is None:
            raise NotPossible("there is no place to keep worlds")
        return self.folder

    def _path(self, name: str) -> Path:
        if not NAME.fullmatch(name) or name != name.strip():
            raise Unreadable("a name has letters, digits, spaces, - and _, at most 40 of them")
        return self._folder() / f"{name}{ENDING}"
