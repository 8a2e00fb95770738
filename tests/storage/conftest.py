"""Every claim about the memory is held on SQLite and on PostgreSQL."""

from tests.migrated import database, migrated_url, postgres_template, sqlite_template

__all__ = ["database", "migrated_url", "postgres_template", "sqlite_template"]
