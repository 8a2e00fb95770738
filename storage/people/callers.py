"""Callers: when two of them are the same person, and who called last."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import Any

from sqlalchemy import Select, bindparam, func, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from helpdesk.ticket.notes import Caller
from storage.queries.rows import insert_into, values
from storage.tables.texts import callers
from storage.tables.tickets import tickets

COLUMNS = [callers.c[name] for name in Caller.__dataclass_fields__]
LATEST = select(func.max(tickets.c.number)).where(tickets.c.caller == callers.c.id).scalar_subquery()
# Built once: to build a statement costs more than to run it.
ONE = select(*COLUMNS).where(callers.c.id == bindparam("caller"))
NEWEST = select(*COLUMNS).order_by(LATEST.desc().nulls_last(), callers.c.id.desc())
OF_PHONE = NEWEST.where(callers.c.phone == bindparam("phone"))


def identity(caller: Caller) -> str | None:
    """Return what makes a caller the same one: number and name, else name and ULB, else address.

    None: nobody can tell. Names are compared without regard to case and spaces.
    """
    name = " ".join((caller.name or "").split()).casefold()
    key: list[str] | None = None
    if caller.phone:
        key = ["phone", caller.phone, name]
    elif name and caller.ulb:
        key = ["name", name, caller.ulb]
    elif caller.email:
        key = ["email", caller.email, name]
    return json.dumps(key, ensure_ascii=False) if key else None


async def by_id(connection: AsyncConnection, caller: int) -> Caller | None:
    """Return a caller by id."""
    row = (await connection.execute(ONE, {"caller": caller})).one_or_none()
    return Caller(**row._mapping) if row else None


async def known_under(
    connection: AsyncConnection, *, phone: str | None = None, email: str | None = None
) -> Sequence[Caller]:
    """Return the people known under a number or an address: whose latest ticket is newest comes first."""
    if not phone and not email:
        return []
    query = OF_PHONE
    if email:
        theirs = callers.c.email == email.strip().lower()
        query = NEWEST.where(or_(callers.c.phone == bindparam("phone"), theirs) if phone else theirs)
    return [Caller(**row._mapping) for row in await connection.execute(query, {"phone": phone})]


async def fitting(
    connection: AsyncConnection, *, phone: str | None, email: str | None, name: Sequence[str], limit: int
) -> Sequence[Caller]:
    """Return callers with this number and address and these words in their name, as far as they are given.

    Who has no name comes first, since no word finds them; then whose latest ticket is newest.
    """
    wanted = [callers.c.phone == phone] if phone else []
    wanted += [callers.c.email == email.strip().lower()] if email else []
    wanted += [func.lower(callers.c.name).contains(word.casefold(), autoescape=True) for word in name]
    if not wanted:
        return []
    order = (callers.c.name.is_not(None), LATEST.desc().nulls_last(), callers.c.id.desc())
    query = select(*COLUMNS).where(*wanted).order_by(*order).limit(limit)
    return [Caller(**row._mapping) for row in await connection.execute(query)]


async def keep(connection: AsyncConnection, caller: Caller) -> int:
    """Store a caller, or bring the same one up to date: what is newly known is added, nothing known is lost."""
    clean = replace(caller, email=caller.email.strip().lower() if caller.email else None)
    row = values(clean, without="id") | {"identity": identity(clean)}
    if clean.id and await _correct(connection, clean.id, row):
        return clean.id
    kept: int = (await connection.execute(_keep(connection.dialect.name), row)).scalar_one()
    return kept


@cache
def _keep(dialect: str) -> Any:
    new = insert_into(dialect, callers)
    added = {name: func.coalesce(new.excluded[name], callers.c[name]) for name in ("name", "email", "kind", "ulb")}
    return new.on_conflict_do_update(index_elements=["identity"], set_=added).returning(callers.c.id)


async def correct(connection: AsyncConnection, caller: Caller, *, shared: bool) -> int:
    """Write a caller anew, what is unknown now too, beside the former one if tickets share it; return the id.

    Who turns out to be another one that is known is that one.
    """
    clean = replace(caller, email=caller.email.strip().lower() if caller.email else None)
    known_as = identity(clean)
    found: int | None = (await connection.execute(_known_as(known_as))).scalar()
    if found not in (None, caller.id):
        return await keep(connection, replace(clean, id=0))
    row = values(clean, without="id") | {"identity": known_as}
    if not shared:
        await connection.execute(update(callers).where(callers.c.id == caller.id).values(**row))
        return caller.id
    own = insert(callers).values(**row | {"identity": None if found else known_as}).returning(callers.c.id)
    added: int = (await connection.execute(own)).scalar_one()
    return added


async def speak_to(connection: AsyncConnection, caller: int, language: str) -> None:
    """Write down in which language the desk writes to a caller."""
    await connection.execute(update(callers).where(callers.c.id == caller).values(language=language))


async def _correct(connection: AsyncConnection, caller: int, row: dict[str, Any]) -> bool:
    """Write what is known now over the row of a chosen caller, unless that makes it the same as another one."""
    taken = _known_as(row["identity"]).where(callers.c.id != caller)
    if (await connection.execute(taken)).first() is not None:
        return False
    known = {name: value for name, value in row.items() if value is not None}
    return (await connection.execute(update(callers).where(callers.c.id == caller).values(**known))).rowcount == 1


def _known_as(known_as: str | None) -> Select[int]:
    """Select who is known as that: of whom nobody can tell (None), nobody is."""
    return select(callers.c.id).where(callers.c.identity == known_as, callers.c.identity.is_not(None))
