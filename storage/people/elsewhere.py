"""What stands of a caller outside their own tickets: in forms and prompts, in what is owed, in words about others."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import ColumnElement, Row, and_, delete, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from helpdesk.text.mentions import ALL_DIGITS, mentions, without
from storage.search.search import SearchTable
from storage.search.searches import AnswersTable
from storage.tables.finding import ready_answers
from storage.tables.people import drafts, prompts
from storage.tables.texts import callers, files, former_texts, notes, sources
from storage.tables.tickets import tickets
from storage.tables.transport import IS_UNDER_WAY, outbox, updates

_DIGITS = 10  # at the end of a number


@dataclass(frozen=True, slots=True)
class _Contact:
    """By what a caller is known; None: not so, or others are, too."""

    caller: int
    phone: str | None
    email: str | None
    region: str

    def stands_in(self, text: str) -> bool:
        return mentions(text, phone=self.phone, email=self.email, region=self.region)

    def taken_out_of(self, text: str) -> str:
        return without(text, phone=self.phone, email=self.email, region=self.region)

    def perhaps_in(self, column: ColumnElement[Any]) -> ColumnElement[bool]:
        """Return the condition for texts that may hold it: its digits in their order, whatever stands between."""
        wanted = [column.icontains(self.email, autoescape=True)] if self.email else []
        digits = (self.phone or "").lstrip("+")[-_DIGITS:]
        if digits:
            wanted.append(column.regexp_match("^" + "".join(map(_up_to, digits))))
        return or_(*wanted)


async def end_forms(connection: AsyncConnection, caller: int, region: str) -> Sequence[int]:
    """End the forms, prompts and owed sentences that hold the caller; blank what is over. Return the forms."""
    contact = await _contact(connection, caller, region)
    open_forms = select(drafts.c.id, drafts.c.phone, drafts.c.body).where(drafts.c.ended_at.is_(None))
    of_caller = select(tickets.c.number).where(tickets.c.caller == caller)
    theirs = frozenset((await connection.execute(of_caller)).scalars())
    found = [row.id for row in await connection.execute(open_forms) if _is_of(row, contact, theirs)]
    ended = {"body": None, "phone": None, "focused": False, "ended_at": func.now()}
    await connection.execute(update(drafts).where(drafts.c.id.in_(found)).values(ended))
    waiting = (await connection.execute(select(prompts.c.id, prompts.c.facts))).all()
    asked = [row.id for row in waiting if contact.stands_in(_said(row.facts))]
    await connection.execute(delete(prompts).where(prompts.c.id.in_(asked)))
    await _blank_the_outbox(connection, contact)
    await _blank_updates(connection)
    return found


async def strike(connection: AsyncConnection, caller: int, region: str) -> Sequence[int]:
    """Take the caller's number and address out of all other words; what others share stays. Return the tickets."""
    contact = await _alone(connection, await _contact(connection, caller, region))
    if not (contact.phone or contact.email):
        return []
    touched: set[int] = set()
    of_notes = select(notes.c.id, notes.c.ticket, notes.c.text).where(contact.perhaps_in(notes.c.text))
    for row in (await connection.execute(of_notes)).all():
        if (text := contact.taken_out_of(row.text)) != row.text:
            await rewrite(connection, row.id, text)
            touched.add(row.ticket)
    of_former = select(former_texts.c.id, former_texts.c.text).where(contact.perhaps_in(former_texts.c.text))
    former = [row.id for row in await connection.execute(of_former) if contact.stands_in(row.text)]
    await connection.execute(delete(former_texts).where(former_texts.c.id.in_(former)))
    of_files = select(files.c.id, files.c.ticket, files.c.name).where(contact.perhaps_in(files.c.name))
    for row in (await connection.execute(of_files)).all():
        if (name := contact.taken_out_of(row.name)) != row.name:
            await connection.execute(update(files).where(files.c.id == row.id).values(name=name))
            touched.add(row.ticket)
    await _strike_answers(connection, contact)
    for ticket in sorted(touched):
        await SearchTable(connection).index(ticket)
    return sorted(touched)


async def rewrite(connection: AsyncConnection, note: int, text: str) -> None:
    """Replace a note's text for good. If it came in several messages, an edit of one can't be fitted in any more."""
    of_parts = select(sources.c.note).where(sources.c.note == note, sources.c.letters.is_not(None))
    apart = {"chat_id": None, "message_id": None} if (await connection.execute(of_parts)).first() else {}
    await connection.execute(update(notes).where(notes.c.id == note).values(text=text, **apart))
    await connection.execute(delete(sources).where(sources.c.note == note))


