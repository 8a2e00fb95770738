"""What goes next: the rows that wait, chat by chat, the chats whose turn is next, and the choice in one of them."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from heapq import heapify, heappop, heappush
from typing import Generic, TypeVar

from helpdesk.outbox import Urgency
from storage.outbox.rows import RowKey, WaitingRow
from storage.outbox.sending import SendingTable

K = TypeVar("K", float, tuple[int, int])

SCAN_PAGE = 1000  # rows that are read at once
STALE = 64  # entries of a heap that may be out of date before it is made anew


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
    files: int = 0  # attachments that it brings: each costs as much as a message
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


class ChatHeap(Generic[K]):
    """Chats by a key, the lowest first. A chat stands in it once; each change costs O(log n)."""

    def __init__(self) -> None:
        self._heap: list[tuple[K, int]] = []
        self._keys: dict[int, K] = {}

    def put(self, chat: int, key: K) -> None:
        """Give a chat its place, or another one."""
        if self._keys.get(chat) != key:
            self._keys[chat] = key
            heappush(self._heap, (key, chat))
            if len(self._heap) > 2 * len(self._keys) + STALE:
                self._heap = [(key, chat) for chat, key in self._keys.items()]
                heapify(self._heap)

    def drop(self, chat: int) -> None:
        """Take a chat out, if it is there."""
        self._keys.pop(chat, None)

    def first(self) -> tuple[K, int] | None:
        """Return the lowest key and its chat."""
        while self._heap:
            key, chat = self._heap[0]
            if self._keys.get(chat) == key:
                return key, chat
            heappop(self._heap)
        return None


@dataclass(slots=True)
class _ChatRows:
    """The rows of a chat, and their keys in order: of all, and of those that cost nothing."""

    rows: dict[Key, Waiting] = field(default_factory=dict)
    keys: list[Key] = field(default_factory=list)
    free: list[Key] = field(default_factory=list)

    def put(self, row: Waiting) -> None:
        key = key_of(row)
        self.rows[key] = row
        insort(self.keys, key)
        if row.free:
            insort(self.free, key)

    def take(self, row: Waiting) -> None:
        key = key_of(row)
        del self.rows[key]
        del self.keys[bisect_left(self.keys, key)]
        if row.free:
            del self.free[bisect_left(self.free, key)]


class Index:
    """The rows that wait, by chat."""

    def __init__(self) -> None:
        self._rows: dict[int, Waiting] = {}
        self._chats: dict[int, _ChatRows] = {}
        self._slots: Counter[str] = Counter()
        self._touched: set[int] = set()
        self.newest = 0
        """The highest id that was ever put in."""

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
        self.newest = max(self.newest, row.id)
        self._slots.update(row.slots)
        self._chats.setdefault(row.chat_id, _ChatRows()).put(row)
        self._touched.add(row.chat_id)

    def ids(self) -> set[int]:
        """Return the ids of all rows."""
        return set(self._rows)

    def take(self, row: int) -> Waiting | None:
        """Remove a row: it is being sent, or it is no longer owed."""
        waiting = self._rows.pop(row, None)
        if waiting is not None:
            self._touched.add(waiting.chat_id)
            chat = self._chats[waiting.chat_id]
            chat.take(waiting)
            for slot in waiting.slots:
                self._slots[slot] -= 1
                if not self._slots[slot]:
                    del self._slots[slot]
            if not chat.keys:
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

    def of(self, chat: int) -> Iterator[Waiting]:
        """Go through a chat's rows, the most urgent first."""
        rows = self._chats.get(chat)
        return iter(()) if rows is None else (rows.rows[key] for key in rows.keys)

    def first(self, chat: int) -> Key | None:
        """Return the key of a chat's most urgent row."""
        return self._chats[chat].keys[0] if chat in self._chats else None

    def first_free(self, chat: int) -> Key | None:
        """Return the key of a chat's most urgent row that costs nothing."""
        return self._chats[chat].free[0] if chat in self._chats and self._chats[chat].free else None

    def touch(self, chat: int) -> None:
        """Something about a chat has changed: whether it may have its turn is to be asked anew."""
        self._touched.add(chat)

    def touched(self) -> set[int]:
        """Return the chats that have changed since this was asked."""
        touched, self._touched = self._touched, set()
        return touched


@dataclass(slots=True)
class Scan:
    """A look at what waits. ``after``: up to which row; ``unseen``: what we know and have not found so far.

    None of it is missed if ``unseen`` is None: it is a look at what has come of late.
    """

    after: RowKey
    unseen: set[int] | None

    @property
    def is_whole(self) -> bool:
        """Whether everything that waits is looked at, by chat; else by id."""
        return self.unseen is not None


async def read_page(rows: SendingTable, scan: Scan) -> list[WaitingRow]:
    """Return what a scan is to take in next."""
    return await rows.page(scan.after, SCAN_PAGE, by_id=not scan.is_whole)
