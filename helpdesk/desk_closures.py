"""Declaring days closed or open: previewed, confirmed, written down; then the clocks that run are counted anew."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from helpdesk import workflow
from helpdesk.clocks import clock_of, moved_to
from helpdesk.closures import Effect, Manner, Proposal, effect, year_to_confirm
from helpdesk.desk_looking import Looking
from helpdesk.desk_people import Staffing
from helpdesk.events import BreachWithdrawn, DueMoved, Fact
from helpdesk.next_date import next_date
from helpdesk.overlay import Change
from helpdesk.owed import Lane, Owed, Say
from helpdesk.people import EVERYTHING, Actor, Role
from helpdesk.ports import ClockRow, Recount
from helpdesk.sla import recompute
from helpdesk.tickets import Ticket
from helpdesk.timekeeping import rhythm_of

BATCH = 100  # clocks that are counted anew in one transaction


class Closing(Staffing, Looking):
    """What admins declare of the calendar, and what follows."""

    async def effect_of(self, proposal: Proposal) -> Effect:
        """Return what a declaration would do if it were confirmed now."""
        overlay = proposal.over(await self.store.setup.overlay())
        calendar = overlay.calendar_over(self.settings.calendar)
        rows = await self.store.timers.running()
        return effect(calendar, [clock_of(row) for row in rows], self.now)

    async def declare(self, proposal: Proposal, actor: Actor) -> None:
        """Let a declaration hold from now on; the clocks that run follow, batch by batch."""
        self.require_admin(actor)
        said = proposal.said
        body = {"first": said.first.isoformat(), "last": said.last.isoformat()}
        hours = {"hours": " ".join(str(span) for span in said.hours)} if said.hours else {}
        change = Change(self.now, actor.person.id, f"days-{proposal.manner.value}", body | hours)
        version = await self.store.setup.note(change)
        if proposal.manner is Manner.TAKEN_BACK:
            await self.store.setup.remove_days(said.days, change)
        else:
            await self.store.setup.put_days(proposal.days, change)
        await self._count_anew(version, actor)

    async def confirm_year(self, year: int, actor: Actor) -> None:
        """Take a year's holidays for confirmed: its deadlines are no longer provisional."""
        self.require_admin(actor)
        change = Change(self.now, actor.person.id, "year-confirmed", {"year": year})
        version = await self.store.setup.note(change)
        await self.store.setup.confirm_year(year, change)
        await self._count_anew(version, actor)

    async def recount(self, limit: int = BATCH) -> bool:
        """Count the next clocks anew after a change of the calendar; return whether any may be left.

        Only clocks that run move; ``announced_at`` is when the change was confirmed, however late they are met.
        """
        recount = await self.store.recounts.next()
        if recount is None:
            return False
        rows = await self.store.timers.running(after=recount.done_through, limit=limit)
        for row in rows:
            moved, withdrawn = await self._recount(row, recount.announced_at)
            recount = replace(recount, moved=recount.moved + moved, withdrawn=recount.withdrawn + withdrawn)
        done = len(rows) < limit
        await self.store.recounts.save(
            replace(
                recount, done_through=rows[-1].ticket if rows else recount.done_through,
                finished_at=self.now if done else None,
            )
        )  # fmt: skip
        if done and recount.moved:
            await self._tell_the_admin(recount)
        return True

    async def ask_for_year(self) -> int:
        """Tell the admins, once a week and while the office is open, which year's holidays must be confirmed."""
        year = year_to_confirm(self.settings.calendar, self.now)
        if year is None or not self.settings.calendar.is_open(self.now):
            return 0
        week = "{}-{}".format(*self.settings.calendar.local(self.now).isocalendar())
        admins = await self.store.people.with_role(Role.ADMIN)
        owed = [
            await self.store.outbox.owe(
                Owed(
                    chat_id=admin.id, say=Say.TEXT, lane=Lane.PING, person=admin.id,
                    once=f"year:{year}:{week}:{admin.id}", facts={"key": "year-unconfirmed", "year": str(year)},
                )
            )
            for admin in admins
        ]  # fmt: skip
        return sum(row is not None for row in owed)

    async def _count_anew(self, version: int, actor: Actor) -> None:
        await self.store.recounts.start(
            Recount(version=version, announced_at=self.now, by=actor.person.id)
        )  # fmt: skip

    async def _recount(self, row: ClockRow, announced_at: datetime) -> tuple[bool, bool]:
        """Move one clock; return whether it moved, and whether a breach is withdrawn."""
        old, new = clock_of(row), recompute(self.settings.calendar, clock_of(row), announced_at)
        ticket = await self.store.tickets.get(row.ticket, EVERYTHING)
        if new == old or ticket is None:
            return False, False
        moved = moved_to(row, new)
        if moved.warn_at is not None and moved.warn_at > self.now:
            moved = replace(moved, warned_at=None)
        facts: tuple[Fact, ...] = (DueMoved(self.now, None, new.target_at, new.due_at, new.provisional),)
        withdrawn = row.breached_at is not None and new.due_at > self.now
        if withdrawn:
            await self.time.withdrawn(ticket, row)
            moved = replace(moved, breached_at=None, reminded=0)
            facts = (*facts, BreachWithdrawn(self.now, None, row.team))
        await self._write(ticket, facts, moved)
        return new.due_at != old.due_at, withdrawn

    async def _write(self, ticket: Ticket, facts: tuple[Fact, ...], clock: ClockRow) -> None:
        changed = workflow.evolve(ticket, facts)
        await self.store.tickets.save(changed)
        await self.store.journal.append(changed.number, facts)
        await self.store.timers.put_clock(clock)
        date = next_date(changed, clock, rhythm_of(self.settings), self.now)
        await self.store.timers.set_next(changed.number, date)
        await self.show_again(changed.number, lane=Lane.PING)

    async def _tell_the_admin(self, recount: Recount) -> None:
        await self.store.outbox.owe(
            Owed(
                chat_id=recount.by, say=Say.TEXT, lane=Lane.PING, person=recount.by,
                facts={"key": "recounted", "moved": recount.moved, "withdrawn": recount.withdrawn},
            )
        )  # fmt: skip
