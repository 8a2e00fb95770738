"""What a committed unit of work changed about messages owed, so that delivery can wake at once."""

from __future__ import annotations

from dataclasses import dataclass, field

from helpdesk.destinations import Destination
from helpdesk.outbox import OutboxMessage


@dataclass(slots=True)
class OutboxChanges:
    """Rows that are owed or changed, and slots whose message changed. Empty: delivery has nothing to do with it."""

    rows: set[int] = field(default_factory=set)
    slots: set[str] = field(default_factory=set)
    owed: dict[int, OutboxMessage] = field(default_factory=dict)  # those among them of which nothing need be read
    fresh: set[int] = field(default_factory=set)  # rows among them that say something newer than before
    places: set[tuple[int, int]] = field(default_factory=set)  # chats and topics whose trouble is over
    erased: set[str] = field(default_factory=set)  # what must stand nowhere now: in memory alone, as long as it takes
    lookups: bool = False  # something is to be asked of Telegram: bot/jobs/telegram_lookups.py wakes
    elsewhere: dict[Destination, OutboxChanges] = field(default_factory=dict)  # what is not owed to Telegram

    def __bool__(self) -> bool:
        news = self.rows or self.slots or self.places or self.erased or self.lookups
        return bool(news or any(self.elsewhere.values()))

    def of(self, destination: Destination) -> OutboxChanges:
        """Return the news for the sender of a destination: these themselves are Telegram's."""
        if destination is Destination.TELEGRAM:
            return self
        return self.elsewhere.setdefault(destination, OutboxChanges())

    def add(self, other: OutboxChanges) -> None:
        """Take in another unit's news."""
        self.owed = {row: message for row, message in self.owed.items() if row not in other.rows} | other.owed
        self.rows |= other.rows
        self.slots |= other.slots
        self.fresh |= other.fresh
        self.places |= other.places
        self.erased |= other.erased
        self.lookups |= other.lookups
        for destination, news in other.elsewhere.items():
            self.of(destination).add(news)
