"""Who is known, and what they are to the desk."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import Select, and_, bindparam, delete, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from helpdesk.people.actors import Membership, Person, Role, Source
from helpdesk.text.names import shown_name
from storage.queries import rows as of_rows
from storage.queries.rows import upsert
from storage.tables.people import memberships, people

WITH_MEMBERSHIPS = select(people, memberships).join_from(people, memberships, isouter=True).order_by(people.c.id)
ONE = WITH_MEMBERSHIPS.where(people.c.id == bindparam("person"))
NAMES = select(people.c.id, people.c.name, people.c.username).where(
    people.c.id.in_(bindparam("numbers", expanding=True))
)


class PeopleTable:
    """``helpdesk.ports.people.People``. One membership by the file and the same one by the group are two."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection
        self._foreseen: dict[int, Person | None] = {}

    @property
    def _writing(self) -> AsyncConnection:
        """The connection, for what changes somebody: what was read along with other things may hold no more."""
        self._foreseen.clear()
        return self._connection

    def foresee(self, person: int, known: Person | None) -> None:
        """Somebody was read along with other things: the next who asks for them is told."""
        self._foreseen = {person: known}

    async def get(self, person: int) -> Person | None:
        """Return a person with all memberships."""
        if person in self._foreseen:
            return self._foreseen.pop(person)
        found = await self._read(ONE, person=person)
        return found[0] if found else None

    async def names(self, numbers: Collection[int]) -> Mapping[int, str]:
        """Return the names of those who are known, in one query."""
        found = await self._connection.execute(NAMES, {"numbers": list(numbers)})
        return {row.id: shown_name(row.name, row.username) for row in found}

    async def put(self, person: Person) -> None:
        """Store name, username and language; memberships are left alone."""
        row = {"id": person.id, "name": person.name, "username": person.username, "language": person.language}
        await of_rows.put(self._writing, people, row, "id")

    async def enter(self, person: int, membership: Membership) -> None:
        """Add a membership to a person who is known; of one that is there already only its group is written anew."""
        row = _row(person, membership) | {"chat_id": membership.chat_id, "seen_at": membership.seen_at}
        insert = upsert(self._writing, memberships).values(row)
        key = ["person", "role", "team", "ulb", "source"]
        seen = func.coalesce(insert.excluded.seen_at, memberships.c.seen_at)
        newer = {"chat_id": insert.excluded.chat_id, "seen_at": seen}
        await self._writing.execute(insert.on_conflict_do_update(index_elements=key, set_=newer))

    async def seen(self, person: int, chat_id: int, at: datetime) -> None:
        """Somebody was in a group at that moment: what they are by it is known to hold."""
        theirs = and_(memberships.c.person == person, memberships.c.chat_id == chat_id)
        await self._writing.execute(update(memberships).where(theirs).values(seen_at=at))

    async def leave(self, person: int, membership: Membership) -> None:
        """Take a membership away: exactly this one, with its source."""
        gone = and_(*(memberships.c[name] == value for name, value in _row(person, membership).items()))
        await self._writing.execute(delete(memberships).where(gone))

    async def with_role(self, role: Role, *, team: str | None = None, ulb: str | None = None) -> Sequence[Person]:
        """Return everybody who has the role; as in ``Person.has``, one for no team is for every team."""
        asked = {"role": role, "team": team, "ulb": ulb}
        given = {name: value for name, value in asked.items() if value is not None}
        return await self._read(_with_role(frozenset(given)), **given)

    async def everybody(self, *, words: str = "") -> Sequence[Person]:
        """Return whoever has a membership, by name; ``words``: part of a name or username."""
        some = await self._read(WITH_MEMBERSHIPS.where(people.c.id.in_(select(memberships.c.person))))
        wanted = words.casefold().removeprefix("@")
        found = [p for p in some if wanted in p.name.casefold() or wanted in (p.username or "").casefold()]
        return sorted(found, key=lambda p: (p.name.casefold(), p.id))

    async def of_group(self) -> Sequence[tuple[int, str, int | None]]:
        """Return the people and teams whose membership comes from a group, and which group that is."""
        theirs = memberships.c.source == Source.GROUP
        columns = (memberships.c.person, memberships.c.team, memberships.c.chat_id)
        query = select(*columns).where(theirs).order_by(memberships.c.person)
        return [(row.person, row.team, row.chat_id) for row in await self._connection.execute(query)]

    async def of_file(self) -> Sequence[Person]:
        """Return whoever is something by the file."""
        by_file = select(memberships.c.person).where(memberships.c.source == Source.FILE)
        return await self._read(WITH_MEMBERSHIPS.where(people.c.id.in_(by_file)))

    async def move_group(self, old: int, new: int) -> None:
        """A group has a new id: memberships that come from it bear that."""
        theirs = update(memberships).where(memberships.c.chat_id == old)
        await self._writing.execute(theirs.values(chat_id=new))

    async def deactivate(self, person: int, at: datetime | None) -> None:
        """Mark that somebody was let go, or (None) taken in again."""
        await self._writing.execute(update(people).where(people.c.id == person).values(deactivated_at=at))

    async def ended(self, person: int, at: datetime) -> None:
        """Write down when a right of somebody ended."""
        await self._writing.execute(update(people).where(people.c.id == person).values(ended_at=at))

    async def replace_from_file(self, people: Mapping[int, tuple[Person, frozenset[Membership]]]) -> None:
        """Make the memberships of source FILE exactly these; a username or language learned in the chat stays."""
        await self._writing.execute(delete(memberships).where(memberships.c.source == Source.FILE))
        known = [
            {"id": number, "name": person.name, "username": person.username, "language": person.language}
            for number, (person, _) in people.items()
        ]
        if known:
            insert = upsert(self._writing, _people)
            newer: dict[str, Any] = {"name": insert.excluded.name}
            for name in ("username", "language"):
                newer[name] = func.coalesce(insert.excluded[name], _people.c[name])
            await self._writing.execute(insert.on_conflict_do_update(index_elements=["id"], set_=newer), known)
        await self._enter(
            _row(number, membership) | {"source": Source.FILE}
            for number, (_, given) in people.items()
            for membership in sorted(given, key=str)
        )

    async def _enter(self, rows: Iterable[dict[str, Any]]) -> None:
        if listed := list(rows):
            await self._writing.execute(upsert(self._writing, memberships).on_conflict_do_nothing(), listed)

    async def _read(self, query: Select[Any], **facts: object) -> list[Person]:
        """Return people with their memberships, in one query."""
        return people_of((await self._connection.execute(query, facts)).mappings())


