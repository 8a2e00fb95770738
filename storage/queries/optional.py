"""What a message can do without is looked up apart: it may fail, and the rest is read on."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from contextlib import AbstractAsyncContextManager, nullcontext
from typing import TypeVar

from sqlalchemy.ext.asyncio import AsyncConnection

from helpdesk.ticket.errors import Stale
from storage.engine.driver_errors import translated
from storage.engine.errors import StorageError

log = logging.getLogger(__name__)

T = TypeVar("T")
D = TypeVar("D")
LeftOut = Callable[[str], None]


async def looked_up(
    connection: AsyncConnection, what: str, look_up: Callable[[], Awaitable[T]], otherwise: D, left_out: LeftOut
) -> T | D:
    """Return what ``look_up`` finds, ``otherwise`` if it raises: then ``left_out`` hears of it, and the log.

    A database that is away is no mistake of the look-up: that is raised.
    """
    try:
        with translated(reading=True):
            async with _apart(connection):
                return await look_up()
    except (StorageError, Stale):
        raise
    except Exception:  # one of the four broad catches: what decorates a message must not keep it from being shown
        log.exception("left out: %s could not be looked up", what)
        left_out(what)
        return otherwise


def _apart(connection: AsyncConnection) -> AbstractAsyncContextManager[object]:
    """Keep a statement that fails from spoiling the transaction; on SQLite it never does."""
    return nullcontext() if connection.dialect.name == "sqlite" else connection.begin_nested()
