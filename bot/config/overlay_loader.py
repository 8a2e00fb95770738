"""What the database lays over the configuration, for commands that also do without a database."""

from __future__ import annotations

import logging

from sqlalchemy import make_url
from sqlalchemy.exc import SQLAlchemyError

from helpdesk.settings.overlay import Overlay
from storage.database import Database
from storage.engine import sqlite
from storage.engine.errors import StorageError
from storage.upkeep import revisions

log = logging.getLogger(__name__)


async def overlay_of(url: str) -> Overlay:
    """Return the overlay, an empty one if there is no database yet; one that can't be read is said aloud."""
    parsed = make_url(url)
    if parsed.get_backend_name() == "sqlite" and not sqlite.path_of(parsed).exists():
        return Overlay()
    try:
        if await revisions.current(url) != revisions.head():
            return _without("it is not in the present form: `helpdesk migrate`")
        database = Database.open(url, alone=False)
        try:
            async with database.reading() as store:
                return await store.setup.overlay()
        finally:
            await database.close()
    except (StorageError, SQLAlchemyError) as error:
        return _without(str(error))


def _without(why: str) -> Overlay:
    log.warning("helpdesk: without what was declared in the chat, the database can't be read: %s", why)
    return Overlay()