async def _strike_answers(connection: AsyncConnection, contact: _Contact) -> None:
    table = AnswersTable(connection)
    query = select(ready_answers).where(contact.perhaps_in(ready_answers.c.text))
    for row in (await connection.execute(query)).all():
        text = contact.taken_out_of(row.text)
        if text != row.text and not await table.change(row.id, text, row.team, row.module):
            await table.drop(row.id)


async def _contact(connection: AsyncConnection, caller: int, region: str) -> _Contact:
    query = select(callers.c.phone, callers.c.email).where(callers.c.id == caller)
    row = (await connection.execute(query)).one()
    return _Contact(caller, row.phone, row.email, region)


async def _alone(connection: AsyncConnection, contact: _Contact) -> _Contact:
    """Return it without what other callers are known by as well: it is theirs, too."""

    async def others(condition: ColumnElement[bool]) -> bool:
        query = select(callers.c.id).where(condition, callers.c.id != contact.caller).limit(1)
        return (await connection.execute(query)).first() is not None

    if await others(callers.c.phone == contact.phone):
        contact = replace(contact, phone=None)
    if await others(callers.c.email == contact.email):
        contact = replace(contact, email=None)
    return contact


def _is_of(draft: Row[Any, Any, Any], contact: _Contact, theirs: frozenset[int]) -> bool:
    body = draft.body or ""
    corrects, about = re.search(r'"corrects": (\d+)', body), re.search(r'"about": \[([\d, ]+)\]', body)
    concerned = [*(corrects.groups() if corrects else ()), *(about.group(1).split(", ") if about else ())]
    if theirs & {int(number) for number in concerned}:
        return True
    chosen = re.search(rf'"caller_id": {contact.caller}\b', body)
    same = contact.phone is not None and draft.phone == contact.phone
    return bool(chosen) or same or contact.stands_in(_unescaped(body))


async def _blank_the_outbox(connection: AsyncConnection, contact: _Contact) -> None:
    over = ~IS_UNDER_WAY
    await connection.execute(update(outbox).where(over, outbox.c.refusal.is_(None)).values(facts={}))
    refused = select(outbox.c.id, outbox.c.refusal).where(outbox.c.refusal.is_not(None))
    for row in (await connection.execute(refused)).all():
        kept = None if contact.stands_in(row.refusal) else row.refusal
        change = update(outbox).where(outbox.c.id == row.id, over)
        await connection.execute(change.values(facts={}, refusal=kept))
    query = select(outbox.c.id, outbox.c.facts).where(IS_UNDER_WAY)
    owed = [row.id for row in await connection.execute(query) if contact.stands_in(_said(row.facts))]
    gone: dict[str, Any] = {
        "state": "dropped",
        "slot": None,
        "facts": {},
        "leased_until": None,
        "ended_at": func.now(),
    }
    await connection.execute(update(outbox).where(outbox.c.id.in_(owed)).values(gone))


async def _blank_updates(connection: AsyncConnection) -> None:
    """Blank what failed: it is kept for a look at it, and nobody knows what it was about; its number stays."""
    failed = updates.c.outcome != "stored"
    await connection.execute(update(updates).where(failed, updates.c.body.is_not(None)).values(body=None))
    query = select(updates.c.bot_id, updates.c.update_id, updates.c.error).where(updates.c.error.is_not(None))
    for row in (await connection.execute(query)).all():
        this = and_(updates.c.bot_id == row.bot_id, updates.c.update_id == row.update_id)
        await connection.execute(update(updates).where(this).values(error=row.error.partition(" ")[0]))


def _up_to(digit: str) -> str:
    """Return the pattern of all that stands before the next such digit, in any script, and of that digit."""
    same = ALL_DIGITS[int(digit)]
    return f"[^{same}]*[{same}]"


def _said(facts: object) -> str:
    return _unescaped(json.dumps(facts, ensure_ascii=False))


def _unescaped(body: str) -> str:
    """Return JSON with its line breaks and quotes as they were written: a number may be parted by them."""
    return body.replace("\\n", "\n").replace("\\t", "\t").replace('\\"', '"')
