"""PostgreSQL as it is reached: by whichever host takes writes, over connections that notice when that is gone."""

from __future__ import annotations

import socket
from time import monotonic
from typing import Any

from sqlalchemy import Engine, event, make_url
from sqlalchemy.engine import URL, ExceptionContext
from sqlalchemy.exc import InvalidatePoolError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from storage.engine.addresses import WRITES

# Seconds of silence after which the other side is asked, between two such questions, and how many go unanswered; and
# for how many milliseconds what we said may stay unheard.
KEEPALIVES = {"TCP_KEEPIDLE": 5, "TCP_KEEPINTVL": 5, "TCP_KEEPCNT": 3, "TCP_USER_TIMEOUT": 15_000}
READS = {"default_transaction_read_only": "on", "default_transaction_isolation": "repeatable read"}
TAKES_NO_WRITES = "25006"
RESTED = 1.0  # seconds
SINCE = "rests since"


def engine(url: str | URL, settings: dict[str, str], *, timeout: float = 10.0, **more: Any) -> AsyncEngine:
    """Return an engine whose sessions have these settings; ``timeout``: seconds for a connection to one host."""
    url, reads = make_url(url), settings.get("default_transaction_read_only") == "on"
    if reads and url.query.get(WRITES) == "read-write":
        url = url.update_query_dict({WRITES: "primary"})  # our own sessions would be taken for a server's refusal
    args = {"server_settings": settings, "timeout": timeout, "async_creator_fn": _Hosts().connect}
    # Parameters are hidden from errors, which end in logs: they are people's names, numbers and words.
    made = create_async_engine(url, connect_args=args, hide_parameters=True, **more)
    event.listen(made.sync_engine, "connect", _keep_alive)
    _ask_who_has_rested(made.sync_engine)
    if not reads:
        event.listen(made.sync_engine, "handle_error", _leave_who_takes_no_writes)
    return made


class _Hosts:
    """Tries the hosts of an address one by one, the one that last served first.

    The driver does so, too, but has one time limit for them all: one that is cut off would use it up.
    """

    def __init__(self) -> None:
        self._first = 0

    async def connect(self, *, host: Any = None, port: Any = None, **said: Any) -> Any:
        """Return a connection to a host that fits; raise ``OSError`` if there is none."""
        import asyncpg  # not loaded where it is not used

        several = isinstance(host, list)
        hosts, ports = (host, port) if several else ([host], [port])
        trouble: Exception | None = None
        for turn in range(len(hosts)):
            at = (self._first + turn) % len(hosts)
            try:
                found = await asyncpg.connect(host=hosts[at], port=ports[at], **said)
            except (OSError, TimeoutError, asyncpg.TargetServerAttributeNotMatched) as error:
                trouble = error
            except asyncpg.CannotConnectNowError as error:  # it starts or stops
                if not several:
                    raise
                trouble = error
            else:
                self._first = at
                return found
        raise OSError(f"no host of {len(hosts)} takes us: {trouble or 'none is named'}") from trouble


def _ask_who_has_rested(engine: Engine) -> None:
    """Lend no connection that has rested and is dead; to ask takes three round trips, so a busy one is not asked."""

    def rests(_connection: Any, record: Any) -> None:
        record.info[SINCE] = monotonic()

    def lent(connection: Any, record: Any, _proxy: Any) -> None:
        if connection.driver_connection.is_closed():  # the other side has said so
            raise InvalidatePoolError
        if monotonic() - record.info.get(SINCE, monotonic()) < RESTED:
            return
        try:
            engine.dialect.do_ping(connection)
        except engine.dialect.loaded_dbapi.Error as error:
            raise InvalidatePoolError(str(error)) from error  # another one is made, and so for all that are as old

    event.listen(engine, "checkin", rests)
    event.listen(engine, "checkout", lent)


def _leave_who_takes_no_writes(context: ExceptionContext) -> None:
    """A server that was the one to write to and is it no more: the next connection looks for another."""
    if getattr(context.original_exception, "sqlstate", None) == TAKES_NO_WRITES:
        context.is_disconnect = True


def _keep_alive(connection: Any, _record: Any) -> None:
    # Neither asyncpg nor an address can ask for it; a driver that hides its transport does without.
    transport = getattr(connection.driver_connection, "_transport", None)
    sock = transport.get_extra_info("socket") if transport is not None else None
    if sock is None or sock.family not in (socket.AF_INET, socket.AF_INET6):
        return
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
    for name, value in KEEPALIVES.items():
        if hasattr(socket, name):  # not everywhere the same
            sock.setsockopt(socket.IPPROTO_TCP, getattr(socket, name), value)
