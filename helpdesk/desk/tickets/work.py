"""Working on a ticket: claim, release, resolve, comment, the caller's number."""

from __future__ import annotations

from helpdesk.desk.recording.recorder import Recorder, Uses, Words
from helpdesk.desk.tickets.links import Links
from helpdesk.lifecycle import endings, work
from helpdesk.lifecycle.workflow import require
from helpdesk.people.actors import Actor, Role, reads_as
from helpdesk.people.rights import Action
from helpdesk.ticket.errors import CallerUnknown
from helpdesk.ticket.facts.details import CallerShown
from helpdesk.ticket.notes import Caller, NoteAudience, NoteKind
from helpdesk.ticket.ticket import Status, Ticket


class TicketWork(Uses):
    """What people do to a ticket that is open."""

    def __init__(self, recorder: Recorder, *, links: Links) -> None:
        super().__init__(recorder)
        self.links = links

    async def claim(self, number: int, actor: Actor) -> Ticket:
        """Take a ticket for oneself; raise ``AlreadyClaimed``, ``AlreadyYours`` or ``NotNow``."""
        ticket = await self.recorder.see(number, actor, Action.CLAIM)
        return await self.recorder.change(ticket, work.claim(ticket, actor, self.now), actor)

    async def release(self, number: int, actor: Actor) -> Ticket:
        """Give a ticket back to its team."""
        ticket = await self.recorder.see(number, actor, Action.RELEASE)
        facts = await self.recorder.time.run_on(ticket, work.release(ticket, actor, self.now))
        return await self.recorder.change(ticket, facts, actor)

    async def may_begin(self, number: int, actor: Actor, action: Action, *, confirmed: bool) -> Ticket:
        """Return the ticket if it may be done now; raise ``NeedsConfirming`` if another person has it."""
        ticket = await self.recorder.see(number, actor, action)
        work.may_begin(action, ticket, actor, confirmed=confirmed)
        return ticket

    async def resolve(self, number: int, actor: Actor, words: Words) -> Ticket:
        """Solve a ticket; ``words`` say how."""
        ticket = await self.recorder.see(number, actor, Action.RESOLVE)
        require(Action.RESOLVE, ticket)
        note = await self.recorder.add_words(ticket, NoteKind.RESOLUTION, words, actor) if words.text else None
        files = await self.recorder.add_files(ticket, words.files, actor, note)
        facts = endings.resolve(ticket, actor, self.recorder.counted_at(ticket, words), note=note)
        solved = await self.recorder.change(ticket, facts, actor, files=files)
        await self.links.resolve_linked(solved, words, actor, origin=note)
        return solved

    async def comment(
        self, number: int, actor: Actor, words: Words, audience: NoteAudience = NoteAudience.TEAMS
    ) -> Ticket:
        """Write about a ticket; the words count at the time they were said. What a town writes is for it, too."""
        ticket = await self.recorder.see(number, actor, Action.COMMENT)
        # What the desk adds to a ticket that it has itself is part of what is wrong: the next team reads it.
        filling_in = ticket.status is Status.OPEN and actor.person.has(Role.OPERATOR)
        kind = NoteKind.DESCRIPTION if filling_in else NoteKind.COMMENT
        of_town = reads_as(actor, ticket) is NoteAudience.TOWN
        audience = NoteAudience.TOWN if of_town else audience
        note = await self.recorder.add_words(ticket, kind, words, actor, audience=audience)
        files = await self.recorder.add_files(ticket, words.files, actor, note)
        for_town = audience is NoteAudience.TOWN and not of_town
        facts = work.comment(ticket, actor, min(words.said_at, self.now), note, for_town=for_town)
        written = await self.recorder.change(ticket, facts, actor, files=files)
        await self.links.comment_linked(written, words, actor, origin=note, audience=audience)
        return written

    async def speak_to_caller(self, number: int, actor: Actor, language: str) -> None:
        """Choose the language in which the desk writes to a ticket's caller; raise ``CallerUnknown``."""
        ticket = await self.recorder.see(number, actor, Action.CALLER)
        if ticket.caller is None:
            raise CallerUnknown(number)
        await self.store.texts.speak_to(ticket.caller, language)

    async def caller_of(self, number: int, actor: Actor) -> tuple[Ticket, Caller]:
        """Return a ticket and its caller, whose number the actor may see; raise ``CallerUnknown``."""
        ticket = await self.recorder.see(number, actor, Action.CALLER)
        caller = await self.store.texts.caller(ticket.caller) if ticket.caller else None
        if caller is None or not (caller.phone or caller.email):
            raise CallerUnknown(number)
        return ticket, caller

    async def show_caller(self, number: int, actor: Actor) -> Caller:
        """Return the caller, and write down that the number was shown; raise ``CallerUnknown``."""
        _, caller = await self.caller_of(number, actor)
        await self.store.journal.append(number, (CallerShown(self.now, actor.person.id, caller.id),))
        return caller
