"""What we take of others' private parts, checked at import: a release may change them unsaid.

``one_hop`` leans on aiosqlite's connection, ``short_way`` on what SQLAlchemy has made of a statement.
"""

from __future__ import annotations

import inspect
import sqlite3
from collections.abc import Iterator
from threading import Thread
from types import ModuleType
from typing import Any


class UnfitDriver(ImportError):
    """The installed aiosqlite, or SQLAlchemy, means something else by what we lean on."""


def check(driver: ModuleType) -> None:
    """Raise ``UnfitDriver``, which names the version and what to do, unless ``driver`` is as ``one_hop`` knows it."""
    wrong = "; ".join(_differences(driver.Connection))
    if wrong:
        raise _unfit(driver, "one_hop.py", wrong)


def check_compiled(library: ModuleType, compiled: Any) -> None:
    """The same of SQLAlchemy; ``compiled`` is a statement for SQLite with a value ``one``, then a list ``many``."""
    try:
        wrong = "; ".join(name for name, is_so in _known_of(compiled) if not is_so)
    except (AttributeError, LookupError, TypeError) as error:
        wrong = f"{type(error).__name__}: {error}"
    if wrong:
        raise _unfit(library, "short_way.py", f"a compiled statement has not what it had: {wrong}")


def _unfit(library: ModuleType, ours: str, wrong: str) -> UnfitDriver:
    version = getattr(library, "__version__", "of an unknown version")
    return UnfitDriver(
        f"{library.__name__} {version} does not fit storage/engine/{ours}: {wrong}. Install the version that "
        f"requirements.lock names, or adapt {ours} and this check to the new one."
    )


def _known_of(compiled: Any) -> Iterator[tuple[str, bool]]:
    """Yield what ``short_way`` takes for granted, by name, and whether it is so."""
    given = {"one": 1, "many": [2, 3]}
    params = compiled.construct_params(given, extracted_parameters=None, escape_names=False)
    yield "construct_params", params == given
    yield "positional", compiled.positional is True
    yield "positiontup", list(compiled.positiontup) == ["one", "many"]
    yield "binds", set(compiled.binds) == set(given)
    yield "post_compile_params", [compiled.bind_names[one] for one in compiled.post_compile_params] == ["many"]
    for name in ("literal_execute_params", "insert_prefetch", "update_prefetch", "escaped_bind_names"):
        yield name, not getattr(compiled, name)


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
