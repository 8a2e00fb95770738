"""Full-text search over every ticket's words: the newest matches in a scope, the same on SQLite and PostgreSQL."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import BindParameter, ColumnElement, Row, Select, and_, bindparam, case, column, or_, select, text
from sqlalchemy.ext.asyncio import AsyncConnection

from helpdesk.people.actors import Scope
from helpdesk.text.searching import NEWEST, Filters, Match, Named, Who
from helpdesk.ticket.ticket import UNRESOLVED
from storage.queries.scopes import within
from storage.search.asked import Asked
from storage.search.word_index import CALLED, INDEX, PLACE, called, distinct, insertion, placed, row_of
from storage.tables.texts import callers, notes
from storage.tables.tickets import tickets

WALKED = 3000  # of the newest tickets that PostgreSQL reads one by one before it asks its index
Hits = list[tuple[int, frozenset[str]]]  # numbers with the words of their documents
PLACE_OF = (
    select(tickets.c.team, tickets.c.ulb, tickets.c.module, tickets.c.caller, callers.c.name, callers.c.email)
    .outerjoin_from(tickets, callers, callers.c.id == tickets.c.caller)
    .where(tickets.c.number == bindparam("ticket"))
)
SAID = select(notes.c.text).where(notes.c.ticket == bindparam("ticket")).order_by(notes.c.id)
WORDS_ON_SQLITE = text("SELECT words FROM ticket_words WHERE rowid = :ticket")
WORDS_ON_POSTGRES = text(
    "SELECT array_to_string(tsvector_to_array(words), ' ') FROM ticket_words WHERE ticket = :ticket"
)
FORGET_ON_SQLITE = text("DELETE FROM ticket_words WHERE rowid = :ticket")
OF_CALLER = select(tickets.c.number).where(tickets.c.caller == bindparam("caller")).order_by(tickets.c.number.desc())
OPEN_FIRST = (case((tickets.c.status.in_(sorted(UNRESOLVED)), 0), else_=1), tickets.c.number.desc())


class SearchTable:
    """``helpdesk.ports.search.Search``."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection
        self._sqlite = connection.dialect.name == "sqlite"

    async def index(self, ticket: int) -> None:
        """Bring a ticket's document up to its texts, its place and its caller."""
        place = (await self._connection.execute(PLACE_OF, {"ticket": ticket})).one_or_none()
        if place is None:
            return
        texts = [row.text for row in await self._connection.execute(SAID, {"ticket": ticket})]
        await self._write(ticket, [*placed(place), *called(place.name, place.email), *distinct(texts)])

    async def place(self, ticket: int, marks: Collection[str]) -> None:
        """Let a ticket be found where it belongs now."""
        words = await self._words(ticket)
        if words is None or {w for w in words if w[0] in PLACE} != set(marks):
            await self.index(ticket)

    async def called(self, caller: int) -> None:
        """Let a caller's tickets be found by what they are called now."""
        for number in (await self._connection.execute(OF_CALLER, {"caller": caller})).scalars().all():
            place = (await self._connection.execute(PLACE_OF, {"ticket": number})).one()
            words = await self._words(number)
            if words is not None and {w for w in words if w[0] in CALLED} == {*called(place.name, place.email)}:
                return  # the others, too: all are written together
            await self.index(number)

    async def newest(
        self,
        words: Sequence[str],
        scope: Scope,
        *,
        every: bool,
        prefix: bool = False,
        since: datetime | None,
        filters: Filters | None = None,
        limit: int | None = NEWEST,
        named: Mapping[str, Named] | None = None,
        who: Who = Who.NOBODY,
    ) -> Sequence[Match]:
        """Return the newest tickets that bear ``words``: all of them (``every``), or any; newest first."""
        first = await self._first_since(since) if since is not None else 0
        if not words or first is None or scope.is_empty:
            return []
        filters = filters or Filters()
        asked = Asked.of(words, named or {}, who=who, prefix=prefix, fts5=self._sqlite)
        ask = self._on_sqlite if self._sqlite else self._on_postgres
        found = await ask(asked.query(scope, filters, every=every), first,
                          and_(within(scope), *conditions(filters)), limit)  # fmt: skip
        return [asked.match(number, borne) for number, borne in found]

    async def _on_sqlite(self, asked: str, first: int, wanted: ColumnElement[bool], limit: int | None) -> Hits:
        query = (
            select(text("ticket_words.rowid AS number, ticket_words.words AS words"))
            .select_from(text(INDEX))
            .join(tickets, text("tickets.number = ticket_words.rowid"))
            .where(text("ticket_words MATCH :asked AND ticket_words.rowid >= :first"), wanted)
            .order_by(text("ticket_words.rowid DESC"))
            .limit(limit)
        )
        rows = await self._connection.execute(query, {"asked": asked, "first": first})
        return [(row.number, frozenset(row.words.split())) for row in rows]

    async def _on_postgres(self, asked: str, first: int, wanted: ColumnElement[bool], limit: int | None) -> Hits:
        """Walk down from the newest ticket, which soon finds what is common; what is rare is in the index."""
        step = text(
            "SELECT min(ticket) FROM (SELECT ticket FROM ticket_words ORDER BY ticket DESC LIMIT :walked) AS top"
        )
        edge = int((await self._connection.execute(step, {"walked": WALKED})).scalar() or 0)
        found = await self._walked(asked, max(first, edge), wanted, limit)
        if edge <= first or (limit is not None and len(found) >= limit):
            return found
        left = None if limit is None else limit - len(found)
        return found + await self._looked_up(asked, first, edge, wanted, left)

    async def _walked(self, asked: str, first: int, wanted: ColumnElement[bool], limit: int | None) -> Hits:
        # A condition that no index answers, so that the planner reads by ticket.
        condition = "(words @@ :asked) IS NOT FALSE AND ticket_words.ticket >= :first"
        query = _matches("ticket_words").where(text(condition).bindparams(_asked()), wanted).limit(limit)
        return _found(await self._connection.execute(query, {"asked": asked, "first": first}))

    async def _looked_up(
        self, asked: str, first: int, below: int, wanted: ColumnElement[bool], limit: int | None
    ) -> Hits:
        # Materialized: with the limit in its sight the planner would read by ticket, through all of them.
        here = text("words @@ :asked AND ticket >= :first AND ticket < :below").bindparams(_asked())
        hits = select(column("ticket"), column("words")).select_from(text("ticket_words")).where(here).cte("hits")
        hits = hits.prefix_with("MATERIALIZED")
        query = _matches("hits").add_cte(hits).where(wanted).limit(limit)
        facts = {"asked": asked, "first": first, "below": below}
        return _found(await self._connection.execute(query, facts))

    async def tidy(self) -> bool:
        """Drop what the index still holds of words that are gone; return whether there is more to do.

        FTS5 only notes that a document was deleted: its words stay in the file until they are merged away.
        """
        if not self._sqlite:
            return False
        before = await self._changes()
        await self._connection.execute(text("INSERT INTO ticket_words(ticket_words, rank) VALUES ('merge', -500)"))
        return await self._changes() - before >= 2

    async def _changes(self) -> int:
        return int((await self._connection.execute(text("SELECT total_changes()"))).scalar_one())

    async def _first_since(self, since: datetime) -> int | None:
        query = select(tickets.c.number).where(tickets.c.opened_at >= since)
        by_age = (tickets.c.opened_at, tickets.c.number)
        found: int | None = (await self._connection.execute(query.order_by(*by_age).limit(1))).scalar()
        return found

    async def _words(self, ticket: int) -> list[str] | None:
        query = WORDS_ON_SQLITE if self._sqlite else WORDS_ON_POSTGRES
        found: str | None = (await self._connection.execute(query, {"ticket": ticket})).scalar()
        return None if found is None else found.split()

    async def _write(self, ticket: int, words: list[str]) -> None:
        if self._sqlite:
            await self._connection.execute(FORGET_ON_SQLITE, {"ticket": ticket})
        await self._connection.execute(insertion(self._connection), row_of(ticket, words))


