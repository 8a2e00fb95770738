"""What goes next in a chat: the pure choice among its rows that wait."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

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

    @property
    def slots(self) -> tuple[str, ...]:
        """The slots whose message matters to it."""
        return tuple(slot for slot in (self.slot, self.under) if slot is not None)


@dataclass(frozen=True, slots=True)
class Choice:
    """The row of a chat that may go now; or, if there is none, when to look again (None: only after news)."""

    row: Waiting | None
    look_again: float | None


ReadyAt = Callable[[Waiting], float]
Key = tuple[int, int]


def key_of(row: Waiting) -> Key:
    """Return a row's usual turn: by urgency, then by age."""
    return row.urgency, row.id


def choose(rows: Iterable[Waiting], now: float, ready_at: ReadyAt) -> Choice:
    """Return the first row of one chat, of those given in the order of their turns, that may go now.

    A row that has to wait for its budget lets only rows of the other budget pass: an edit may overtake
    a burst of new cards, but nothing overtakes within its own kind, and nothing overtakes its own slot.
    Rows that can't differ in when they are ready are asked about once: a chat may have hundreds waiting.
    """
    known: dict[tuple[bool, bool, Urgency, int | None], float] = {}
    again: list[float] = []
    slots: set[str] = set()
    for row in rows:
        overtakes_itself = row.slot is not None and row.slot in slots
        if row.slot is not None:
            slots.add(row.slot)
        if row.blocked or overtakes_itself:
            continue
        sort = (row.edit, row.free, row.urgency, row.thread_id)
        if sort not in known:
            known[sort] = ready_at(row)
        at = max(row.after, known[sort])
        if at <= now:
            return Choice(row, None)
        again.append(at)
    return Choice(None, min(again, default=None))
