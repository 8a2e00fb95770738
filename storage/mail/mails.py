"""Mails that came: stored once for each place, shown, taken by one, and forgotten in time."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import fields
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from helpdesk.mail.mail import UNENDED, Attachment, Mail, MailKey, MailState, Part
from helpdesk.ticket.errors import Stale
from storage.queries.rows import upsert, values
from storage.tables.mail import mail_files, mails
from storage.tables.texts import files

COLUMNS = [mails.c[each.name] for each in fields(Mail)]
FILES = [mail_files.c[each.name] for each in fields(Attachment)]
WAITS = mails.c.state.in_([state.value for state in sorted(UNENDED)])
NO_WORDS: dict[str, Any] = {
    "sender": "", "sender_name": "", "subject": "", "text": "", "signature": "", "references": "", "message_id": "",
    "proven_by": "", "reason": None, "blanked": True,
}  # fmt: skip
OF_MAIL = "mail:{}"  # what an attachment is called as long as Telegram has not seen it


class MailTables:
    """``helpdesk.ports.mail.Mails``."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def at(self, key: MailKey) -> Mail | None:
        """Return what was stored of a mail at that place."""
        return await self._one(select(*COLUMNS).where(_in(key.folder, key.validity), mails.c.uid == key.uid))

    async def same(self, digest: str) -> Mail | None:
        """Return the mail that was stored first of those that are the same."""
        query = select(*COLUMNS).where(mails.c.digest == digest, mails.c.state != MailState.DOUBLE)
        return await self._one(query)

    async def highest(self, folder: str, validity: int) -> int:
        """Return the highest number of a folder that was stored; 0: none."""
        query = select(func.max(mails.c.uid)).where(_in(folder, validity))
        return (await self._connection.execute(query)).scalar() or 0

    async def add(self, mail: Mail, parts: Sequence[Part]) -> int | None:
        """Store a mail with the names of its attachments; None if it is stored, from that place or another."""
        row = values(mail, without="id")
        new = upsert(self._connection, mails).values(**row).on_conflict_do_nothing().returning(mails.c.id)
        number: int | None = (await self._connection.execute(new)).scalar()
        if number is not None and parts:
            named = [values(part) | {"mail": number} for part in parts]
            await self._connection.execute(mail_files.insert(), named)
        return number

    async def get(self, mail: int) -> Mail | None:
        """Return a mail."""
        return await self._one(select(*COLUMNS).where(mails.c.id == mail))

    async def save(self, mail: Mail) -> None:
        """Write over the version that was read; of two who read the same, the second gets ``Stale``."""
        row = values(mail, without="id")
        read = and_(mails.c.id == mail.id, mails.c.version == mail.version - 1)
        if (await self._connection.execute(update(mails).where(read).values(row))).rowcount != 1:
            raise Stale(f"mail {mail.id}")

    async def waiting(self, *, shown: bool, limit: int) -> Sequence[Mail]:
        """Return mails that have not ended, oldest first: those of which a card was owed, or the others."""
        query = select(*COLUMNS).where(WAITS, mails.c.shown.is_(shown)).order_by(mails.c.id).limit(limit)
        return await self._all(query)

    async def count(self, *states: MailState) -> int:
        """Return how many mails stand so now."""
        query = select(func.count()).where(mails.c.state.in_([state.value for state in states]))
        return int((await self._connection.execute(query)).scalar_one())

    async def oldest(self, *states: MailState) -> datetime | None:
        """Return when the oldest mail came that stands so now."""
        query = select(mails.c.came_at).where(mails.c.state.in_([state.value for state in states]))
        found: datetime | None = (await self._connection.execute(query.order_by(mails.c.came_at).limit(1))).scalar()
        return found

    async def came(self, since: datetime, until: datetime) -> Mapping[MailState, int]:
        """Return what became of the mails that came within a window."""
        within = and_(mails.c.came_at >= since, mails.c.came_at < until)
        query = select(mails.c.state, func.count()).where(within).group_by(mails.c.state)
        return {MailState(state): count for state, count in await self._connection.execute(query)}

    async def due(self, now: datetime, limit: int) -> Sequence[Mail]:
        """Return mails of which somebody is to be reminded by now, earliest first."""
        query = select(*COLUMNS).where(WAITS, mails.c.next_at <= now).order_by(mails.c.next_at, mails.c.id)
        return await self._all(query.limit(limit))

    async def unsettled(self, folder: str, validity: int) -> Sequence[int]:
        """Return the numbers of a folder that are stored, and of which the mailbox does not know it yet."""
        query = select(mails.c.uid).where(_in(folder, validity), ~mails.c.settled).order_by(mails.c.uid)
        return (await self._connection.execute(query)).scalars().all()

    async def settle(self, folder: str, validity: int, uids: Collection[int]) -> None:
        """The mailbox knows that these were read."""
        these = and_(_in(folder, validity), mails.c.uid.in_(uids))
        await self._connection.execute(update(mails).where(these).values(settled=True))

    async def files(self, mail: int) -> Sequence[Attachment]:
        """Return a mail's attachments, in its order."""
        query = select(*FILES).where(mail_files.c.mail == mail).order_by(mail_files.c.part)
        return [Attachment(**row._mapping) for row in await self._connection.execute(query)]

    async def file(self, attachment: int) -> Attachment | None:
        """Return an attachment."""
        row = (await self._connection.execute(select(*FILES).where(mail_files.c.id == attachment))).one_or_none()
        return Attachment(**row._mapping) if row else None

    async def sent_there(self, attachment: int, file_id: str, unique_id: str) -> None:
        """Telegram has an attachment now, and calls it so; what tickets have of it follows."""
        there = {"file_id": file_id, "unique_id": unique_id}
        await self._connection.execute(update(mail_files).where(mail_files.c.id == attachment).values(there))
        known = files.c.file_id == OF_MAIL.format(attachment)
        await self._connection.execute(update(files).where(known).values(file_id=file_id))

    async def of_ticket(self, ticket: int) -> Mail | None:
        """Return the mail of which a ticket was made, if one was."""
        made = and_(mails.c.ticket == ticket, mails.c.state == MailState.OPENED)
        return await self._one(select(*COLUMNS).where(made).order_by(mails.c.id).limit(1))

    async def last(self) -> Mail | None:
        """Return the mail that came last."""
        return await self._one(select(*COLUMNS).order_by(mails.c.id.desc()).limit(1))

    async def outlived(self, before: datetime, limit: int) -> Sequence[Mail]:
        """Return mails that ended before then, are no part of a ticket, and still hold words."""
        old = and_(mails.c.ended_at < before, mails.c.ticket.is_(None), ~mails.c.blanked)
        return await self._all(select(*COLUMNS).where(old).order_by(mails.c.id).limit(limit))

    async def of_caller(self, addresses: Collection[str], tickets: Collection[int]) -> Sequence[Mail]:
        """Return mails of these senders or about these tickets that still hold words."""
        theirs = or_(mails.c.sender.in_(addresses), mails.c.ticket.in_(tickets))
        return await self._all(select(*COLUMNS).where(theirs, ~mails.c.blanked).order_by(mails.c.id))

    async def blank(self, wanted: Collection[int]) -> None:
        """Forget who has written these mails, and what."""
        these = mails.c.id.in_(wanted)
        await self._connection.execute(update(mails).where(these).values(NO_WORDS | {"version": mails.c.version + 1}))
        theirs = mail_files.c.mail.in_(wanted)
        await self._connection.execute(update(mail_files).where(theirs).values(name="", file_id=None, unique_id=None))

    async def to_delete(self, limit: int) -> Mapping[int, str]:
        """Return mails that are forgotten and still lie on the disk, with what names their files."""
        gone = and_(mails.c.blanked, mails.c.kept, mails.c.state != MailState.DOUBLE)
        query = select(mails.c.id, mails.c.digest).where(gone).order_by(mails.c.id).limit(limit)
        return {row.id: row.digest for row in await self._connection.execute(query)}

    async def deleted(self, wanted: Collection[int]) -> None:
        """The files of these are gone."""
        gone = {"kept": False, "version": mails.c.version + 1}
        await self._connection.execute(update(mails).where(mails.c.id.in_(wanted)).values(gone))

    async def _one(self, query: Select[Any]) -> Mail | None:
        found = await self._all(query)
        return found[0] if found else None

    async def _all(self, query: Select[Any]) -> list[Mail]:
        return [Mail(**row._mapping) for row in await self._connection.execute(query)]


def _in(folder: str, validity: int) -> ColumnElement[bool]:
    return and_(mails.c.folder == folder, mails.c.validity == validity)