def people_of(rows: Iterable[Mapping[Any, Any]]) -> list[Person]:
    """Return the people of rows that bear one membership each, or none."""
    found: dict[int, Person] = {}
    for row in rows:
        number = row[people.c.id]
        person = found.get(number) or Person(
            id=number,
            name=shown_name(row[people.c.name], row[people.c.username]),
            language=row[people.c.language],
            username=row[people.c.username],
            deactivated=row[people.c.deactivated_at] is not None,
            ended_at=row[people.c.ended_at],
        )
        held = row[memberships.c.person] is not None
        found[number] = person.with_membership(_membership(row)) if held else person
    return list(found.values())


_people = people  # the table: the Protocol calls an argument by the same word


@cache
def _with_role(asked: frozenset[str]) -> Select[Any]:
    wanted = [memberships.c.role == bindparam("role")]
    if "team" in asked:
        wanted.append(or_(memberships.c.team == bindparam("team"), memberships.c.team == ""))
    if "ulb" in asked:
        wanted.append(memberships.c.ulb == bindparam("ulb"))
    return WITH_MEMBERSHIPS.where(people.c.id.in_(select(memberships.c.person).where(*wanted)))


def _row(person: int, membership: Membership) -> dict[str, Any]:
    return {
        "person": person,
        "role": membership.role,
        "team": membership.team or "",
        "ulb": membership.ulb or "",
        "source": membership.source,
    }


def _membership(row: Mapping[Any, Any]) -> Membership:
    return Membership(
        role=row[memberships.c.role],
        team=row[memberships.c.team] or None,
        ulb=row[memberships.c.ulb] or None,
        source=row[memberships.c.source],
        chat_id=row[memberships.c.chat_id],
        seen_at=row[memberships.c.seen_at],
    )
