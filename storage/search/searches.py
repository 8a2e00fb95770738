"""Searches in progress, and the answers that teams keep."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import and_, delete, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from helpdesk.matching.ready_answers import KeptAnswer
from helpdesk.text.searching import StoredSearch
from storage.queries.rows import upsert, values
from storage.tables.finding import ready_answers, searches

MOST_KEPT = 200  # of one team and module; more are no longer a choice


class SearchesTable:
    """``helpdesk.ports.search.Searches``."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def begin(self, asked: StoredSearch) -> int:
        """Store a search and return its id."""
        query = insert(searches).values(**values(asked, without="id")).returning(searches.c.id)
        begun: int = (await self._connection.execute(query)).scalar_one()
        return begun

    async def get(self, search: int) -> StoredSearch | None:
        """Return a search that is not too old."""
        row = (await self._connection.execute(select(searches).where(searches.c.id == search))).one_or_none()
        return StoredSearch(**row._mapping) if row else None

    async def narrow(self, search: int, filters: dict[str, str]) -> None:
        """Replace what narrows a search down."""
        await self._connection.execute(update(searches).where(searches.c.id == search).values(filters=filters))

    async def forget(self, asked_before: datetime) -> None:
        """Delete searches older than that: what was typed may be a name or a number."""
        await self._connection.execute(delete(searches).where(searches.c.asked_at < asked_before))


class AnswersTable:
    """``helpdesk.ports.texts.Answers``."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def keep(self, answer: KeptAnswer) -> bool:
        """Store an answer; return False if that team keeps it already."""
        row = values(answer, without="id") | {"team": answer.team or "", "module": answer.module or ""}
        kept = upsert(self._connection, ready_answers).values(**row).on_conflict_do_nothing()
        return (await self._connection.execute(kept.returning(ready_answers.c.id))).scalar() is not None

    async def fitting(self, team: str | None, module: str | None) -> Sequence[KeptAnswer]:
        """Return the answers of a team (of any, if None is named) and module, or of none, newest first."""
        of_module = ready_answers.c.module.in_({module or "", ""})
        wanted = or_(ready_answers.c.team == team, ready_answers.c.team == "") if team else ready_answers.c.id > 0
        query = select(ready_answers).where(of_module, wanted).order_by(ready_answers.c.id.desc()).limit(MOST_KEPT)
        return [_answer(row._mapping) for row in await self._connection.execute(query)]

    async def every(self) -> Sequence[KeptAnswer]:
        """Return all answers, newest first."""
        query = select(ready_answers).order_by(ready_answers.c.id.desc())
        return [_answer(row._mapping) for row in await self._connection.execute(query)]

    async def change(self, answer: int, text: str, team: str | None, module: str | None) -> bool:
        """Change an answer; return False if that team keeps the same for that module already."""
        row = {"text": text, "team": team or "", "module": module or ""}
        same = and_(*(ready_answers.c[name] == value for name, value in row.items()))
        if (await self._connection.execute(select(ready_answers.c.id).where(same))).first() is not None:
            return False
        await self._connection.execute(update(ready_answers).where(ready_answers.c.id == answer).values(row))
        return True

    async def kept_from(self, notes: Collection[int]) -> Sequence[KeptAnswer]:
        """Return the answers that were kept from these notes."""
        query = select(ready_answers).where(ready_answers.c.note.in_(notes)).order_by(ready_answers.c.id)
        return [_answer(row._mapping) for row in await self._connection.execute(query)]

    async def drop(self, answer: int) -> None:
        """Offer an answer no longer."""
        await self._connection.execute(delete(ready_answers).where(ready_answers.c.id == answer))


def _answer(row: object) -> KeptAnswer:
    facts = dict(row)  # type: ignore[call-overload]  # a row's mapping
    return KeptAnswer(**facts | {"team": facts["team"] or None, "module": facts["module"] or None})
