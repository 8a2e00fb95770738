"""Ending a ticket: confirmed with the caller, closed by itself, withdrawn; and opening it again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from helpdesk.desk.recording.recorder import Recorder, Uses, Words
from helpdesk.desk.tickets.links import Links
from helpdesk.lifecycle import endings
from helpdesk.lifecycle.workflow import require, target
from helpdesk.people.actors import EVERYTHING, Actor, Person, Place, Where
from helpdesk.people.rights import Action
from helpdesk.settings.routing import team_for
from helpdesk.ticket.errors import NeedsConfirming, NotNow
from helpdesk.ticket.fact import Fact
from helpdesk.ticket.facts.endings import Closed
from helpdesk.ticket.facts.words import FilesAdded
from helpdesk.ticket.notes import BY_MAIL, File, NoteAudience, NoteKind
from helpdesk.ticket.ticket import UNRESOLVED, Confirmation, Status, Ticket

OVER = frozenset({Status.RESOLVED, Status.CLOSED})
CALLER = Actor(Person(BY_MAIL, ""), Place(Where.ELSEWHERE, BY_MAIL))
AT_ONCE = 100  # tickets that are looked at when it is time to close some


class Endings(Uses):
    """What ends a ticket, and what revives it."""

    def __init__(self, recorder: Recorder, *, links: Links) -> None:
        super().__init__(recorder)
        self.links = links

    async def confirm(self, number: int, actor: Actor, answer: Confirmation) -> Ticket:
        """Write down what the caller said: yes closes the ticket, no opens it again."""
        ticket = await self.recorder.see(number, actor, Action.CONFIRM)
        require(Action.CONFIRM, ticket)
        facts = endings.confirmed(ticket, actor, self.now, answer)
        if target(Action.CONFIRM, ticket, answer) not in UNRESOLVED:
            return await self.recorder.change(ticket, facts, actor)
        facts = (*facts, *await self._revive(ticket, actor, None))
        again = await self.recorder.change(ticket, facts, actor)
        await self._reopen_linked(ticket, actor, None, None)
        return again

    async def may_reopen_by_caller(self, ticket: Ticket) -> None:
        """Raise ``NotNow`` or ``TooLate`` if what its caller says can't open a ticket again now."""
        require(Action.REOPEN, ticket)
        self._reopened(ticket, CALLER, None)

    async def caller_says(
        self, ticket: Ticket, answer: Confirmation, *, note: int | None, files: tuple[File, ...]
    ) -> Ticket:
        """Write down what the caller has said by mail: as ``confirm``, but nobody of the desk has asked."""
        facts: tuple[Fact, ...] = ()
        if ticket.status is Status.RESOLVED:
            facts = endings.confirmed(ticket, CALLER, self.now, answer)
        again = answer is not Confirmation.YES
        if again:
            facts = (*facts, *await self._revive(ticket, CALLER, note))
        if files:
            facts = (*facts, FilesAdded(self.now, None, len(files)))
        changed = await self.recorder.change(ticket, _named(facts), None, files=files)
        if again:
            await self._reopen_linked(ticket, None, None, None)
        return changed

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
        """Open a ticket again; it goes to the team that had it, with a fresh clock.

        What was solved by its solution and not since confirmed is open again with it.
        """
        ticket = await self.may_reopen(number, actor)
        note = await self.recorder.add_words(ticket, NoteKind.REASON, words, actor)
        files = await self.recorder.add_files(ticket, words.files, actor, note)
        again = await self.recorder.change(ticket, await self._revive(ticket, actor, note), actor, files=files)
        await self._reopen_linked(ticket, actor, words, note)
        return again

    async def withdraw(self, number: int, actor: Actor, *, confirmed: bool) -> Ticket:
        """Take a ticket back unsolved; raise ``NeedsConfirming`` at the first press."""
        ticket = await self.recorder.see(number, actor, Action.WITHDRAW)
        require(Action.WITHDRAW, ticket)
        if not confirmed:
            raise NeedsConfirming(number, 0, Action.WITHDRAW.value)
        return await self.recorder.change(ticket, (endings.withdrawn(actor, self.now),), actor)

    async def object(self, number: int, actor: Actor, words: Words) -> Ticket:
        """Hold up the closing of a solved ticket: its town says, and reads, that it is not solved."""
        ticket = await self.recorder.see(number, actor, Action.OBJECT)
        require(Action.OBJECT, ticket)
        note = await self.recorder.add_words(ticket, NoteKind.COMMENT, words, actor, audience=NoteAudience.TOWN)
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
        days = self.settings.auto_close_days
        return endings.is_over(self.settings.calendar, ticket, self.now, after_days=days)

    async def _reopen_linked(
        self, problem: Ticket, actor: Actor | None, words: Words | None, origin: int | None
    ) -> None:
        """Open what hangs on a problem again with it. No actor: its caller wants it, by mail."""
        for other in await self.links.linked_to(problem, OVER):
            if not endings.may_follow(other, problem):
                continue
            note: int | None = None
            files: tuple[File, ...] = ()
            if words is not None and origin is not None and actor is not None:
                note, files = await self.links.copied(other, NoteKind.REASON, words, actor, origin=origin)
            facts = _named(await self._revive(other, actor or CALLER, note))
            await self.recorder.change(other, facts, actor, files=files)

    async def _revive(self, ticket: Ticket, actor: Actor, note: int | None) -> tuple[Fact, ...]:
        again = self._reopened(ticket, actor, note)
        team = ticket.team if target(Action.REOPEN, ticket) is Status.ESCALATED else None
        if team is None:
            return (again,)
        if self.settings.team(team) is None:  # it was taken out since
            team = team_for(self.settings.routes, ticket.nature, ticket.component)
        return again, await self.recorder.time.arrival(ticket, team, actor.person.id, fresh=True)

    def _reopened(self, ticket: Ticket, actor: Actor, note: int | None) -> Fact:
        days = self.settings.reopen_within_days
        return endings.reopened(self.settings.calendar, ticket, actor, self.now, within_days=days, note=note)


def _named(facts: Sequence[Fact]) -> tuple[Fact, ...]:
    """Return facts that name nobody where the caller did it, by mail."""
    return tuple(replace(fact, by=None) if fact.by == BY_MAIL else fact for fact in facts)
