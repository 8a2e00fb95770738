"""Triggers: what the database itself refuses, whoever asks. One function makes them all anew.

On SQLite a batch migration rebuilds its table and the triggers are gone: every migration that touches a table
with a trigger ends with ``make_triggers``.
"""

from __future__ import annotations

from sqlalchemy import Connection, inspect, text

from storage.tables.types import is_sqlite

# Prevents history from being rewritten: these tables only grow.
APPEND_ONLY = ("journal", "admin_journal")

SQLITE = {
    f"{table}_no_{change.lower()}": (
        table,
        f"CREATE TRIGGER {table}_no_{change.lower()} BEFORE {change} ON {table} "
        f"BEGIN SELECT RAISE(ABORT, 'the {table} is append-only'); END",
    )
    for table in APPEND_ONLY
    for change in ("UPDATE", "DELETE")
}
POSTGRES_FUNCTION = """
CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'the % is append-only', TG_TABLE_NAME; END $$
"""
POSTGRES = {
    f"{table}_no_{change.lower()}": (
        table,
        f"CREATE TRIGGER {table}_no_{change.lower()} BEFORE {change} ON {table} "
        f"FOR EACH {each} EXECUTE FUNCTION refuse_change()",
    )
    for table in APPEND_ONLY
    for change, each in (("UPDATE", "ROW"), ("DELETE", "ROW"), ("TRUNCATE", "STATEMENT"))
}


def make_triggers(connection: Connection) -> None:
    """Make every trigger anew whose table exists at this revision."""
    drop_triggers(connection)
    if not is_sqlite(connection):
        connection.execute(text(POSTGRES_FUNCTION))
    for table, statement in _present(connection).values():
        del table
        connection.execute(text(statement))


def drop_triggers(connection: Connection) -> None:
    """Drop every trigger."""
    for name, (table, _) in _present(connection).items():
        place = "" if is_sqlite(connection) else f" ON {table}"
        connection.execute(text(f"DROP TRIGGER IF EXISTS {name}{place}"))
    if not is_sqlite(connection):
        connection.execute(text("DROP FUNCTION IF EXISTS refuse_change()"))


def triggers(connection: Connection) -> set[str]:
    """Return the names of the triggers that are there."""
    query = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    if not is_sqlite(connection):
        query = (
            "SELECT tgname FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid "
            "WHERE NOT tgisinternal AND relnamespace = current_schema()::regnamespace"
        )
    return set(connection.execute(text(query)).scalars())


def expected(connection: Connection) -> set[str]:
    """Return the names of the triggers that should be there."""
    return set(SQLITE if is_sqlite(connection) else POSTGRES)


def _present(connection: Connection) -> dict[str, tuple[str, str]]:
    there = set(inspect(connection).get_table_names())
    every = SQLITE if is_sqlite(connection) else POSTGRES
    return {name: trigger for name, trigger in every.items() if trigger[0] in there}
