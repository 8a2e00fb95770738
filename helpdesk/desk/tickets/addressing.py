"""For whom a comment is: the desk alone, the desk and the teams, or the town as well."""

from __future__ import annotations

from dataclasses import replace

from helpdesk.desk.recording.recorder import Uses
from helpdesk.notify.passed_on import passed_on_in
from helpdesk.outbox import MessageKind, OutboxMessage, Posted, Urgency, deletion, shown_again
from helpdesk.people.actors import Actor, Person, Place, Role, Where, reads_as
from helpdesk.people.rights import Action
from helpdesk.ticket.errors import NotAllowed, WrongChoice
from helpdesk.ticket.facts.words import Addressed
from helpdesk.ticket.notes import Note, NoteAudience, NoteKind
from helpdesk.ticket.ticket import Ticket

PAGES = frozenset({MessageKind.VIEW, MessageKind.HISTORY, MessageKind.WHOLE})  # on which comments are read, too


class Addressing(Uses):
    """What whoever wrote a comment, or the desk, says of who reads it."""

    async def address(self, number: int, actor: Actor, note: int, audience: NoteAudience) -> Note:
        """Let a comment, and its copies in linked tickets, be read by others than before; return it as it was.

        Who may read it now is told; from the chats of those who may no more it goes. Raise ``NotAllowed`` for those
        who neither wrote it nor are of the desk, ``WrongChoice`` for what is no comment of the ticket.
        """
        ticket = await self.recorder.see(number, actor, Action.COMMENT)
        written = await self.store.texts.notes(number, frozenset({NoteKind.COMMENT}))
        found = next((one for one in written if one.id == note), None)
        if found is None:
            raise WrongChoice(number, audience.value)
        if not _may_address(actor, found, ticket):
            raise NotAllowed(Action.COMMENT.value, number)
        if found.audience is audience:
            return found
        copies = await self.store.texts.copies_of((note,))
        await self.store.texts.address([found.id, *(copy.id for copy in copies)], audience)
        for one in (found, *copies):
            at = ticket if one is found else await self.recorder.get(one.ticket)
            fact = Addressed(self.now, actor.person.id, one.id, audience, one.audience)
            await self.recorder.change(at, (fact,), actor)
            await self._take_away(at, one, audience, actor.person.id)
        return found

    async def _take_away(self, ticket: Ticket, note: Note, audience: NoteAudience, by: int) -> None:
        """Delete what passed a comment, or its files, on to those who may not read it any more; show pages anew.

        What Telegram does not let go any more: words are written over, of files whoever did it is told.
        """
        for posted in await self.store.outbox.about(ticket.number):
            words = passed_on_in(posted.slot)
            passes_on = words is not None and words.note == note.id
            if not (passes_on or posted.kind in PAGES) or await self._reads(posted, ticket, note, audience):
                continue
            if passes_on:
                await self.store.outbox.vacate(posted.slot or "")
                await self.store.outbox.owe(deletion(posted.chat_id, posted.message_id, person=by))
            elif posted.slot is not None:
                await self.store.outbox.owe(shown_again(posted, Urgency.PRESSED))
        files = {file.id for file in await self.store.texts.files(ticket.number) if file.note == note.id}
        for posted in await self.store.outbox.with_files(files) if files else ():
            if not await self._reads(posted, ticket, note, audience):
                await self.store.outbox.owe(self._file_gone(posted, ticket, by))

    def _file_gone(self, posted: Posted, ticket: Ticket, by: int) -> OutboxMessage:
        teams = self.settings.teams_in(posted.chat_id)
        gone = deletion(posted.chat_id, posted.message_id, ticket=ticket.number, person=by)
        return replace(gone, facts={**gone.facts, "file": teams[0].name if teams else "none"})

    async def _reads(self, posted: Posted, ticket: Ticket, note: Note, audience: NoteAudience) -> bool:
        if posted.chat_id == self.settings.chat_id:
            return True
        if posted.chat_id < 0:
            return audience is not NoteAudience.DESK
        person = await self.store.people.get(posted.chat_id) or Person(posted.chat_id, "")
        reader = reads_as(Actor(person, Place(Where.PRIVATE, person.id)), ticket)
        return replace(note, audience=audience).is_for(reader, person.id)


def _may_address(actor: Actor, note: Note, ticket: Ticket) -> bool:
    """Whether they wrote it, are of the desk, or are of the team that wrote it as a group."""
    of_team = note.author is None and reads_as(actor, ticket) is not NoteAudience.TOWN
    return note.author == actor.person.id or actor.person.has(Role.OPERATOR) or of_team
