"""SPOCs' own e-mail addresses, each with the code that confirms it."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import fields
from datetime import datetime

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from helpdesk.mail.own_address import OwnAddress
from storage.queries import rows
from storage.tables.mail import own_addresses

COLUMNS = [own_addresses.c[each.name] for each in fields(OwnAddress)]
DIGITS = 6


class OwnAddressTable:
    """``helpdesk.ports.mail.OwnAddressBook``."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def of(self, person: int) -> OwnAddress | None:
        """Return somebody's address, confirmed or not."""
        row = (await self._connection.execute(select(*COLUMNS).where(own_addresses.c.person == person))).one_or_none()
        return OwnAddress(**row._mapping) if row else None

    async def ask(self, person: int, address: str, at: datetime) -> None:
        """Store an address with a code that nobody can guess, in the place of a former one."""
        code = f"{secrets.randbelow(10**DIGITS):0{DIGITS}}"
        row = {
            "person": person, "address": address, "code": code, "asked_at": at, "tries": 0, "confirmed_at": None,
        }  # fmt: skip
        await rows.put(self._connection, own_addresses, row, "person")

    async def wrong(self, person: int) -> None:
        """Count a code that was wrong."""
        await self._change(person, tries=own_addresses.c.tries + 1)

    async def confirm(self, person: int, at: datetime) -> None:
        """The address is theirs; the code is gone."""
        await self._change(person, code="", confirmed_at=at)

    async def owners(self, address: str) -> Sequence[int]:
        """Return whose confirmed address that is."""
        theirs = own_addresses.c.address == address.lower()
        query = select(own_addresses.c.person).where(theirs, own_addresses.c.confirmed_at.is_not(None))
        return (await self._connection.execute(query.order_by(own_addresses.c.person))).scalars().all()

    async def forget(self, *, person: int | None = None, address: str | None = None) -> None:
        """Forget somebody's address, or whoever has that address."""
        of_person, of_address = own_addresses.c.person == person, own_addresses.c.address == address
        await self._connection.execute(delete(own_addresses).where(of_person | of_address))

    async def forget_unconfirmed(self, before: datetime) -> None:
        """Forget addresses that nobody has confirmed."""
        old = own_addresses.c.confirmed_at.is_(None) & (own_addresses.c.asked_at < before)
        await self._connection.execute(delete(own_addresses).where(old))

    async def _change(self, person: int, **changes: object) -> None:
        await self._connection.execute(
            update(own_addresses).where(own_addresses.c.person == person).values(**changes)
        )
