"""Callers: what somebody's history is, what is known of them, and forgetting them."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import AsyncIterator, Callable, Collection, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import TypedDict

from helpdesk.desk.recording import followers
from helpdesk.desk.recording.recorder import Recorder, Uses
from helpdesk.desk.search.effacing import efface
from helpdesk.desk.search.erasure_report import ErasureReports
from helpdesk.desk.search.mails import ForgottenMails
from helpdesk.desk.search.meant_callers import meant_caller
from helpdesk.desk.search.views import Views
from helpdesk.outbox import MessageKind, Posted
from helpdesk.people.actors import EVERYTHING, Actor
from helpdesk.people.rights import Action, may
from helpdesk.settings.overlay import Change
from helpdesk.text.masking import strike_out
from helpdesk.ticket.errors import CallerUnknown, NotAllowed
from helpdesk.ticket.facts.details import CallerErased
from helpdesk.ticket.notes import Caller, File, Note, NoteKind
from helpdesk.ticket.ticket import Ticket

FORGOTTEN_AT_ONCE = 10  # callers whose time is over, in one transaction
IN_FLIGHT = "erased_in_flight"  # the row that says what was being sent when somebody was erased


@dataclass(frozen=True, slots=True)
class CallerData:
    """All that is known of one caller."""

    caller: Caller
    tickets: tuple[Ticket, ...]
    notes: tuple[Note, ...] = ()
    files: tuple[File, ...] = ()


@dataclass(frozen=True, slots=True)
class Erased:
    """Whose words are gone: the caller's own tickets, and others in which copies of them stood."""

    tickets: tuple[int, ...]
    copied: tuple[int, ...]


