"""How the desk writes down what happened: ticket, journal, clock, next date and messages owed, in one stroke."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from helpdesk import notices, workflow
from helpdesk.circles import around
from helpdesk.errors import NotAllowed, NotVisible
from helpdesk.events import Escalated, Fact, FilesAdded, Outcome, Responded
from helpdesk.events_work import Forwarded, Reopened, Withdrawn
from helpdesk.form import Piece
from helpdesk.muktasoft import find_refs
from helpdesk.notes import File, Note, NoteKind
from helpdesk.owed import Lane, Owed, Say, card_slot, confirm_slot
from helpdesk.people import Action, Actor, may, scope_of
from helpdesk.policy import Settings
from helpdesk.ports import ClockRow, NextDate, Store
from helpdesk.tickets import WITH_TEAM, Status, Ticket

ANSWER_DAYS = 1  # business days in which the desk is expected to answer a question


@dataclass(frozen=True, slots=True)
class Words:
    """What somebody said about a ticket: text, attachments, and the message they came in."""

    text: str
    said_at: datetime
    files: tuple[File, ...] = ()
    chat_id: int | None = None
    message_id: int | None = None


class DeskBook:
    """The floor below the desk's uses. ``now`` is desk time, ``store`` the present transaction."""

    def __init__(self, store: Store, settings: Settings, now: datetime) -> None:
        self.store = store
        self.settings = settings
        self.now = now

    async def see(self, number: int, actor: Actor, action: Action = Action.VIEW) -> Ticket:
        """Return a ticket on which ``actor`` may do ``action``; raise ``NotVisible`` or ``NotAllowed``."""
        ticket = await self.store.tickets.get(number, scope_of(actor))
        if ticket is None:
            raise NotVisible(number)
        if not may(actor, action, ticket):
            if action is not Action.VIEW and may(actor, Action.VIEW, ticket):
                workflow.require(action, ticket)
            raise NotAllowed(action.value, number)
        return ticket

    async def _change(
        self, ticket: Ticket, facts: tuple[Fact, ...], actor: Actor | None, files: tuple[File, ...] = ()
    ) -> Ticket:
        changed = workflow.evolve(ticket, facts)
        await self.store.tickets.save(changed)
        added = (FilesAdded(self.now, actor.person.id, len(files)),) if files and actor else ()
        await self._record(changed, (*facts, *added), actor, files=files, holder=ticket.claimed_by)
        return changed

    async def _record(
        self,
        ticket: Ticket,
        facts: tuple[Fact, ...],
        actor: Actor | None,
        *,
        files: tuple[File, ...] = (),
        holder: int | None = None,
    ) -> None:
        await self.store.journal.append(ticket.number, facts)
        await self._keep_time(ticket, facts)
        await self._clear_the_place(ticket, facts)
        circle = await around(
            self.store, self.settings, ticket, facts, actor=actor, files=files, holder=holder
        )  # fmt: skip
        for owed in notices.notices(ticket, facts, circle):
            await self.store.outbox.owe(owed)

    async def _clear_the_place(self, ticket: Ticket, facts: tuple[Fact, ...]) -> None:
        """Let messages that a new one takes over from lose their buttons: a former card, the question to confirm."""
        slots = []
        team = self.settings.team(ticket.team)
        if any(isinstance(fact, Escalated) for fact in facts) and team is not None and team.chat_id is not None:
            slots.append(card_slot(ticket.number, team.chat_id))
        if any(isinstance(fact, Reopened) for fact in facts):
            slots.append(confirm_slot(ticket.number, ticket.logged_by))
        for slot in slots:
            old = await self.store.outbox.vacate(slot)
            if old is not None:
                bare = {"message_id": old.message_id}
                await self.store.outbox.owe(Owed(chat_id=old.chat_id, say=Say.BARE, lane=Lane.PRESSED, facts=bare))

    async def _keep_time(self, ticket: Ticket, facts: tuple[Fact, ...]) -> None:
        for fact in facts:
            if isinstance(fact, Forwarded | Withdrawn):
                await self._cancel_clocks(ticket.number, fact)
            elif isinstance(fact, Escalated):
                await self.store.timers.put_clock(
                    ClockRow(
                        ticket=ticket.number, cycle=ticket.cycle, team=fact.team, started_at=fact.at,
                        target_at=fact.target_at, due_at=fact.due_at,
                    )
                )  # fmt: skip
            elif isinstance(fact, Responded):
                clock = await self.store.timers.clock(ticket.number, ticket.cycle)
                if clock is not None:
                    ended = replace(clock, ended_at=fact.at, outcome=fact.outcome.value)
                    await self.store.timers.put_clock(ended)
        await self.store.timers.set_next(ticket.number, self._next_date(ticket))

    async def _cancel_clocks(self, ticket: int, fact: Fact) -> None:
        for clock in await self.store.timers.clocks(ticket):
            if clock.ended_at is None:
                await self.store.timers.put_clock(replace(clock, ended_at=fact.at, outcome=Outcome.CANCELLED.value))

    def _next_date(self, ticket: Ticket) -> NextDate | None:
        if not ticket.is_unresolved:
            return None
        if ticket.status in WITH_TEAM and ticket.responded_at is None and ticket.target_at is not None:
            return NextDate("response", 0, ticket.target_at)
        if ticket.status is Status.WAITING and ticket.asked_at is not None:
            answer = self.settings.calendar.close_of_business_day(ticket.asked_at, ANSWER_DAYS)
            return NextDate("answer", 0, answer.at)
        if ticket.promised_at is not None:
            return NextDate("promise", 0, ticket.promised_at)
        stale = self.settings.calendar.close_of_business_day(ticket.changed_at, self.settings.stale_after_days)
        return NextDate("stale", 0, stale.at)

    async def _said(self, ticket: Ticket, kind: NoteKind, words: Words, actor: Actor) -> int:
        note = Note(
            ticket=ticket.number, kind=kind, text=words.text, said_at=min(words.said_at, self.now),
            author=None if actor.anonymous else actor.person.id,
            chat_id=words.chat_id, message_id=words.message_id,
        )  # fmt: skip
        return await self._add(note)

    async def _pieces(
        self, ticket: Ticket, kind: NoteKind, pieces: tuple[Piece, ...], actor: Actor
    ) -> tuple[int, ...]:
        ids = []
        for piece in pieces:
            said = piece.said
            words = Words(piece.text, self.now)
            if said is not None:  # a ready answer was not said in a message
                words = Words(piece.text, said.at, chat_id=said.chat_id, message_id=said.message_id)
            ids.append(await self._said(ticket, kind, words, actor))
        return tuple(ids)

    async def _add(self, note: Note) -> int:
        refs = find_refs(note.text)
        if refs:
            await self.store.texts.add_refs(note.ticket, refs)
        return await self.store.texts.add_note(note)

    async def _files(
        self, ticket: Ticket, files: tuple[File, ...], actor: Actor, note: int | None = None
    ) -> tuple[File, ...]:
        kept: dict[int, File] = {}
        for file in files:
            owned = replace(file, ticket=ticket.number, author=actor.person.id, said_at=self.now, note=note)
            number = await self.store.texts.add_file(owned)
            kept[number] = replace(owned, id=number)
        return tuple(kept.values())
