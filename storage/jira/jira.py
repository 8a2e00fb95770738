"""``helpdesk.ports.jira.JiraMemory``, on one connection."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row, delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from helpdesk.destinations import Destination
from helpdesk.jira.links import (
    Category,
    EventOutcome,
    JiraEvent,
    JiraLink,
    JiraSent,
    JiraUser,
    LinkState,
    SentKind,
    What,
)
from helpdesk.ticket.ticket import UNRESOLVED, Status, Ticket
from storage.queries import rows
from storage.queries.rows import upsert, values
from storage.tables.jira import jira_events, jira_links, jira_sent, jira_users
from storage.tables.texts import files
from storage.tables.tickets import tickets
from storage.tables.transport import outbox

TICKET = [tickets.c[name] for name in Ticket.__dataclass_fields__]


class JiraTables:
    """All of it; what is written counts with the transaction of the connection."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    # -- links

    async def link(self, ticket: int) -> JiraLink | None:
        """Return a ticket's issue."""
        return await self._link(jira_links.c.ticket == ticket)

    async def link_of(self, issue_id: str) -> JiraLink | None:
        """Return whose issue that is."""
        return await self._link(jira_links.c.issue_id == issue_id)

    async def links(self, *, to_read: bool = False) -> Sequence[JiraLink]:
        """Return all links; ``to_read``: of those whose issue is there, what is open on either side."""
        query = select(jira_links).order_by(jira_links.c.ticket)
        if to_read:
            unresolved = select(tickets.c.number).where(tickets.c.status.in_(sorted(UNRESOLVED)))
            here = jira_links.c.ticket.in_(unresolved) | (jira_links.c.category != "done")
            query = query.where(jira_links.c.state == LinkState.LINKED, here)
        return [_link(row) for row in await self._connection.execute(query)]

    async def put_link(self, link: JiraLink) -> None:
        """Store a link over the ticket's former one."""
        await rows.put(self._connection, jira_links, values(link), "ticket")

    async def drop_link(self, ticket: int) -> None:
        """Forget a link: another issue is made for the ticket."""
        await self._connection.execute(delete(jira_links).where(jira_links.c.ticket == ticket))
        await self._connection.execute(delete(jira_sent).where(jira_sent.c.ticket == ticket))

    async def _link(self, where: Any) -> JiraLink | None:
        row = (await self._connection.execute(select(jira_links).where(where))).one_or_none()
        return _link(row) if row else None

    # -- what came

    async def store(self, event: JiraEvent, outcome: EventOutcome = EventOutcome.STORED) -> bool:
        """Store what came, once; return whether it is new."""
        row = values(event) | {"body": dict(event.body), "outcome": outcome}
        return await rows.add(self._connection, jira_events, row, jira_events.c.event_id) is not None

    async def waiting(self) -> Sequence[JiraEvent]:
        """Return what was stored and has not acted, in the order in which it happened."""
        here = jira_events.c.outcome == EventOutcome.STORED
        query = select(jira_events).where(here).order_by(jira_events.c.at, jira_events.c.what, jira_events.c.event_id)
        return [_event(row) for row in await self._connection.execute(query)]

    async def known(self, issue_id: str) -> frozenset[tuple[str, str]]:
        """Return kinds and ids of all that has come of an issue."""
        query = select(jira_events.c.what, jira_events.c.event_id).where(jira_events.c.issue_id == issue_id)
        return frozenset((row.what, row.event_id) for row in await self._connection.execute(query))

    async def end(self, event: JiraEvent, outcome: EventOutcome = EventOutcome.DONE) -> bool:
        """It has acted, and its words go; False: somebody else did it."""
        ended = update(jira_events).where(*_is(event), jira_events.c.outcome == EventOutcome.STORED)
        gone = await self._connection.execute(
            ended.values(outcome=outcome, body=None).returning(jira_events.c.event_id)
        )
        return gone.first() is not None

    async def failed(self, event: JiraEvent) -> int:
        """It has raised; return how often by now."""
        again = update(jira_events).where(*_is(event)).values(tries=jira_events.c.tries + 1)
        tries: int = (await self._connection.execute(again.returning(jira_events.c.tries))).scalar_one()
        return tries

    async def end_old(self, before: datetime) -> int:
        """Follow no more what happens to issues whose tickets were closed before then; return how many events go.

        What came of an issue is known as long as that is followed: it would act again.
        """
        closed = select(tickets.c.number).where(tickets.c.status == Status.CLOSED, tickets.c.closed_at < before)
        old = jira_links.c.ticket.in_(closed), jira_links.c.state == LinkState.LINKED
        await self._connection.execute(update(jira_links).where(*old).values(state=LinkState.OVER))
        followed = select(jira_links.c.issue_id).where(jira_links.c.state == LinkState.LINKED)
        ended = jira_events.c.outcome != EventOutcome.STORED, jira_events.c.at < before
        gone = delete(jira_events).where(*ended, jira_events.c.issue_id.not_in(followed))
        return len((await self._connection.execute(gone.returning(jira_events.c.event_id))).all())

    # -- its people

    async def user(self, account: str, name: str) -> JiraUser:
        """Return an account, which is known from now on under this name."""
        insert = upsert(self._connection, jira_users).values(account=account, name=name)
        named = insert.on_conflict_do_update(index_elements=["account"], set_={"name": name})
        row = (await self._connection.execute(named.returning(*jira_users.c))).one()
        return JiraUser(**row._mapping)

    async def users(self) -> Sequence[JiraUser]:
        """Return every account that was met, by name."""
        query = select(jira_users).order_by(jira_users.c.name, jira_users.c.number)
        return [JiraUser(**row._mapping) for row in await self._connection.execute(query)]

    async def is_person(self, number: int, person: int | None) -> None:
        """Say who in Telegram an account is; None: nobody that is known."""
        await self._connection.execute(update(jira_users).where(jira_users.c.number == number).values(person=person))

    # -- what of ours is there

    async def sent(self, what: SentKind, number: int) -> JiraSent | None:
        """Return where a note or file stands there."""
        here = jira_sent.c.what == what, jira_sent.c.number == number
        row = (await self._connection.execute(select(jira_sent).where(*here))).one_or_none()
        return _sent(row) if row else None

    async def sent_of(self, ticket: int) -> Sequence[JiraSent]:
        """Return all that stands there of a ticket."""
        query = select(jira_sent).where(jira_sent.c.ticket == ticket).order_by(jira_sent.c.what, jira_sent.c.number)
        return [_sent(row) for row in await self._connection.execute(query)]

    async def note_sent(self, sent: JiraSent) -> None:
        """Write down that it stands there; not if that is no issue of its ticket any more: then it is owed anew."""
        link = await self.link(sent.ticket)
        if link is not None and link.issue_id != sent.issue_id:
            return
        await rows.put(self._connection, jira_sent, values(sent), "what", "number")

    async def forget_sent(self, what: SentKind, number: int) -> None:
        """It stands there no more."""
        here = jira_sent.c.what == what, jira_sent.c.number == number
        await self._connection.execute(delete(jira_sent).where(*here))

    # -- files of theirs

    async def file_sent_there(self, own: str, file_id: str) -> None:
        """Telegram has an attachment now, and calls it so."""
        await self._connection.execute(update(files).where(files.c.file_id == own).values(file_id=file_id))

    async def drop_file(self, own: str) -> bool:
        """Forget an attachment that can't be had; return whether there was one."""
        gone = await self._connection.execute(delete(files).where(files.c.file_id == own).returning(files.c.id))
        return gone.first() is not None

    # -- looking around

    async def owed(self) -> int:
        """Return how many rows wait for JIRA."""
        waits = outbox.c.destination == Destination.JIRA, outbox.c.state.in_(("waiting", "sending"))
        return int((await self._connection.execute(select(func.count()).where(*waits))).scalar_one())

    async def refused(self) -> Sequence[tuple[int, str]]:
        """Return the tickets of which JIRA takes something not, and what it says, the oldest first."""
        waits = outbox.c.destination == Destination.JIRA, outbox.c.state == "waiting"
        query = select(outbox.c.ticket, outbox.c.refusal).where(*waits, outbox.c.refusal.is_not(None))
        found = await self._connection.execute(query.order_by(outbox.c.id))
        return [(row.ticket, row.refusal) for row in found if row.ticket is not None]

    async def unlinked(self, teams: Collection[str]) -> Sequence[Ticket]:
        """Return the open tickets of these teams that have no issue, the oldest first."""
        here = tickets.c.team.in_(sorted(teams)), tickets.c.status.in_(sorted(UNRESOLVED))
        linked = select(jira_links.c.ticket)
        query = select(*TICKET).where(*here, tickets.c.number.not_in(linked)).order_by(tickets.c.number)
        return [Ticket(**row._mapping) for row in await self._connection.execute(query)]


def _link(row: Row[Any]) -> JiraLink:
    wanted = Category(row.wanted) if row.wanted else None
    typed = {"state": LinkState(row.state), "category": Category(row.category), "wanted": wanted}
    return JiraLink(**{**row._mapping, **typed})


def _event(row: Row[Any]) -> JiraEvent:
    return JiraEvent(
        issue_id=row.issue_id, what=What(row.what), event_id=row.event_id, at=row.at, author=row.author,
        body=row.body or {},
    )  # fmt: skip


def _sent(row: Row[Any]) -> JiraSent:
    return JiraSent(**{**row._mapping, "what": SentKind(row.what)})


def _is(event: JiraEvent) -> tuple[Any, ...]:
    return (
        jira_events.c.issue_id == event.issue_id, jira_events.c.what == event.what,
        jira_events.c.event_id == event.event_id,
    )  # fmt: skip
