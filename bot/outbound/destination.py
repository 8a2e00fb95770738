"""Sends what is owed to one destination: one row at a time in each chat or lane, those side by side."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass
from typing import Protocol

from bot.base import logs
from bot.base.database_wait import DatabaseWait
from bot.base.monotonic import Machine
from bot.base.service import Part, Service
from bot.outbound.hooks import Hooks
from bot.outbound.order import Waiting, read_page
from bot.outbound.outcomes import SendOutcome, release
from bot.outbound.send_queue import SendQueue
from bot.outbound.troubled_places import TroubledPlaces
from bot.outbound.write_back import OutcomeWriter
from helpdesk.destinations import Destination
from helpdesk.notify.given_up import noted_as
from helpdesk.outbox import OutboxRow
from storage.database import Database
from storage.engine.errors import DatabaseAway
from storage.engine.outbox_changes import OutboxChanges
from storage.outbox.rows import Leased
from storage.outbox.sending import SendingTable
from storage.unit_of_work import Store

log = logging.getLogger(__name__)

RECOVER = 60.0  # for rows whose ending could not be written
TRIES = 3  # of a row whose renderer raises


@dataclass(slots=True)
class _Flight:
    """A row on its way, the chat that is busy with it, and its task."""

    chat_id: int
    task: asyncio.Task[None]


class Carrier(Protocol):
    """Knows the other side: it does what a row asks for, and says how that went."""

    async def carry(self, leased: Leased) -> SendOutcome:
        """Do what the row asks for; what it raises makes the row be tried again."""

    async def reached(self, row: OutboxRow) -> None:
        """A row went well where there was trouble."""

    def given_up(self, row: OutboxRow, error: str) -> SendOutcome:
        """Return what is written when a row has failed by a mistake of ours, as often as it may."""


class DestinationSender(Part):
    """The sender of one destination. ``alone``: no other process sends from this database (a lock sees to it)."""

    def __init__(
        self, destination: Destination, carrier: Carrier, database: Database, *, in_flight: int,
        machine: Machine | None = None, hooks: Hooks | None = None, places: TroubledPlaces | None = None,
        alone: bool = True, name: str = "",
    ) -> None:  # fmt: skip
        self.name = name or destination.value
        self._to = destination
        self._carrier = carrier
        self._database = database
        self._room = in_flight
        self._machine = machine or Machine()
        self._hooks = hooks or Hooks()
        self._places = places or TroubledPlaces()
        self._alone = alone
        self._outcomes = OutcomeWriter(database, destination, self._machine, self._written)
        self._queue = SendQueue(self._places, destination)
        self._flights: dict[int, _Flight] = {}  # by row
        self._changes = OutboxChanges()
        self._recovered, self._recover_at = False, 0.0
        self._away = DatabaseWait(self.name)
        self.last_well: float | None = None  # machine time
        self._wake, self._quiet = asyncio.Event(), asyncio.Event()
        self._stopping = asyncio.Event()
        alarm, writing = self._hooks.alarm, f"{self.name}'s outcomes"
        self._sending = Service(self.name, self._run, machine=self._machine, alarm=alarm)
        self._writing = Service(writing, self._outcomes.run, machine=self._machine, alarm=alarm)

    @property
    def queued(self) -> int:
        """How many messages wait or are on their way."""
        return len(self._queue) + len(self._flights)

    @property
    def alive(self) -> bool:
        """Whether delivery is at work; False after a mistake of ours has ended it: health is red then."""
        return self._sending.alive and self._writing.alive

    async def start(self) -> None:
        """Begin to send; what a killed process left half sent is looked at first."""
        self._database.listeners.append(self._heard)
        await self._sending.start()
        await self._writing.start()

    async def stop(self, seconds: float = 6.0) -> None:
        """Begin nothing new, let what is under way come to its end and be written down."""
        if self._heard in self._database.listeners:
            self._database.listeners.remove(self._heard)
        self._stopping.set()
        self._wake.set()
        await self._sending.stop(2.0)
        flying = [flight.task for flight in self._flights.values()]
        if flying:
            await asyncio.wait(flying, timeout=seconds)
        for task in flying:
            task.cancel()  # its row stays "sending": the next start decides
        self._outcomes.close()
        await self._writing.stop(2.0)
        await asyncio.gather(*flying, return_exceptions=True)

    async def idle(self) -> None:
        """Return once nothing is under way and nothing waits that may be sent now."""
        self._quiet.clear()
        self._wake.set()
        await self._quiet.wait()

    def _heard(self, changes: OutboxChanges) -> None:
        news = changes.of(self._to)
        if not news:
            return
        self._changes.add(news)
        self._quiet.clear()
        self._wake.set()

    async def _run(self) -> None:
        while not self._stopping.is_set():
            self._wake.clear()
            try:
                if not self._recovered:
                    await self._recover(alone=self._alone)
                    self._recovered = True
                await self._refresh()
                again = await self._round()
            except DatabaseAway as error:
                wait = self._away.after(error)
            else:
                self._away.over()
                wait = max(0.0, min(again, self._queue.rescan_at) - self._machine.now())
            await self._machine.wait(self._wake, wait)

    def _table(self, store: Store) -> SendingTable:
        return store.sending_to(self._to)

    async def _recover(self, *, alone: bool) -> None:
        ours = list(self._flights)
        async with self._database.unit() as unit:
            held = await self._table(unit).recover(alone=alone, but=ours)
        if held:
            log.error("summaries %s may or may not have arrived; they are held, not sent again", held)
        self._recover_at = self._machine.now() + RECOVER

    async def _refresh(self) -> None:
        """Read what waits: what the news is about, and now and then everything, a page in each round."""
        now = self._machine.now()
        if now >= self._recover_at:
            await self._recover(alone=False)
        scan = self._queue.scan(now)
        changes, self._changes = self._changes, OutboxChanges()
        new = self._queue.of_interest(changes)
        is_news = bool(new.rows or new.slots)
        if not is_news and scan is None:
            self._queue.learn([], changes, self._flights)
            return
        try:
            async with self._database.reading() as store:
                rows = await self._table(store).waiting(new) if is_news else []
                page = await read_page(self._table(store), scan) if scan is not None else []
                troubles = await store.chat_troubles.lasting() if scan is not None else ()  # some come by an update
        except DatabaseAway:
            self._changes.add(changes)
            raise
        self._places.load((trouble.chat_id, trouble.thread_id) for trouble in troubles)
        self._queue.learn(rows, changes, self._flights)
        if scan is not None:
            self._queue.scanned(scan, page, self._flights, now)

    async def _round(self) -> float:
        """Start whatever may go now; return when to look again."""
        room = self._room - len(self._flights)
        busy = {flight.chat_id for flight in self._flights.values()}
        picks, again = self._queue.picks(busy, room, self._machine.now())
        if picks:
            await self._lease(picks)
        elif not self._flights and not self._changes and not self._queue.is_scanning:
            self._quiet.set()
        return again

    async def _lease(self, picks: list[Waiting]) -> None:
        by_id = {pick.id: pick for pick in picks}
        try:
            async with self._database.unit() as unit:
                leased = await self._table(unit).lease(by_id)
        except DatabaseAway:
            for pick in picks:
                self._queue.refund(pick)
            raise
        for one in leased:
            pick = by_id.pop(one.row.id)
            self._queue.taken(pick)
            task = asyncio.create_task(self._fly(one, pick), name=f"row {one.row.id}")
            self._flights[pick.id] = _Flight(pick.chat_id, task)
        for pick in by_id.values():  # leased by another, or blocked since: read it again
            self._queue.refund(pick)
            self._changes.rows.add(pick.id)
            self._wake.set()

    async def _fly(self, leased: Leased, pick: Waiting) -> None:
        row = leased.row
        with logs.about(row=row.id, ticket=row.message.ticket, chat=logs.mark(row.message.chat_id)):
            report = await self._carry(leased)
        chat, thread = row.message.chat_id, row.message.thread_id
        if report.well:
            self.last_well = self._machine.now()
        try:
            self._hooks.carried(row, report.result)
            if report.is_sent and self._places.ends_by(chat, thread, row.id, edit=report.edit):
                await self._carrier.reached(row)
            self._queue.went(pick, report, self._machine.now())
        finally:
            self._outcomes.add(row, report)  # until it is written, nothing more goes to its chat

    async def _carry(self, leased: Leased) -> SendOutcome:
        row = leased.row
        try:
            return await self._carrier.carry(leased)
        except DatabaseAway as error:
            return SendOutcome(release(row, counts=False), wait_chat=self._away.after(error))
        except Exception as error:  # one of the four broad catches: a bad row must not hold up the others
            log.exception("row %s (%s) failed", row.id, row.message.kind)
            if row.attempts >= TRIES:
                log.error("row %s (%s) is given up as %s", row.id, row.message.kind, noted_as(row.id))  # noqa: TRY400
                return self._carrier.given_up(row, repr(error))
            wait = float(row.attempts)
            return SendOutcome(release(row, wait), wait_row=wait)

    def _written(self, row: OutboxRow) -> None:
        """It is written down how a row ended: its chat is free again."""
        flight = self._flights.pop(row.id, None)
        if flight is not None:
            self._queue.free(flight.chat_id)
        self._wake.set()
