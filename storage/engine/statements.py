"""Statements are compiled once in a process: SQLAlchemy would do it for each engine, and a database has two."""

from __future__ import annotations

from typing import Any

from sqlalchemy.util import LRUCache

KEPT = 2000  # more than there are


class Statements(LRUCache[Any, Any]):
    """A cache for SQLAlchemy (``compiled_cache``) that serves all engines of the same kind and version."""

    def get(self, key: Any, default: Any = None) -> Any:
        return super().get(_shared(key), default)

    def __setitem__(self, key: Any, compiled: Any) -> None:
        super().__setitem__(_shared(key), compiled)


def _shared(key: Any) -> Any:
    """Return the key with what matters of the dialect in its place: each engine has a dialect of its own."""
    dialect, *statement = key
    return (dialect.name, dialect.driver, dialect.server_version_info, *statement)


STATEMENTS = Statements(KEPT)
