"""Notes, files, callers and MUKTASoft's ids: all that people wrote."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, and_, bindparam, delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from helpdesk.people.actors import Scope
from helpdesk.text.searching import Filters
from helpdesk.ticket.notes import Caller, File, Note, NoteAudience, NoteKind, SourceMessage
from helpdesk.ticket.ticket import Ticket
from storage.outbox.shown import CALLER, TICKET, Thing
from storage.people import callers
from storage.queries.rows import insert_into, upsert, values
from storage.queries.scopes import within
from storage.search.search import OPEN_FIRST, SearchTable, conditions
from storage.tables.texts import files, former_texts, notes, refs, sources
from storage.tables.tickets import tickets
from storage.tickets.tickets import COLUMNS, read

# Built once: to build a statement costs more than to run it.
NOTES = select(notes).order_by(notes.c.id)
OF_TICKET = NOTES.where(notes.c.ticket == bindparam("ticket"))
ADD_NOTE = insert(notes).returning(notes.c.id)
SAID_LAST = (
    select(notes)
    .where(notes.c.chat_id == bindparam("chat_id"), notes.c.message_id < bindparam("before"))
    .order_by(notes.c.message_id.desc())
    .limit(1)
)
SAID_BY = SAID_LAST.where(notes.c.author == bindparam("author"))
SAID_BY_NOBODY = SAID_LAST.where(notes.c.author.is_(None))
FILES = select(files).where(files.c.ticket == bindparam("ticket")).order_by(files.c.id)
REFS = select(refs.c.ref).where(refs.c.ticket == bindparam("ticket")).order_by(refs.c.ref)


def plain_ref(ref: str) -> str:
    """Return one of MUKTASoft's ids as it is kept: capitals, no spaces."""
    return "".join(ref.split()).upper()


