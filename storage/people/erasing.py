"""Forgetting callers: their rows are blanked, and nothing of what was said about their tickets stays anywhere."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, and_, delete, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from helpdesk.outbox import Posted
from helpdesk.ports.texts import Scan
from storage.engine.outbox_changes import OutboxChanges
from storage.outbox import shown
from storage.people import elsewhere, find_pages, scanning
from storage.queries import rows
from storage.search.search import SearchTable
from storage.tables.finding import ready_answers, searches
from storage.tables.jira import COMPARED, jira_events, jira_links
from storage.tables.texts import callers, files, former_texts, notes, refs, sources
from storage.tables.tickets import tickets
from storage.tables.transport import IS_WAITING, is_in, meta, outbox

BLANK = {name: None for name in ("phone", "email", "name", "ulb", "identity", "language")}
ENDED = "done"  # of what came from JIRA: it acts no more, and is not stored anew
UNTIDY = "search_untidy"  # the row that says so: the index still holds words that are gone


class ErasingTables:
    """``helpdesk.ports.texts.Erasing``. ``forget``: called when forms and prompts that were read may be gone."""

    def __init__(self, connection: AsyncConnection, changes: OutboxChanges, forget: Callable[[], None]) -> None:
        self._connection = connection
        self._changes = changes
        self._forget = forget

    async def erase(self, caller: int, numbers: Collection[int]) -> Sequence[int]:
        """Blank a caller, and every text and file of these tickets, wherever they are kept.

        Return the other tickets in which copies of them stood.
        """
        said = _with_copies(numbers)
        theirs = select(notes.c.id).where(said)
        copied = await self._tickets_of(and_(said, notes.c.ticket.not_in(numbers)))
        for statement in (
            delete(former_texts).where(former_texts.c.note.in_(theirs)),
            delete(ready_answers).where(ready_answers.c.note.in_(theirs)),
            delete(sources).where(or_(sources.c.ticket.in_(numbers), sources.c.note.in_(theirs))),
            delete(files).where(or_(files.c.ticket.in_(numbers), files.c.note.in_(theirs))),
            delete(refs).where(refs.c.ticket.in_(numbers)),
            delete(searches),  # all of them: what was typed may be this name or number, in any spelling
            update(notes).where(notes.c.id.in_(theirs)).values(text="", chat_id=None, message_id=None),
            update(callers).where(callers.c.id == caller).values(BLANK),
            update(jira_events).where(_came_of(numbers)).values(outcome=ENDED, body=None),
            delete(meta).where(meta.c.key == COMPARED),
        ):
            await self._connection.execute(statement)
        for number in (*numbers, *copied):
            await SearchTable(self._connection).index(number)
        await self._mark_untidy(untidy=True)
        return copied

    async def scan(self, wanted: Collection[str]) -> Scan:
        """Look through every row of every table for these numbers and addresses; the files' bytes come later."""
        self._changes.erased |= scanning.needles(wanted)
        return await scanning.scan(self._connection, wanted)

    async def said_in(self, tickets: Collection[int]) -> Mapping[int, int]:
        """Return how many messages of people, in which chats, became part of these tickets."""
        return await scanning.said_in(self._connection, tickets)

    async def states(self, rows: Collection[int]) -> Mapping[int, str]:
        """Return how far these rows of the outbox are; those that are gone are over."""
        return await scanning.states(self._connection, rows)

    async def strike_elsewhere(self, caller: int, region: str) -> Sequence[int]:
        """Take a caller's number and address out of the words about other tickets; return those tickets."""
        return await elsewhere.strike(self._connection, caller, region)

    async def end_forms(self, caller: int, region: str) -> Sequence[int]:
        """End what is under way and holds the caller's number or address; return the forms."""
        self._forget()
        return await elsewhere.end_forms(self._connection, caller, region)

    async def end_searches(self, caller: int, region: str) -> Sequence[Posted]:
        """End the searches in which the caller was typed; return the pages that show that."""
        return await find_pages.end(self._connection, caller, region)

    async def in_flight(self, rows: Collection[int] | None = None) -> Sequence[int]:
        """Return the rows, of these or of all, that are being sent, or whose file is being made, of former words."""
        made = and_(IS_WAITING, outbox.c.slot.like(shown.EXPORTS_WITH_CALLERS))
        under_way = [or_(is_in(outbox, "sending"), made), *([outbox.c.id.in_(rows)] if rows is not None else ())]
        query = select(outbox.c.id).where(*under_way).order_by(outbox.c.id)
        return (await self._connection.execute(query)).scalars().all()

    async def showing(self, caller: int, tickets: Collection[int], forms: Collection[int]) -> Sequence[Posted]:
        """Return our messages in the chats in which words of these stand."""
        return await shown.showing(self._connection, caller=caller, tickets=tickets, forms=forms)

    async def overdue(self, closed_before: datetime, limit: int) -> Sequence[int]:
        """Return callers, not blank yet, all of whose tickets were closed before then."""
        kept = or_(tickets.c.closed_at.is_(None), tickets.c.closed_at >= closed_before)
        recent = select(tickets.c.caller).where(tickets.c.caller.is_not(None), kept)
        some = select(tickets.c.caller).where(tickets.c.caller.is_not(None))
        known = or_(callers.c.phone.is_not(None), callers.c.email.is_not(None), callers.c.name.is_not(None))
        old = and_(known, callers.c.id.in_(some), callers.c.id.not_in(recent))
        query = select(callers.c.id).where(old).order_by(callers.c.id).limit(limit)
        return (await self._connection.execute(query)).scalars().all()

    async def forget(
        self,
        caller: int,
        numbers: Collection[int],
        reworded: Mapping[int, str],
        renamed: Mapping[int, str] | None = None,
    ) -> None:
        """Blank a caller; notes get new texts and files new names by their ids, no former text of theirs is kept."""
        theirs = select(notes.c.id).where(_with_copies(numbers))
        await self._connection.execute(delete(former_texts).where(former_texts.c.note.in_(theirs)))
        await self._connection.execute(update(callers).where(callers.c.id == caller).values(BLANK))
        for note, text in reworded.items():
            await elsewhere.rewrite(self._connection, note, text)
        for file, name in (renamed or {}).items():
            await self._connection.execute(update(files).where(files.c.id == file).values(name=name))
        others = await self._tickets_of(notes.c.id.in_(reworded)) if reworded else ()
        for number in sorted({*numbers, *others}):
            await SearchTable(self._connection).index(number)
        await self._mark_untidy(untidy=True)

    async def _tickets_of(self, wanted: ColumnElement[bool]) -> Sequence[int]:
        query = select(notes.c.ticket).where(wanted).distinct().order_by(notes.c.ticket)
        return (await self._connection.execute(query)).scalars().all()

    async def is_untidy(self) -> bool:
        """Whether the index of words, or the log of the database, still holds some that were erased."""
        query = select(meta.c.value).where(meta.c.key == UNTIDY)
        return bool((await self._connection.execute(query)).scalar())

    async def stays_untidy(self) -> None:
        """The log could not be emptied yet."""
        await self._mark_untidy(untidy=True)

    async def tidy(self) -> bool:
        """Go on clearing the index; return whether there is more to do."""
        if await SearchTable(self._connection).tidy():
            return True
        await self._mark_untidy(untidy=False)
        return False

    async def _mark_untidy(self, *, untidy: bool) -> None:
        await rows.put(self._connection, meta, {"key": UNTIDY, "value": untidy}, "key")


def _came_of(numbers: Collection[int]) -> ColumnElement[bool]:
    """Return the condition for what was said in JIRA of these tickets, and has not come into them yet."""
    issues = select(jira_links.c.issue_id).where(jira_links.c.ticket.in_(numbers))
    return and_(jira_events.c.issue_id.in_(issues), jira_events.c.outcome == "stored")


def _with_copies(numbers: Collection[int]) -> ColumnElement[bool]:
    """Return the condition for the notes of these tickets and their copies in others."""
    own = notes.alias()
    of_tickets = select(own.c.id).where(own.c.ticket.in_(numbers))
    return or_(notes.c.ticket.in_(numbers), notes.c.origin.in_(of_tickets))
