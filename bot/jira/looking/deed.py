"""One event that came from JIRA, and all that it is about: what its words and its changes stand on."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from bot.jira.base.context import JiraContext
from bot.jira.base.telling import say_about
from helpdesk.desk.desk import Desk
from helpdesk.desk.recording.recorder import Words
from helpdesk.jira.links import JiraEvent, JiraLink
from helpdesk.jira.plan import JiraPlan
from helpdesk.people.actors import Actor
from helpdesk.ticket.ticket import Ticket
from storage.jira.jira import JiraTables
from storage.unit_of_work import UnitOfWork


@dataclass(slots=True)
class Deed:
    """``ticket`` is as it stands after what was done so far; ``at``: when it counts."""

    context: JiraContext
    unit: UnitOfWork
    desk: Desk
    plan: JiraPlan
    link: JiraLink
    ticket: Ticket
    actor: Actor
    event: JiraEvent
    at: datetime

    @property
    def tables(self) -> JiraTables:
        """What is remembered of JIRA."""
        return JiraTables(self.unit.connection)

    async def solve(self, said: str) -> None:
        """Solve the ticket with these words."""
        self.ticket = await self.desk.tickets.resolve(self.ticket.number, self.actor, Words(said, self.at))
        await self.put(words_asked=None)

    async def put(self, *, words_asked: datetime | None) -> None:
        """Write down since when the words are asked for."""
        await self.tables.put_link(replace(self.link, words_asked=words_asked))

    async def say(self, key: str, **facts: str) -> None:
        """Owe a sentence under the ticket's card."""
        mention = self.ticket.claimed_by
        await say_about(
            self.unit, self.desk.settings, self.ticket, key, issue=self.link.key,
            priority=self.ticket.priority.value, mention=mention, **facts,
        )  # fmt: skip

    async def plain(self, key: str, **facts: str | int) -> str:
        """Return a sentence that becomes a part of the ticket, in its team's language."""
        team, settings = self.desk.settings.team(self.ticket.team), self.desk.settings
        language = (team.language if team else None) or settings.language
        return self.context.current.catalogue.plain(language, key, **facts)