def conditions(filters: Filters) -> list[ColumnElement[bool]]:
    """Return what ``filters`` ask of a ticket's row."""
    found: list[ColumnElement[bool]] = []
    for name in ("ulb", "team", "priority"):
        value = getattr(filters, name)
        if value is not None:
            found.append(tickets.c[name] == value)
    if filters.statuses is not None:
        found.append(tickets.c.status.in_(sorted(filters.statuses)))
    if filters.late_at is not None:
        found += [tickets.c.due_at < filters.late_at, tickets.c.responded_at.is_(None)]
        found.append(tickets.c.status.not_in(("resolved", "closed")))
    if filters.mine is not None:
        found.append(or_(tickets.c.claimed_by == filters.mine, tickets.c.logged_by == filters.mine))
    return found


def _matches(source: str) -> Select[Any]:
    """Return the query for matches, newest first, from the index itself or from hits in it."""
    return (
        select(text(f"{source}.ticket AS number, tsvector_to_array({source}.words) AS words"))
        .select_from(text(source))
        .join(tickets, text(f"tickets.number = {source}.ticket"))
        .order_by(text(f"{source}.ticket DESC"))
    )


def _asked() -> BindParameter[str]:
    """Return what PostgreSQL is asked, of its type from the start: what is cast on its way asks no index."""
    from sqlalchemy.dialects.postgresql import TSQUERY  # not loaded where it is not spoken

    return bindparam("asked", type_=TSQUERY)


def _found(rows: Iterable[Row[Any]]) -> Hits:
    return [(row.number, frozenset(row.words)) for row in rows]
