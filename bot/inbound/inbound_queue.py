"""Whose turn is next: people take turns, with a press waiting a little sooner; each person's updates in order."""

from __future__ import annotations

import heapq
from collections import deque
from dataclasses import dataclass
from itertools import islice

from bot.base.token_bucket import TokenBucket
from storage.updates import Update

BURST = 20  # updates of one person that act as fast as they can; an album and what is said of it are fewer
RATE = 1.0  # of them a second after that: all act, but a flood only later, and others as if there were none
# Rounds by which a press goes before what is none: somebody at work waits for no crowd, and many presses of one
# person hold nobody's line up for long.
AHEAD = 3
PULLED = 3  # a press goes first if it is among so many of its person's next ones: their order is kept


@dataclass(frozen=True, slots=True)
class QueuedUpdate:
    """An update that is to act. ``leftover``: it was stored by a process that ended before it acted."""

    update: Update
    order: int
    leftover: bool = False


_Entry = tuple[int, bool, int, int]  # the person's round, whether a press waits, which is the oldest, the person


class InboundQueue:
    """Updates that wait, by person. One that was taken keeps its person busy until it is done.

    People take turns, however much each has said: a person's next update has the round after their last one, and the
    lowest round goes first. Times are machine time.
    """

    def __init__(self) -> None:
        self._waiting: dict[int, deque[QueuedUpdate]] = {}
        self._presses: list[_Entry] = []  # people with a press waiting, and all others with something
        self._lines: list[_Entry] = []
        self._resting: list[tuple[float, int]] = []  # people who have spent their budget, by when they have more
        self._budgets: dict[int, TokenBucket] = {}
        self._rounds: dict[int, int] = {}  # of people who have something waiting, or are busy
        self._round = 0  # the latest that was taken
        self._busy: set[int] = set()
        self._known: set[int] = set()
        self._count = 0

    def __len__(self) -> int:
        return len(self._known)

    def __contains__(self, update_id: object) -> bool:
        return update_id in self._known

    def add(self, update: Update, *, leftover: bool = False) -> None:
        """Let an update wait for its turn; one that waits already is left alone."""
        if update.update_id in self._known:
            return
        self._known.add(update.update_id)
        self._count += 1
        self._rounds.setdefault(update.person, self._round)
        self._waiting.setdefault(update.person, deque()).append(QueuedUpdate(update, self._count, leftover))
        if len(self._waiting[update.person]) <= PULLED:
            self._enter(update.person)

    def take(self, now: float, *, only_presses: bool = False) -> QueuedUpdate | None:
        """Return who is next, if anybody is; with ``only_presses`` nobody but those with a press waiting."""
        while self._resting and self._resting[0][0] <= now:
            self._enter(heapq.heappop(self._resting)[1])
        while (heap := self._next(only_presses=only_presses)) is not None:
            person = heapq.heappop(heap)[-1]
            budget = self._budgets.setdefault(person, TokenBucket(BURST, RATE, now))
            if (at := budget.ready_at(now)) > now:
                heapq.heappush(self._resting, (at, person))
                continue
            budget.spend(now)
            self._round = max(self._round, self._rounds[person])
            self._rounds[person] += 1
            self._busy.add(person)
            return self._waiting[person].popleft()
        return None

    def look_again(self) -> float | None:
        """Return when somebody has a budget again who has none now."""
        return self._resting[0][0] if self._resting else None

    def done(self, turn: QueuedUpdate, now: float) -> None:
        """The turn is over; the person's next update may have its own."""
        person = turn.update.person
        self._known.discard(turn.update.update_id)
        self._busy.discard(person)
        if self._waiting.get(person):
            self._enter(person)
        else:
            self._waiting.pop(person, None)
            self._rounds.pop(person, None)
            if not self._waiting:
                self._budgets = {one: budget for one, budget in self._budgets.items() if not budget.is_full_at(now)}

    def _next(self, *, only_presses: bool) -> list[_Entry] | None:
        """Return in which of the two the next one stands, without what is out of date at their tops."""
        for heap in (self._presses, self._lines):
            # An entry is out of date once its person had a turn or got a press; a newer one is there then.
            while heap and (heap[0][-1] in self._busy or heap[0] != self._entry(heap[0][-1])):
                heapq.heappop(heap)
        presses, lines = self._presses, self._lines
        if presses and (only_presses or not lines or presses[0][0] - AHEAD <= lines[0][0]):
            return presses
        return lines if lines and not only_presses else None

    def _enter(self, person: int) -> None:
        entry = self._entry(person) if person not in self._busy else None
        if entry is not None:
            heapq.heappush(self._presses if entry[1] else self._lines, entry)

    def _entry(self, person: int) -> _Entry | None:
        turns = self._waiting.get(person)
        if not turns:
            return None
        press = next((turn.order for turn in islice(turns, PULLED) if turn.update.is_press), None)
        return (self._rounds[person], press is not None, press or turns[0].order, person)
