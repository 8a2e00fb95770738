"""What delivery sends next: the rows that wait, the budgets they share, and the waits that were asked of us."""

from __future__ import annotations

import logging
from collections.abc import Container
from dataclasses import replace
from functools import partial

from bot.base.metrics import AGAIN
from bot.base.monotonic import Backoff
from bot.outbound.order import Index, Waiting, choose
from bot.outbound.outcomes import SendOutcome
from bot.outbound.rate_limiter import RateLimiter
from bot.outbound.troubled_places import ChatTopic, TroubledPlaces
from helpdesk.outbox import MessageKind
from storage.engine.outbox_changes import OutboxChanges
from storage.outbox.rows import WaitingRow

log = logging.getLogger(__name__)

LOOK_AGAIN = 60.0


class SendQueue:
    """Picks rows and learns from how they went. All its times are machine time."""

    def __init__(self, places: TroubledPlaces | None = None) -> None:
        self._places = places or TroubledPlaces()
        self._index = Index()
        self.pacer = RateLimiter()
        self._network = Backoff(0.5, 30.0)
        self._paused_until = 0.0
        self._later: dict[int, float] = {}  # rows that wait again, until when

    def __len__(self) -> int:
        return len(self._index)

    def start(self, rows: list[WaitingRow], now: float) -> None:
        """Take in what was owed before the start, with the waits that were written down for it."""
        self._later = {row.id: now + row.wait for row in rows if row.wait > 0}
        self.learn(rows, None, (), now)

    def learn(
        self, rows: list[WaitingRow], changes: OutboxChanges | None, flying: Container[int], now: float
    ) -> None:
        """Take in what was read: all that waits, or what ``news`` is about. Waits we know ourselves, and better."""
        gone = (self._index.ids() if changes is None else changes.rows) - {row.id for row in rows}
        for row_id in gone:
            self._index.take(row_id)
        for row in rows:
            if row.id not in flying:
                self._index.put(_indexed(row, self._later.pop(row.id, 0.0)))
        if changes is None:
            self.pacer.tidy(now)

    def of_interest(self, changes: OutboxChanges) -> OutboxChanges:
        """Return of the news what must be read: which message is in a slot matters to what goes there."""
        return replace(changes, slots={slot for slot in changes.slots if self._index.is_about(slot)})

    def hears(self, changes: OutboxChanges) -> None:
        """What was refused and says something newer now, or has a way again, is tried at once."""
        for row in changes.fresh:
            self._index.at_once(row)
        for place in changes.places:
            self._over(place)

    def picks(self, busy: Container[int], room: int, now: float) -> tuple[list[Waiting], float]:
        """Return up to ``room`` rows that may go now, one a chat, and when to look again. They count as spent."""
        if now < self._paused_until:
            return [], self._paused_until
        picks: list[Waiting] = []
        again = now + LOOK_AGAIN
        for chat, rows in self._index.chats():
            if len(picks) >= room:
                break
            if chat in busy:
                continue
            choice = choose(rows, now, lambda row: self._ready_at(row, now), partial(self._places.order, chat))
            if choice.row is not None:
                picks.append(choice.row)
                self._places.passed(choice.row)
                if not choice.row.free:
                    self.pacer.spend(chat, now, edit=choice.row.edit, urgency=choice.row.urgency)
            elif choice.look_again is not None:
                again = min(again, choice.look_again)
        return picks, again

    def _ready_at(self, row: Waiting, now: float) -> float:
        there = self._places.ready_at(row, now)
        if row.free:
            return there
        return max(there, self.pacer.ready_at(row.chat_id, now, edit=row.edit, urgency=row.urgency))

    def _over(self, place: ChatTopic) -> None:
        """Nothing waits for that trouble any more, nor for what was refused in it."""
        if self._places.over(place):
            for row in self._index.of(place[0]):
                self._index.at_once(row)

    def taken(self, pick: Waiting) -> None:
        """The row is ours and on its way."""
        self._index.take(pick.id)

    def refund(self, pick: Waiting) -> None:
        """The row was not sent after all."""
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
            log.warning("Telegram is reached again")


def _indexed(row: WaitingRow, after: float) -> Waiting:
    return Waiting(
        id=row.id,
        chat_id=row.chat_id,
        thread_id=row.thread_id,
        urgency=row.urgency,
        slot=row.slot,
        under=row.under,
        edit=row.edit or row.kind is MessageKind.BARE,
        free=row.kind in (MessageKind.DELETE, MessageKind.REACT),
        blocked=row.blocked,
        after=after,
    )
