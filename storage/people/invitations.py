"""Links, requests of strangers, chats that were met, and lookups at Telegram."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, and_, delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from helpdesk.outbox import Facts
from helpdesk.people.chats import KnownChat, Lookup
from helpdesk.people.invitations import AccessRequest, Invitation
from storage.engine.outbox_changes import OutboxChanges
from storage.queries import rows
from storage.queries.rows import upsert, values
from storage.tables.joining import access_requests, chats, invitations, telegram_lookups


class InvitationTable:
    """``helpdesk.ports.setup.Invitations``."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def add(self, invitation: Invitation) -> int:
        """Store a new link; return its id."""
        row = values(invitation, without="id") | {"ulbs": list(invitation.ulbs)}
        query = insert(invitations).values(**row).returning(invitations.c.id)
        added: int = (await self._connection.execute(query)).scalar_one()
        return added

    async def with_hash(self, secret_hash: str) -> Invitation | None:
        """Return the link of a secret, whatever became of it."""
        found = await self._read(invitations.c.secret_hash == secret_hash)
        return found[0] if found else None

    async def get(self, invitation: int) -> Invitation | None:
        """Return a link by its id."""
        found = await self._read(invitations.c.id == invitation)
        return found[0] if found else None

    async def open(self, now: datetime) -> Sequence[Invitation]:
        """Return the links that still work, oldest first."""
        return await self._read(_OPEN, invitations.c.expires_at > now)

    async def take(self, invitation: int, person: int, now: datetime) -> bool:
        """Mark a link as taken; False if somebody was faster or it does not work any more."""
        open_ = and_(invitations.c.id == invitation, _OPEN, invitations.c.expires_at > now)
        change = update(invitations).where(open_).values(used_by=person, used_at=now)
        return bool((await self._connection.execute(change)).rowcount)

    async def revoke(self, now: datetime, *, invitation: int | None = None, made_by: int | None = None) -> int:
        """Make one link, or all of a person's, worthless; return how many worked until now."""
        which = [invitations.c.id == invitation] if invitation is not None else [invitations.c.made_by == made_by]
        change = update(invitations).where(_OPEN, *which).values(revoked_at=now)
        return (await self._connection.execute(change)).rowcount

    async def revoke_printed(self, now: datetime) -> None:
        """Make every link that was printed on the terminal worthless: the newest alone counts."""
        change = update(invitations).where(_OPEN, invitations.c.made_by.is_(None)).values(revoked_at=now)
        await self._connection.execute(change)

    async def _read(self, *wanted: ColumnElement[bool]) -> list[Invitation]:
        query = select(invitations).where(*wanted).order_by(invitations.c.id)
        return [
            Invitation(**dict(row._mapping) | {"ulbs": tuple(row.ulbs)})
            for row in await self._connection.execute(query)
        ]


_OPEN = and_(invitations.c.used_at.is_(None), invitations.c.revoked_at.is_(None))


class AccessTable:
    """``helpdesk.ports.setup.AccessRequests``."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def of(self, person: int) -> AccessRequest | None:
        """Return a person's latest request."""
        query = select(access_requests).where(access_requests.c.person == person)
        row = (await self._connection.execute(query)).one_or_none()
        return AccessRequest(**row._mapping) if row else None

    async def put(self, request: AccessRequest) -> None:
        """Store a request over the person's former one."""
        await rows.put(self._connection, access_requests, values(request), "person")


class ChatTable:
    """``helpdesk.ports.setup.Chats``."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def get(self, chat: int) -> KnownChat | None:
        """Return a chat by our id."""
        return await self._one(chats.c.id == chat)

    async def known(self, chat_id: int) -> KnownChat | None:
        """Return a chat by Telegram's id."""
        return await self._one(chats.c.chat_id == chat_id)

    async def all(self) -> Sequence[KnownChat]:
        """Return every chat that was met, oldest first."""
        return [_chat(row) for row in await self._connection.execute(select(chats).order_by(chats.c.id))]

    async def put(self, chat: KnownChat) -> KnownChat:
        """Store what is known of a chat; return it with our id."""
        row = values(chat, without="id")
        written = upsert(self._connection, chats).values(**row)
        written = written.on_conflict_do_update(index_elements=["chat_id"], set_=row)
        number: int = (await self._connection.execute(written.returning(chats.c.id))).scalar_one()
        return replace(chat, id=number)

    async def _one(self, wanted: ColumnElement[bool]) -> KnownChat | None:
        row = (await self._connection.execute(select(chats).where(wanted))).one_or_none()
        return _chat(row) if row else None


def _chat(row: Row[Any]) -> KnownChat:
    return KnownChat(**row._mapping)


class LookupTable:
    """``helpdesk.ports.setup.Lookups``."""

    def __init__(self, connection: AsyncConnection, changes: OutboxChanges) -> None:
        self._connection = connection
        self._changes = changes

    async def send(self, lookup: Lookup) -> None:
        """Store a lookup; the same one that waits already is enough."""
        row = values(lookup, without="id") | {"facts": dict(lookup.facts)}
        written = upsert(self._connection, telegram_lookups).values(**row)
        newer = {"facts": row["facts"]}
        key = ["kind", "chat_id", "person"]
        await self._connection.execute(written.on_conflict_do_update(index_elements=key, set_=newer))
        self._changes.lookups = True

    async def waiting(self) -> Sequence[Lookup]:
        """Return what is to be asked of Telegram, oldest first."""
        query = select(*(telegram_lookups.c[name] for name in Lookup.__dataclass_fields__)).order_by(
            telegram_lookups.c.id
        )
        return [Lookup(**row._mapping) for row in await self._connection.execute(query)]

    async def note(self, lookup: int, facts: Facts) -> None:
        """Write down more about a lookup that waits, beside what is known of it by now."""
        this = telegram_lookups.c.id == lookup
        known = (await self._connection.execute(select(telegram_lookups.c.facts).where(this))).scalar()
        if known is not None:
            more = {**known, **facts}
            await self._connection.execute(update(telegram_lookups).where(this).values(facts=more))

    async def done(self, lookup: int) -> bool:
        """The lookup is done; False: somebody else did it."""
        return await self.taken(lookup) is not None

    async def taken(self, lookup: int) -> Facts | None:
        """The lookup is done: return its facts, which may be more by now; None: somebody else did it."""
        gone = delete(telegram_lookups).where(telegram_lookups.c.id == lookup).returning(telegram_lookups.c.facts)
        facts: Facts | None = (await self._connection.execute(gone)).scalar()
        return facts
