"""The engines of a database: which connections there are, and how each is set up."""

from __future__ import annotations

from typing import Any

from sqlalchemy import URL, make_url
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from storage.engine import one_hop, postgres, sqlite
from storage.engine.statements import STATEMENTS

READERS = 4
POSTGRES_WRITERS = 4
LINGERS = "10s"  # a transaction of a process that says nothing more is over then: others wait for what it holds
DESK, BESIDE = "helpdesk", "helpdesk-beside"  # how PostgreSQL lists the connections of a running desk, and of a tool
COMMON: dict[str, Any] = {"max_overflow": 0, "execution_options": {"compiled_cache": STATEMENTS}}


def of_sqlite(url: URL, *, alone: bool) -> tuple[AsyncEngine, AsyncEngine]:
    """Return one that writes and one that reads."""
    # Parameters are hidden from errors, which end in logs: they are people's names, numbers and words.
    through: dict[str, Any] = {**one_hop.THROUGH, "hide_parameters": True}
    writer = create_async_engine(url, pool_size=1, **through, **COMMON)
    reader = create_async_engine(url, pool_size=READERS, **through, **COMMON)
    writing = sqlite.WRITER_PRAGMAS if alone else sqlite.BESIDE_PRAGMAS
    sqlite.tune(writer.sync_engine, begin=one_hop.WRITING, pragmas=writing)
    sqlite.tune(reader.sync_engine, begin=one_hop.READING, pragmas=sqlite.READER_PRAGMAS)
    return writer, reader


def of_postgres(url: URL, name: str) -> tuple[AsyncEngine, AsyncEngine]:
    """Return one that writes and one that reads; ``name`` is how the server lists them."""
    lingers = {"idle_in_transaction_session_timeout": LINGERS} if name == DESK else {}
    return _server(url, name, lingers, POSTGRES_WRITERS), _server(url, name, postgres.READS, READERS)


def of_replica(url: str, name: str) -> AsyncEngine:
    """Return one that reads where nothing is written."""
    return _server(make_url(url), name, postgres.READS, READERS)


def _server(url: URL, name: str, settings: dict[str, str], size: int) -> AsyncEngine:
    # A plan made once for every word would read the whole table for a rare one.
    planned = {"plan_cache_mode": "force_custom_plan", "application_name": name}
    return postgres.engine(url, planned | settings, pool_size=size, **COMMON)
