"""Claims about the memory are held on SQLite and on PostgreSQL; claims about the desk on SQLite, by ``unit``."""

from tests.migrated import database, desk_url, migrated_url, postgres_template, sqlite_template, unit

__all__ = ["database", "desk_url", "migrated_url", "postgres_template", "sqlite_template", "unit"]
