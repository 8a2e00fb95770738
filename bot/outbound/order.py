"""What goes next: the index of rows that wait, and the pure choice among them, chat by chat."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from helpdesk.outbox import Urgency


@dataclass(frozen=True, kw_only=True, slots=True)
class Waiting:
    """What delivery must know of a row to choose it: the row itself is read when its turn has come."""

    id: int
    chat_id: int
    urgency: Urgency
    thread_id: int | None = None
    slot: str | None = None
    under: str | None = None
    edit: bool = False  # its slot has a message already
    free: bool = False  # costs nothing of the chat's budget (a delete)
    blocked: bool = False  # the message it is to stand under is still owed
    after: float = 0.0  # machine time before which it is not tried


@dataclass(frozen=True, slots=True)
class Choice:
    """The row of a chat that may go now; or, if there is none, when to look again (None: only after news)."""

    row: Waiting | None
    look_again: float | None


ReadyAt = Callable[[Waiting], float]
Order = Callable[[Waiting], tuple[int, ...]]


def by_urgency(row: Waiting) -> tuple[int, ...]:
    """Return a row's usual turn."""
    return (row.urgency, row.id)


def choose(rows: Iterable[Waiting], now: float, ready_at: ReadyAt, order: Order = by_urgency) -> Choice:
    """Return the most urgent row of one chat that may go now.

    A row that has to wait for its budget lets only rows of the other budget pass: an edit may overtake
    a burst of new cards, but nothing overtakes within its own kind, and nothing overtakes its own slot.
    """
    again: list[float] = []
    slots: set[str] = set()
    for row in sorted(rows, key=order):
        overtakes_itself = row.slot is not None and row.slot in slots
        if row.slot is not None:
            slots.add(row.slot)
        if row.blocked or overtakes_itself:
            continue
        at = max(row.after, ready_at(row))
        if at <= now:
            return Choice(row, None)
        again.append(at)
    return Choice(None, min(again, default=None))


def _slots_of(row: Waiting) -> tuple[str, ...]:
    return tuple(slot for slot in (row.slot, row.under) if slot is not None)


class Index:
    """The rows that wait, by chat."""

    def __init__(self) -> None:
        self._rows: dict[int, Waiting] = {}
        self._chats: dict[int, dict[int, Waiting]] = {}
        self._slots: Counter[str] = Counter()

    def __len__(self) -> int:
        return len(self._rows)

    def __contains__(self, row: int) -> bool:
        return row in self._rows

    def put(self, row: Waiting) -> None:
        """Add a row, or bring what is known of it up to date; a wait that was set for it stays as it was."""
        former = self.take(row.id)
        if former is not None:
            row = replace(row, after=former.after or row.after)
        self._rows[row.id] = row
        self._slots.update(_slots_of(row))
        self._chats.setdefault(row.chat_id, {})[row.id] = row

    def ids(self) -> set[int]:
        """Return the ids of all rows."""
        return set(self._rows)

    def take(self, row: int) -> Waiting | None:
        """Remove a row: it is being sent, or it is no longer owed."""
        waiting = self._rows.pop(row, None)
        if waiting is not None:
            rows = self._chats[waiting.chat_id]
            del rows[row]
            for slot in _slots_of(waiting):
                self._slots[slot] -= 1
                if not self._slots[slot]:
                    del self._slots[slot]
            if not rows:
                del self._chats[waiting.chat_id]
        return waiting

    def at_once(self, row: int) -> None:
        """Let a row wait no longer."""
        former = self.take(row)
        if former is not None:
            self.put(replace(former, after=0.0))

    def is_about(self, slot: str) -> bool:
        """Whether a row is to be sent into a slot, or under its message."""
        return slot in self._slots

    def of(self, chat: int) -> list[int]:
        """Return the ids of a chat's rows."""
        return list(self._chats.get(chat, ()))

    def chats(self) -> Iterator[tuple[int, Iterable[Waiting]]]:
        """Go through the chats that have something waiting, the most urgent first."""
        first = {chat: min((row.urgency, row.id) for row in rows.values()) for chat, rows in self._chats.items()}
        for chat in sorted(first, key=first.__getitem__):
            yield chat, self._chats[chat].values()
