"""Rewording: an edited message changes the note that came in it, and all that was made of that."""

from __future__ import annotations

from helpdesk.desk.recording.recorder import Recorder, Uses
from helpdesk.desk.search.views import Views
from helpdesk.intake.form import Lists
from helpdesk.intake.rereading import described
from helpdesk.people.actors import Actor
from helpdesk.people.rights import Action
from helpdesk.text.muktasoft import find_refs
from helpdesk.ticket.notes import Caller, Note, NoteKind


class Edits(Uses):
    """What people correct."""

    def __init__(self, recorder: Recorder, *, views: Views) -> None:
        super().__init__(recorder)
        self.views = views

    async def correct(self, note: Note, actor: Actor, text: str) -> None:
        """Let somebody correct what they have said, who may still write about the ticket.

        Raise ``NotVisible`` or ``NotAllowed``.
        """
        await self.recorder.see(note.ticket, actor, Action.COMMENT)
        await self.reword(note, text)

    async def reword(self, note: Note, text: str) -> None:
        """Replace the words of a note and of its copies in linked tickets; what shows them follows."""
        now = await self._described(note, text) if note.kind is NoteKind.DESCRIPTION else text
        for one in (note, *await self.store.texts.copies_of((note.id,))):
            if one.text != now:
                await self.store.texts.reword(one.id, now)
                await self.store.texts.add_refs(one.ticket, find_refs(text))
                await self.views.show_again(one.ticket, note=one.id)

    async def _described(self, note: Note, text: str) -> str:
        ticket = await self.recorder.get(note.ticket)
        caller = await self.store.texts.caller(ticket.caller) if ticket.caller else None
        lists = Lists(
            ulbs=self.settings.ulbs, modules=self.settings.modules, region=self.settings.phone_region,
            default_priority=self.settings.default_priority,
        )  # fmt: skip
        return described(text, caller=caller or Caller(), ulb=ticket.ulb, lists=lists)
