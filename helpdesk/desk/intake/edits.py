"""Rewording: an edited message changes the note that came in it, and all that was made of that."""

from __future__ import annotations

from helpdesk.desk.recording import followers
from helpdesk.desk.recording.recipients import recipients_of
from helpdesk.desk.recording.recorder import Recorder, Uses, Words
from helpdesk.desk.search.views import Views
from helpdesk.intake.form import Lists
from helpdesk.intake.rereading import described
from helpdesk.notify import on_action
from helpdesk.people.actors import Actor
from helpdesk.text.muktasoft import find_refs
from helpdesk.ticket.facts.endings import Resolved
from helpdesk.ticket.facts.words import Reworded
from helpdesk.ticket.notes import Caller, Note, NoteKind, SourceMessage, joined, parted
from helpdesk.ticket.ticket import UNRESOLVED, Ticket


class Edits(Uses):
    """What changes the words that stand in a ticket."""

    def __init__(self, recorder: Recorder, *, views: Views) -> None:
        super().__init__(recorder)
        self.views = views

    async def reword(self, note: Note, text: str, *, by: Actor | None = None) -> bool:
        """Replace the words of a note and of its copies in linked tickets; what shows them follows.

        Return whether they were others. ``by``: whose edit it is; it is written down, and shown as one.
        """
        changed = False
        for one in (note, *await self.store.texts.copies_of((note.id,))):
            if one.text != text:
                changed = True
                former = await self.store.texts.reword(one.id, text, edited_at=self.now if by else None)
                if by is not None and former is not None:
                    author = by.author
                    fact = Reworded(self.now, author, one.id, former)
                    await self.store.journal.append(one.ticket, (fact,))
                    await followers.owe(self.store, self.settings, await self.recorder.get(one.ticket), (fact,), by)
                await self.store.texts.add_refs(one.ticket, find_refs(text))
                await self.views.show_again(one.ticket, note=one.id)
        return changed

    async def reword_part(self, note: Note, words: Words, by: Actor) -> bool:
        """Replace what one message has said of a note: the whole note, if it came in one."""
        if note.kind is NoteKind.DESCRIPTION:
            words = Words(await self.described(note.ticket, words.text), words.said_at)
        parts = await self._parts(note)
        at = next((n for n, (one, _) in enumerate(parts) if one.message_id == words.message_id), None)
        if len(parts) < 2 or at is None:
            return await self.reword(note, words.text, by=by)
        parts[at] = (parts[at][0], words.text)
        return await self._write(note, parts, by)

    async def append(self, note: Note, words: Words) -> None:
        """Let a further message join those in which a note came."""
        parts = await self._parts(note)
        if words.chat_id is None or words.message_id is None or not parts:
            await self.reword(note, joined((note.text, words.text)))
            return
        part = SourceMessage(
            chat_id=words.chat_id, message_id=words.message_id, ticket=note.ticket, note=note.id,
            letters=len(words.text),
        )  # fmt: skip
        await self._write(note, sorted([*parts, (part, words.text)], key=lambda one: one[0].message_id))

    async def _parts(self, note: Note) -> list[tuple[SourceMessage, str]]:
        """Return the messages that a note came in, each with its words; none if no message is known."""
        parts = await self.store.texts.parts_of(note.id)
        if parts:
            return list(zip(parts, parted(note.text, [one.letters or 0 for one in parts]), strict=True))
        if note.chat_id is None or note.message_id is None:
            return []
        only = SourceMessage(chat_id=note.chat_id, message_id=note.message_id, ticket=note.ticket, note=note.id)
        return [(only, note.text)]

    async def _write(self, note: Note, parts: list[tuple[SourceMessage, str]], by: Actor | None = None) -> bool:
        for one, text in parts:
            await self.store.texts.keep_source(
                SourceMessage(
                    chat_id=one.chat_id, message_id=one.message_id, ticket=one.ticket, note=note.id, letters=len(text)
                )
            )
        return await self.reword(note, joined([text for _, text in parts]), by=by)

    async def described(self, number: int, text: str) -> str:
        """Return what a message to a ticket's form says is wrong."""
        ticket = await self.recorder.get(number)
        caller = await self.store.texts.caller(ticket.caller) if ticket.caller else None
        return described(text, caller=caller or Caller(), ulb=ticket.ulb, lists=self.lists)

    @property
    def lists(self) -> Lists:
        """What words are read by."""
        return Lists(
            ulbs=self.settings.ulbs, modules=self.settings.modules, region=self.settings.phone_region,
            default_priority=self.settings.default_priority,
        )  # fmt: skip

    async def tell_solution(self, note: Note, actor: Actor) -> None:
        """Tell those who were told how a ticket was solved, and linked ones with it, that it reads otherwise now."""
        for one in (note, *await self.store.texts.copies_of((note.id,))):
            ticket = await self.recorder.get(one.ticket)
            if await self._is_solved_by(ticket, one):
                recipients = await recipients_of(
                    self.store, self.settings, ticket, (), actor=actor, files=(), holder=None
                )
                for message in on_action.solution_reworded(ticket, one.id, recipients):
                    await self.store.outbox.owe(message)

    async def _is_solved_by(self, ticket: Ticket, note: Note) -> bool:
        if ticket.status in UNRESOLVED:
            return False
        facts = (row.fact for row in await self.store.journal.of(ticket.number))
        solved = [fact for fact in facts if isinstance(fact, Resolved)]
        return bool(solved) and solved[-1].note in (note.id, None)
