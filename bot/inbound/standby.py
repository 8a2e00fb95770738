"""A webhook beside the one that leads: what Telegram posts here is stored, and acts there."""

from __future__ import annotations

import asyncio
from contextlib import suppress

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.base.database_wait import Stopped, while_away
from bot.base.http_server import Server, http_config, serve_until_told
from bot.base.monotonic import Machine
from bot.config.sections import WebhookSection
from bot.inbound.inbox import UpdateStore
from bot.inbound.webhook import webhook_app
from bot.telegram.raw_bot import RawBot, connect
from storage.database import Database
from storage.engine.desk_marker import Markers
from storage.engine.errors import DatabaseGone
from storage.upkeep import desk_identity, revisions

AGAIN = 1.0  # seconds between two looks whether the database has the form that this program knows


class StandbyWebhook:
    """Serves until told to end, once the database has our form. It stores only where a desk is."""

    def __init__(self, url: str, bot: RawBot, hook: WebhookSection, markers: Markers, machine: Machine) -> None:
        self.takes = False
        self._url = url
        self._bot = bot
        self._hook = hook
        self._markers = markers
        self._machine = machine
        self._over = asyncio.Event()
        self._server: Server | None = None

    async def serve(self) -> None:
        """Take updates and store them."""
        # Whose bot this is can't be known before Telegram was asked, and what is stored belongs to a bot.
        if not await connect(self._bot, self._machine, self._over):
            return
        while (
            await revisions.current(self._url) != revisions.head()
        ):  # who leads brings it up, or is of another version
            if await self._machine.wait(self._over, AGAIN):
                return
        database = Database.open(self._url)
        database.fences.append(self._fence)
        try:
            await self._serve(UpdateStore(database, self._bot))
        finally:
            self.takes = False
            await database.close()

    def end(self) -> None:
        """Take no more."""
        self._over.set()
        if self._server is not None:
            self._server.end()

    async def _has_our_form(self) -> bool:
        """Wait for that: who leads brings the database up, or is of another version. False: told to end."""
        with suppress(Stopped):
            while await while_away(self._form, "standing by", self._machine, self._over) != revisions.head():
                if await self._machine.wait(self._over, AGAIN):
                    return False
            return True
        return False

    async def _form(self) -> str | None:
        return await revisions.current(self._url)

    async def _serve(self, inbox: UpdateStore) -> None:
        hook = self._hook
        secret = hook.secret_token.get_secret_value() if hook.secret_token else ""
        app = webhook_app(inbox, secret, allowed=hook.allow_from, proxies=hook.trusted_proxies)
        self._server = Server(http_config(app, host=hook.listen.host, port=hook.listen.port))
        self.takes = True
        await serve_until_told(self._server)

    async def _fence(self, connection: AsyncConnection) -> None:
        found, known = await desk_identity.find(connection), self._markers.read()
        why = desk_identity.trouble(found, known) if known is not None else None
        if why is not None or found.desk is None:
            raise DatabaseGone(f"{desk_identity.name_of(self._url)}: {why or 'there is no desk in it'}")
