"""A week of sending, summed up: the longest wait, and why some messages were refused."""

from __future__ import annotations

from sqlalchemy import text

from helpdesk.outbox import MessageKind, OutboxMessage, Urgency
from storage.database import Database
from storage.reports.weekly import Weekly

AGO = {"sqlite": "datetime('now', '-{} seconds')", "postgresql": "now() - interval '{} seconds'"}


async def test_the_slowest_and_the_refused_of_the_last_seven_days(database: Database) -> None:
    dialect = database.reader.dialect.name
    rows = [("sent", 100, 10, None), ("sent", 50, 45, None), ("failed", 60, 60, "chat not found"),
            ("failed", 60, 60, "chat not found"), ("unknown", 9, 9, None), ("waiting", 900, None, None),
            ("failed", 900_000, 800_000, "long ago")]  # fmt: skip
    async with database.unit() as unit:
        for number, (state, owed, ended, why) in enumerate(rows):
            row = await unit.outbox.owe(
                OutboxMessage(chat_id=number, kind=MessageKind.TEXT, urgency=Urgency.PING, facts={"key": "x"})
            )
            at = AGO[dialect].format(ended) if ended is not None else "NULL"
            change = f"state = :state, refusal = :why, owed_clock = {AGO[dialect].format(owed)}, ended_at = {at}"
            await unit.connection.execute(
                text(f"UPDATE outbox SET {change} WHERE id = :row"),  # noqa: S608 - our own words
                {"state": state, "why": why, "row": row},
            )
    async with database.reading() as store:
        found = await Weekly(store.connection).sending()
        assert await Weekly(store.connection).size() > 10_000
    assert (found.sent, found.refused) == (2, 3)
    assert 89 <= found.worst <= 91
    assert found.reasons == [("chat not found", 2), ("?", 1)]
