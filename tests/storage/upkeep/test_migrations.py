"""The migrations make what the tables say, and can be taken back."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect, text

from storage.database import Database
from storage.engine.errors import AlreadyRunning, DatabaseAway, StorageError
from storage.search import word_index
from storage.tables import triggers
from storage.tables.schema import complete, metadata
from storage.upkeep import migrate, revisions


async def test_up_down_and_up_again_leaves_nothing_behind_and_ends_at_the_head(database_url: str) -> None:
    def left(connection: Connection) -> tuple[set[str], set[str]]:
        return set(inspect(connection).get_table_names()), triggers.triggers(connection)

    await migrate.upgrade(database_url)
    await migrate.downgrade(database_url, "base")
    async with migrate.connected(database_url) as connection:
        assert await connection.run_sync(left) == ({"alembic_version"}, set())
    await migrate.upgrade(database_url)
    assert await migrate.current(database_url) == migrate.head()


async def test_a_database_that_was_never_migrated_stands_nowhere(database_url: str) -> None:
    assert await migrate.current(database_url) is None


async def test_the_migrated_tables_are_those_of_the_code(migrated_url: str) -> None:
    def differences(connection: Connection) -> list[object]:
        options = migrate.configure_options()
        return list(compare_metadata(MigrationContext.configure(connection, opts=options), metadata))

    async with migrate.connected(migrated_url) as connection:
        assert await connection.run_sync(differences) == []


async def test_conditions_checks_and_defaults_of_the_migrations_are_those_of_the_code(migrated_url: str) -> None:
    """``compare_metadata`` does not look at them."""

    def made_by_the_code(connection: Connection) -> set[str]:
        triggers.drop_triggers(connection)
        metadata.drop_all(connection)
        complete().create_all(connection)
        return _definitions(connection)

    async with migrate.connected(migrated_url) as connection:
        migrated = await connection.run_sync(_definitions)
        assert await connection.run_sync(made_by_the_code) == migrated


async def test_every_trigger_is_there_after_a_table_was_rebuilt(migrated_url: str) -> None:
    def rebuilt(connection: Connection) -> None:
        triggers.drop_triggers(connection)
        assert triggers.triggers(connection) == set()
        triggers.make_triggers(connection)
        triggers.make_triggers(connection)
        assert triggers.triggers(connection) == triggers.expected(connection)

    async with migrate.connected(migrated_url) as connection:
        assert await connection.run_sync(triggers.triggers) == await connection.run_sync(triggers.expected)
        await connection.run_sync(rebuilt)


STORED = (
    "INSERT INTO outbox (chat_id, {kind}, {urgency}, perishable, silent, facts, owed_at) "
    "VALUES (7, 'nudge', 6, false, false, '{{}}', '2026-11-20 05:30:00')",
    "INSERT INTO posted (chat_id, message_id, {kind}, \"current\") VALUES (7, 1, 'card', true)",
    "INSERT INTO people (id, name, {deactivated}) VALUES (7, 'Ravi', '2026-11-20 05:30:00')",
    "INSERT INTO {lookups} (kind, chat_id, person, facts) VALUES ('look', -5, 0, '{{}}')",
    "INSERT INTO {lookups} (kind, chat_id, person, facts) VALUES ('doctor', 0, 7, '{{}}')",
    "DELETE FROM {lookups} WHERE kind = 'doctor'",
)
FOUND = (
    "SELECT {kind}, {urgency} FROM outbox",
    "SELECT {kind} FROM posted",
    "SELECT id FROM people WHERE {deactivated} IS NOT NULL",
    "SELECT id, kind, chat_id FROM {lookups} ORDER BY id",
)
OLD = {"kind": "say", "urgency": "lane", "deactivated": "let_go_at", "lookups": "errands"}
NEW = {"kind": "kind", "urgency": "urgency", "deactivated": "deactivated_at", "lookups": "telegram_lookups"}


async def test_what_stands_under_old_names_is_there_under_the_new_and_ids_go_on(database_url: str) -> None:
    async def run(statements: Sequence[str], names: Mapping[str, str]) -> list[list[tuple[object, ...]]]:
        async with migrate.connected(database_url) as connection, connection.begin():
            done = [await connection.execute(text(each.format(**names))) for each in statements]
            return [[tuple(row) for row in each] for each in done if each.returns_rows]

    stood = [[("nudge", 6)], [("card",)], [(7,)], [(1, "look", -5)]]
    await migrate.upgrade(database_url, "0016")
    await run(STORED, OLD)
    await migrate.upgrade(database_url)
    assert await run(FOUND, NEW) == stood
    await migrate.downgrade(database_url, "0016")
    assert await run(FOUND, OLD) == stood
    await migrate.upgrade(database_url)
    await run([STORED[4]], NEW)
    assert (await run(FOUND, NEW))[3] == [(1, "look", -5), (3, "doctor", 0)]  # an id of a deleted row comes no more


async def test_migrating_beside_a_running_desk_is_refused(sqlite_url: str) -> None:
    await migrate.upgrade(sqlite_url)
    database = Database.open(sqlite_url)
    with pytest.raises(AlreadyRunning, match="only one may run"):
        await migrate.upgrade(sqlite_url)
    await database.close()
    await migrate.upgrade(sqlite_url)


async def test_migrating_a_server_that_is_away_says_so() -> None:
    with pytest.raises(DatabaseAway):
        await migrate.upgrade("postgresql+asyncpg://postgres@127.0.0.1:1/none")


async def test_a_place_with_a_percent_sign_in_its_name_can_be_migrated(tmp_path: Path) -> None:
    (tmp_path / "50%s").mkdir()
    await migrate.upgrade(f"sqlite+aiosqlite:///{tmp_path / '50%s' / 'helpdesk.db'}")


SQLITE = "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND type IN ('table', 'index')"
POSTGRES = (
    "SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'",
    "SELECT conrelid::regclass || pg_get_constraintdef(oid) FROM pg_constraint "
    "WHERE connamespace = 'public'::regnamespace",
    "SELECT table_name || column_name || is_nullable || data_type || coalesce(column_default, '') "
    "FROM information_schema.columns WHERE table_schema = 'public'",
)


def _definitions(connection: Connection) -> set[str]:
    """Return how everything is defined; on SQLite regardless of spaces, quotes and the order within a table."""
    if connection.dialect.name == "sqlite":
        plain = ("".join(sql.split()).replace('"', "") for sql in connection.execute(text(SQLITE)).scalars())
        found = {",".join(sorted(sql.removesuffix(")").split(","))) for sql in plain}
    else:
        found = {row for query in POSTGRES for row in connection.execute(text(query)).scalars()}
    return {row for row in found if "alembic_version" not in row and word_index.INDEX not in row}


def test_the_files_say_the_same_chain_as_alembic() -> None:
    config = Config()
    config.set_main_option("script_location", str(revisions.VERSIONS.parent))
    config.set_main_option("path_separator", "os")
    scripts = ScriptDirectory.from_config(config)
    assert revisions.head() == scripts.get_current_head()
    assert all(revisions.knows(script.revision) for script in scripts.walk_revisions())
    assert not revisions.knows("9999")


async def test_a_database_of_a_newer_program_is_left_alone(migrated_url: str) -> None:
    async with migrate.connected(migrated_url) as connection, connection.begin():
        await connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(StorageError, match="newer helpdesk"):
        await migrate.upgrade(migrated_url)
