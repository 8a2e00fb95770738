"""What depends on the desk's memory here is held on SQLite, by ``unit``."""

from tests.migrated import desk_url, sqlite_template, unit

__all__ = ["desk_url", "sqlite_template", "unit"]
