"""Working on a ticket: claim, release, resolve, comment, the caller's number."""

from __future__ import annotations

from helpdesk import workflow
from helpdesk.desk_book import DeskBook, Words
from helpdesk.errors import CallerUnknown
from helpdesk.events import CallerShown
from helpdesk.notes import Caller, NoteKind
from helpdesk.people import Action, Actor
from helpdesk.tickets import Ticket


class Working(DeskBook):
    """What people do to a ticket that is open."""

    async def claim(self, number: int, actor: Actor) -> Ticket:
        """Take a ticket for oneself; raise ``AlreadyClaimed``, ``AlreadyYours`` or ``NotNow``."""
        ticket = await self.see(number, actor, Action.CLAIM)
        return await self._change(ticket, workflow.claim(ticket, actor, self.now), actor)

    async def release(self, number: int, actor: Actor) -> Ticket:
        """Give a ticket back to its team."""
        ticket = await self.see(number, actor, Action.RELEASE)
        return await self._change(ticket, workflow.release(ticket, actor, self.now), actor)

    async def may_resolve(self, number: int, actor: Actor, *, confirmed: bool) -> Ticket:
        """Return the ticket if it may be resolved now; raise ``NeedsConfirming`` if another person has it."""
        ticket = await self.see(number, actor, Action.RESOLVE)
        workflow.may_resolve(ticket, actor, confirmed=confirmed)
        return ticket

    async def resolve(self, number: int, actor: Actor, words: Words) -> Ticket:
        """Solve a ticket; ``words`` say how."""
        ticket = await self.see(number, actor, Action.RESOLVE)
        workflow.require(Action.RESOLVE, ticket)
        note = await self._said(ticket, NoteKind.RESOLUTION, words, actor) if words.text else None
        files = await self._files(ticket, words.files, actor)
        at = max(ticket.reached_at or ticket.opened_at, min(words.said_at, self.now))  # the words' own date counts
        return await self._change(ticket, workflow.resolve(ticket, actor, at, note=note), actor, files=files)

    async def comment(self, number: int, actor: Actor, words: Words) -> Ticket:
        """Write about a ticket; the words count at the time they were said."""
        ticket = await self.see(number, actor, Action.COMMENT)
        note = await self._said(ticket, NoteKind.COMMENT, words, actor)
        files = await self._files(ticket, words.files, actor)
        at = min(words.said_at, self.now)
        return await self._change(ticket, workflow.comment(ticket, actor, at, note), actor, files=files)

    async def show_caller(self, number: int, actor: Actor) -> Caller:
        """Return the caller, and write down that the number was shown; raise ``CallerUnknown``."""
        ticket = await self.see(number, actor, Action.CALLER)
        caller = await self.store.texts.caller(ticket.caller) if ticket.caller else None
        if caller is None or not (caller.phone or caller.email):
            raise CallerUnknown(number)
        await self.store.journal.append(number, (CallerShown(self.now, actor.person.id, caller.id),))
        return caller
