"""How the desk writes down what happened: ticket, journal, clock, next date and messages owed, in one stroke."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from helpdesk.calendar.response_clock import counted_at
from helpdesk.desk.recording import followers
from helpdesk.desk.recording.clearing import delete_message, leave_behind, strip_buttons
from helpdesk.desk.recording.letters import LetterWriter
from helpdesk.desk.recording.recipients import confirming, recipients_of
from helpdesk.desk.recording.timekeeping import Timekeeping
from helpdesk.intake.form import FormMessage, Piece
from helpdesk.lifecycle.evolve import evolve
from helpdesk.lifecycle.workflow import require
from helpdesk.notify import on_action
from helpdesk.notify.passed_on import passed_on_in
from helpdesk.notify.ticket_texts import QuestionToDesk
from helpdesk.outbox import (
    MessageKind,
    Urgency,
    ask_slot,
    card_slot,
    confirm_slot,
    is_returned,
    late_slot,
    shown_again,
)
from helpdesk.people.actors import EVERYTHING, Actor, Scope, scope_of
from helpdesk.people.rights import Action, may
from helpdesk.ports.store import Store
from helpdesk.settings.settings import Settings, Team
from helpdesk.text.muktasoft import find_refs
from helpdesk.ticket.errors import NotAllowed, NotVisible
from helpdesk.ticket.fact import Fact, Trait, has
from helpdesk.ticket.facts.endings import Reopened
from helpdesk.ticket.facts.moves import Escalated, Forwarded
from helpdesk.ticket.facts.words import FilesAdded
from helpdesk.ticket.notes import File, Note, NoteAudience, NoteKind, SourceMessage
from helpdesk.ticket.ticket import Status, Ticket


@dataclass(frozen=True, slots=True)
class Words:
    """What somebody said about a ticket: text, attachments, and the message they came in."""

    text: str
    said_at: datetime
    files: tuple[File, ...] = ()
    chat_id: int | None = None
    message_id: int | None = None
    forwarded: bool = False


class Recorder:
    """The floor below the desk's uses. ``now`` is desk time, ``store`` the present transaction."""

    def __init__(self, store: Store, settings: Settings, now: datetime) -> None:
        self.store = store
        self.settings = settings
        self.now = now
        self.time = Timekeeping(store, settings, now)

    def go_by(self, settings: Settings) -> None:
        """Let every use of this desk go by settings that were changed within this transaction."""
        self.settings = settings
        self.time = Timekeeping(self.store, settings, self.now)

    async def see(self, number: int, actor: Actor, action: Action) -> Ticket:
        """Return a ticket on which ``actor`` may do ``action``; raise ``NotVisible`` or ``NotAllowed``."""
        ticket = await self.get(number, scope_of(actor))
        if not may(actor, action, ticket):
            require(action, ticket)  # it lies in their scope, so they may know how it stands
            raise NotAllowed(action.value, number)
        return ticket

    async def get(self, number: int, scope: Scope = EVERYTHING) -> Ticket:
        """Return a ticket; raise ``NotVisible`` if there is none inside ``scope``."""
        ticket = await self.store.tickets.get(number, scope)
        if ticket is None:
            raise NotVisible(number)
        return ticket

    async def change(
        self, ticket: Ticket, facts: tuple[Fact, ...], actor: Actor | None, files: tuple[File, ...] = ()
    ) -> Ticket:
        if files and actor is not None:
            facts = (*facts, FilesAdded(self.now, actor.author, len(files)))
        facts = await self.time.with_solution(ticket, facts)
        changed = evolve(ticket, facts)
        await self.store.tickets.save(changed)
        await self.record(changed, facts, actor, files=files, holder=ticket.claimed_by)
        if has(facts, Trait.ANSWERS_CLOCK):
            await self.end_questions(changed)
        if ticket.status is Status.WAITING and changed.status is not Status.WAITING:
            await self._shut_the_question(changed)
        if ticket.status is Status.OPEN and changed.status is not Status.OPEN:
            await self._shut_the_return(changed)
        return changed

    async def _shut_the_question(self, ticket: Ticket) -> None:
        """Owe an edit of what asked the operator: it is answered, or no answer is needed, and its button goes."""
        for posted in await self.store.outbox.about(ticket.number, MessageKind.TEXT):
            question = passed_on_in(posted.slot)
            if isinstance(question, QuestionToDesk):
                again = question.message_to(
                    posted.chat_id, Urgency.PRESSED, ticket=ticket.number, person=posted.person, slot=posted.slot
                )
                await self.store.outbox.owe(again)

    async def _shut_the_return(self, ticket: Ticket) -> None:
        """Take the buttons of what told the operator that it is back with the desk: it is there no more."""
        for posted in await self.store.outbox.about(ticket.number, MessageKind.TEXT):
            if is_returned(posted.slot):
                await strip_buttons(self.store.outbox, posted.slot or "")

    async def end_questions(self, ticket: Ticket) -> None:
        """Take the clock's questions about a ticket away, whoever was asked: somebody has answered by what they did.

        What it said of a late answer stays, without its buttons.
        """
        for posted in await self.store.outbox.about(ticket.number, MessageKind.REMINDER):
            if posted.slot == ask_slot(ticket.number, posted.chat_id):
                await delete_message(self.store.outbox, posted.slot)
            elif posted.slot == late_slot(ticket.number, posted.chat_id):
                await strip_buttons(self.store.outbox, posted.slot)

    async def record(
        self,
        ticket: Ticket,
        facts: tuple[Fact, ...],
        actor: Actor | None,
        *,
        files: tuple[File, ...] = (),
        holder: int | None = None,
    ) -> None:
        facts = await self.time.keep(ticket, facts)
        await self.store.journal.append(ticket.number, facts)
        await self._clear_the_place(ticket, facts)
        recipients = await recipients_of(
            self.store, self.settings, ticket, facts, actor=actor, files=files, holder=holder
        )  # fmt: skip
        for message in on_action.notices(ticket, facts, recipients):
            await self.store.outbox.owe(message)
        await LetterWriter(self.store, self.settings.mail, self.now).after(ticket, facts)
        await followers.owe(self.store, self.settings, ticket, facts, actor, files)

    async def _clear_the_place(self, ticket: Ticket, facts: tuple[Fact, ...]) -> None:
        """Let messages that a new one takes over from lose their buttons: a former card, the question to confirm."""
        team = self.settings.team(ticket.team)
        if any(isinstance(fact, Escalated) for fact in facts) and team is not None and team.chat_id is not None:
            await self._leave_topic(ticket, facts, team)
            await strip_buttons(self.store.outbox, card_slot(ticket.number, team.chat_id))
        if any(isinstance(fact, Reopened) for fact in facts):
            for chat in await confirming(self.store, ticket):
                await self._leave(ticket, confirm_slot(ticket.number, chat))

    async def _leave_topic(self, ticket: Ticket, facts: tuple[Fact, ...], team: Team) -> None:
        """Let the card in a topic of the same group say where the ticket went."""
        left = [self.settings.team(fact.origin) for fact in facts if isinstance(fact, Forwarded)]
        for former in left:
            if former is not None and former.chat_id == team.chat_id and former.thread_id != team.thread_id:
                await self._leave(ticket, card_slot(ticket.number, former.chat_id or 0), former.thread_id)

    async def _leave(self, ticket: Ticket, slot: str, thread_id: int | None = None) -> None:
        """Take a message out of its slot; it is to say how the ticket went on, and loses its buttons."""
        left = await leave_behind(self.store.outbox, slot, ticket.number)
        if left is None:
            return
        await self.store.outbox.owe(shown_again(left, Urgency.PRESSED, thread_id=thread_id, perishable=True))

    async def add_words(
        self,
        ticket: Ticket,
        kind: NoteKind,
        words: Words,
        actor: Actor,
        *,
        origin: int | None = None,
        audience: NoteAudience = NoteAudience.TEAMS,
    ) -> int:
        note = Note(
            ticket=ticket.number, kind=kind, text=words.text, said_at=min(words.said_at, self.now),
            author=actor.author,
            chat_id=words.chat_id, message_id=words.message_id, origin=origin, audience=audience,
        )  # fmt: skip
        return await self.add_note(note)

    def counted_at(self, ticket: Ticket, words: Words) -> datetime:
        """Return when these words count: they may have waited for us, and nobody is late by that."""
        return counted_at(ticket.reached_at or ticket.opened_at, words.said_at, self.now)

    async def add_pieces(
        self, ticket: Ticket, kind: NoteKind, pieces: tuple[Piece, ...], actor: Actor
    ) -> tuple[int, ...]:
        ids = []
        for piece in pieces:
            said = piece.said
            words = Words(piece.text, self.now)
            if said is not None:  # a ready answer was not said in a message
                words = Words(piece.text, said.at, chat_id=said.chat_id, message_id=said.message_id)
            ids.append(await self.add_words(ticket, kind, words, actor))
        return tuple(ids)

    async def keep_sources(self, ticket: Ticket, messages: tuple[FormMessage, ...], files: tuple[File, ...]) -> None:
        """Remember which messages a form was filled in by, so that their edits are followed."""
        gave = {(one.said.chat_id, one.said.message_id): one.gave for one in messages}
        for file in files:
            if file.chat_id is not None and file.message_id is not None:
                gave.setdefault((file.chat_id, file.message_id), ())
        for (chat_id, message_id), given in gave.items():
            fields = " ".join(name for name, _ in given)
            await self.store.texts.keep_source(
                SourceMessage(chat_id=chat_id, message_id=message_id, ticket=ticket.number, gave=fields)
            )

    async def add_note(self, note: Note) -> int:
        refs = find_refs(note.text)
        if refs:
            await self.store.texts.add_refs(note.ticket, refs)
        return await self.store.texts.add_note(note)

    async def add_files(
        self, ticket: Ticket, files: tuple[File, ...], actor: Actor, note: int | None = None
    ) -> tuple[File, ...]:
        kept: dict[int, File] = {}
        for file in files:
            owned = replace(file, ticket=ticket.number, author=actor.person.id, said_at=self.now, note=note)
            number = await self.store.texts.add_file(owned)
            kept[number] = replace(owned, id=number)
        return tuple(kept.values())


class Uses:
    """What every group of use cases stands on: the recorder, and its store, settings and time."""

    def __init__(self, recorder: Recorder) -> None:
        self.recorder = recorder
        self.store = recorder.store
        self.now = recorder.now

    @property
    def settings(self) -> Settings:
        """Those that hold at this moment: one use may have changed them for all within this transaction."""
        return self.recorder.settings
