"""PostgreSQL as it is reached: connections that notice a server which is gone without a word."""

from __future__ import annotations

import socket
from typing import Any

from sqlalchemy import event, make_url
from sqlalchemy.engine import URL
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from storage.engine.addresses import WRITES

# Seconds of silence after which the other side is asked, between two such questions, and how many go unanswered; and
# for how many milliseconds what we said may stay unheard.
KEEPALIVES = {"TCP_KEEPIDLE": 5, "TCP_KEEPINTVL": 5, "TCP_KEEPCNT": 3, "TCP_USER_TIMEOUT": 15_000}
READS = {"default_transaction_read_only": "on", "default_transaction_isolation": "repeatable read"}


def engine(url: str | URL, settings: dict[str, str], *, timeout: float = 10.0, **more: Any) -> AsyncEngine:
    """Return an engine whose sessions have these settings; ``timeout``: seconds for a connection to one host."""
    url = make_url(url)
    if settings.get("default_transaction_read_only") == "on" and url.query.get(WRITES) == "read-write":
        url = url.update_query_dict({WRITES: "primary"})  # our own sessions would be taken for a server's refusal
    args = {"server_settings": settings, "timeout": timeout}
    # Parameters are hidden from errors, which end in logs: they are people's names, numbers and words.
    made = create_async_engine(url, connect_args=args, hide_parameters=True, **more)
    event.listen(made.sync_engine, "connect", _keep_alive)
    return made


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