class TextTables:
    """``helpdesk.ports.texts.Texts``."""

    def __init__(self, connection: AsyncConnection, seen: set[Thing] | None = None) -> None:
        self._connection = connection
        self._seen = seen if seen is not None else set()  # whose words were read

    async def add_note(self, note: Note) -> int:
        """Store a note and return its id."""
        added: int = (await self._connection.execute(ADD_NOTE, values(note, without="id"))).scalar_one()
        await SearchTable(self._connection).index(note.ticket)
        return added

    async def notes(self, ticket: int, kinds: frozenset[NoteKind] | None = None) -> Sequence[Note]:
        """Return a ticket's notes, oldest first."""
        self._seen.add((TICKET, ticket))
        query = OF_TICKET if kinds is None else OF_TICKET.where(notes.c.kind.in_(sorted(kinds)))
        return [Note(**row._mapping) for row in await self._connection.execute(query, {"ticket": ticket})]

    async def of_kind(self, kind: NoteKind) -> Sequence[Note]:
        """Return the latest notes of a kind, whatever their ticket, newest first."""
        query = select(notes).where(notes.c.kind == kind).order_by(notes.c.id.desc())
        return [Note(**row._mapping) for row in await self._connection.execute(query)]

    async def note_said_in(self, chat_id: int, message_id: int) -> Note | None:
        """Return the note that came in this message."""
        found = await self._notes(and_(notes.c.chat_id == chat_id, notes.c.message_id == message_id))
        return found[0] if found else None

    async def last_said(self, chat_id: int, author: int | None, before: int) -> Note | None:
        """Return the last note that somebody said in a chat before a message; no author: in the group's name."""
        said = {"chat_id": chat_id, "before": before}
        asked = (SAID_BY_NOBODY, said) if author is None else (SAID_BY, said | {"author": author})
        row = (await self._connection.execute(*asked)).one_or_none()
        return Note(**row._mapping) if row is not None else None

    async def keep_source(self, source: SourceMessage) -> None:
        """Store a message that became part of a ticket; of one that is known, the note and its letters change."""
        await self._connection.execute(_keep_source(self._connection.dialect.name), values(source))

    async def source_of(self, chat_id: int, message_id: int) -> SourceMessage | None:
        """Return what a message became, if it is no note of its own."""
        found = await self._sources(and_(sources.c.chat_id == chat_id, sources.c.message_id == message_id))
        return found[0] if found else None

    async def parts_of(self, note: int) -> Sequence[SourceMessage]:
        """Return the messages that a note came in, in their order; none if it came in one."""
        return await self._sources(and_(sources.c.note == note, sources.c.letters.is_not(None)))

    async def copies_of(self, notes: Collection[int]) -> Sequence[Note]:
        """Return the copies of these notes in other tickets, oldest first."""
        return await self._notes(_notes_table.c.origin.in_(notes))

    async def reword(self, note: int, text: str, *, edited_at: datetime | None = None) -> int | None:
        """Replace the text of a note, keeping the former one; return its id. The same words again are no change.

        ``edited_at``: its author says so now, by an edit.
        """
        changed = and_(notes.c.id == note, notes.c.text != text)
        former = select(notes.c.id, notes.c.text).where(changed)
        kept = insert(former_texts).from_select(["note", "text"], former).returning(former_texts.c.id)
        number: int | None = (await self._connection.execute(kept)).scalar()
        new = {"text": text} | ({"edited_at": edited_at} if edited_at is not None else {})
        reworded = update(notes).where(changed).values(new).returning(notes.c.ticket)
        ticket: int | None = (await self._connection.execute(reworded)).scalar()
        if ticket is not None:
            await SearchTable(self._connection).index(ticket)
        return number

    async def former(self, ids: Collection[int]) -> Mapping[int, str]:
        """Return how notes read before they were reworded, by the ids of those texts."""
        query = select(former_texts.c.id, former_texts.c.text).where(former_texts.c.id.in_(ids))
        return {row.id: row.text for row in await self._connection.execute(query)}

    async def address(self, chosen: Collection[int], audience: NoteAudience) -> None:
        """Say for whom these notes are."""
        await self._connection.execute(update(notes).where(notes.c.id.in_(chosen)).values(audience=audience))

    async def said_of(self, tickets: Collection[int], kinds: frozenset[NoteKind]) -> Sequence[Note]:
        """Return the notes of some kinds of many tickets, oldest first."""
        self._seen.update((TICKET, ticket) for ticket in tickets)
        return await self._notes(and_(notes.c.ticket.in_(tickets), notes.c.kind.in_(sorted(kinds))))

    async def with_notes_of_desk(self, tickets: Collection[int]) -> Sequence[int]:
        """Return those of these tickets about which something was written for the desk alone."""
        of_desk = and_(notes.c.ticket.in_(tickets), notes.c.audience == NoteAudience.DESK)
        return (await self._connection.execute(select(notes.c.ticket).where(of_desk).distinct())).scalars().all()

    async def add_file(self, file: File) -> int:
        """Store an attachment and return its id; the same file of the same ticket twice is one."""
        row = upsert(self._connection, files).values(**values(file, without="id")).on_conflict_do_nothing()
        added: int | None = (await self._connection.execute(row.returning(files.c.id))).scalar()
        if added is not None:
            return added
        same = and_(files.c.ticket == file.ticket, files.c.unique_id == file.unique_id)
        if file.album is not None:  # the parts that are still to come must find it
            again = update(files).where(same).values(album=file.album, author=file.author, note=file.note)
            await self._connection.execute(again)
        known: int = (await self._connection.execute(select(files.c.id).where(same))).scalar_one()
        return known

    async def files(self, ticket: int) -> Sequence[File]:
        """Return a ticket's attachments, oldest first."""
        self._seen.add((TICKET, ticket))
        return [File(**row._mapping) for row in await self._connection.execute(FILES, {"ticket": ticket})]

    async def files_said_in(self, chat_id: int, message_id: int) -> Sequence[File]:
        """Return the attachments that came in this message, and their copies in linked tickets, oldest first."""
        query = select(files).where(files.c.chat_id == chat_id, files.c.message_id == message_id)
        return [File(**row._mapping) for row in await self._connection.execute(query.order_by(files.c.id))]

    async def of_album(self, album: str, author: int) -> File | None:
        """Return the first part of an album that somebody sent, if it became an attachment."""
        theirs = and_(files.c.album == album, files.c.author == author)
        row = (
            await self._connection.execute(select(files).where(theirs).order_by(files.c.id).limit(1))
        ).one_or_none()
        return File(**row._mapping) if row is not None else None

    async def caller(self, caller: int) -> Caller | None:
        """Return a caller by id."""
        self._seen.add((CALLER, caller))
        return await callers.by_id(self._connection, caller)

    async def callers_with(self, *, phone: str | None = None, email: str | None = None) -> Sequence[Caller]:
        """Return the people known under a number or an address: who called last comes first."""
        found = await callers.known_under(self._connection, phone=phone, email=email)
        self._seen.update((CALLER, caller.id) for caller in found)
        return found

    async def callers_fitting(
        self, *, phone: str | None, email: str | None, name: Sequence[str], limit: int
    ) -> Sequence[Caller]:
        """Return callers with this number and address and these words in their name, as far as they are given."""
        return await callers.fitting(self._connection, phone=phone, email=email, name=name, limit=limit)

    async def keep_caller(self, caller: Caller) -> int:
        """Store a caller, or bring the same one up to date; return the id."""
        kept = await callers.keep(self._connection, caller)
        await SearchTable(self._connection).called(kept)
        return kept

    async def correct_caller(self, caller: Caller, *, shared: bool) -> int:
        """Write a stored caller anew; return the id of who it is now."""
        kept = await callers.correct(self._connection, caller, shared=shared)
        await SearchTable(self._connection).called(kept)
        return kept

    async def speak_to(self, caller: int, language: str) -> None:
        """Write down in which language the desk writes to a caller."""
        await callers.speak_to(self._connection, caller, language)

    async def add_refs(self, ticket: int, refs: Sequence[str]) -> None:
        """Note MUKTASoft's ids of a ticket; known ones are kept once."""
        rows = [{"ticket": ticket, "ref": ref} for ref in _plain(refs)]
        if rows:
            await self._connection.execute(upsert(self._connection, _refs).on_conflict_do_nothing(), rows)

    async def drop_ref(self, ticket: int, ref: str) -> None:
        """Forget an id of a ticket."""
        gone = and_(_refs.c.ticket == ticket, _refs.c.ref == plain_ref(ref))
        await self._connection.execute(delete(_refs).where(gone))

    async def refs(self, ticket: int) -> Sequence[str]:
        """Return MUKTASoft's ids of a ticket."""
        return [ref for (ref,) in await self._connection.execute(REFS, {"ticket": ticket})]

    async def with_ref(
        self, refs: Sequence[str], scope: Scope, limit: int = 5, filters: Filters | None = None
    ) -> Sequence[Ticket]:
        """Return tickets that bear one of ``refs`` and that ``filters`` let through: open ones first, then newest."""
        bearing = select(_refs.c.ticket).where(_refs.c.ref.in_(_plain(refs)))
        query = select(*COLUMNS).where(
            tickets.c.number.in_(bearing), within(scope), *conditions(filters or Filters())
        )
        return await read(self._connection, query.order_by(*OPEN_FIRST).limit(limit))

    async def _notes(self, wanted: ColumnElement[bool]) -> list[Note]:
        return [Note(**row._mapping) for row in await self._connection.execute(NOTES.where(wanted))]

    async def _sources(self, wanted: ColumnElement[bool]) -> list[SourceMessage]:
        query = select(sources).where(wanted).order_by(sources.c.message_id)
        return [SourceMessage(**row._mapping) for row in await self._connection.execute(query)]


@cache
def _keep_source(dialect: str) -> Any:
    row = insert_into(dialect, sources)
    changed = {"note": row.excluded.note, "letters": row.excluded.letters}
    return row.on_conflict_do_update(index_elements=[sources.c.chat_id, sources.c.message_id], set_=changed)


_notes_table = notes
_refs = refs  # the table: the Protocol calls its arguments by the same word


def _plain(refs: Iterable[str]) -> list[str]:
    return sorted({plain_ref(ref) for ref in refs} - {""})
