"""Ready answers that admins wrote move into the one list and back, and none of their words are lost."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, insert, select

from storage.tables.finding import ready_answers
from storage.tables.joining import setup_items
from storage.upkeep import migrate

KEPT_AT = datetime(2026, 11, 16, 6, 0, tzinfo=UTC)
ROUTER = {"text": "Restart the router", "team": "hudd_tech", "module": "login"}
EVERYWHERE = {"text": "Please try again tomorrow"}
BY_BOTH = {"text": "Reload the page", "team": "egov"}
TAKEN_OUT = "Indexed anew; the record shows its right state now."
OTHER_PART = {"key": "ferry", "name": "Ferry tickets", "words": ["boat"]}
ITEMS: list[tuple[str, str, dict[str, Any] | None]] = [
    ("answers", ROUTER["text"], ROUTER),
    ("answers", EVERYWHERE["text"], EVERYWHERE),
    ("answers", BY_BOTH["text"], BY_BOTH),
    ("answers", TAKEN_OUT, None),
    ("modules", "ferry", OTHER_PART),
]
KEPT = [("egov", "", "Reload the page", 7), ("egov", "bill", "Bill sent anew", 9)]  # kept from a resolution: a note


def write(connection: Connection) -> None:
    rows = [{"part": p, "key": k, "body": b, "position": n} for n, (p, k, b) in enumerate(ITEMS, 1)]
    connection.execute(insert(setup_items), rows)
    kept = [{"team": t, "module": m, "text": x, "note": n, "kept_by": 101, "kept_at": KEPT_AT} for t, m, x, n in KEPT]
    connection.execute(insert(ready_answers), kept)


def items(connection: Connection) -> list[tuple[str, str, Any]]:
    query = select(setup_items.c.part, setup_items.c.key, setup_items.c.body)
    return sorted((tuple(row) for row in connection.execute(query)), key=lambda row: row[:2])


def answers(connection: Connection) -> list[tuple[str, str, str, bool]]:
    c = ready_answers.c
    query = select(c.team, c.module, c.text, c.note).order_by(c.text, c.team)
    return [(row.team, row.module, row.text, row.note is not None) for row in connection.execute(query)]


async def test_what_admins_wrote_is_the_same_after_up_and_down(database_url: str) -> None:
    await migrate.upgrade(database_url, "0009")
    async with migrate.connected(database_url) as connection:
        await connection.run_sync(write)
        await connection.commit()
    await migrate.upgrade(database_url, "0010")
    async with migrate.connected(database_url) as connection:
        assert await connection.run_sync(answers) == [
            ("egov", "bill", "Bill sent anew", True),
            ("", "", "Please try again tomorrow", False),
            ("egov", "", "Reload the page", True),  # which a team had kept already: once is enough
            ("hudd_tech", "login", "Restart the router", False),
        ]
        assert await connection.run_sync(items) == [
            ("answers", TAKEN_OUT, None), ("modules", "ferry", OTHER_PART),
        ]  # fmt: skip
    await migrate.downgrade(database_url, "0009")
    async with migrate.connected(database_url) as connection:
        assert await connection.run_sync(items) == [
            ("answers", TAKEN_OUT, None), ("answers", EVERYWHERE["text"], EVERYWHERE),
            ("answers", ROUTER["text"], ROUTER), ("modules", "ferry", OTHER_PART),
        ]  # fmt: skip
        assert await connection.run_sync(answers) == [
            ("egov", "bill", "Bill sent anew", True), ("egov", "", "Reload the page", True),
        ]  # fmt: skip
    await migrate.upgrade(database_url, "0010")
    async with migrate.connected(database_url) as connection:
        assert len(await connection.run_sync(answers)) == 4
