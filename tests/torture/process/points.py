"""The points at which a process may die: before and after each commit, each request, and each step of a file's.

They are put around the libraries, not into the program: it runs as it is.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any

import aiohttp
from sqlalchemy import Engine, event
from sqlalchemy.engine.default import DefaultDialect

Reach = Callable[[str], None]

WRITES = re.compile(r"\s*(?:INSERT\s+INTO|UPDATE|DELETE\s+FROM)\s+\"?(\w+)|.*?UPDATE\s+(\w+)\s+SET", re.DOTALL)
OURS = re.compile(r"desk\d*(\..*)")
MOST_TABLES = 4  # in a point's name: a commit that writes many is an act of somebody's


def install(reach: Reach) -> None:
    """Have ``reach`` called with the name of each point as it comes."""
    _around_commits(reach)
    _around_requests(reach)
    _around_files(reach)


def _around_commits(reach: Reach) -> None:
    written: dict[int, set[str]] = {}

    @event.listens_for(Engine, "before_cursor_execute")
    def note(connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        if (found := WRITES.match(statement)) is not None:
            written.setdefault(id(connection.connection), set()).add(found[1] or found[2])

    commit: Any = DefaultDialect.do_commit
    rollback: Any = DefaultDialect.do_rollback

    @wraps(commit)
    def committing(self: DefaultDialect, connection: Any) -> None:
        tables = written.pop(id(connection), None)
        if tables is None:
            commit(self, connection)
            return
        name = f"commit of {_few(tables)}"
        reach(f"before {name}")
        commit(self, connection)
        reach(f"after {name}")

    @wraps(rollback)
    def rolling_back(self: DefaultDialect, connection: Any) -> None:
        written.pop(id(connection), None)
        rollback(self, connection)

    DefaultDialect.do_commit, DefaultDialect.do_rollback = committing, rolling_back  # type: ignore[method-assign]


def _few(tables: set[str]) -> str:
    few = sorted(tables)
    return ", ".join(few) if len(few) <= MOST_TABLES else ("an act on a ticket" if "journal" in tables else "an act")


def _around_requests(reach: Reach) -> None:
    request = aiohttp.ClientSession._request

    @wraps(request)
    async def requesting(self: aiohttp.ClientSession, method: str, url: Any, **options: Any) -> Any:
        name = str(url).rpartition("/")[2].partition("?")[0] if "/bot" in str(url) else "another server"
        reach(f"before {name}")
        response = await request(self, method, url, **options)
        reach(f"after {name}")
        return response

    aiohttp.ClientSession._request = requesting  # type: ignore[method-assign, assignment]


def _around_files(reach: Reach) -> None:
    def around(name: str, of: int) -> None:
        original = getattr(os, name)

        @wraps(original)
        def stepping(*arguments: Any, **options: Any) -> Any:
            file = _role(arguments[of]) if of >= 0 else ""
            reach(f"before {name} {file}".rstrip())
            result = original(*arguments, **options)
            reach(f"after {name} {file}".rstrip())
            return result

        setattr(os, name, stepping)

    for name, of in (("replace", 1), ("rename", 1), ("fsync", -1)):
        around(name, of)

    def heard(what: str, arguments: tuple[Any, ...]) -> None:
        if what == "open" and isinstance(arguments[0], str) and arguments[2] & (os.O_WRONLY | os.O_RDWR):
            role = _role(arguments[0])
            if role:
                reach(f"before open {role}")

    sys.addaudithook(heard)


def _role(path: Any) -> str:
    """Return what kind of file it is, without what is different each time; nothing for what is not a file."""
    where = Path(os.fsdecode(path))
    found = OURS.match(where.name)
    if found is not None:
        return f"desk{found[1]}"
    return "" if where.is_char_device() or where.is_relative_to("/proc") else "another file"
