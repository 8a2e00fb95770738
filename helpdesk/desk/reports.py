"""Summaries: those that are posted by themselves, and those that somebody asks for."""

from __future__ import annotations

from dataclasses import replace

from helpdesk.desk.recording.recorder import Uses
from helpdesk.notify.kinds import CHARTS, AskedCharts, AskedExport, AskedSummary, PlannedCharts, PlannedSummary
from helpdesk.outbox import OutboxMessage, Urgency, list_slot
from helpdesk.people.actors import Actor, Role
from helpdesk.people.rights import Action, may
from helpdesk.reports.periods import edition, latest, owed_editions, told_at
from helpdesk.reports.statistics import DAILY, Edition, Window
from helpdesk.settings.settings import Summary, Team
from helpdesk.ticket.errors import NotAllowed


class Reports(Uses):
    """What the desk tells of itself."""

    async def owe_summaries(self) -> int:
        """Owe the summaries whose time has come, each once for its chat and day, week or month; return how many.

        A plan that is new, or new again, begins with the next day: nobody asked for the days before it.
        """
        owed = 0
        await self.store.statistics.forget_editions(self.settings.summaries)
        for plan in self.settings.summaries:
            last = await self.store.statistics.last_edition(plan)
            if last is None:
                await self.store.statistics.add_edition(plan, self._passed(plan), owed=False)
                continue
            for one in owed_editions(self.settings.calendar, plan, last, self.now):
                if await self.store.statistics.add_edition(plan, one):
                    await self.store.outbox.owe(self._planned(plan, one))
                    for picture in CHARTS:
                        await self.store.outbox.owe(self._planned(plan, one, picture))
                    owed += 1
        return owed

    async def pass_over_summaries(self) -> int:
        """Take the summaries whose time has come for posted: of a copy nobody knows; each can still be asked for."""
        passed = 0
        for plan in self.settings.summaries:
            passed += await self.store.statistics.add_edition(plan, self._passed(plan), owed=False)
        return passed

    async def show_summary(self, actor: Actor, summary: AskedSummary, *, urgency: Urgency) -> None:
        """Owe a summary of what the actor sees; an edit if its message is there."""
        await self.store.outbox.owe(self._asked(actor, summary, urgency, summary_slot(actor)))

    async def owe_export(self, actor: Actor, export: AskedExport) -> bool:
        """Owe the tickets behind a summary as a file; False if that file is on its way already."""
        if export.callers and not actor.person.has(Role.ADMIN):
            raise NotAllowed(Action.SUMMARY.value)
        return await self._owe_file(actor, export, with_callers=export.callers)

    async def owe_charts(self, actor: Actor, charts: AskedCharts) -> bool:
        """Owe the pictures of a summary; False if they are on their way already."""
        new = [await self._owe_file(actor, replace(charts, picture=each), picture=each) for each in CHARTS]
        return any(new)

    async def send_again(self, actor: Actor, row: int) -> bool:
        """Send once more what may or may not have arrived; False: somebody has asked for that already."""
        held = await self.store.outbox.held(row)
        if held is None:
            return False
        if held.person != actor.person.id and not may(actor, Action.SETUP):
            raise NotAllowed(Action.SETUP.value)
        return await self.store.outbox.owe_again(row)

    async def _owe_file(
        self, actor: Actor, asked: AskedSummary, *, with_callers: bool = False, picture: str = ""
    ) -> bool:
        name = f"{asked.kind.value}{picture}:{asked.view}:{asked.on.isoformat()}:{int(with_callers)}"
        slot = list_slot(name, actor.place.chat_id, actor.place.team)
        message = self._asked(actor, asked, Urgency.SUMMARY, slot)
        if await self.store.outbox.is_owed(slot):
            return False
        await self.store.outbox.vacate(slot)  # what was sent before stays where it is
        await self.store.outbox.owe(message)
        return True

    def _asked(self, actor: Actor, asked: AskedSummary, urgency: Urgency, slot: str) -> OutboxMessage:
        if not may(actor, Action.SUMMARY):
            raise NotAllowed(Action.SUMMARY.value)
        team = self.settings.team(actor.place.team)
        thread_id = team.thread_id if team else None
        return asked.message_to(actor.place.chat_id, urgency, thread_id=thread_id, person=actor.person.id, slot=slot)

    def _passed(self, plan: Summary) -> Edition:
        calendar = self.settings.calendar
        on = latest(calendar, plan, self.now)
        if plan.every != DAILY:
            return edition(calendar, plan.every, on)
        at = told_at(calendar, plan, on)
        return Edition(on, Window(at, at))

    def _planned(self, plan: Summary, one: Edition, picture: str = "") -> OutboxMessage:
        team, window = self._team_of(plan), one.window
        at = told_at(self.settings.calendar, plan, one.on)
        on = self.settings.calendar.local(at).date()
        content = PlannedSummary(plan.scope, on, window.since, window.until, plan.every, at)
        if picture:
            content = PlannedCharts(plan.scope, on, window.since, window.until, plan.every, at, picture)
        return content.message_to(
            plan.chat_id, Urgency.SUMMARY, thread_id=team.thread_id if team else None,
            once=f"{content.kind.value}{picture}:{plan.chat_id}:{plan.scope}:{plan.every}:{one.on}",
            silent=bool(picture),
        )  # fmt: skip

    def _team_of(self, plan: Summary) -> Team | None:
        """Return the team in whose topic a summary belongs: its own in a shared group, else whose group it is."""
        own = self.settings.team(plan.scope.removeprefix("team:"))
        return own if own in self.settings.teams_in(plan.chat_id) else self.settings.team_in(plan.chat_id)


def summary_slot(actor: Actor) -> str:
    """Name the summary that somebody asked for: one in a group, whoever asks."""
    return list_slot("summary", actor.place.chat_id, actor.place.team)
