"""Sends what is owed: urgent first, one message at a time in each chat, chats side by side, as fast as is allowed."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass, field

from telegram import Bot

from bot.books import Report, given_up, release
from bot.carrier import Carrier, Hooks, Render
from bot.ledger import Ledger
from bot.machine import Backoff, Machine
from bot.pacing import Pacer
from bot.raw_bot import IN_FLIGHT_SENDS
from bot.schedule import Index, Waiting, choose
from helpdesk.owed import OwedRow, Say
from storage.database import Database
from storage.errors import DatabaseAway
from storage.news import News
from storage.sending import Leased, WaitingRow

log = logging.getLogger(__name__)

RESCAN = 5.0  # for rows that another process owes
RECOVER = 60.0  # for rows whose ending could not be written
TRIES = 3  # of a row whose renderer raises


@dataclass(slots=True)
class _Flight:
    """A row on its way, and its task."""

    leased: Leased
    task: asyncio.Task[None]


@dataclass(slots=True)
class _State:
    """What delivery knows at the moment."""

    index: Index = field(default_factory=Index)
    flights: dict[int, _Flight] = field(default_factory=dict)  # by chat
    news: News = field(default_factory=News)
    paused_until: float = 0.0
    rescan_at: float = 0.0
    recover_at: float = 0.0


class Delivery:
    """The outbox's sender. ``alone``: no other process delivers from this database (a lock sees to it)."""

    def __init__(
        self,
        bot: Bot,
        database: Database,
        render: Render,
        *,
        machine: Machine | None = None,
        hooks: Hooks | None = None,
        alone: bool = True,
    ) -> None:
        self._database = database
        self._machine = machine or Machine()
        self._carrier = Carrier(bot, database, render, hooks or Hooks())
        self._alone = alone
        self._ledger = Ledger(database, self._machine, self._written)
        self._pacer = Pacer()
        self._state = _State()
        self._away = Backoff()
        self._network = Backoff(0.5, 30.0)
        self._wake = asyncio.Event()
        self._quiet = asyncio.Event()
        self._stopping = asyncio.Event()
        self._tasks: list[asyncio.Task[None]] = []

    @property
    def owed(self) -> int:
        """How many messages wait or are on their way."""
        return len(self._state.index) + len(self._state.flights)

    @property
    def alive(self) -> bool:
        """Whether delivery is at work; False after a mistake of ours has ended it: health is red then."""
        return bool(self._tasks) and not any(task.done() for task in self._tasks)

    async def start(self) -> None:
        """Begin to send; what a killed process left half sent is looked at first."""
        self._database.listeners.append(self._heard)
        self._tasks = [
            asyncio.create_task(self._run(), name="delivery"),
            asyncio.create_task(self._ledger.run(), name="delivery's books"),
        ]
        for task in self._tasks:
            task.add_done_callback(self._ended)

    async def stop(self, seconds: float = 6.0) -> None:
        """Begin nothing new, let what is under way come to its end and be written down."""
        if self._heard in self._database.listeners:
            self._database.listeners.remove(self._heard)
        self._stopping.set()
        self._wake.set()
        flying = [flight.task for flight in self._state.flights.values()]
        if flying:
            await asyncio.wait(flying, timeout=seconds)
        for task in flying:
            task.cancel()  # its row stays "sending": the next start decides
        self._ledger.close()
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=2.0)
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*flying, *self._tasks, return_exceptions=True)

    async def idle(self) -> None:
        """Return once nothing is under way and nothing waits that may be sent now."""
        self._quiet.clear()
        self._wake.set()
        await self._quiet.wait()

    def _heard(self, news: News) -> None:
        self._state.news.add(news)
        self._quiet.clear()
        self._wake.set()

    async def _run(self) -> None:
        recovered = False
        while not self._stopping.is_set():
            self._wake.clear()
            try:
                if not recovered:
                    await self._recover(alone=self._alone)
                    recovered = True
                await self._refresh()
                again = await self._round()
            except DatabaseAway as error:
                again = self._machine.now() + self._troubled(error)
            else:
                self._away.reset()
            wait = max(0.0, min(again, self._state.rescan_at) - self._machine.now())
            await self._machine.wait(self._wake, wait)

    def _troubled(self, error: DatabaseAway) -> float:
        wait = self._away.grow()
        log.warning("delivery waits %.1f s for the database: %s", wait, error)
        return wait

    async def _recover(self, *, alone: bool) -> None:
        ours = [flight.leased.row.id for flight in self._state.flights.values()]
        async with self._database.unit() as unit:
            held = await unit.sending.recover(alone=alone, but=ours)
        if held:
            log.error("summaries %s may or may not have arrived; they are held, not sent again", held)
        self._state.recover_at = self._machine.now() + RECOVER

    async def _refresh(self) -> None:
        """Bring the index up to date: with the news, or now and then with everything."""
        state, now = self._state, self._machine.now()
        whole = now >= state.rescan_at
        if whole and now >= state.recover_at:
            await self._recover(alone=False)
        news, state.news = state.news, News()
        if not whole and not news:
            return
        try:
            async with self._database.reading() as store:
                rows = await store.sending.waiting(None if whole else news)
        except DatabaseAway:
            state.news.add(news)
            raise
        found = {row.id for row in rows}
        for row in (state.index.ids() if whole else news.rows) - found:
            state.index.take(row)
        flying = {flight.leased.row.id for flight in state.flights.values()}
        for waiting in rows:
            if waiting.id not in flying:
                state.index.put(_indexed(waiting, now))
        if whole:
            state.rescan_at = now + RESCAN
            self._pacer.tidy(now)

    async def _round(self) -> float:
        """Start whatever may go now; return when to look again."""
        state, now = self._state, self._machine.now()
        picks, again = self._picks(now)
        if picks:
            await self._lease(picks)
        elif not state.flights and not state.news:
            self._quiet.set()
        return again

    def _picks(self, now: float) -> tuple[list[Waiting], float]:
        state = self._state
        if now < state.paused_until:
            return [], state.paused_until
        picks: list[Waiting] = []
        again = now + RESCAN
        for chat, rows in state.index.chats():
            if chat in state.flights:
                continue
            if len(picks) + len(state.flights) >= IN_FLIGHT_SENDS:
                break
            choice = choose(rows, now, lambda row: self._pacer.ready_at(row.chat_id, now, edit=row.edit))
            if choice.row is not None:
                picks.append(choice.row)
                if not choice.row.free:
                    self._pacer.spend(chat, now, edit=choice.row.edit)
            elif choice.look_again is not None:
                again = min(again, choice.look_again)
        return picks, again

    async def _lease(self, picks: list[Waiting]) -> None:
        chats = {pick.id: pick for pick in picks}
        try:
            async with self._database.unit() as unit:
                leased = await unit.sending.lease(chats)
        except DatabaseAway:
            for pick in picks:
                self._refund(pick)
            raise
        for one in leased:
            pick = chats.pop(one.row.id)
            self._state.index.take(pick.id)
            task = asyncio.create_task(self._fly(one, pick), name=f"row {one.row.id}")
            self._state.flights[pick.chat_id] = _Flight(one, task)
        for pick in chats.values():  # leased by another, or blocked since: read it again
            self._refund(pick)
            self._state.news.rows.add(pick.id)
            self._wake.set()

    def _refund(self, pick: Waiting) -> None:
        if not pick.free:
            self._pacer.refund(pick.chat_id)

    async def _fly(self, leased: Leased, pick: Waiting) -> None:
        row = leased.row
        try:
            report = await self._carrier.carry(leased)
        except DatabaseAway as error:
            report = Report(release(row, counts=False), wait_chat=self._troubled(error))
        except Exception as error:  # one of the three broad catches: a bad row must not hold up the others
            log.exception("row %s (%s) to chat %s failed", row.id, row.owed.say, row.owed.chat_id)
            failed = row.attempts >= TRIES
            report = given_up(row, repr(error)) if failed else Report(release(row, float(row.attempts)))
        self._pace(pick, report)
        self._ledger.add(row, report)

    def _pace(self, pick: Waiting, report: Report) -> None:
        now, chat = self._machine.now(), pick.chat_id
        if report.cost == 0:
            self._refund(pick)
        elif report.cost > 1:
            self._pacer.spend(chat, now, edit=report.edit, cost=report.cost - 1)
        if report.cost:
            self._pacer.settle(chat, now, cost=report.cost)
        if report.wait_chat:
            self._pacer.park(chat, now + report.wait_chat)
        if now >= self._state.paused_until and (report.down or report.wait_all):
            self._state.paused_until = now + (report.wait_all or self._network.grow())
        if report.well and self._network.reset():
            log.warning("Telegram is reached again")

    def _written(self, row: OwedRow) -> None:
        """The books know how a row ended: its chat is free again."""
        self._state.flights.pop(row.owed.chat_id, None)
        self._state.news.rows.add(row.id)
        self._wake.set()

    def _ended(self, task: asyncio.Task[None]) -> None:
        if not task.cancelled() and task.exception() is not None:
            log.critical("%s has stopped", task.get_name(), exc_info=task.exception())


def _indexed(row: WaitingRow, now: float) -> Waiting:
    return Waiting(
        id=row.id,
        chat_id=row.chat_id,
        lane=row.lane,
        slot=row.slot,
        under=row.under,
        edit=row.edit or row.say is Say.BARE,
        free=row.say is Say.DELETE,
        blocked=row.blocked,
        after=now + row.wait if row.wait > 0 else 0.0,
    )
