"""What the desk needs of its memory: Protocols that ``storage/`` fulfils, on SQLite and PostgreSQL alike.

A ``Store`` reads and writes in one transaction; a store made by the reader engine refuses to write.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Protocol, TypeVar

from helpdesk.ports.mail import Letters, Mails
from helpdesk.ports.numbers import Statistics, Trends
from helpdesk.ports.people import Absences, Following, People
from helpdesk.ports.search import Search, Searches
from helpdesk.ports.setup import (
    AccessRequests,
    Chats,
    Invitations,
    Items,
    KeyValues,
    Lookups,
    Setup,
    Troubles,
)
from helpdesk.ports.talk import Drafts, Outbox, Prompts
from helpdesk.ports.texts import Answers, Erasing, Texts
from helpdesk.ports.tickets import Journal, Tickets
from helpdesk.ports.timers import Recounts, Reminders, Timers

if TYPE_CHECKING:  # it is loaded where JIRA is set up, and only there
    from helpdesk.ports.jira import JiraMemory

T = TypeVar("T")
D = TypeVar("D")


class Store(Protocol):
    """All that is remembered, in one transaction."""

    @property
    def tickets(self) -> Tickets: ...
    @property
    def journal(self) -> Journal: ...
    @property
    def timers(self) -> Timers: ...
    @property
    def reminders(self) -> Reminders: ...
    @property
    def texts(self) -> Texts: ...
    @property
    def search(self) -> Search: ...
    @property
    def searches(self) -> Searches: ...
    @property
    def key_values(self) -> KeyValues: ...
    @property
    def erasing(self) -> Erasing: ...
    @property
    def answers(self) -> Answers: ...
    @property
    def people(self) -> People: ...
    @property
    def drafts(self) -> Drafts: ...
    @property
    def prompts(self) -> Prompts: ...
    @property
    def following(self) -> Following: ...
    @property
    def absences(self) -> Absences: ...
    @property
    def outbox(self) -> Outbox: ...
    @property
    def setup(self) -> Setup: ...
    @property
    def recounts(self) -> Recounts: ...
    @property
    def statistics(self) -> Statistics: ...
    @property
    def trends(self) -> Trends: ...
    @property
    def invitations(self) -> Invitations: ...
    @property
    def access(self) -> AccessRequests: ...
    @property
    def chats(self) -> Chats: ...
    @property
    def chat_troubles(self) -> Troubles: ...
    @property
    def lookups(self) -> Lookups: ...
    @property
    def items(self) -> Items: ...
    @property
    def jira(self) -> JiraMemory: ...
    @property
    def mails(self) -> Mails: ...
    @property
    def letters(self) -> Letters: ...

    async def optional(self, what: str, look_up: Callable[[], Awaitable[T]], otherwise: D) -> T | D:
        """Return what ``look_up`` reads, ``otherwise`` if it fails: what only decorates a message never stops it."""
        ...
