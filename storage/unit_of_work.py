"""One transaction as the desk sees it: a store for each group of tables, on one connection."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from sqlalchemy.ext.asyncio import AsyncConnection

from helpdesk.destinations import Destination
from storage.engine.outbox_changes import OutboxChanges
from storage.mail.letters import LetterTable
from storage.mail.mails import MailTables
from storage.mail.own_addresses import OwnAddressTable
from storage.outbox.chat_troubles import TroubleTable
from storage.outbox.outbox import OutboxTable
from storage.outbox.sending import SendingTable
from storage.outbox.shown import Thing
from storage.people.absences import AbsenceTable
from storage.people.drafts import DraftTable, PromptTable
from storage.people.erasing import ErasingTables
from storage.people.following import FollowingTables
from storage.people.foreseen import foreseen
from storage.people.invitations import AccessTable, ChatTable, InvitationTable, LookupTable
from storage.people.people import PeopleTable
from storage.queries.clock import now_of
from storage.queries.optional import LeftOut, looked_up
from storage.reports.statistics import StatisticsTables
from storage.reports.trends import TrendTables
from storage.search.searches import AnswersTable, SearchesTable
from storage.setup.items import ItemTable
from storage.setup.key_values import KeyValueTable
from storage.setup.setup import SetupTables
from storage.tickets.finding import FindingTable
from storage.tickets.journal import JournalTable
from storage.tickets.recounts import RecountTable
from storage.tickets.reminders import ReminderTable
from storage.tickets.texts import TextTables
from storage.tickets.tickets import TicketTable
from storage.tickets.timers import TimerTables
from storage.updates import UpdateTable

if TYPE_CHECKING:
    from storage.jira.jira import JiraTables

T = TypeVar("T")
D = TypeVar("D")


class Store:
    """All that is remembered, in one transaction."""

    def __init__(
        self,
        connection: AsyncConnection,
        desk_time: Callable[[], datetime] | None = None,
        left_out: LeftOut = lambda _what: None,
    ) -> None:
        self.connection = connection
        self.desk_time = desk_time
        self._left_out = left_out
        self.changes = OutboxChanges()
        self.seen: set[Thing] = set()  # whose words were read so far: a message made of them shows them

    @cached_property
    def tickets(self) -> TicketTable:
        return TicketTable(self.connection)

    @cached_property
    def journal(self) -> JournalTable:
        return JournalTable(self.connection)

    @cached_property
    def timers(self) -> TimerTables:
        return TimerTables(self.connection)

    @cached_property
    def reminders(self) -> ReminderTable:
        return ReminderTable(self.connection)

    @cached_property
    def texts(self) -> TextTables:
        return TextTables(self.connection, self.seen)

    @cached_property
    def search(self) -> FindingTable:
        return FindingTable(self.connection)

    @cached_property
    def erasing(self) -> ErasingTables:
        return ErasingTables(self.connection, self.changes, self._forget)

    @cached_property
    def key_values(self) -> KeyValueTable:
        return KeyValueTable(self.connection)

    @cached_property
    def searches(self) -> SearchesTable:
        return SearchesTable(self.connection)

    @cached_property
    def answers(self) -> AnswersTable:
        return AnswersTable(self.connection)

    @cached_property
    def people(self) -> PeopleTable:
        return PeopleTable(self.connection)

    @cached_property
    def drafts(self) -> DraftTable:
        return DraftTable(self.connection, self.seen)

    @cached_property
    def prompts(self) -> PromptTable:
        return PromptTable(self.connection)

    @cached_property
    def following(self) -> FollowingTables:
        return FollowingTables(self.connection)

    @cached_property
    def absences(self) -> AbsenceTable:
        return AbsenceTable(self.connection)

    @cached_property
    def outbox(self) -> OutboxTable:
        return OutboxTable(self.connection, self.changes, self.sending, self.desk_time)

    @cached_property
    def sending(self) -> SendingTable:
        return SendingTable(self.connection, self.changes)

    def sending_to(self, destination: Destination) -> SendingTable:
        """Return the outbox as the sender of that destination sees it."""
        return SendingTable(self.connection, self.changes, destination)

    @cached_property
    def setup(self) -> SetupTables:
        return SetupTables(self.connection)

    @cached_property
    def recounts(self) -> RecountTable:
        return RecountTable(self.connection)

    @cached_property
    def statistics(self) -> StatisticsTables:
        return StatisticsTables(self.connection)

    @cached_property
    def trends(self) -> TrendTables:
        return TrendTables(self.connection)

    @cached_property
    def invitations(self) -> InvitationTable:
        return InvitationTable(self.connection)

    @cached_property
    def access(self) -> AccessTable:
        return AccessTable(self.connection)

    @cached_property
    def chats(self) -> ChatTable:
        return ChatTable(self.connection)

    @cached_property
    def chat_troubles(self) -> TroubleTable:
        return TroubleTable(self.connection, self.changes)

    @cached_property
    def lookups(self) -> LookupTable:
        return LookupTable(self.connection, self.changes)

    @cached_property
    def items(self) -> ItemTable:
        return ItemTable(self.connection)

    @cached_property
    def jira(self) -> JiraTables:
        from storage.jira.jira import JiraTables  # nothing of JIRA is loaded where it is not set up

        return JiraTables(self.connection)

    @cached_property
    def mails(self) -> MailTables:
        return MailTables(self.connection)

    @cached_property
    def letters(self) -> LetterTable:
        return LetterTable(self.connection)

    @cached_property
    def own_addresses(self) -> OwnAddressTable:
        return OwnAddressTable(self.connection)

    def updates(self, bot_id: int) -> UpdateTable:
        """Return the updates of one bot."""
        return UpdateTable(self.connection, bot_id)

    async def foresee(self, person: int, chat_id: int) -> None:
        """Read at once what acting on somebody's update in a chat asks first; each store tells its part of it.

        The version and the person are told once, forms and prompts as long as nothing is written to them by their
        stores: who writes to them in another way has to ``_forget``.
        """
        found = await foreseen(self.connection, person, chat_id)
        self.setup.foresee(found.version)
        self.people.foresee(person, found.person)
        self.drafts.foresee(person, found.drafts)
        self.prompts.foresee(chat_id, person, found.prompts)

    def _forget(self) -> None:
        """Forms and prompts that were read may hold no more."""
        self.drafts.forget()
        self.prompts.forget()

    async def optional(self, what: str, look_up: Callable[[], Awaitable[T]], otherwise: D) -> T | D:
        """Return what ``look_up`` reads, ``otherwise`` if it fails; ``what`` names it in the log and the counts."""
        return await looked_up(self.connection, what, look_up, otherwise, self._left_out)

    async def now(self) -> datetime:
        """Return the database's clock: machine time, for leases and retries only."""
        return await now_of(self.connection)


class UnitOfWork(Store):
    """A store that writes."""

    async def interrupt(self) -> None:
        """Break off the statement that is running, so that cancelling its task finds none to wait for.

        A task that was cancelled inside a statement of SQLite left its connection holding the write lock.
        """
        raw = self.connection.sync_connection
        driver = raw.connection.driver_connection if raw is not None else None
        if self.connection.dialect.name == "sqlite" and driver is not None:
            await driver.interrupt()
