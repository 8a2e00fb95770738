"""Delivery's side of the outbox: what waits, what is leased, how it ended. Waits and leases go by database time."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, and_, delete, select, update
from sqlalchemy import func as sql
from sqlalchemy.ext.asyncio import AsyncConnection

from helpdesk.destinations import Destination
from helpdesk.outbox import OutboxMessage, Posted, Urgency, deletion
from storage.engine.outbox_changes import OutboxChanges
from storage.outbox import held, shown, statements
from storage.outbox.rows import BEFORE_ALL, Ended, Leased, RowKey, WaitingRow, leased_row, outbox_row, waiting_row
from storage.queries import rows as of_rows
from storage.queries.clock import later, now_of
from storage.queries.rows import upsert, values
from storage.tables.joining import chat_troubles
from storage.tables.transport import IS_UNDER_WAY, IS_WAITING, is_in, is_to, outbox, posted


class SendingTable:
    """The outbox as the sender of one destination sees it, in one transaction."""

    def __init__(
        self,
        connection: AsyncConnection,
        changes: OutboxChanges | None = None,
        destination: Destination = Destination.TELEGRAM,
    ) -> None:
        self._connection = connection
        self._to = destination
        self._all_changes = changes if changes is not None else OutboxChanges()
        self._changes = self._all_changes.of(destination)

    @property
    def transaction(self) -> tuple[AsyncConnection, OutboxChanges]:
        """It, and what it has changed so far: for what is written together with how a row ended."""
        return self._connection, self._all_changes

    async def waiting(self, changes: OutboxChanges) -> list[WaitingRow]:
        """Return the rows that wait and that the changes are about."""
        about = {"rows": list(changes.rows), "slots": list(changes.slots)}
        found = await self._connection.execute(statements.some_waiting(self._to), about)
        return [waiting_row(row) for row in found]

    async def page(self, after: RowKey = BEFORE_ALL, size: int = 1000, *, by_id: bool = False) -> list[WaitingRow]:
        """Return rows that wait, the first ones after that key: chat by chat, or by their ids alone."""
        query = (statements.late_page if by_id else statements.page)(self._to)
        key = dict(zip(("chat_id", "urgency", "id"), after, strict=True))
        return [waiting_row(row) for row in await self._connection.execute(query, {**key, "size": size})]

    async def lease(self, rows: Collection[int]) -> list[Leased]:
        """Take rows for sending: only those that still wait, and are not blocked, become ours."""
        taking = statements.lease(self._connection.dialect.name, self._to)
        taken = await self._connection.execute(taking, {"of": list(rows)})
        leased = [outbox_row(row) for row in taken]
        slots = {slot for row in leased for slot in (row.message.slot, row.message.under) if slot is not None}
        there = await self._in_slots(slots)
        return [leased_row(row, there) for row in sorted(leased, key=lambda row: row.id)]

    async def shows(self, row: int, attempts: int) -> bool:
        """Whether a row was leased so often here: what had been written when it was is here, too."""
        query = select(outbox.c.id).where(outbox.c.id == row, outbox.c.attempts >= attempts)
        return (await self._connection.execute(query)).first() is not None

    async def end(self, endings: Iterable[Ended]) -> None:
        """Note how rows ended, and what is in the chats now."""
        for ending in endings:
            if ending.state == "unknown":
                await self._hold(ending.row, ending.refusal)
            else:
                await self._end_row(ending.row, ending.state, ending.refusal)
            for chat_id, message_id in ending.gone:
                await shown.remove(self._connection, chat_id, message_id)
            for message in ending.sent:
                await self._put(message)
            await shown.note(self._connection, ending.sent, ending.sees)
            if ending.files:
                await shown.note_files(self._connection, ending.sent, ending.files)
            if ending.displaced is not None:
                await self.owe(deletion(ending.displaced.chat_id, ending.displaced.message_id))
            if ending.shows is not None:
                await shown.note_anew(self._connection, ending.shows, ending.sees)
                await self._show(ending.shows)
            if ending.slot is not None:
                self._changes.slots.add(ending.slot)

    async def release(
        self, row: int, *, wait: float = 0.0, plain: bool = False, counts: bool = True, refusal: str | None = None
    ) -> None:
        """Give a row back to be sent later; if its slot has a newer row waiting by now, that one takes its place."""
        query = select(outbox.c.urgency, outbox.c.slot, outbox.c.attempts).where(outbox.c.id == row)
        urgency, slot, attempts = (await self._connection.execute(query)).one()
        if (newer := await self._waiting_in(slot)) is not None:
            taking: dict[str, Any] = {"urgency": min(urgency, newer.urgency)}
            if self._to is not Destination.TELEGRAM:  # there it is asked first whether a former try was done
                taking["attempts"] = outbox.c.attempts + max(0, attempts - (0 if counts else 1))
            await self._connection.execute(update(outbox).where(outbox.c.id == newer.id).values(taking))
            await self._end_row(row, "dropped", "a newer row took its place")
            self._changes.rows.add(newer.id)
            return
        back: dict[str, Any] = {"state": "waiting", "leased_until": None, "refusal": refusal}
        back["not_before"] = self._in(wait)
        if plain:
            back["plain"] = True
        if not counts:
            back["attempts"] = outbox.c.attempts - 1
        await self._connection.execute(update(outbox).where(outbox.c.id == row).values(back))
        self._changes.rows.add(row)

    async def forget(self, lost: Posted) -> None:
        """A message of ours is not there any more; what is owed to its slot will be sent anew."""
        await shown.remove(self._connection, lost.chat_id, lost.message_id)
        if lost.slot is not None:
            self._changes.slots.add(lost.slot)

    async def park(self, chat_id: int | None, seconds: float) -> None:
        """Let all that waits for a chat, or for the whole destination, wait longer, also across a restart."""
        theirs = [is_to(outbox, self._to), IS_WAITING]
        if chat_id is not None:
            theirs.append(outbox.c.chat_id == chat_id)
        await self._connection.execute(update(outbox).where(*theirs).values(not_before=self._in(seconds)))

    async def move(self, old: int, new: int) -> None:
        """A group has a new id: what is owed goes there; what was posted stays where it is (ids are per chat)."""
        here = and_(is_to(outbox, self._to), outbox.c.chat_id == old)
        going = and_(here, IS_UNDER_WAY)
        rows = (await self._connection.execute(select(outbox).where(going).order_by(outbox.c.id))).all()
        for row in rows:
            # Slots of a chat's own messages end in its id (card:1042@-100…): they are the new chat's slots now.
            slot, under = (statements.renamed(name, old, new) for name in (row.slot, row.under))
            taken = and_(outbox.c.slot == slot, IS_WAITING, outbox.c.id != row.id)
            waits = row.state == "waiting" and slot
            if waits and (await self._connection.execute(select(outbox.c.id).where(taken))).first():
                await self._end_row(row.id, "dropped", "owed to the new chat already")
                continue
            change = {"chat_id": new, "slot": slot, "under": under, "reply_to": None}
            await self._connection.execute(update(outbox).where(outbox.c.id == row.id).values(change))
            self._changes.rows.add(row.id)

    async def recover(self, *, alone: bool, but: Collection[int] = ()) -> list[int]:
        """Give back what a killed process was sending; return the summaries, which are held instead.

        Nobody can tell whether they arrived. A card, a reply or a ping is better doubled than lost; a summary is not.
        ``alone``: no other process can be sending, so no lease needs to run out first. ``but``: what we are sending.
        """
        lost = [is_to(outbox, self._to), is_in(outbox, "sending"), outbox.c.id.not_in(but)]
        if not alone:
            lost.append(outbox.c.leased_until < later(self._connection.dialect.name))
        rows = (await self._connection.execute(select(outbox.c.id, outbox.c.urgency).where(*lost))).all()
        in_doubt = []
        for row in rows:
            if row.urgency == Urgency.SUMMARY:
                await self._hold(row.id, "the process ended while it was being sent")
                in_doubt.append(row.id)
            else:
                await self.release(row.id)
        return in_doubt

    async def hold_summaries(self, why: str) -> int:
        """Hold the summaries and files that wait or were being sent; return how many."""
        bulk = and_(IS_UNDER_WAY, outbox.c.urgency == Urgency.SUMMARY)
        rows = (await self._connection.execute(select(outbox.c.id).where(bulk))).scalars().all()
        for row in rows:
            await self._hold(row, why)
        return len(rows)

    async def oldest_waiting(self) -> tuple[int, float]:
        """Return how many rows wait, and for how many seconds the oldest has; but for chats in trouble."""
        waits = [IS_WAITING, is_to(outbox, self._to)]
        if self._to is Destination.TELEGRAM:
            lasting = select(chat_troubles.c.chat_id).where(chat_troubles.c.ended_at.is_(None))
            waits.append(outbox.c.chat_id.not_in(lasting))
        query = select(sql.count(), sql.min(outbox.c.owed_clock)).where(*waits)
        count, since = (await self._connection.execute(query)).one()
        return count, (await now_of(self._connection) - since).total_seconds() if since is not None else 0.0

    async def last_posts(self) -> dict[int, datetime]:
        """Return when the last message of ours that can be pressed or replied to came into each chat."""
        query = select(posted.c.chat_id, sql.max(posted.c.posted_at)).group_by(posted.c.chat_id)
        return {chat_id: at for chat_id, at in await self._connection.execute(query)}

    async def purge(self, before: datetime) -> int:
        """Delete rows that ended before then; keys that say "owed only once" stay."""
        old = and_(outbox.c.ended_at < before, outbox.c.once.is_(None))
        gone = await self._connection.execute(delete(outbox).where(old).returning(outbox.c.id))
        return len(gone.all())

    async def _waiting_in(self, slot: str | None) -> Row[int, int] | None:
        if slot is None:  # which equals no other
            return None
        return (await self._connection.execute(statements.WAITING_IN, {"slot": slot})).one_or_none()

    async def _end_row(self, row: int, state: str, refusal: str | None) -> None:
        """However it ended: names and words are not kept longer than they are needed. In its lane the next may go."""
        end = {"of": row, "state": state, "refusal": refusal}
        ending = statements.FAIL if state == "failed" else statements.END
        lane = (await self._connection.execute(ending, end)).scalar_one()
        if self._to is not Destination.TELEGRAM:
            following = await self._connection.execute(statements.NEXT_IN_LANE, {"to": self._to, "lane": lane})
            self._changes.rows.update(row for row in following.scalars() if row is not None)

    async def _hold(self, row: int, refusal: str | None) -> None:
        """Nobody can tell whether it arrived: whoever waits for it and the admins hear of it at once."""
        for notice, since in await held.hold(self._connection, row, refusal):
            await self.owe(notice, since)

    async def _in_slots(self, slots: Collection[str]) -> dict[str, Posted]:
        if not slots:
            return {}
        found = await self._connection.execute(statements.IN_SLOTS, {"slots": list(slots)})
        return {row.slot: Posted(**row._mapping) for row in found}

    async def _put(self, message: Posted) -> None:
        if message.slot is not None and message.current:
            await self._connection.execute(statements.DISPLACE, {"of_slot": message.slot, **_this(message)})
        await of_rows.put(self._connection, posted, values(message), "chat_id", "message_id")

    async def owe(self, message: OutboxMessage, owed_at: datetime | None = None) -> None:
        """Owe what follows from how a row ended, unless it waits already; ``owed_at``: since when, in desk time."""
        row = values(message) | {
            "urgency": int(message.urgency),
            "facts": dict(message.facts),
            "owed_at": owed_at or sql.now(),
        }
        new = upsert(self._connection, outbox).values(**row).on_conflict_do_nothing().returning(outbox.c.id)
        rows = (await self._connection.execute(new)).scalars()
        self._all_changes.of(message.destination).rows.update(rows)

    async def rewrite(self, message: Posted, content: OutboxMessage) -> None:
        """Owe that a message of ours, of which nobody knows any more, says something else: it can't be deleted."""
        await self._put(message)
        await self.owe(content)

    async def _show(self, message: Posted) -> None:
        await self._connection.execute(statements.SHOW, {"rendered": message.rendered, **_this(message)})

    def _in(self, seconds: float) -> ColumnElement[datetime] | None:
        return later(self._connection.dialect.name, seconds) if seconds > 0 else None


def _this(message: Posted) -> dict[str, int]:
    return {"of_chat": message.chat_id, "of_message": message.message_id}
