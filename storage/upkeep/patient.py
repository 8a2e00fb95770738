"""What a sick desk owes, holds and has given up: for whoever mends it, without anybody's name, words or numbers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Row, and_, case, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from helpdesk.notify.given_up import noted_as
from storage.queries.clock import now_of
from storage.tables.joining import chat_troubles
from storage.tables.transport import IS_UNDER_WAY, IS_WAITING, is_in, outbox, updates
from storage.updates import UpdateOutcome

OLD = timedelta(minutes=15)
NUMBER = re.compile(r"(?:E-)?(\d{1,18})")
NUMBERS = 100_000  # as many as the short form tells apart
WHY = 120  # letters of an error: its class and what it is about, no more
_WORDS = re.compile(r"'[^']*'|\"[^\"]*\"|\d{5,}")  # what people wrote, and numbers of theirs, may stand in an error


@dataclass(frozen=True, slots=True)
class Waiting:
    """So many messages of a kind that are owed to one place, for how long at most, and why they wait."""

    kind: str
    destination: str
    chat_id: int
    count: int
    seconds: float
    why: str

    @property
    def is_old(self) -> bool:
        """Whether somebody should look."""
        return self.seconds > OLD.total_seconds()


@dataclass(frozen=True, slots=True)
class Case:
    """One row that ended badly, or may have: its number, what it was for, where, and what is known of why."""

    number: str
    table: str
    row: int
    what: str
    chat_id: int | None
    ticket: int | None
    state: str
    at: datetime
    why: str


@dataclass(frozen=True, slots=True)
class Retried:
    """How many are owed again, had nothing left to say, and have a newer one in their place."""

    again: int = 0
    lost: int = 0
    newer: int = 0


class Patient:
    """Questions to the outbox and the updates, and the one thing that can be done: to owe again."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def waiting(self) -> list[Waiting]:
        """Return what is owed, by place and kind, the oldest first."""
        now = await now_of(self._connection)
        trouble = chat_troubles.alias()
        lasting = and_(trouble.c.chat_id == outbox.c.chat_id, trouble.c.ended_at.is_(None))
        why = case(
            (trouble.c.trouble.is_not(None), trouble.c.why),
            (outbox.c.refusal.is_not(None), outbox.c.refusal),
            (is_in(outbox, "sending"), "it is being sent"),
            (outbox.c.not_before > func.now(), "it waits for a time"),
            (outbox.c.under.is_not(None), "it waits for the message above it"),
            else_="its turn has not come: the process is down, or Telegram is slow",
        )
        query = (
            select(
                outbox.c.kind, outbox.c.destination, outbox.c.chat_id, why.label("why"),
                func.count().label("many"), func.min(outbox.c.owed_clock).label("since"),
            )
            .select_from(outbox.outerjoin(trouble, lasting))
            .where(IS_UNDER_WAY)
            .group_by(outbox.c.kind, outbox.c.destination, outbox.c.chat_id, why)
            .order_by(func.min(outbox.c.owed_clock))
        )  # fmt: skip
        return [
            Waiting(
                row.kind.value, row.destination.value, row.chat_id, row.many, (now - row.since).total_seconds(),
                _told(row.why),
            )
            for row in await self._connection.execute(query)
        ]  # fmt: skip

    async def given_up(self) -> list[Case]:
        """Return messages and updates that were given up, the last first."""
        rows = select(outbox).where(is_in(outbox, "failed")).order_by(outbox.c.id.desc())
        failed = select(updates).where(updates.c.outcome == UpdateOutcome.FAILED.value)
        found = [_of_row(row) for row in await self._connection.execute(rows)]
        acts = await self._connection.execute(failed.order_by(updates.c.stored_at.desc()))
        return found + [_of_update(row) for row in acts]

    async def held(self) -> list[Case]:
        """Return messages of which nobody knows whether they arrived."""
        query = select(outbox).where(is_in(outbox, "unknown")).order_by(outbox.c.id.desc())
        return [_of_row(row) for row in await self._connection.execute(query)]

    async def explain(self, number: str) -> list[Case]:
        """Return what is noted under a number: rows of either table whose last digits it has."""
        said = NUMBER.fullmatch(number.strip())
        if said is None:
            raise ValueError(f"{number} is no number of a note: they look like {noted_as(12345)}")
        last = int(said[1])
        rows = select(outbox).where(or_(outbox.c.id == last, outbox.c.id % NUMBERS == last))
        acts = select(updates).where(or_(updates.c.update_id == last, updates.c.update_id % NUMBERS == last))
        found = [_of_row(row) for row in await self._connection.execute(rows.where(outbox.c.state != "sent"))]
        failed = await self._connection.execute(acts.where(updates.c.outcome == UpdateOutcome.FAILED.value))
        return found + [_of_update(row) for row in failed]

    async def retry(self) -> Retried:
        """Owe again what was given up or is held, and still knows what it was to say."""
        query = select(outbox.c.id, outbox.c.slot, outbox.c.facts, outbox.c.ticket).where(
            is_in(outbox, "failed", "unknown")
        )
        again = lost = newer = 0
        for row in (await self._connection.execute(query.order_by(outbox.c.id))).all():
            if not row.facts and row.slot is None:
                lost += 1
            elif row.slot is not None and await self._is_owed(row.slot):
                newer += 1
            else:
                await self._connection.execute(update(outbox).where(outbox.c.id == row.id).values(**AGAIN))
                again += 1
        return Retried(again, lost, newer)

    async def _is_owed(self, slot: str) -> bool:
        query = select(outbox.c.id).where(outbox.c.slot == slot, IS_WAITING).limit(1)
        return (await self._connection.execute(query)).first() is not None


AGAIN: dict[str, Any] = {"state": "waiting", "ended_at": None, "not_before": None, "refusal": None, "attempts": 0}


def _of_row(row: Row[Any]) -> Case:
    state = "in doubt" if row.state == "unknown" else row.state
    at, why = row.ended_at or row.owed_clock, _told(row.refusal)
    return Case(noted_as(row.id), "outbox", row.id, row.kind.value, row.chat_id, row.ticket, state, at, why)


def _of_update(row: Row[Any]) -> Case:
    what = "a press" if row.is_press else row.kind
    why = _told(row.error)
    return Case(noted_as(row.update_id), "updates", row.update_id, what, None, None, "given up", row.stored_at, why)


def _told(why: str | None) -> str:
    """Return an error without what people wrote."""
    return _WORDS.sub("…", (why or "nothing is noted").split("\n", 1)[0])[:WHY]