class CallerUses(Uses):
    """What may be asked about, and for, a caller."""

    def __init__(self, recorder: Recorder, *, views: Views) -> None:
        super().__init__(recorder)
        self.views = views
        self.reports = ErasureReports(recorder)
        self._owed: dict[int, tuple[int, int]] = {}  # what was owed to the chats for an erasure
        self._exported: Counter[int] = Counter()  # exports with callers that stand in chats

    async def history(self, number: int, actor: Actor) -> CallerData:
        """Return the caller of a ticket with all their tickets, newest first; raise ``CallerUnknown``."""
        ticket = await self.recorder.see(number, actor, Action.CALLER_HISTORY)
        caller = await self.store.texts.caller(ticket.caller) if ticket.caller else None
        if caller is None:
            raise CallerUnknown(number)
        return CallerData(caller, await self._tickets_of(caller.id))

    async def callers(self, actor: Actor, typed: str, limit: int) -> Sequence[Caller]:
        """Return whom ``typed`` means: by number, address or name, or several of them; raise ``NotAllowed``."""
        self._may_erase(actor)
        return await self.store.texts.callers_fitting(**meant_caller(typed, self.settings.phone_region), limit=limit)

    async def caller_data(self, actor: Actor, caller: int) -> CallerData | None:
        """Return all that is known of a caller, None if nobody (any more); raise ``NotAllowed``."""
        self._may_erase(actor)
        known = await self.store.texts.caller(caller)
        if known is None or is_blank(known):
            return None
        tickets = await self._tickets_of(caller)
        notes = [note for ticket in tickets for note in await self.store.texts.notes(ticket.number)]
        files = [file for ticket in tickets for file in await self.store.texts.files(ticket.number)]
        return CallerData(known, tickets, tuple(notes), tuple(files))

    async def erase_caller(self, actor: Actor, caller: int) -> Erased | None:
        """Blank a caller and all that was said about their tickets; None if there is nobody.

        The tickets stay, with what happened to them; one fact says that their words were erased.
        """
        self._may_erase(actor)
        known = await self.store.texts.caller(caller) or Caller()
        said = await self.store.erasing.said_in([ticket.number for ticket in await self._tickets_of(caller)])
        erased = await self._erase(caller, actor.person.id)
        if erased is not None:
            await self.store.setup.note(Change(self.now, actor.person.id, "erased", {"caller": caller}))
            await self.reports.begin(actor.person.id, known, self._owed, said, self._exported)
        return erased

    async def erase_again(self, caller: int, *, wholly: bool) -> bool:
        """Erase a caller who was erased in what happened after this; False if there is nobody.

        ``wholly``: with all words, as somebody had asked for it.
        """
        known = await self.store.texts.caller(caller)
        if known is None or is_blank(known):
            return False
        if wholly or not await self._tickets_of(caller):
            await self._erase(caller, None)
        else:
            await self._forget(caller)
        return True

    async def _erase(self, caller: int, by: int | None) -> Erased | None:
        known = await self.store.texts.caller(caller)
        if known is None or is_blank(known):
            return None
        tickets = await self._tickets_of(caller)
        numbers = tuple(ticket.number for ticket in tickets)
        async with self._effacing(caller, numbers) as touched:
            copied = await self.store.erasing.erase(caller, numbers)
            await ForgottenMails(self.recorder).forget_of(known.email, numbers)
            touched.update(copied)
        if tickets:
            fact = CallerErased(self.now, by, caller, len(tickets))
            await self.store.journal.append(tickets[0].number, (fact,))
        return Erased(numbers, tuple(copied))

    async def forget_old_callers(self) -> int:
        """Take name and number from callers whose last ticket was closed longer ago than they may be kept.

        What was written about their tickets stays, without either. Return how many; more may be left.
        """
        before: datetime = self.now - timedelta(days=self.settings.retention_days)
        overdue = await self.store.erasing.overdue(before, FORGOTTEN_AT_ONCE)
        for number in overdue:
            await self._forget(number)
        return len(overdue)

    async def _forget(self, number: int) -> None:
        caller = await self.store.texts.caller(number) or Caller()
        tickets = await self._tickets_of(number)
        strike = partial(strike_out, caller=caller, region=self.settings.phone_region)
        said = [note for ticket in tickets for note in await self.store.texts.notes(ticket.number)]
        said += await self.store.texts.copies_of([note.id for note in said])
        files = [file for ticket in tickets for file in await self.store.texts.files(ticket.number)]
        reworded = {note.id: new for note in said if (new := strike(note.text)) != note.text}
        renamed = {file.id: new for file in files if file.name and (new := strike(file.name)) != file.name}
        await self._strike_answers([note.id for note in said], strike)
        for note in said:
            if note.kind is NoteKind.REFERENCE and note.id in reworded:
                await self.store.texts.drop_ref(note.ticket, note.text)
        numbers = tuple(ticket.number for ticket in tickets)
        async with self._effacing(number, numbers) as touched:
            await self.store.erasing.forget(number, numbers, reworded, renamed)
            await ForgottenMails(self.recorder).forget_of(caller.email, numbers)
            touched.update(note.ticket for note in said)
        fact = CallerErased(self.now, None, number, len(tickets))
        await self.store.journal.append(tickets[0].number, (fact,))

    @asynccontextmanager
    async def _effacing(self, caller: int, numbers: tuple[int, ...]) -> AsyncIterator[set[int]]:
        """Around the erasing: before it what stands elsewhere goes, after it what our messages show."""
        erasing, region = self.store.erasing, self.settings.phone_region
        ended = await erasing.end_forms(caller, region)
        pages = await erasing.end_searches(caller, region)
        touched = {*numbers, *await erasing.strike_elsewhere(caller, region)}
        yield touched
        await self._efface(caller, touched, ended, pages)
        if rows := await erasing.in_flight():
            left = await self._left_to_efface()
            left.append({"rows": [*rows], "caller": caller, "tickets": sorted(touched), "forms": [*ended]})
            await self.store.key_values.put(IN_FLIGHT, json.dumps(left))

    async def efface_late(self) -> bool:
        """Clear what was on its way to a chat when its caller was erased; return whether some of it still is."""
        left = await self._left_to_efface()
        under_way = []
        for late in left:
            if await self.store.erasing.in_flight(late["rows"]):
                under_way.append(late)
            else:
                await self._efface(late["caller"], late["tickets"], late["forms"])
        if len(under_way) < len(left):
            await self.store.key_values.put(IN_FLIGHT, json.dumps(under_way) if under_way else None)
        return bool(under_way)

    async def _left_to_efface(self) -> list[_Late]:
        kept: list[_Late] = json.loads(str(await self.store.key_values.get(IN_FLIGHT) or "[]"))
        return kept

    async def _efface(
        self, caller: int, tickets: Collection[int], ended: Sequence[int], pages: Sequence[Posted] = ()
    ) -> None:
        threads: dict[int, int | None] = {}
        for number in sorted(tickets):
            threads |= await self.views.threads(number)
        messages = await self.store.erasing.showing(caller, tickets, ended)
        messages = [*messages, *(page for page in pages if page not in messages)]
        self._exported.update(message.chat_id for message in messages if message.kind is MessageKind.EXPORT)
        self._owed |= await efface(self.store, messages, caller=caller, ended=ended, threads=threads)
        await followers.owe_anew(self.store, self.settings, tickets)

    async def _strike_answers(self, notes: Sequence[int], strike: Callable[[str], str]) -> None:
        """Strike a caller out of the answers kept from these notes; of two that are alike then one goes."""
        for answer in await self.store.answers.kept_from(notes):
            text = strike(answer.text)
            if text != answer.text and not await self.store.answers.change(
                answer.id, text, answer.team, answer.module
            ):
                await self.store.answers.drop(answer.id)

    async def _tickets_of(self, caller: int) -> tuple[Ticket, ...]:
        found = await self.store.tickets.find(EVERYTHING, caller=caller)
        return tuple(sorted(found, key=lambda ticket: -ticket.number))

    def _may_erase(self, actor: Actor) -> None:
        if not may(actor, Action.ERASE):
            raise NotAllowed(Action.ERASE.value)


class _Late(TypedDict):
    rows: list[int]
    caller: int
    tickets: list[int]
    forms: list[int]


def is_blank(caller: Caller) -> bool:
    """Whether nothing is left of a caller but the row."""
    return not (caller.phone or caller.email or caller.name)
