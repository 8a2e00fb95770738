"""Gathering albums: Telegram sends one as separate messages, and the later parts go where the first one went."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from helpdesk.desk.intake.edits import Edits
from helpdesk.desk.recording.recipients import recipients_of
from helpdesk.desk.recording.recorder import Recorder, Uses, Words
from helpdesk.desk.search.views import Views
from helpdesk.notify import on_action
from helpdesk.outbox import MessageKind
from helpdesk.people.actors import Actor
from helpdesk.ticket.fact import Fact
from helpdesk.ticket.facts.endings import Resolved
from helpdesk.ticket.facts.words import FilesAdded
from helpdesk.ticket.notes import File, NoteKind
from helpdesk.ticket.ticket import Ticket


class Albums(Uses):
    """What becomes of the parts of an album that come after its first."""

    def __init__(self, recorder: Recorder, *, edits: Edits, views: Views) -> None:
        super().__init__(recorder)
        self.edits = edits
        self.views = views

    async def gather(self, actor: Actor, words: Words) -> bool:
        """Take a later part of an album for a file of what its first became; False: it is no such part.

        Whether this person may do the same once more is not asked: they have said it already, and it is only coming
        in. But whoever is nothing to the desk any more adds nothing.
        """
        if not actor.anonymous and not actor.person.memberships:
            return False
        album = words.files[0].album if words.files else None
        first = await self.store.texts.of_album(album, actor.person.id) if album is not None else None
        if first is None:
            return False
        ticket = await self.recorder.get(first.ticket)
        files = await self.recorder.add_files(ticket, words.files, actor, first.note)
        await self.recorder.change(ticket, (), actor, files=files)
        await self._send_after(ticket, first, actor, files)
        await self._reach_copies(first, actor, words.files)
        if words.text:
            await self._say_after(ticket, first, actor, words)
        return True

    async def _send_after(self, ticket: Ticket, first: File, actor: Actor, files: tuple[File, ...]) -> None:
        """Owe these files to everybody who was sent the first part, below what told them of it."""
        facts = _began([row.fact for row in await self.store.journal.of(ticket.number)], first)
        recipients = await recipients_of(self.store, self.settings, ticket, facts, actor=actor, files=(), holder=None)
        told = on_action.notices(ticket, facts, replace(recipients, files=files))
        for message in {message.chat_id: message for message in told if message.kind is MessageKind.FILES}.values():
            await self.store.outbox.owe(message)

    async def _reach_copies(self, first: File, actor: Actor, files: tuple[File, ...]) -> None:
        """Let the part reach the linked tickets that the first one has reached."""
        for copy in await self.store.texts.copies_of((first.note,)) if first.note is not None else ():
            other = await self.recorder.get(copy.ticket)
            await self.recorder.change(
                other, (), actor, files=await self.recorder.add_files(other, files, actor, copy.id)
            )

    async def _say_after(self, ticket: Ticket, first: File, actor: Actor, words: Words) -> None:
        """Add the words under a later part to those of the first."""
        note = next((n for n in await self.store.texts.notes(ticket.number) if n.id == first.note), None)
        if note is None:  # a ticket is solved without words, anything else is said in a note
            await self.views.show_again(
                ticket.number, note=await self.recorder.add_words(ticket, NoteKind.RESOLUTION, words, actor)
            )
            return
        await self.edits.reword(note, f"{note.text}\n{words.text}".strip())


def _began(facts: Sequence[Fact], first: File) -> tuple[Fact, ...]:
    """Return the facts that were written down with the first part of an album: the last that fit, up to its file."""

    def fits(fact: Fact) -> bool:
        return isinstance(fact, Resolved) if first.note is None else getattr(fact, "note", None) == first.note

    start = max((number for number, fact in enumerate(facts) if fits(fact)), default=len(facts))
    return tuple(takewhile(lambda fact: not isinstance(fact, FilesAdded), facts[start:]))
