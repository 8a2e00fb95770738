"""Which desk a database holds: its own id and its last number, and whether that is the desk that was there."""

from __future__ import annotations

import secrets
from dataclasses import dataclass

from sqlalchemy import Connection, inspect, make_url, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.engine import sqlite
from storage.engine.addresses import hosts_of
from storage.engine.desk_marker import Marker, Markers
from storage.engine.driver_errors import translated
from storage.engine.errors import DatabaseGone, NoDeskHere
from storage.queries.rows import upsert
from storage.setup.key_values import KeyValueTable
from storage.tables.tickets import ticket_numbers, tickets
from storage.tables.transport import meta
from storage.upkeep.revisions import connected

KEY = "desk"
BOTH = select(
    select(meta.c.value).where(meta.c.key == KEY).scalar_subquery().label("desk"),
    select(ticket_numbers.c.last).scalar_subquery().label("last"),
)


@dataclass(frozen=True, slots=True)
class FoundDesk:
    """What a database says of its desk. ``used``: it holds tickets or gave out numbers, so it is some desk's.

    ``there``: it has a desk's tables.
    """

    desk: str | None = None
    last: int | None = None
    used: bool = False
    there: bool = False


async def find(connection: AsyncConnection) -> FoundDesk:
    """Return what a migrated database says of its desk."""
    row = (await connection.execute(BOTH)).one()
    return FoundDesk(row.desk, row.last, used=row.last is not None, there=True)


async def look(url: str) -> FoundDesk:
    """Return what is in a database in whatever form, or none; nothing is made where nothing is."""
    parsed = make_url(url)
    if parsed.get_backend_name() == "sqlite" and not sqlite.has_content(sqlite.path_of(parsed)):
        return FoundDesk()
    async with connected(url) as connection:
        with translated():
            return await connection.run_sync(look_through)


def look_through(connection: Connection) -> FoundDesk:
    """Return what a database says of its desk: one that was never migrated, or long ago, says little."""
    names = set(inspect(connection).get_table_names())
    desk = last = None
    if meta.name in names:
        desk = connection.execute(select(meta.c.value).where(meta.c.key == KEY)).scalar()
    if ticket_numbers.name in names:
        last = connection.execute(select(ticket_numbers.c.last)).scalar()
    used = last is not None
    if not used and tickets.name in names:
        used = connection.execute(select(tickets.c.number).limit(1)).scalar() is not None
    return FoundDesk(desk, last, used=used, there=tickets.name in names)


def trouble(found: FoundDesk, known: Marker) -> str | None:
    """Return why what was found is not the desk that is known; None: it is."""
    if found.desk is None and not found.used:
        return "there is no desk in it any more"
    if found.desk is not None and found.desk != known.desk:
        return "another desk is in it"
    if known.last is not None and found.last is None:
        return "its tickets are gone"
    return None


def goes_back(found: FoundDesk, known: Marker) -> str | None:
    """Return why what was found is a former state of the desk that is known; None: it isn't one."""
    if known.last is None or found.last is None or found.last >= known.last:
        return None
    return f"it is an older copy: ticket {known.last} is not in it"


def expect(found: FoundDesk, known: Marker | None, where: str) -> None:
    """Raise ``NoDeskHere`` where a desk is remembered and not found: no new one begins by itself."""
    if known is not None and (why := trouble(found, known)) is not None:
        raise NoDeskHere(where, why, known.last)


async def require(url: str, markers: Markers) -> None:
    """Raise ``NoDeskHere`` if the database is not that of the desk which is remembered for it."""
    known = markers.read()
    if known is not None:
        expect(await look(url), known, name_of(url))


async def settle(connection: AsyncConnection, known: Marker | None, *, new: bool) -> Marker:
    """Give the desk its id if it has none, and let it give out no number twice; return what is to be remembered.

    ``new``: a desk that is not the known one begins, but goes on after its numbers, which callers were told.
    """
    found = await find(connection)
    wrong = known is not None and trouble(found, known) is not None
    if wrong and not new:
        raise DatabaseGone("the database changed during the start")
    desk = found.desk
    if desk is None or (wrong and not found.used):
        desk = secrets.token_hex(16) if known is None or wrong else known.desk
        await KeyValueTable(connection).put(KEY, desk)
    last = max((n for n in (found.last, known.last if known else None) if n is not None), default=None)
    if last is not None and last != found.last:
        await go_on_after(connection, last)
    return Marker(desk, last)


async def adopt(connection: AsyncConnection, known: Marker | None) -> Marker:
    """Take what is in a database for the desk, whichever it is: somebody has put it there knowingly."""
    found = await find(connection)
    desk = found.desk or (known.desk if known is not None else secrets.token_hex(16))
    await KeyValueTable(connection).put(KEY, desk)
    return Marker(desk, found.last)


async def go_on_after(connection: AsyncConnection, last: int) -> None:
    """Let the next ticket have a number above ``last``."""
    start = upsert(connection, ticket_numbers).values(id=1, last=last)
    await connection.execute(start.on_conflict_do_update(index_elements=["id"], set_={"last": last}))


def name_of(url: str) -> str:
    """Return what a database is called before people; no password is in it."""
    parsed = make_url(url)
    if parsed.get_backend_name() == "sqlite":
        return str(sqlite.path_of(parsed))
    return f"{hosts_of(parsed)}/{parsed.database}"
