"""The desk as it stands now: the configuration with the database's overlay, looked up where it is needed."""

from __future__ import annotations

from dataclasses import replace

from bot.base.clock import Clock
from handlers.base.catalogue import Catalogue
from handlers.base.context import Office, Turn
from helpdesk.desk.desk import Desk
from helpdesk.ports.store import Store
from helpdesk.settings.settings import Settings


class CurrentSettings:
    """Keeps the settings that hold. To ask costs one row by its key; to read anew happens only after a change."""

    def __init__(self, by_file: Office, clock: Clock) -> None:
        self.clock = clock
        self._by_file = by_file
        self._now = by_file
        self._version = 0

    @property
    def catalogue(self) -> Catalogue:
        """Every sentence; no admin changes them."""
        return self._by_file.catalogue

    @property
    def language(self) -> str:
        """The desk's own language, as it was last looked up."""
        return self._now.settings.language

    def renamed(self, bot_name: str) -> None:
        """The bot has another name since: what is said from now on leads to that."""
        self._by_file = replace(self._by_file, bot_name=bot_name)
        self._now = replace(self._now, bot_name=bot_name)

    async def at(self, store: Store) -> Office:
        """Return the office as this transaction sees it. Ask at its beginning, before it changes anything."""
        if await store.setup.version() != self._version:
            overlay = await store.setup.overlay()
            self._now = replace(self._by_file, settings=overlay.over(self._by_file.settings))
            self._version = overlay.version
        return self._now

    async def settings(self, store: Store) -> Settings:
        """Return the settings as this transaction sees them."""
        return (await self.at(store)).settings

    async def desk_in(self, store: Store) -> Desk:
        """Return the use cases for this transaction."""
        return Desk(store, await self.settings(store), self.clock.now())

    async def turn_in(self, store: Store) -> Turn:
        """Return what a handler acts in, for this transaction."""
        return Turn(store, await self.at(store), self.clock.now())
