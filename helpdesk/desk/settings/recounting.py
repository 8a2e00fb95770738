"""After a change of what dates are counted by, open tickets follow: in batches, over any restart."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import datetime

from helpdesk.calendar.rules import DayRule
from helpdesk.desk.recording import followers
from helpdesk.desk.recording.recorder import Recorder, Uses
from helpdesk.desk.recording.reminders import reminders_of
from helpdesk.desk.recording.timekeeping import rhythm_of
from helpdesk.desk.search.views import Views
from helpdesk.lifecycle.evolve import evolve
from helpdesk.notify.desk_texts import Recounted
from helpdesk.outbox import Urgency
from helpdesk.settings.settings import Settings
from helpdesk.sla.recount import RHYTHM, SOLUTION_ONLY, Anew, Effect, Revised, count_anew, effect
from helpdesk.ticket.rows import Dated, Recount

BATCH = 100  # tickets whose dates are counted anew in one transaction
BY_THE_FILE = 0  # in the place of an admin: nobody to tell of it
COUNTED_BY = "counted-by"  # the mark of what dates were counted by at the last start


class Recounting(Uses):
    """What every change of the calendar, of a policy or of the file's rhythm has in common."""

    def __init__(self, recorder: Recorder, *, views: Views) -> None:
        super().__init__(recorder)
        self.views = views

    async def recount(self, limit: int = BATCH) -> bool:
        """Count the next tickets anew after a change; return whether any may be left.

        ``announced_at`` is when the change was confirmed, however late a ticket is met.
        """
        recount = await self.store.recounts.next()
        if recount is None:
            return False
        found = await self.store.timers.unresolved(after=recount.done_through, limit=limit, hold=True)
        revised = self._revised(recount.what, self.settings, recount)
        for dated in found:
            anew = count_anew(dated, revised, self.now)
            await self._write_anew(dated, anew)
            moved = _dues(dated) != _dues(anew)
            recount = replace(recount, moved=recount.moved + moved, withdrawn=recount.withdrawn + anew.withdrawn)
        done = len(found) < limit
        done_through = found[-1].ticket.number if found else recount.done_through
        finished_at = self.now if done else None
        await self.store.recounts.save(replace(recount, done_through=done_through, finished_at=finished_at))
        if done and recount.moved and recount.by != BY_THE_FILE:
            await self._tell_the_admin(recount)
        return True

    async def follow_the_file(self) -> bool:
        """Let promises, questions and silences follow a file whose hours, days or ``stale_after_days`` changed.

        Clocks keep what they promised: those move only by what an admin has previewed and confirmed. But where the
        file begins to say by when tickets are to be solved, or says it no more, that holds for open ones too.
        """
        counted_by, known = _fingerprint(self.settings), await self.store.key_values.get(COUNTED_BY)
        if known == counted_by:
            return False
        await self.store.key_values.put(COUNTED_BY, counted_by)
        if known is not None:
            await self.count_anew(await self.store.setup.version(), RHYTHM, BY_THE_FILE)
        return known is not None

    async def effect(self, what: str, settings: Settings) -> Effect:
        """Return what it would do if such settings held from now on."""
        return effect(await self.store.timers.unresolved(), self._revised(what, settings), self.now)

    async def count_anew(self, version: int, what: str, by: int) -> None:
        await self.store.recounts.start(Recount(version=version, what=what, announced_at=self.now, by=by))

    def _revised(self, what: str, settings: Settings, recount: Recount | None = None) -> Revised:
        announced_at = recount.announced_at if recount is not None else self.now
        return Revised(what=what, rhythm=rhythm_of(settings), policies=settings.sla, announced_at=announced_at)

    async def _write_anew(self, dated: Dated, anew: Anew) -> None:
        ticket = dated.ticket
        if anew.facts:
            moved = evolve(ticket, anew.facts)
            await self.store.tickets.save(moved)
            await self.store.journal.append(ticket.number, anew.facts)
            await followers.owe(self.store, self.settings, moved, anew.facts, None)
        if anew.withdrawn and dated.clock is not None:
            await self.recorder.time.withdrawn(ticket, dated.clock)
        if anew.clock is not None and anew.clock != dated.clock:
            await self.store.timers.put_clock(anew.clock)
        if anew.date != dated.date:
            await self.store.timers.set_next(ticket.number, anew.date)
        await self._write_solution(dated, anew)
        for told in anew.told:
            for reminder in await reminders_of(self.store, self.settings, ticket, told, self.now):
                await self.store.reminders.add(reminder)
        if anew.facts or anew.date != dated.date:
            await self.views.show_again(ticket.number, urgency=Urgency.PING)

    async def _write_solution(self, dated: Dated, anew: Anew) -> None:
        row, ticket = anew.solution, dated.ticket
        if row is None or row == dated.solution:
            return
        await self.store.timers.put_solution(row)
        await self.store.timers.set_solution_date(ticket.number, anew.solution_date)
        if anew.solution_withdrawn:
            await self.recorder.time.withdrawn(ticket, row)

    async def _tell_the_admin(self, recount: Recount) -> None:
        priority, _, key = recount.what.removeprefix(SOLUTION_ONLY).partition(".")
        team = self.settings.team(key)
        what = f"{priority}, {team.name}" if team else priority
        done = Recounted(what, recount.moved, recount.withdrawn)
        await self.store.outbox.owe(done.message_to(recount.by, Urgency.PING, person=recount.by))


def _dues(of: Dated | Anew) -> tuple[datetime | None, ...]:
    return tuple(row.due_at if row is not None else None for row in (of.clock, of.solution))


def _fingerprint(settings: Settings) -> str:
    """Return what the file's own rhythm is known by; what admins declare is no part of it."""
    calendar = settings.calendar
    by_file = sorted(repr(each) for each in calendar.exceptions if each.source is not DayRule.ADMIN)
    closed = sorted(repr(each) for each in calendar.closed)
    solved = sorted(
        (p, of.resolve_days, [(t, own.resolve_days) for t, own in sorted(of.teams.items())])
        for p, of in settings.sla.items()
    )
    said = (
        calendar.timezone, calendar.hours, closed, by_file, settings.stale_after_days, settings.late_steps, solved,
    )  # fmt: skip
    return hashlib.sha256(repr(said).encode()).hexdigest()[:16]
