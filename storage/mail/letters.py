"""Letters: what the desk has written by mail, each under a Message-ID that nobody can guess."""

from __future__ import annotations

import secrets
from collections.abc import Collection, Mapping, Sequence
from dataclasses import fields
from datetime import datetime
from typing import Any

from sqlalchemy import Row, Select, and_, func, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from helpdesk.mail.letters import Letter, LetterKind, SentLetter
from storage.queries.rows import values
from storage.tables.mail import letters

OF_LETTER = [letters.c[each.name] for each in fields(Letter)]
COLUMNS = [*OF_LETTER, letters.c.message_id, letters.c.owed_at, letters.c.sent_at, letters.c.bounced_at]
NO_WORDS = {"address": "", "name": "", "subject": "", "text": "", "in_reply_to": "", "references": ""}
BYTES = 20  # of chance in a Message-ID


class LetterTable:
    """``helpdesk.ports.mail.Letters``."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def add(self, letter: Letter, owed_at: datetime, domain: str) -> int:
        """Store a letter under a Message-ID of its own; ``domain`` stands behind its @."""
        message_id = f"<{secrets.token_hex(BYTES)}@{domain}>"
        row = values(letter, without="id") | {"message_id": message_id, "owed_at": owed_at}
        new = insert(letters).values(**row).returning(letters.c.id)
        number: int = (await self._connection.execute(new)).scalar_one()
        return number

    async def get(self, letter: int) -> SentLetter | None:
        """Return a letter."""
        return await self._one(select(*COLUMNS).where(letters.c.id == letter))

    async def named(self, message_ids: Collection[str]) -> Mapping[str, SentLetter]:
        """Return those of these Message-IDs that are ours."""
        if not message_ids:
            return {}
        found = await self._all(select(*COLUMNS).where(letters.c.message_id.in_(message_ids)))
        return {letter.message_id: letter for letter in found}

    async def written(self, kinds: Collection[LetterKind], address: str, since: datetime) -> int:
        """Return how many letters of these kinds were owed to an address since then."""
        wanted = and_(letters.c.kind.in_([kind.value for kind in kinds]), letters.c.address == address)
        query = select(func.count()).where(wanted, letters.c.owed_at > since)
        return int((await self._connection.execute(query)).scalar_one())

    async def last_about(self, ticket: int) -> SentLetter | None:
        """Return the latest letter about a ticket."""
        query = select(*COLUMNS).where(letters.c.ticket == ticket).order_by(letters.c.id.desc()).limit(1)
        return await self._one(query)

    async def of_ticket(self, ticket: int) -> Sequence[SentLetter]:
        """Return all letters about a ticket, oldest first."""
        return await self._all(select(*COLUMNS).where(letters.c.ticket == ticket).order_by(letters.c.id))

    async def sent(self, letter: int, at: datetime) -> None:
        """A server has taken a letter."""
        await self._connection.execute(update(letters).where(letters.c.id == letter).values(sent_at=at))

    async def bounced(self, letter: int, at: datetime) -> bool:
        """It did not arrive; False if that is known."""
        new = and_(letters.c.id == letter, letters.c.bounced_at.is_(None))
        return (await self._connection.execute(update(letters).where(new).values(bounced_at=at))).rowcount == 1

    async def blank_codes(self, before: datetime) -> None:
        """Forget to whom codes went until then: they open nothing any more."""
        old = and_(letters.c.kind == LetterKind.CODE, letters.c.owed_at < before, letters.c.address != "")
        await self._connection.execute(update(letters).where(old).values(NO_WORDS))

    async def blank(
        self, *, addresses: Collection[str] = (), tickets: Collection[int] = (), mails: Collection[int] = ()
    ) -> None:
        """Forget to whom these letters went, and what stood in them."""
        theirs = or_(letters.c.address.in_(addresses), letters.c.ticket.in_(tickets), letters.c.mail.in_(mails))
        await self._connection.execute(update(letters).where(theirs).values(NO_WORDS))

    async def _one(self, query: Select[Any]) -> SentLetter | None:
        found = await self._all(query)
        return found[0] if found else None

    async def _all(self, query: Select[Any]) -> list[SentLetter]:
        return [_letter(row) for row in await self._connection.execute(query)]


def _letter(row: Row[Any]) -> SentLetter:
    said = dict(row._mapping)
    stored = {name: said.pop(name) for name in ("message_id", "owed_at", "sent_at", "bounced_at")}
    return SentLetter(letter=Letter(**said), **stored)
