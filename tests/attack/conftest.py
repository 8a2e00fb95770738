"""The attacks that are tests go against a migrated SQLite database; ``make attack`` tries PostgreSQL, too."""

from tests.migrated import desk_url, sqlite_template

__all__ = ["desk_url", "sqlite_template"]
