"""Declaring days closed or open: previewed, confirmed, written down; then open tickets follow."""

from __future__ import annotations

from dataclasses import replace

from helpdesk.desk.recording.recorder import Recorder, Uses
from helpdesk.desk.recording.telling import tell_all
from helpdesk.desk.settings.recounting import Recounting
from helpdesk.desk.staff.people import Staff
from helpdesk.notify.desk_texts import YearUnconfirmed
from helpdesk.people.actors import Actor
from helpdesk.settings.closures import Manner, Proposal, year_to_confirm
from helpdesk.settings.overlay import Change
from helpdesk.sla.recount import CALENDAR, Effect


class DeclaredDays(Uses):
    """What admins declare of the calendar, and what follows."""

    def __init__(self, recorder: Recorder, *, recounting: Recounting, staff: Staff) -> None:
        super().__init__(recorder)
        self.recounting = recounting
        self.staff = staff

    async def effect_of(self, proposal: Proposal) -> Effect:
        """Return what a declaration would do if it were confirmed now."""
        overlay = proposal.over(await self.store.setup.overlay())
        calendar = overlay.calendar_over(self.settings.calendar)
        return await self.recounting.effect(CALENDAR, replace(self.settings, calendar=calendar))

    async def declare(self, proposal: Proposal, actor: Actor) -> None:
        """Let a declaration hold from now on; the dates of open tickets follow, batch by batch."""
        self.staff.require_admin(actor)
        said = proposal.said
        body = {"first": said.first.isoformat(), "last": said.last.isoformat()}
        hours = {"hours": " ".join(str(span) for span in said.hours)} if said.hours else {}
        change = Change(self.now, actor.person.id, f"days-{proposal.manner.value}", body | hours)
        version = await self.store.setup.note(change)
        if proposal.manner is Manner.TAKEN_BACK:
            await self.store.setup.remove_days(said.days, change)
        else:
            await self.store.setup.put_days(proposal.days, change)
        await self.recounting.count_anew(version, CALENDAR, actor.person.id)

    async def confirm_year(self, year: int, actor: Actor) -> None:
        """Take a year's holidays for confirmed: its deadlines are no longer provisional."""
        self.staff.require_admin(actor)
        change = Change(self.now, actor.person.id, "year-confirmed", {"year": year})
        version = await self.store.setup.note(change)
        await self.store.setup.confirm_year(year, change)
        await self.recounting.count_anew(version, CALENDAR, actor.person.id)

    async def ask_for_year(self) -> int:
        """Tell the admins, once a week and while the office is open, which year's holidays must be confirmed."""
        year = year_to_confirm(self.settings.calendar, self.now)
        if year is None or not self.settings.calendar.is_open(self.now):
            return 0
        week = "{}-{}".format(*self.settings.calendar.local(self.now).isocalendar())
        unconfirmed = YearUnconfirmed(str(year))
        return await tell_all(self.store, unconfirmed, once=lambda admin: f"year:{year}:{week}:{admin}")
