"""Ending a ticket: confirmed with the caller, closed by itself, withdrawn; and opening it again."""

from __future__ import annotations

from collections.abc import Sequence

from helpdesk.desk.recording.recorder import Uses, Words
from helpdesk.lifecycle import endings
from helpdesk.lifecycle.workflow import fits, require, target
from helpdesk.people.actors import EVERYTHING, Actor
from helpdesk.people.rights import Action
from helpdesk.ticket.errors import NeedsConfirming, NotNow
from helpdesk.ticket.fact import Fact
from helpdesk.ticket.facts.endings import Closed
from helpdesk.ticket.notes import NoteKind
from helpdesk.ticket.ticket import UNRESOLVED, Confirmation, Status, Ticket

AT_ONCE = 100  # tickets that are looked at when it is time to close some


class Endings(Uses):
    """What ends a ticket, and what revives it."""

    async def confirm(self, number: int, actor: Actor, answer: Confirmation) -> Ticket:
        """Write down what the caller said: yes closes the ticket, no opens it again."""
        ticket = await self.recorder.see(number, actor, Action.CONFIRM)
        require(Action.CONFIRM, ticket)
        facts = endings.confirmed(ticket, actor, self.now, answer)
        if target(Action.CONFIRM, ticket, answer) in UNRESOLVED:
            facts = (*facts, *await self._revive(ticket, actor, None))
        return await self.recorder.change(ticket, facts, actor)

    async def rate(self, number: int, actor: Actor, score: int) -> Ticket:
        """Write down how content the caller is, 1 to 5; what was said first stands. Raise ``NotNow``."""
        ticket = await self.recorder.see(number, actor, Action.RATE)
        require(Action.RATE, ticket)
        if ticket.satisfaction == score:
            return ticket
        if ticket.satisfaction is not None:  # the stars of an old message
            raise NotNow(number, Action.CONFIRM.value, ticket.status.value)
        return await self.recorder.change(ticket, (endings.rated(ticket, actor, self.now, score),), actor)

    async def may_reopen(self, number: int, actor: Actor) -> Ticket:
        """Return the ticket if it may be opened again now; raise ``TooLate`` or ``NotNow``."""
        ticket = await self.recorder.see(number, actor, Action.REOPEN)
        require(Action.REOPEN, ticket)
        self._reopened(ticket, actor, None)
        return ticket

    async def reopen(self, number: int, actor: Actor, words: Words) -> Ticket:
        """Open a ticket again; it goes to the team that had it, with a fresh clock."""
        ticket = await self.may_reopen(number, actor)
        note = await self.recorder.add_words(ticket, NoteKind.REASON, words, actor)
        files = await self.recorder.add_files(ticket, words.files, actor, note)
        return await self.recorder.change(ticket, await self._revive(ticket, actor, note), actor, files=files)

    async def withdraw(self, number: int, actor: Actor, *, confirmed: bool) -> Ticket:
        """Take a ticket back unsolved; raise ``NeedsConfirming`` at the first press."""
        ticket = await self.recorder.see(number, actor, Action.WITHDRAW)
        require(Action.WITHDRAW, ticket)
        if not confirmed:
            raise NeedsConfirming(number, 0, Action.WITHDRAW.value)
        return await self.recorder.change(ticket, (endings.withdrawn(actor, self.now),), actor)

    async def object(self, number: int, actor: Actor, words: Words) -> Ticket:
        """Hold up the closing of a solved ticket: its town says that it is not solved; the desk asks the caller."""
        ticket = await self.recorder.see(number, actor, Action.OBJECT)
        require(Action.OBJECT, ticket)
        note = await self.recorder.add_words(ticket, NoteKind.COMMENT, words, actor)
        files = await self.recorder.add_files(ticket, words.files, actor, note)
        return await self.recorder.change(ticket, (endings.objected(actor, self.now, note),), actor, files=files)

    async def over(self) -> Sequence[int]:
        """Return the numbers of solved tickets to which nobody objected in time."""
        solved = await self.store.tickets.solved_first(AT_ONCE)
        return [ticket.number for ticket in solved if self._is_over(ticket)]

    async def close(self, number: int) -> Ticket | None:
        """Close a solved ticket by itself; None if somebody was faster."""
        ticket = await self.store.tickets.get(number, EVERYTHING)
        if ticket is None or not self._is_over(ticket):
            return None
        return await self.recorder.change(ticket, (Closed(self.now, None),), None)

    def _is_over(self, ticket: Ticket) -> bool:
        if ticket.resolved_at is None or ticket.is_held_up or not fits(Action.CONFIRM, ticket.status):
            return False
        days, since = self.settings.auto_close_days, ticket.objected_at or ticket.resolved_at
        return self.settings.calendar.close_of_business_day(since, days).at <= self.now

    async def _revive(self, ticket: Ticket, actor: Actor, note: int | None) -> tuple[Fact, ...]:
        again = self._reopened(ticket, actor, note)
        team = ticket.team if target(Action.REOPEN, ticket) is Status.ESCALATED else None
        if team is None:
            return (again,)
        return again, await self.recorder.time.arrival(ticket, team, actor.person.id, fresh=True)

    def _reopened(self, ticket: Ticket, actor: Actor, note: int | None) -> Fact:
        days = self.settings.reopen_within_days
        return endings.reopened(ticket, actor, self.now, within_days=days, note=note)
