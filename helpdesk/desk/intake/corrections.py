"""Corrections: an edited message is followed to all that was read from it, or it is said what stays as it was."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from helpdesk.desk.intake.edits import Edits
from helpdesk.desk.intake.gathering import FirstPart, Gathering
from helpdesk.desk.recording.recorder import Recorder, Uses, Words
from helpdesk.intake.rereading import told_otherwise
from helpdesk.lifecycle.workflow import RECORDS
from helpdesk.people.actors import Actor
from helpdesk.people.rights import Action, may
from helpdesk.ticket.errors import NotAllowed
from helpdesk.ticket.fact import Fact
from helpdesk.ticket.facts.details import Referenced
from helpdesk.ticket.notes import Caller, Note, NoteKind, SourceMessage

WORDS = "words"  # what stays where an edit says nothing any more
ACTS: Mapping[type[Fact], Action] = {**RECORDS, Referenced: Action.REFERENCE}


@dataclass(frozen=True, slots=True)
class Correction:
    """What became of an edit. ``stayed``: what the ticket was opened with and keeps, though it reads otherwise."""

    ticket: int
    stayed: tuple[str, ...] = ()


class Corrections(Uses):
    """What becomes of an edited message that is part of a ticket."""

    def __init__(self, recorder: Recorder, *, edits: Edits, gathering: Gathering) -> None:
        super().__init__(recorder)
        self.edits = edits
        self.gathering = gathering

    async def follow(self, actor: Actor, words: Words) -> Correction | None:
        """Let a ticket follow an edit of a message of it, whose author may still write about it; None: it has none.

        Raise ``NotVisible`` or ``NotAllowed``.
        """
        if words.chat_id is None or words.message_id is None:
            return None
        source = await self.store.texts.source_of(words.chat_id, words.message_id)
        files = await self.store.texts.files_said_in(words.chat_id, words.message_id)
        note = await self._note(words.chat_id, words.message_id, source)
        part = next((one for one in (note, source, *files) if one is not None), None)
        if part is None:
            return None
        await self._see(part.ticket, note, actor, is_of_form=source is not None)
        if not words.text and not words.files:
            return Correction(part.ticket, (WORDS,))
        first = FirstPart(part.ticket, note.id if note is not None else None, is_of_form=source is not None)
        known = {file.unique_id for file in files}
        await self.gathering.carry(first, [one for one in words.files if one.unique_id not in known], actor)
        await self._words(first, note, words, actor)
        return Correction(part.ticket, await self._stayed(source, words.text) if source is not None else ())

    async def _see(self, number: int, note: Note | None, actor: Actor, *, is_of_form: bool) -> None:
        """Raise ``NotVisible`` or ``NotAllowed`` unless the actor could do today what these words were said for."""
        ticket = await self.recorder.see(number, actor, Action.COMMENT)
        if note is not None and note.kind is NoteKind.COMMENT:
            return
        facts = [row.fact for row in await self.store.journal.of(number)] if note is not None else ()
        acts = {ACTS[type(fact)] for fact in facts if type(fact) in ACTS and _came_of(note, fact)}
        # What a form was told, or the desk has added, is the desk's word; what solves may come without a word.
        solves = note.kind is NoteKind.RESOLUTION if note is not None else not is_of_form
        for action in acts or {Action.RESOLVE if solves else Action.ANSWER}:
            if not may(actor, action, ticket, in_any_state=True):
                raise NotAllowed(action.value, number)

    async def _note(self, chat_id: int, message_id: int, source: SourceMessage | None) -> Note | None:
        if source is None or source.note is None:
            return await self.store.texts.note_said_in(chat_id, message_id)
        return next(note for note in await self.store.texts.notes(source.ticket) if note.id == source.note)

    async def _words(self, first: FirstPart, note: Note | None, words: Words, actor: Actor) -> None:
        if note is not None:
            changed = await self.edits.reword_part(note, words, actor)
        else:
            text = await self.edits.described(first.ticket, words.text) if first.is_of_form else words.text
            changed = bool(text)
            if changed:
                now = Words(text, words.said_at, (), words.chat_id, words.message_id)
                note = await self.gathering.say(first, now, actor)
        if changed and note is not None and note.kind is NoteKind.RESOLUTION:
            await self.edits.tell_solution(note, actor)

    async def _stayed(self, source: SourceMessage, text: str) -> tuple[str, ...]:
        """Return what this message named of the caller, town and module that the ticket goes on to say as it did."""
        ticket = await self.recorder.get(source.ticket)
        caller = await self.store.texts.caller(ticket.caller) if ticket.caller else None
        places = await self.store.texts.notes(source.ticket, frozenset({NoteKind.PLACE}))
        held = {"ulb": ticket.ulb, "module": ticket.module, "ulb_text": places[-1].text if places else None}
        return told_otherwise(text, source.gave.split(), caller or Caller(), held, self.edits.lists)


def _came_of(note: Note | None, fact: Fact) -> bool:
    return note is not None and note.kind is not NoteKind.DESCRIPTION and getattr(fact, "note", None) == note.id
