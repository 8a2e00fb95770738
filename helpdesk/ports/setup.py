"""What admins set up in the chat."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Protocol

from helpdesk.calendar.rules import DayException
from helpdesk.people.chats import ChatTrouble, KnownChat, Lookup
from helpdesk.people.invitations import AccessRequest, Invitation
from helpdesk.settings.overlay import Change, Overlay
from helpdesk.settings.overlay_lists import Item


class Setup(Protocol):
    """What admins set up in the chat; every change goes with a ``note`` in the same transaction."""

    async def version(self) -> int:
        """Return the number of the last change; 0 before the first."""

    async def overlay(self) -> Overlay:
        """Return all that is laid over the configuration."""

    async def note(self, change: Change) -> int:
        """Write a change into the admins' journal, count the version on and return it; first of all in a unit."""

    async def changes(self) -> Sequence[Change]:
        """Return the latest lines of the admins' journal, newest first."""

    async def put_days(self, days: Sequence[DayException], change: Change) -> None:
        """Make these the admin's word on their dates, in the place of what was entered for them before."""

    async def remove_days(self, dates: Sequence[date], change: Change) -> None:
        """Take back what was entered for these dates."""

    async def confirm_year(self, year: int, change: Change) -> None:
        """Somebody has compared the year's list with the notified one."""


KeyValue = str | int | None


class KeyValues(Protocol):
    """Small things to remember by name."""

    async def get(self, key: str) -> KeyValue:
        """Return what was put under a key, None if nothing was."""

    async def put(self, key: str, value: KeyValue) -> None:
        """Remember ``value``; None forgets."""


class Invitations(Protocol):
    """One-time links."""

    async def add(self, invitation: Invitation) -> int:
        """Store a new link; return its id."""

    async def with_hash(self, secret_hash: str) -> Invitation | None:
        """Return the link of a secret, whatever became of it."""

    async def get(self, invitation: int) -> Invitation | None:
        """Return a link by its id."""

    async def open(self, now: datetime) -> Sequence[Invitation]:
        """Return the links that still work, oldest first."""

    async def take(self, invitation: int, person: int, now: datetime) -> bool:
        """Mark a link as taken; False if somebody was faster or it does not work any more."""

    async def revoke(self, now: datetime, *, invitation: int | None = None, made_by: int | None = None) -> int:
        """Make one link, or all of a person's, worthless; return how many worked until now."""

    async def revoke_printed(self, now: datetime) -> None:
        """Make every link that was printed on the terminal worthless: the newest alone counts."""


class AccessRequests(Protocol):
    """Strangers who asked to be let in."""

    async def of(self, person: int) -> AccessRequest | None:
        """Return a person's latest request."""

    async def put(self, request: AccessRequest) -> None:
        """Store a request over the person's former one."""


class Chats(Protocol):
    """Groups and channels that the bot has met."""

    async def get(self, chat: int) -> KnownChat | None:
        """Return a chat by our id."""

    async def known(self, chat_id: int) -> KnownChat | None:
        """Return a chat by Telegram's id."""

    async def all(self) -> Sequence[KnownChat]:
        """Return every chat that was met, oldest first."""

    async def put(self, chat: KnownChat) -> KnownChat:
        """Store what is known of a chat; return it with our id."""


class Troubles(Protocol):
    """Chats and topics that take nothing."""

    async def of(self, chat_id: int, thread_id: int = 0) -> ChatTrouble | None:
        """Return the present trouble of a chat, or of a topic; if there is none, the last one."""

    async def lasting(self) -> Sequence[ChatTrouble]:
        """Return all troubles that last, the oldest first."""

    async def put(self, trouble: ChatTrouble) -> None:
        """Store a trouble over the former one; delivery hears of one that has ended."""


class Lookups(Protocol):
    """What is to be asked of Telegram."""

    async def send(self, lookup: Lookup) -> None:
        """Store a lookup; the same one that waits already is enough."""

    async def waiting(self) -> Sequence[Lookup]:
        """Return what is to be asked of Telegram, oldest first."""

    async def done(self, lookup: int) -> bool:
        """The lookup is done; False: somebody else did it."""


class Items(Protocol):
    """Lists as the chat changed them: laid over the configuration. Every change goes with a ``note`` of the setup."""

    async def put(self, part: str, items: Sequence[Item]) -> None:
        """Store items under their keys; new ones come after those that are there."""
