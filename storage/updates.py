"""Updates as Telegram sent them: stored before they are confirmed, acted on once, kept three days."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, and_, bindparam, delete, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.queries.rows import add, upsert
from storage.tables.transport import updates

AT_ONCE = 500  # rows in one statement
Item = TypeVar("Item")


class UpdateOutcome(StrEnum):
    """What has become of an update."""

    STORED = "stored"  # it has not acted yet
    DONE = "done"
    FAILED = "failed"  # it raised again and again, or killed the process
    UNREADABLE = "unreadable"  # PTB could not parse it
    IGNORED = "ignored"  # of a kind that nobody asked for


ACTED = (UpdateOutcome.DONE.value, UpdateOutcome.FAILED.value)


@dataclass(frozen=True, kw_only=True, slots=True)
class Update:
    """One update. ``person``: whose updates keep their order.

    The body of what is not ``STORED`` is blank, but for the id by which a press is answered, until it is.
    """

    update_id: int
    person: int
    kind: str
    is_press: bool = False
    body: dict[str, Any] | None = None
    outcome: UpdateOutcome = UpdateOutcome.STORED
    tries: int = 0

    @property
    def is_to_act(self) -> bool:
        """Whether it waits for its turn."""
        return self.outcome is UpdateOutcome.STORED

    @property
    def press(self) -> str | None:
        """The id by which a press is answered; None if it is none."""
        return str((self.body or {})["callback_query"]["id"]) if self.is_press else None


IS_STORED = and_(
    updates.c.bot_id == bindparam("of_bot"),
    updates.c.update_id == bindparam("of_update"),
    updates.c.outcome == UpdateOutcome.STORED.value,
)
END = update(updates).where(IS_STORED).returning(updates.c.update_id)

ANSWERED = (
    update(updates)
    .where(
        updates.c.bot_id == bindparam("of_bot"),
        updates.c.update_id.in_(bindparam("these", expanding=True)),
        updates.c.outcome.in_(ACTED),
    )
    .values(body=None)
)


class UpdateTable:
    """The updates of one bot, in one transaction."""

    def __init__(self, connection: AsyncConnection, bot_id: int) -> None:
        self._connection = connection
        self._bot_id = bot_id

    async def store(self, batch: Sequence[Update]) -> set[int]:
        """Store what is new of ``batch`` and return its ids; what was seen before is left as it is."""
        rows = [
            {
                "bot_id": self._bot_id,
                "update_id": item.update_id,
                "person_id": item.person,
                "kind": item.kind,
                "is_press": item.is_press,
                "body": item.body,
                "outcome": item.outcome.value,
            }
            for item in batch
        ]
        if len(rows) == 1 or self._connection.dialect.name == "sqlite":  # which is in this process
            added = [await add(self._connection, updates, row, updates.c.update_id) for row in rows]
            return {update_id for update_id in added if update_id is not None}
        new: set[int] = set()
        for some in _slices(rows):
            insert = upsert(self._connection, updates).values(some).on_conflict_do_nothing()
            new.update((await self._connection.execute(insert.returning(updates.c.update_id))).scalars())
        return new

    async def unanswered(self, ids: Sequence[int]) -> set[int]:
        """Return those of these presses that have come to an end, but are not known to have been answered."""
        over: set[int] = set()
        for some in _slices(ids):
            query = select(updates.c.update_id).where(
                updates.c.bot_id == self._bot_id,
                updates.c.update_id.in_(some),
                updates.c.outcome != UpdateOutcome.STORED.value,
                ~(updates.c.outcome.in_(ACTED) & updates.c.body.is_(None)),
            )
            over.update((await self._connection.execute(query)).scalars())
        return over

    async def left(self) -> list[Update]:
        """Return all that is stored and has not acted, oldest first."""
        return await self._waiting()

    async def stored_since(self, since: datetime, *, but: Container[object]) -> list[Update]:
        """Return what was stored since then (machine time) and has not acted, without those that are known."""
        query = select(updates.c.update_id).where(self._waits, updates.c.stored_at >= since)
        new = [each for each in (await self._connection.execute(query)).scalars() if each not in but]
        return [update for some in _slices(new) for update in await self._waiting(updates.c.update_id.in_(some))]

    async def _waiting(self, *which: ColumnElement[bool]) -> list[Update]:
        query = select(updates).where(self._waits, *which).order_by(updates.c.stored_at, updates.c.update_id)
        return [
            Update(
                update_id=row.update_id,
                person=row.person_id,
                kind=row.kind,
                is_press=row.is_press,
                body=row.body,
                tries=row.tries,
            )
            for row in await self._connection.execute(query)
        ]

    @property
    def _waits(self) -> ColumnElement[bool]:
        return and_(updates.c.bot_id == self._bot_id, updates.c.outcome == UpdateOutcome.STORED.value)

    async def body(self, update_id: int) -> dict[str, Any] | None:
        """Return what an update says; None: it has acted, or its words are gone."""
        query = select(updates.c.body).where(updates.c.bot_id == self._bot_id, updates.c.update_id == update_id)
        found: dict[str, Any] | None = (await self._connection.execute(query)).scalar()
        return found

    async def begin(self, item: Update) -> bool:
        """Mark an update as done, as the first act of the unit that does it; False: it was done before."""
        return await self._end(item, UpdateOutcome.DONE, None)

    async def fail(self, item: Update, error: str) -> bool:
        """Give an update up."""
        return await self._end(item, UpdateOutcome.FAILED, error)

    async def answered(self, ids: Sequence[int]) -> None:
        """These presses were answered: forget by which id."""
        for some in _slices(ids):
            await self._connection.execute(ANSWERED, {"of_bot": self._bot_id, "these": list(some)})

    async def pressed_since(self, since: datetime) -> list[tuple[int, str]]:
        """Return presses that were stored since then (machine time), have ended, and are not known to have been
        answered, each with the id by which it is answered.
        """
        query = select(updates.c.update_id, updates.c.body).where(
            updates.c.bot_id == self._bot_id,
            updates.c.is_press,
            updates.c.body.is_not(None),
            updates.c.stored_at >= since,
            updates.c.outcome.in_(ACTED),
        )
        rows = await self._connection.execute(query.order_by(updates.c.update_id))
        return [(row.update_id, str(row.body["callback_query"]["id"])) for row in rows]

    async def count_try(self, update_id: int) -> int:
        """Count a try before it is made, so that it counts even if it kills the process; return their number."""
        counted = update(updates).where(IS_STORED).values(tries=updates.c.tries + 1).returning(updates.c.tries)
        return int((await self._connection.execute(counted, self._of(update_id))).scalar() or 0)

    async def purge(self, before: datetime) -> int:
        """Delete what ended before then: Telegram sends nothing again after a day."""
        old = and_(updates.c.stored_at < before, updates.c.outcome != UpdateOutcome.STORED.value)
        gone = await self._connection.execute(delete(updates).where(old).returning(updates.c.update_id))
        return len(gone.all())

    async def _end(self, item: Update, outcome: UpdateOutcome, error: str | None) -> bool:
        body = {"callback_query": {"id": item.press}} if item.is_press else None
        row = {"outcome": outcome.value, "error": error, "body": body}
        return (await self._connection.execute(END, row | self._of(item.update_id))).one_or_none() is not None

    def _of(self, update_id: int) -> dict[str, int]:
        return {"of_bot": self._bot_id, "of_update": update_id}


def _slices(whole: Sequence[Item]) -> Iterator[Sequence[Item]]:
    """Yield a batch in parts: databases take some ten thousand values in a statement."""
    return (whole[at : at + AT_ONCE] for at in range(0, len(whole), AT_ONCE))
