"""What must never be: dates that nobody looks at, open tickets without one, messages that nobody sends."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import and_, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from helpdesk.destinations import Destination
from helpdesk.outbox import Urgency
from helpdesk.ticket.ticket import UNRESOLVED, Status
from storage.queries.clock import now_of
from storage.tables.joining import chat_troubles
from storage.tables.mail import mails
from storage.tables.tickets import has_status, next_dates, tickets
from storage.tables.transport import IS_UNDER_WAY, is_to, outbox, updates
from storage.updates import UpdateOutcome

SHOWN = 5


@dataclass(frozen=True, slots=True)
class GivenUp:
    """How many messages could not be shown, how many updates not be handled, and the last numbers of both."""

    messages: int = 0
    updates: int = 0
    numbers: tuple[str, ...] = ()


class Audit:
    """Questions about the whole desk, for the reader."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def overdue(self, before: datetime) -> int:
        """Return how many next dates lie before then (desk time)."""
        late = next_dates.c.next_at.is_not(None) & (next_dates.c.next_at < before)
        of_mails = mails.c.state.in_(("waiting", "taken")) & (mails.c.next_at < before)
        counts = [select(func.count()).where(each) for each in (late, of_mails)]
        return sum([int((await self._connection.execute(count)).scalar_one()) for count in counts])

    async def dateless(self) -> list[int]:
        """Return open tickets that wait for nothing, or resolved ones that still do: a few of them.

        Of those, one to which its town objects waits for the desk.
        """
        held_up = and_(
            tickets.c.status == Status.RESOLVED, tickets.c.objected_at.is_not(None), tickets.c.confirmation.is_(None)
        )
        is_open = has_status(UNRESOLVED)
        waits = next_dates.c.next_at.is_not(None)
        query = (
            select(tickets.c.number)
            .join_from(
                tickets,
                next_dates,
                (next_dates.c.ticket == tickets.c.number) & ~next_dates.c.of_solution & waits,
                isouter=True,
            )
            .where(is_open & next_dates.c.ticket.is_(None))
            .order_by(tickets.c.number)
            .limit(SHOWN)
        )
        resolved = (
            select(tickets.c.number)
            .join_from(next_dates, tickets, next_dates.c.ticket == tickets.c.number)
            .where(waits & ~is_open & ~held_up)
            .order_by(tickets.c.number)
            .limit(SHOWN)
        )
        found = [*(await self._connection.execute(query)).scalars()]
        return found + list((await self._connection.execute(resolved)).scalars())

    async def mails_dateless(self) -> int:
        """Return how many mails wait of which nobody will ever be reminded."""
        waits = mails.c.state.in_(("waiting", "taken")) & mails.c.next_at.is_(None)
        return int((await self._connection.execute(select(func.count()).where(waits))).scalar_one())

    async def given_up(self, since: datetime) -> GivenUp:
        """Return what was given up since then (machine time): each is noted under a number, ``E-…``."""
        rows = select(outbox.c.refusal).where(
            outbox.c.ended_at >= since, outbox.c.state == "failed", outbox.c.refusal.like("E-%")
        )
        failed = select(updates.c.error).where(
            updates.c.stored_at >= since, updates.c.outcome == UpdateOutcome.FAILED.value
        )
        messages = (await self._connection.execute(rows.order_by(outbox.c.id.desc()))).scalars().all()
        acts = (await self._connection.execute(failed.order_by(updates.c.stored_at.desc()))).scalars().all()
        return GivenUp(len(messages), len(acts), tuple(map(_number, (*messages[:SHOWN], *acts[:SHOWN]))))

    async def unsent(self, age: timedelta, now: datetime) -> int:
        """Return how many messages have waited for so long (machine time: ``now`` is the database's clock).

        What is owed elsewhere may wait: whoever sends it says so.
        """
        old = is_to(outbox, Destination.TELEGRAM) & IS_UNDER_WAY & (outbox.c.owed_clock < now - age)
        return int((await self._connection.execute(select(func.count()).where(old))).scalar_one())

    async def unserved(self) -> float:
        """Return for how many seconds the oldest message has waited that somebody waits for and that may go now.

        What its chat does not take, or was refused for itself, waits for another reason.
        """
        lasting = select(chat_troubles.c.chat_id).where(chat_troubles.c.ended_at.is_(None))
        awaited = and_(
            is_to(outbox, Destination.TELEGRAM), IS_UNDER_WAY, outbox.c.urgency <= int(Urgency.REPLY),
            outbox.c.refusal.is_(None), outbox.c.chat_id.not_in(lasting),
        )  # fmt: skip
        query = select(func.min(outbox.c.owed_clock)).where(awaited)
        since = (await self._connection.execute(query)).scalar_one()
        return (await now_of(self._connection) - since).total_seconds() if since is not None else 0.0


def _number(why: str | None) -> str:
    return (why or "").partition(" ")[0]
