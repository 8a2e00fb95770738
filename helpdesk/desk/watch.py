"""What the clock starts: due dates are recorded when they come, and people are told when they can act.

Each method is one use, in the caller's transaction; any number of processes may use them side by side.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from helpdesk.desk.recording.clearing import strip_buttons
from helpdesk.desk.recording.recorder import Recorder
from helpdesk.desk.recording.reminders import reminders_of
from helpdesk.desk.recording.timekeeping import rhythm_of
from helpdesk.desk.search.views import Views
from helpdesk.lifecycle.evolve import evolve
from helpdesk.notify.kinds import DueReminders
from helpdesk.notify.on_clock import (
    OF_A_CLOCK,
    QUESTIONS,
    Listener,
    Reminder,
    as_messages,
    heaviest,
    is_over,
    may_be_said,
    still_true,
)
from helpdesk.outbox import Urgency, ask_slot, card_slot, late_slot
from helpdesk.people.actors import EVERYTHING
from helpdesk.ports.store import Store
from helpdesk.settings.settings import Settings
from helpdesk.sla.due import Elapsed, elapse
from helpdesk.sla.next_date import SOLUTION
from helpdesk.ticket.fact import Trait, has
from helpdesk.ticket.facts.promises import PromiseMissed
from helpdesk.ticket.rows import ClockRow, NextDate, SolutionRow
from helpdesk.ticket.ticket import Ticket


class Watch:
    """``now`` is desk time, ``store`` the present transaction."""

    def __init__(self, store: Store, settings: Settings, now: datetime) -> None:
        self.store = store
        self.settings = settings
        self.now = now

    async def settle(self, number: int, date: NextDate) -> bool:
        """Record what became true of a ticket by the clock; False if somebody else did, or is at it now.

        1. The ticket is held, and the date checked by the rule.
        2. The date is flipped by a conditional update: who changes the row goes on.
        3. The facts are written, stamped with their own instants, and what is to be said is noted.
        """
        held = await self.store.timers.hold(number)
        ticket = await self.store.tickets.get(number, EVERYTHING) if held else None
        if ticket is None:
            return False
        clock = await self._clock(ticket, date)
        gone = elapse(ticket, clock, date, rhythm_of(self.settings), self.now)
        if not await self.store.timers.flip(number, date, gone.date):
            return False
        if isinstance(gone.clock, SolutionRow):
            await self.store.timers.put_solution(gone.clock)
        elif gone.clock is not None and gone.clock != clock:
            await self.store.timers.put_clock(gone.clock)
        await self._write_down(ticket, gone)
        return True

    async def put_off(self, number: int, date: NextDate, until: datetime) -> bool:
        """Let a date that can't be settled wait, so that it does not hold up the others."""
        return await self.store.timers.flip(number, date, replace(date, at=until))

    async def speak_to(self, listener: Listener) -> int:
        """Owe what a team or a person is to be told by now; return how many messages.

        What is no longer true is dropped, what may not be said at this hour waits for the opening, and what
        is too much, or has piled up over a stop, becomes one message.
        """
        reminders = await self.store.reminders.waiting(self.now, listener)
        found = await self.store.search.tickets({s.ticket for s in reminders})
        tickets = {ticket.number: ticket for ticket in found}
        true = [s for s in reminders if self._holds(s, tickets[s.ticket])]
        now = [s for s in true if may_be_said(self.settings.calendar, s, self.now)]
        later = _ids(true) - _ids(now)
        await self.store.reminders.put_off(sorted(later), self.settings.calendar.next_opening(self.now))
        chosen = heaviest(now)
        dropped = _ids(reminders) - later - _ids(chosen)
        await self.store.reminders.take(sorted(dropped), said=False)
        mine = await self.store.reminders.take([s.id for s in chosen])
        messages = as_messages([s for s in chosen if s.id in mine])
        for message in messages:
            await self._owe(message)
        return len(messages)

    async def _clock(self, ticket: Ticket, date: NextDate) -> ClockRow | None:
        if date.kind == SOLUTION:
            return await self.store.timers.solution(ticket.number)
        return await self.store.timers.clock(ticket.number, ticket.cycle)

    async def _write_down(self, ticket: Ticket, gone: Elapsed) -> None:
        if any(isinstance(f, PromiseMissed) for f in gone.facts):
            await self.store.tickets.save(evolve(ticket, gone.facts))
        await self.store.journal.append(ticket.number, gone.facts)
        for told in gone.told:
            for reminder in await reminders_of(self.store, self.settings, ticket, told, self.now):
                await self.store.reminders.add(reminder)
        if has(gone.facts, Trait.ON_CARD):
            await Views(Recorder(self.store, self.settings, self.now)).show_again(ticket.number, urgency=Urgency.PING)

    # -- telling ---------------------------------------------------------------------------------------------

    def _holds(self, reminder: Reminder, ticket: Ticket) -> bool:
        return still_true(reminder, ticket) and not is_over(reminder, ticket, self.now)

    async def _owe(self, reminders: Sequence[Reminder]) -> None:
        first = reminders[0]
        team = self.settings.team(first.team)
        chat_id = first.person if team is None else team.chat_id
        if chat_id is None:
            return  # the group was taken away meanwhile; the operator and the admins have their own steps
        alone = len(reminders) == 1
        slot = None
        if alone and first.kind in QUESTIONS | OF_A_CLOCK:
            slot = (ask_slot if first.kind in QUESTIONS else late_slot)(first.ticket, chat_id)
            await strip_buttons(self.store.outbox, slot, urgency=Urgency.PING)
        await self.store.outbox.owe(
            DueReminders(tuple(reminder.id for reminder in reminders)).message_to(
                chat_id, Urgency.PING, thread_id=team.thread_id if team else None,
                ticket=first.ticket if alone else None, person=None if chat_id < 0 else first.person, slot=slot,
                under=await self._card(first.ticket, chat_id) if alone and team else None,
                once=f"said:{first.once}+{len(reminders) - 1}", perishable=True,
            )
        )  # fmt: skip

    async def _card(self, number: int, chat_id: int) -> str | None:
        """Return the slot of the card to reply to, None if the chat has none and is owed none."""
        slot = card_slot(number, chat_id)
        there = await self.store.outbox.in_slot(slot) is not None or await self.store.outbox.is_owed(slot)
        return slot if there else None


def _ids(reminders: Iterable[Reminder]) -> set[int]:
    return {reminder.id for reminder in reminders}
