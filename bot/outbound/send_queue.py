"""What delivery sends next: the rows that wait, the budgets they share, and the waits that were asked of us."""

from __future__ import annotations

import logging
from collections.abc import Container
from dataclasses import replace
from functools import partial

from bot.base.metrics import AGAIN
from bot.base.monotonic import Backoff
from bot.outbound.order import SCAN_PAGE, ChatHeap, Index, Key, Scan, Waiting, choose
from bot.outbound.outcomes import SendOutcome
from bot.outbound.rate_limiter import RateLimiter
from bot.outbound.troubled_places import ChatTopic, TroubledPlaces
from helpdesk.destinations import Destination
from helpdesk.outbox import MessageKind, Urgency
from storage.engine.outbox_changes import OutboxChanges
from storage.outbox.rows import BEFORE_ALL, WaitingRow, owed_row

log = logging.getLogger(__name__)

LOOK_AGAIN = 60.0
RESCAN = 5.0  # for rows that another process owes
WHOLE = 60.0  # for whatever else another process may have changed, if more waits than a page
NEVER_YET = float("-inf")
LATE = 1000  # of the latest ids: those that another process owed may be seen late


class SendQueue:
    """Picks rows and learns from how they went. All its times are machine time."""

    def __init__(self, places: TroubledPlaces | None = None, destination: Destination = Destination.TELEGRAM) -> None:
        self._to = destination
        self._places = places or TroubledPlaces()
        self._index = Index()
        self._turns: ChatHeap[Key] = ChatHeap()  # chats that may have something to send now
        self._free: ChatHeap[Key] = ChatHeap()  # those among them with something that costs nothing
        self._asleep: ChatHeap[float] = ChatHeap()  # chats that wait for a time
        self._scan: Scan | None = None
        self._whole_at = NEVER_YET
        self.rescan_at = NEVER_YET
        """When what waits is looked at again."""
        self.pacer = RateLimiter()
        self._network = Backoff(0.5, 30.0)
        self._paused_until = 0.0
        self._later: dict[int, float] = {}  # rows that wait again, until when

    def __len__(self) -> int:
        return len(self._index)

    @property
    def is_scanning(self) -> bool:
        """Whether a look at what waits is under way."""
        return self._scan is not None

    def scan(self, now: float) -> Scan | None:
        """Return the look at what waits that is under way or due: at everything, or at what has come of late."""
        if self._scan is None and now >= self.rescan_at:
            is_whole = now >= self._whole_at or len(self._index) <= SCAN_PAGE
            after = BEFORE_ALL if is_whole else (0, 0, self._index.newest - LATE)
            self._scan = Scan(after, self._index.ids() if is_whole else None)
        return self._scan

    def scanned(self, scan: Scan, page: list[WaitingRow], flying: Container[int], now: float) -> None:
        """Take in a page; the first look of all brings the waits that were written down before the start."""
        if self.rescan_at == NEVER_YET:
            self._later |= {row.id: now + row.wait for row in page if row.wait > 0}
        self._put(page, flying)
        if len(page) == SCAN_PAGE:
            scan.after = page[-1].key
            return
        self._scan, self.rescan_at = None, now + RESCAN
        if scan.unseen is not None:
            self._whole_at = now + WHOLE
            for row in scan.unseen:
                self._index.take(row)
            self.pacer.tidy(now)

    def learn(self, rows: list[WaitingRow], changes: OutboxChanges, flying: Container[int]) -> None:
        """Take in what the news is about: what was read, and what is known. Waits we know ourselves, and better.

        What was refused and says something newer now, or has a way again, is tried at once.
        """
        for row in changes.fresh:
            self._index.at_once(row)
        for place in changes.places:
            self._over(place)
        known = [*rows, *(owed_row(row, message) for row, message in changes.owed.items())]
        for row_id in changes.rows - {row.id for row in known}:
            self._index.take(row_id)
        self._put(known, flying)

    def _put(self, rows: list[WaitingRow], flying: Container[int]) -> None:
        for row in rows:
            if row.id not in flying:
                self._index.put(_indexed(row, self._later.pop(row.id, 0.0)))
        if self._scan is not None and self._scan.unseen:
            self._scan.unseen.difference_update(row.id for row in rows)

    def of_interest(self, changes: OutboxChanges) -> OutboxChanges:
        """Return of the news what must be read: which message is in a slot matters to what goes there."""
        slots = {slot for slot in changes.slots if self._index.is_about(slot)}
        return replace(changes, rows=changes.rows - changes.owed.keys(), slots=slots)

    def picks(self, busy: Container[int], room: int, now: float) -> tuple[list[Waiting], float]:
        """Return up to ``room`` rows that may go now, one a chat, and when to look again. They count as spent.

        A chat that is busy has its turn after :meth:`free`. No chat is looked at that can't have changed.
        """
        if now < self._paused_until:
            return [], self._paused_until
        self._wake(now)
        picks: list[Waiting] = []
        while len(picks) < room and (chat := self._next(now)) is not None:
            self._turns.drop(chat)
            self._free.drop(chat)
            if chat in busy:
                continue
            rows = self._places.in_turn(chat, self._index.of(chat))
            choice = choose(rows, now, partial(self._ready_at, now=now))
            if choice.row is not None:
                picks.append(choice.row)
                self._places.passed(choice.row)
                if not choice.row.free:
                    self.pacer.spend(chat, now, edit=choice.row.edit, urgency=choice.row.urgency)
            elif choice.look_again is not None:
                self._asleep.put(chat, choice.look_again)
        return picks, self._look_again(now)

    def _wake(self, now: float) -> None:
        """Give their turns to the chats that have changed, and to those that have waited long enough."""
        woken = self._index.touched()
        while (asleep := self._asleep.first()) is not None and asleep[0] <= now:
            self._asleep.drop(asleep[1])
            woken.add(asleep[1])
        for chat in woken:
            for heap, key in ((self._turns, self._index.first(chat)), (self._free, self._index.first_free(chat))):
                if key is None:
                    heap.drop(chat)
                else:
                    heap.put(chat, key)
            self._asleep.drop(chat)

    def _next(self, now: float) -> int | None:
        """Return whose turn it is; if what all share is spent, of those alone that have something free."""
        turn = self._turns.first()
        if turn is None or self._shared_at(turn[0], now) > now:
            turn = self._free.first()
        return turn[1] if turn is not None else None

    def _look_again(self, now: float) -> float:
        times = [now + LOOK_AGAIN]
        if (asleep := self._asleep.first()) is not None:
            times.append(asleep[0])
        if (turn := self._turns.first()) is not None and (at := self._shared_at(turn[0], now)) > now:
            times.append(at)  # else only room is missing, and it is told when there is some
        return min(times)

    def _shared_at(self, key: Key, now: float) -> float:
        return self.pacer.everybody_at(now, urgency=Urgency(key[0]))

    def free(self, chat: int) -> None:
        """Nothing is on its way to a chat any more."""
        self._index.touch(chat)

    def alive(self, chat: int, now: float) -> bool:
        """Somebody has spoken in a chat; return whether it is tried again by that."""
        is_tried = self._places.alive(chat, now)
        if is_tried:
            self._index.touch(chat)
        return is_tried

    def _ready_at(self, row: Waiting, now: float) -> float:
        there = self._places.ready_at(row, now)
        if row.free:
            return there
        at = self.pacer.ready_at(row.chat_id, now, edit=row.edit, urgency=row.urgency, files=row.files)
        return max(there, at)

    def _over(self, place: ChatTopic) -> None:
        """Nothing waits for that trouble any more, nor for what was refused in it."""
        if self._places.over(place):
            for row in list(self._index.of(place[0])):
                self._index.at_once(row.id)

    def taken(self, pick: Waiting) -> None:
        """The row is ours and on its way."""
        self._index.take(pick.id)

    def refund(self, pick: Waiting) -> None:
        """The row was not sent after all."""
        self._index.touch(pick.chat_id)
        if not pick.free:
            self.pacer.refund(pick.chat_id)

    def went(self, pick: Waiting, report: SendOutcome, now: float) -> None:
        """Take in how a row went: what it cost, who has to wait."""
        chat = pick.chat_id
        wait_row = report.wait_row
        if report.refused is not None:
            wait_row = self._places.refused(pick, report.refused, now)
        elif report.is_sent:
            for place in self._places.went_well(pick.chat_id, pick.thread_id, pick.id, edit=report.edit):
                self._over(place)
        elif report.result != AGAIN:
            self._places.ended(pick.id)
        if wait_row:
            self._later[pick.id] = now + wait_row
        if report.cost == 0:
            self.refund(pick)
        elif report.cost > 1:
            self.pacer.spend(chat, now, edit=report.edit, cost=report.cost - 1)
        if report.cost:
            self.pacer.settle(chat, now, cost=report.cost)
        if report.wait_chat:
            self.pacer.park(chat, now + report.wait_chat)
        if now >= self._paused_until and (report.down or report.wait_all):
            self._paused_until = now + (report.wait_all or self._network.grow())
        if report.well and self._network.reset():
            log.warning("%s is reached again", self._to.name.title())


def _indexed(row: WaitingRow, after: float) -> Waiting:
    return Waiting(
        id=row.id,
        chat_id=row.chat_id,
        thread_id=row.thread_id,
        urgency=row.urgency,
        slot=row.slot,
        under=row.under,
        edit=row.edit or row.kind is MessageKind.BARE,
        free=row.free,
        blocked=row.blocked,
        files=row.files,
        after=after,
    )
