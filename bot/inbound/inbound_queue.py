"""Whose turn is next: people with a press waiting first, else the oldest update; each person's updates in order."""

from __future__ import annotations

import heapq
from collections import deque
from dataclasses import dataclass

from storage.updates import Update


@dataclass(frozen=True, slots=True)
class QueuedUpdate:
    """An update that is to act. ``leftover``: it was stored by a process that ended before it acted."""

    update: Update
    order: int
    leftover: bool = False


class InboundQueue:
    """Updates that wait, by person. One that was taken keeps its person busy until it is done."""

    def __init__(self) -> None:
        self._waiting: dict[int, deque[QueuedUpdate]] = {}
        self._heap: list[tuple[int, int, int]] = []
        self._busy: set[int] = set()
        self._known: set[int] = set()
        self._count = 0

    def __len__(self) -> int:
        return len(self._known)

    def add(self, update: Update, *, leftover: bool = False) -> None:
        """Let an update wait for its turn; one that waits already is left alone."""
        if update.update_id in self._known:
            return
        self._known.add(update.update_id)
        self._count += 1
        self._waiting.setdefault(update.person, deque()).append(QueuedUpdate(update, self._count, leftover))
        self._enter(update.person)

    def take(self, *, only_presses: bool = False) -> QueuedUpdate | None:
        """Return who is next, if anybody is; with ``only_presses`` nobody but those with a press waiting."""
        while self._heap and not (only_presses and self._heap[0][0]):
            entry = heapq.heappop(self._heap)
            person = entry[-1]
            # An entry is out of date once its person had a turn or got a press; a newer one is in the heap then.
            if person not in self._busy and person in self._waiting and entry == self._key(person):
                self._busy.add(person)
                return self._waiting[person].popleft()
        return None

    def done(self, turn: QueuedUpdate) -> None:
        """The turn is over; the person's next update may have its own."""
        person = turn.update.person
        self._known.discard(turn.update.update_id)
        self._busy.discard(person)
        if self._waiting.get(person):
            self._enter(person)
        else:
            self._waiting.pop(person, None)

    def _enter(self, person: int) -> None:
        if person not in self._busy:
            heapq.heappush(self._heap, self._key(person))

    def _key(self, person: int) -> tuple[int, int, int]:
        turns = self._waiting[person]
        press = next((turn.order for turn in turns if turn.update.is_press), None)
        return (1, turns[0].order, person) if press is None else (0, press, person)
