"""What every part of the way to JIRA stands on, and how it looks at a ticket."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace

from bot.base.current_settings import CurrentSettings
from bot.base.monotonic import Machine
from bot.base.service import Alarm
from bot.config.jira import JiraSection
from bot.jira.base.client import JiraClient
from bot.jira.base.plan import plan_in
from bot.jira.base.standing import Standing
from handlers.base.context import Office
from handlers.cards.dossier import Dossier, gather
from handlers.cards.words import Cards
from helpdesk.jira.links import JiraLink
from helpdesk.jira.plan import JiraPlan
from helpdesk.ticket.notes import File, NoteAudience, readable
from helpdesk.ticket.ticket import ticket_id
from storage.database import Database
from storage.jira.jira import JiraTables
from storage.outbox.sending import SendingTable
from storage.unit_of_work import Store

Fetch = Callable[[File], Awaitable[bytes | None]]


@dataclass(frozen=True, kw_only=True, slots=True)
class JiraContext:
    """The parts of the process that it needs."""

    section: JiraSection
    client: JiraClient
    database: Database
    current: CurrentSettings
    machine: Machine
    alarm: Alarm
    fetch: Fetch  # a file's bytes, from Telegram; None: it can't be had for good
    standing: Standing = field(default_factory=Standing)

    @property
    def is_cloud(self) -> bool:
        """Whether it is JIRA Cloud: there a token goes with an address, at a Data Center it stands alone."""
        return bool(self.section.email)

    async def called(self, ticket: int | None) -> str:
        """Return what a ticket is called, for a line to the admins."""
        async with self.database.reading() as store:
            return ticket_id((await self.current.settings(store)).prefix, ticket or 0)

    async def plan(self, store: Store) -> JiraPlan:
        """Return which teams have JIRA, as this transaction sees it."""
        return plan_in(await self.current.settings(store))


@dataclass(frozen=True, kw_only=True, slots=True)
class Subject:
    """A ticket as JIRA may read it, with its issue."""

    dossier: Dossier  # what teams may read of it
    link: JiraLink | None
    plan: JiraPlan
    cards: Cards

    @property
    def number(self) -> int:
        """The ticket's."""
        return self.dossier.ticket.number

    @property
    def label(self) -> str:
        """By which its issue is known."""
        return self.plan.label(self.number)

    @property
    def due(self) -> str | None:
        """The day on which it is to be solved, or else answered."""
        ticket = self.dossier.ticket
        at = ticket.solve_by or ticket.due_at
        return self.cards.office.settings.calendar.local(at).date().isoformat() if at is not None else None


async def subject_of(context: JiraContext, store: Store, ticket: int) -> Subject | None:
    """Return a ticket with what teams may read of it; None: there is none."""
    found = await gather(store, ticket)
    if found is None:
        return None
    office = await context.current.at(store)
    notes, files = readable(found.notes, found.files, NoteAudience.TEAMS, None)
    link = await JiraTables(store.connection).link(ticket)
    dossier = replace(found, notes=notes, files=files)
    return Subject(
        dossier=dossier, link=link, plan=plan_in(office.settings), cards=cards_for(office, context, dossier)
    )


def cards_for(office: Office, context: JiraContext, dossier: Dossier) -> Cards:
    """Return the words for JIRA: in the language of the team that has the ticket, or of the desk."""
    team = office.settings.team(dossier.ticket.team)
    language = (team.language if team else None) or office.settings.language
    return Cards(office, language, context.current.clock.now())


def store_in(table: SendingTable, context: JiraContext) -> Store:
    """Return the store of the transaction in which it is written down how a row ended."""
    connection, changes = table.transaction
    store = Store(connection, context.current.clock.now)
    store.changes = changes
    return store
