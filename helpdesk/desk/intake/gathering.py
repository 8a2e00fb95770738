"""Gathering: one act may come in several messages, as an album or a long text does; all go where the first went."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from helpdesk.conversation import goes_on
from helpdesk.desk.intake.edits import Edits
from helpdesk.desk.recording.recipients import recipients_of
from helpdesk.desk.recording.recorder import Recorder, Uses, Words
from helpdesk.desk.search.views import Views
from helpdesk.notify import on_action
from helpdesk.outbox import MessageKind
from helpdesk.people.actors import Actor
from helpdesk.ticket.fact import Fact
from helpdesk.ticket.facts.details import Opened
from helpdesk.ticket.facts.endings import Resolved
from helpdesk.ticket.facts.words import FilesAdded
from helpdesk.ticket.notes import File, Note, NoteKind
from helpdesk.ticket.ticket import Ticket


@dataclass(frozen=True, slots=True)
class FirstPart:
    """What the first message of an act became. No note: files that came without a word."""

    ticket: int
    note: int | None
    is_of_form: bool = False


class Gathering(Uses):
    """What becomes of the messages of an act that come after its first."""

    def __init__(self, recorder: Recorder, *, edits: Edits, views: Views) -> None:
        super().__init__(recorder)
        self.edits = edits
        self.views = views

    async def gather(self, actor: Actor, words: Words) -> bool:
        """Take a further message of an act for a part of what its first became; False: it is no such part.

        Whether this person may do the same once more is not asked: they have said it already, and it is only coming
        in. But whoever is nothing to the desk any more adds nothing.
        """
        if not actor.anonymous and not actor.person.memberships:
            return False
        first = await self._first(actor, words)
        if first is None:
            return False
        await self.carry(first, words.files, actor)
        if words.text:
            await self.say(first, words, actor)
        return True

    async def _first(self, actor: Actor, words: Words) -> FirstPart | None:
        album = words.files[0].album if words.files else None
        file = await self.store.texts.of_album(album, actor.person.id) if album is not None else None
        if file is not None:
            return await self.part_of(file)
        if words.chat_id is None or words.message_id is None:
            return None
        said = await self.store.texts.last_said(words.chat_id, actor.author, words.message_id)
        if said is None or not goes_on(len(said.text), words.said_at - said.said_at, forwarded=words.forwarded):
            return None
        # What a form was told comes before the press that sends it; only the words how it was solved send it at once.
        of_form = await self.store.texts.source_of(words.chat_id, said.message_id or 0)
        if of_form is not None and of_form.note is None and said.kind is not NoteKind.RESOLUTION:
            return None
        return FirstPart(said.ticket, said.id)

    async def part_of(self, file: File) -> FirstPart:
        """Return what the message of this attachment became."""
        if file.note is not None or file.chat_id is None or file.message_id is None:
            return FirstPart(file.ticket, file.note)
        source = await self.store.texts.source_of(file.chat_id, file.message_id)
        return FirstPart(file.ticket, None, is_of_form=source is not None)

    async def carry(self, first: FirstPart, files: Sequence[File], actor: Actor) -> None:
        """Add files to what the first part became, and send them to whoever was sent that."""
        if not files:
            return
        ticket = await self.recorder.get(first.ticket)
        added = await self.recorder.add_files(ticket, tuple(files), actor, first.note)
        await self.recorder.change(ticket, (), actor, files=added)
        await self._send_after(ticket, first, actor, added)
        await self._reach_copies(first, actor, tuple(files))

    async def say(self, first: FirstPart, words: Words, actor: Actor) -> Note:
        """Add words to those of the first part; return the note in which they stand."""
        ticket = await self.recorder.get(first.ticket)
        note = next((n for n in await self.store.texts.notes(ticket.number) if n.id == first.note), None)
        if note is not None:
            await self.edits.append(note, words)
            return note
        # A ticket is opened or solved without words, anything else is said in a note.
        kind = NoteKind.DESCRIPTION if first.is_of_form else NoteKind.RESOLUTION
        number = await self.recorder.add_words(ticket, kind, words, actor)
        await self.views.show_again(ticket.number, note=number)
        return next(n for n in await self.store.texts.notes(ticket.number) if n.id == number)

    async def _send_after(self, ticket: Ticket, first: FirstPart, actor: Actor, files: tuple[File, ...]) -> None:
        """Owe these files to everybody who was sent the first part, below what told them of it."""
        facts = _began([row.fact for row in await self.store.journal.of(ticket.number)], first)
        recipients = await recipients_of(self.store, self.settings, ticket, facts, actor=actor, files=(), holder=None)
        told = on_action.notices(ticket, facts, replace(recipients, files=files))
        for message in {message.chat_id: message for message in told if message.kind is MessageKind.FILES}.values():
            await self.store.outbox.owe(message)

    async def _reach_copies(self, first: FirstPart, actor: Actor, files: tuple[File, ...]) -> None:
        """Let the part reach the linked tickets that the first one has reached."""
        for copy in await self.store.texts.copies_of((first.note,)) if first.note is not None else ():
            other = await self.recorder.get(copy.ticket)
            await self.recorder.change(
                other, (), actor, files=await self.recorder.add_files(other, files, actor, copy.id)
            )


def _began(facts: Sequence[Fact], first: FirstPart) -> tuple[Fact, ...]:
    """Return the facts that were written down with the first part: the last that fit, up to its file."""

    def fits(fact: Fact) -> bool:
        if first.note is not None:
            return getattr(fact, "note", None) == first.note
        return isinstance(fact, Opened if first.is_of_form else Resolved)

    start = max((number for number, fact in enumerate(facts) if fits(fact)), default=len(facts))
    return tuple(takewhile(lambda fact: not isinstance(fact, FilesAdded), facts[start:]))
