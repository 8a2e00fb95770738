"""Saying by when, and saying how urgent: promises and priorities."""

from __future__ import annotations

from datetime import datetime

from helpdesk.desk.recording.recorder import Uses
from helpdesk.lifecycle.workflow import require
from helpdesk.notify.ticket_texts import RaisedToP1
from helpdesk.outbox import Urgency, card_slot
from helpdesk.people.actors import Actor
from helpdesk.people.rights import Action
from helpdesk.sla import clocks
from helpdesk.sla.next_date import awaits_response, promise_dates
from helpdesk.ticket.errors import DateGone, NeedsReason
from helpdesk.ticket.fact import Fact
from helpdesk.ticket.facts.details import PriorityChanged
from helpdesk.ticket.facts.promises import DelayReason, PromiseChanged, Promised
from helpdesk.ticket.ticket import Priority, Ticket


class Promises(Uses):
    """What whoever has a ticket says of its time, and how urgent people find it."""

    def promise_dates(self) -> dict[str, datetime]:
        """Return by when something can be promised now, by code: today, tomorrow, 3 days, 1 week."""
        return promise_dates(self.settings.calendar, self.now)

    async def may_promise(self, number: int, actor: Actor) -> Ticket:
        """Return a ticket for which ``actor`` may say by when; raise ``NotAllowed`` or ``NotNow``."""
        ticket = await self.recorder.see(number, actor, Action.PROMISE)
        require(Action.PROMISE, ticket)
        return ticket

    async def promise(self, number: int, actor: Actor, code: str, reason: DelayReason | None = None) -> Ticket:
        """Promise a ticket for one of ``promise_dates``; a promise that stands is changed with a reason only.

        Raise ``DateGone`` for a date that can't be promised any more, ``NeedsReason`` for a change without one.
        """
        ticket = await self.may_promise(number, actor)
        until = self.promise_dates().get(code)
        if until is None:
            raise DateGone(number)
        by = actor.person.id
        if ticket.promised_at is None:
            return await self.recorder.change(ticket, (Promised(self.now, by, until),), actor)
        if ticket.promised_at == until:
            return ticket
        if reason is None:
            raise NeedsReason(number, code)
        return await self.recorder.change(ticket, (PromiseChanged(self.now, by, until, reason),), actor)

    async def may_prioritise(self, number: int, actor: Actor) -> Ticket:
        """Return a ticket whose priority ``actor`` may change; raise ``NotAllowed`` or ``NotNow``."""
        ticket = await self.recorder.see(number, actor, Action.PRIORITY)
        require(Action.PRIORITY, ticket)
        return ticket

    async def set_priority(self, number: int, actor: Actor, priority: Priority) -> Ticket:
        """Make a ticket more or less urgent; a running clock moves, and the team is told of a new P1."""
        ticket = await self.may_prioritise(number, actor)
        if ticket.priority is priority:
            return ticket
        changed = await self.recorder.change(ticket, (await self._reprioritised(ticket, priority, actor),), actor)
        team = self.settings.team(changed.team)
        if priority is Priority.P1 and awaits_response(changed) and team is not None and team.chat_id is not None:
            await self.store.outbox.owe(
                RaisedToP1().message_to(
                    team.chat_id, Urgency.P1, thread_id=team.thread_id, ticket=number,
                    under=card_slot(number, team.chat_id), perishable=True,
                )
            )  # fmt: skip
        return changed

    async def _reprioritised(self, ticket: Ticket, priority: Priority, actor: Actor) -> Fact:
        clock = await self.store.timers.clock(ticket.number, ticket.cycle)
        by, old = actor.person.id, ticket.priority
        if clock is None or not awaits_response(ticket):
            return PriorityChanged(self.now, by, old, priority, None, None, ticket.provisional)
        row = clocks.reprioritised(self.settings.calendar, self.settings.sla, clock, priority, self.now)
        return PriorityChanged(self.now, by, old, priority, row.target_at, row.due_at, row.provisional)
