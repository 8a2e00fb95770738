"""What ``one_hop`` takes of aiosqlite's private parts, checked at import: a release may change them unsaid."""

from __future__ import annotations

import inspect
import sqlite3
from collections.abc import Iterator
from threading import Thread
from types import ModuleType
from typing import Any


class UnfitDriver(ImportError):
    """The installed aiosqlite means something else by what ``one_hop`` leans on."""


def check(driver: ModuleType) -> None:
    """Raise ``UnfitDriver``, which names the version and what to do, unless ``driver`` is as ``one_hop`` knows it."""
    wrong = "; ".join(_differences(driver.Connection))
    if wrong:
        raise UnfitDriver(
            f"aiosqlite {getattr(driver, '__version__', 'of an unknown version')} does not fit "
            f"storage/engine/one_hop.py: {wrong}. Install the version that requirements.lock names, or adapt "
            "one_hop.py and this check to the new one."
        )


def _differences(connection: Any) -> Iterator[str]:
    """Say what is not as it was of ``_execute``, ``_conn``, ``_connection``, ``_thread`` and the constructor."""
    execute = getattr(connection, "_execute", None)
    if not inspect.iscoroutinefunction(execute):
        yield "Connection._execute is no coroutine function"
    elif not _takes_work(execute):
        yield f"Connection._execute{inspect.signature(execute)} does not take a function and its arguments"
    if not isinstance(inspect.getattr_static(connection, "_conn", None), property):
        yield "Connection._conn is no property"
    try:
        unopened = connection(lambda: sqlite3.connect(":memory:"), iter_chunk_size=64)
    except TypeError as error:
        yield f"Connection(connector, iter_chunk_size=...) is refused: {error}"
        return
    yield from _differences_unopened(unopened)


def _differences_unopened(unopened: Any) -> Iterator[str]:
    """Look at a connection that nobody has opened: it has its thread, not started, and no sqlite3 connection yet."""
    thread = getattr(unopened, "_thread", None)
    if not isinstance(thread, Thread):
        yield "Connection._thread is no thread"
    elif thread.ident is not None:
        yield "Connection._thread runs before the connection is opened"
    if getattr(unopened, "_connection", unopened) is not None:
        yield "Connection._connection is not None before the connection is opened"
        return
    held = unopened._connection = object()
    try:
        if getattr(unopened, "_conn", None) is not held:
            yield "Connection._conn is not what Connection._connection holds"
    finally:
        unopened._connection = None


def _takes_work(execute: Any) -> bool:
    """Whether it can be called as ``_execute(self, function, argument)``, with any number of arguments."""
    parameters = list(inspect.signature(execute).parameters.values())
    kinds = [parameter.kind for parameter in parameters[:3]]
    positional = inspect.Parameter.POSITIONAL_OR_KEYWORD
    return kinds == [positional, positional, inspect.Parameter.VAR_POSITIONAL]
