"""What the demo's page shows of the desk's papers: outbox, open tickets, a ticket's journal."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Row, func, select

from bot.demo.coming import of_date
from helpdesk.destinations import Destination
from helpdesk.outbox import Urgency
from helpdesk.settings.settings import Settings
from helpdesk.ticket.ticket import ticket_id
from storage.tables.joining import chats
from storage.tables.people import people
from storage.tables.tickets import journal, next_dates, tickets
from storage.tables.transport import outbox
from storage.unit_of_work import Store

Json = dict[str, Any]

MOST_ROWS = 100
MOST_TICKETS = 200
MOST_FACTS = 500


class Papers:
    """Reads for the page; ``now`` is desk time."""

    def __init__(self, store: Store, settings: Settings, now: datetime) -> None:
        self._connection = store.connection
        self._settings = settings
        self._now = now

    async def outbox(self) -> Json:
        """Return the latest rows, and how many wait and were sent at all."""
        counts = await self._connection.execute(select(outbox.c.state, func.count()).group_by(outbox.c.state))
        by_state: dict[str, int] = {state: count for state, count in counts}
        in_chats = outbox.c.destination == Destination.TELEGRAM
        query = (
            select(outbox, func.coalesce(chats.c.title, people.c.name, "").label("title"))
            .join(chats, in_chats & (chats.c.chat_id == outbox.c.chat_id), isouter=True)
            .join(people, in_chats & (people.c.id == outbox.c.chat_id), isouter=True)
            .order_by(outbox.c.id.desc())
            .limit(MOST_ROWS)
        )
        rows = await self._connection.execute(query)
        waiting = by_state.get("waiting", 0) + by_state.get("sending", 0)
        return {"rows": [_outbox_row(row) for row in rows], "waiting": waiting, "sent": by_state.get("sent", 0)}

    async def tickets(self) -> Json:
        """Return the open tickets, those first that are due first."""
        query = _with_date().where(UNRESOLVED_ROW).order_by(tickets.c.due_at.is_(None), tickets.c.due_at)
        rows = await self._connection.execute(query.limit(MOST_TICKETS))
        return {"tickets": [self._ticket(row) for row in rows]}

    async def ticket(self, number: int) -> Json:
        """Return a ticket with its journal; nothing if there is none."""
        row = (await self._connection.execute(_with_date().where(tickets.c.number == number))).one_or_none()
        if row is None:
            return {}
        told = _told().where(journal.c.ticket == number).order_by(journal.c.seq).limit(MOST_FACTS)
        return self._ticket(row) | {"journal": [_fact(one) for one in await self._connection.execute(told)]}

    async def facts(self, after: int | None) -> Json:
        """Return what happened to any ticket after a number of the journal; None: only the last number."""
        last = (await self._connection.execute(select(func.max(journal.c.seq)))).scalar() or 0
        if after is None or after >= last:
            return {"facts": [], "last": last, "prefix": self._settings.prefix}
        query = _told().where(journal.c.seq > after).order_by(journal.c.seq).limit(MOST_FACTS)
        found = [_fact(row) | {"ticket": row.ticket} for row in await self._connection.execute(query)]
        return {"facts": found, "last": found[-1]["seq"], "prefix": self._settings.prefix}

    def _ticket(self, row: Row[Any]) -> Json:
        runs = row.responded_at is None and row.due_at is not None
        key = ticket_id(self._settings.prefix, row.number)
        date = {"at": unix(row.next_at), "what": of_date(row.next_kind, row.step, key)} if row.next_at else None
        return {
            "number": row.number,
            "key": key,
            "status": row.status.value,
            "priority": row.priority.value,
            "team": row.team,
            "ulb": row.ulb,
            "due": unix(row.due_at) if runs else None,
            "late": bool(runs and row.due_at <= self._now),
            "next": date,
        }


UNRESOLVED_ROW = tickets.c.status.not_in(("resolved", "closed"))


def unix(at: datetime) -> int:
    """Return an instant as the page counts it."""
    return int(at.timestamp())


def _with_date() -> Any:
    there = (next_dates.c.ticket == tickets.c.number) & next_dates.c.next_at.is_not(None)
    dates = (next_dates.c.kind.label("next_kind"), next_dates.c.step, next_dates.c.next_at)
    return select(tickets, *dates).join(next_dates, there, isouter=True)


def _told() -> Any:
    return select(journal, people.c.name.label("person")).join(people, people.c.id == journal.c.by, isouter=True)


def _fact(row: Row[Any]) -> Json:
    plain = {name: value for name, value in row.body.items() if isinstance(value, str | int | float | bool)}
    return {"seq": row.seq, "at": unix(row.at), "name": row.name, "by": row.person, "facts": plain}


def _outbox_row(row: Row[Any]) -> Json:
    return {
        "id": row.id,
        "kind": row.kind.value,
        "urgency": Urgency(row.urgency).name.lower(),
        "state": row.state,
        "chat": row.chat_id,
        "title": row.title or (row.destination.name if row.destination is not Destination.TELEGRAM else ""),
        "ticket": row.ticket,
        "attempts": row.attempts,
        "why": row.refusal or "",
    }
