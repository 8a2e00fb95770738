"""Summaries: those that are posted by themselves, and those that somebody asks for."""

from __future__ import annotations

from datetime import date

from helpdesk.desk_book import DeskBook
from helpdesk.errors import NotAllowed
from helpdesk.owed import Lane, Owed, Say, list_slot
from helpdesk.people import Action, Actor, may
from helpdesk.policy import Summary
from helpdesk.statistics import Edition, Window, editions, instant, last_time

DAILY = "day"


class Summing(DeskBook):
    """What the desk tells of itself."""

    async def owe_summaries(self) -> int:
        """Owe the daily summaries whose time has come, each once for its chat and day; return how many.

        A plan that is new begins with the next day: nobody asked for the days before it.
        """
        owed = 0
        for plan in self.settings.summaries:
            if plan.every != DAILY:
                continue
            last = await self.store.statistics.last_edition(plan)
            if last is None:
                await self.store.statistics.add_edition(plan, self._before_the_first(plan), owed=False)
                continue
            for edition in editions(self.settings.calendar, plan, last, self.now):
                if await self.store.statistics.add_edition(plan, edition):
                    await self.store.outbox.owe(self._summary(plan, edition))
                    owed += 1
        return owed

    async def show_summary(self, actor: Actor, on: date, *, lane: Lane) -> None:
        """Owe the summary of a date in the actor's scope; an edit if its message is there already."""
        if not may(actor, Action.SUMMARY):
            raise NotAllowed(Action.SUMMARY.value)
        team = self.settings.team(actor.place.team)
        await self.store.outbox.owe(
            Owed(
                chat_id=actor.place.chat_id, thread_id=team.thread_id if team else None, say=Say.SUMMARY, lane=lane,
                person=actor.person.id, slot=summary_slot(actor), facts={"on": on.isoformat()},
            )
        )  # fmt: skip

    def _before_the_first(self, plan: Summary) -> Edition:
        on = last_time(self.settings.calendar, plan, self.now)
        at = instant(self.settings.calendar, on, plan.at)
        return Edition(on, Window(at, at))

    def _summary(self, plan: Summary, edition: Edition) -> Owed:
        team = self.settings.team_in(plan.chat_id)
        on, window = edition.on.isoformat(), edition.window
        return Owed(
            chat_id=plan.chat_id, thread_id=team.thread_id if team else None, say=Say.SUMMARY, lane=Lane.SUMMARY,
            once=f"summary:{plan.chat_id}:{plan.scope}:{plan.every}:{on}",
            facts={
                "scope": plan.scope, "on": on, "since": window.since.isoformat(), "until": window.until.isoformat(),
            },
        )  # fmt: skip


def summary_slot(actor: Actor) -> str:
    """Name the summary that somebody asked for: one in a group, whoever asks."""
    return list_slot("summary", actor.place.chat_id)
