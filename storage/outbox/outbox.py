"""What is owed to Telegram, and what of ours is in a chat."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, and_, bindparam, case, exists, false, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from helpdesk.destinations import Destination, has_chat
from helpdesk.outbox import MessageKind, OutboxMessage, Posted
from helpdesk.ticket.errors import Stale
from storage.engine.outbox_changes import OutboxChanges
from storage.outbox import held, shown
from storage.outbox.rows import MESSAGE, is_alone
from storage.outbox.sending import SendingTable
from storage.outbox.shown import POSTED
from storage.queries import rows
from storage.queries.rows import upsert, values
from storage.tables.transport import IS_WAITING, is_current, is_in, is_to, outbox, under_way
from storage.tables.transport import posted as messages
from storage.tables.types import UtcDateTime

# Built once: to build a statement costs more than to run it.
WAITS = select(outbox.c.id).where(outbox.c.slot == bindparam("slot"), IS_WAITING)
MESSAGE_AT = select(*POSTED).where(
    messages.c.chat_id == bindparam("chat_id"), messages.c.message_id == bindparam("message_id")
)
IN_SLOT = select(*POSTED).where(messages.c.slot == bindparam("slot"), is_current(messages))
ABOUT = (
    select(*POSTED)
    .where(messages.c.ticket == bindparam("ticket"), is_current(messages))
    .order_by(messages.c.chat_id, messages.c.message_id)
)
ABOUT_OF_KIND = ABOUT.where(messages.c.kind == bindparam("kind"))
VACATE = (
    update(messages)
    .where(messages.c.slot == bindparam("of"), is_current(messages))
    .values(current=False)
    .returning(*POSTED)
)

UNDER_A_CARD = (MessageKind.TEXT, MessageKind.FILES, MessageKind.REMINDER)
IN_A_CHAT = is_to(outbox, Destination.TELEGRAM)
IS_THERE = exists().where(messages.c.slot == outbox.c.slot, is_current(messages))

FRESH = timedelta(minutes=1)
ROUNDS = 5
MARKER: dict[str, Any] = {"state": "dropped", "slot": None, "facts": {}, "ended_at": func.now()}  # keeps ``once``


class OutboxTable:
    """``helpdesk.ports.talk.Outbox``: rows written in the transaction of what happened."""

    def __init__(
        self,
        connection: AsyncConnection,
        changes: OutboxChanges,
        sending: SendingTable,
        desk_time: Callable[[], datetime] | None,
    ) -> None:
        self._connection = connection
        self._changes = changes
        self._sending = sending
        self._desk_time = desk_time

    async def owe(self, message: OutboxMessage) -> int | None:
        """Store a message owed; None if it was owed before or its slot has one waiting, which then is made newer.

        None also for the private chat of somebody whom only another system knows: there is none.
        """
        if message.destination is Destination.TELEGRAM and not has_chat(message.chat_id):
            return None
        row = self._row(message)
        for _ in range(ROUNDS):  # on PostgreSQL the row that waits may be leased, or owed, while we look
            new = await self._insert(row)
            if new is not None:
                self._is_owed(new, message)
                return new
            if await self._waits(message.slot):
                if row["once"] is not None and not await self._insert(row | MARKER):
                    return None
                row["once"] = None
                if await self._freshen(message):
                    return None
            elif message.slot is None or row["once"] is not None:
                return None
        raise Stale(f"slot {message.slot}")

    def _is_owed(self, row: int, message: OutboxMessage) -> None:
        changes = self._changes.of(message.destination)
        changes.rows.add(row)
        if is_alone(message):
            changes.owed[row] = message

    async def _waits(self, slot: str | None) -> bool:
        if slot is None:
            return False
        return (await self._connection.execute(WAITS, {"slot": slot})).first() is not None

    def _row(self, message: OutboxMessage) -> dict[str, Any]:
        at: datetime | Any = func.now() if self._desk_time is None else self._desk_time()
        return values(message) | {"urgency": int(message.urgency), "facts": dict(message.facts), "owed_at": at}

    async def _insert(self, row: dict[str, Any]) -> int | None:
        new: int | None
        if any(isinstance(value, ColumnElement) for value in row.values()):
            insert = upsert(self._connection, outbox).values(**row).on_conflict_do_nothing()
            new = (await self._connection.execute(insert.returning(outbox.c.id))).scalar()
        else:
            new = await rows.add(self._connection, outbox, row, outbox.c.id)
        return new

    async def _freshen(self, message: OutboxMessage) -> bool:
        """Let the waiting row of the slot say the newer thing; it keeps its turn, or gets the more urgent one."""
        newer = {
            "chat_id": message.chat_id,
            "thread_id": message.thread_id,
            "kind": message.kind,
            "urgency": case((outbox.c.urgency > int(message.urgency), int(message.urgency)), else_=outbox.c.urgency),
            "ticket": message.ticket,
            "person": message.person,
            "under": message.under,
            "reply_to": message.reply_to,
            "perishable": outbox.c.perishable if message.perishable else false(),
            "silent": outbox.c.silent if message.silent else false(),
            "facts": dict(message.facts),
        }
        waits = and_(outbox.c.slot == message.slot, IS_WAITING)
        changed = update(outbox).where(waits).values(newer).returning(outbox.c.id)
        row: int | None = (await self._connection.execute(changed)).scalar()
        if row is not None:
            changes = self._changes.of(message.destination)
            changes.rows.add(row)
            changes.fresh.add(row)
        return row is not None

    async def posted(self, chat_id: int, message_id: int) -> Posted | None:
        """Return what we know of a message of ours."""
        return await self._one(MESSAGE_AT, chat_id=chat_id, message_id=message_id)

    async def newest_in(self, chat_id: int, limit: int) -> list[Posted]:
        """Return our current messages in a chat, newest first."""
        here = select(*POSTED).where(messages.c.chat_id == chat_id, is_current(messages))
        newest = here.order_by(messages.c.message_id.desc()).limit(limit)
        return [_posted(row) for row in await self._connection.execute(newest)]

    async def with_files(self, files: Collection[int]) -> Sequence[Posted]:
        """Return our messages that show one of these attachments, in every chat."""
        return await shown.with_files(self._connection, files)

    async def in_slot(self, slot: str) -> Posted | None:
        """Return the current message of a slot."""
        return await self._one(IN_SLOT, slot=slot)

    async def is_fresh(self, slot: str) -> bool:
        """Whether the current message of a slot was posted within the last minute."""
        here = and_(messages.c.slot == slot, is_current(messages))
        query = select(messages.c.posted_at, func.now(type_=UtcDateTime)).where(here)
        found = (await self._connection.execute(query)).one_or_none()
        return found is not None and found[1] - found[0] < FRESH

    async def is_owed(self, slot: str) -> bool:
        """Whether a message of that slot waits to be sent, or is being sent."""
        query = select(outbox.c.id).where(under_way(outbox.c.slot == slot)).limit(1)
        return (await self._connection.execute(query)).first() is not None

    async def cards_to_come(self, chat_id: int, thread_id: int | None) -> Sequence[int]:
        """Return the tickets whose first card waits to be sent to a chat or topic, in the order in which they go."""
        here = and_(IN_A_CHAT, outbox.c.chat_id == chat_id, outbox.c.thread_id.is_not_distinct_from(thread_id))
        return await self._first_cards(and_(here, IS_WAITING))

    async def held_up(self, chat_id: int, thread_id: int | None = None) -> Sequence[int]:
        """Return the tickets of which anything new is owed to a topic or chat, those without their card first."""
        here = [IN_A_CHAT, outbox.c.chat_id == chat_id]
        if thread_id is not None:
            here.append(outbox.c.thread_id == thread_id)
        cards = await self._first_cards(under_way(*here))
        new = and_(under_way(*here), outbox.c.kind.in_(UNDER_A_CARD), ~IS_THERE, outbox.c.ticket.is_not(None))
        others = await self._connection.execute(
            select(outbox.c.ticket).where(new).order_by(outbox.c.urgency, outbox.c.id)
        )
        return list(dict.fromkeys((*cards, *others.scalars())))

    async def _first_cards(self, wanted: ColumnElement[bool]) -> Sequence[int]:
        query = select(outbox.c.ticket).where(wanted, outbox.c.kind == MessageKind.CARD, ~IS_THERE)
        query = query.order_by(outbox.c.urgency, outbox.c.id)
        return [ticket for ticket in (await self._connection.execute(query)).scalars() if ticket is not None]

    async def refusal(self, slot: str) -> str | None:
        """Return why the waiting message of a slot was refused in every form, if it was."""
        query = select(outbox.c.refusal).where(outbox.c.slot == slot, IS_WAITING)
        refused: str | None = (await self._connection.execute(query)).scalar()
        return refused

    async def held(self, row: int) -> OutboxMessage | None:
        """Return what a row says that may or may not have arrived; None: that is known, or was long ago."""
        return await held.held(self._connection, row)

    async def owe_again(self, row: int) -> bool:
        """Owe once more what is held; False: it is owed again already, or what was in its place is."""
        message = await self.held(row)
        if message is None or await self._waits(message.slot) or not await held.owe_again(self._connection, row):
            return False
        self._changes.of(message.destination).rows.add(row)
        return True

    async def under_way(self, ticket: int) -> Sequence[OutboxMessage]:
        """Return what is being sent at this moment to show a ticket to somebody: it may show how it was before."""
        shows = and_(
            outbox.c.ticket == ticket,
            outbox.c.kind.in_((MessageKind.OWN, MessageKind.VIEW)),
            outbox.c.slot.is_not(None),
        )
        query = select(*MESSAGE).where(shows, is_in(outbox, "sending")).order_by(outbox.c.leased_until, outbox.c.id)
        return [OutboxMessage(**row._mapping) for row in await self._connection.execute(query)]

    async def take_slot(self, slot: str, posted: Posted) -> None:
        """Make ``posted`` the slot's message."""
        await self.vacate(slot)
        row = values(posted) | {"slot": slot, "current": True}
        await rows.put(self._connection, messages, row, "chat_id", "message_id")
        self._changes.slots.add(slot)

    async def vacate(self, slot: str) -> Posted | None:
        """Take the slot's message out of it; return it."""
        row = (await self._connection.execute(VACATE, {"of": slot})).one_or_none()
        self._changes.slots.add(slot)
        return _posted(row) if row else None

    async def about(self, ticket: int, kind: MessageKind | None = None) -> list[Posted]:
        """Return our current messages about a ticket, in every chat."""
        asked = (ABOUT, {"ticket": ticket}) if kind is None else (ABOUT_OF_KIND, {"ticket": ticket, "kind": kind})
        return [_posted(row) for row in await self._connection.execute(*asked)]

    async def move(self, old: int, new: int) -> None:
        """A group has a new id: what is owed to it goes there."""
        await self._sending.move(old, new)

    async def _one(self, query: Select[Any], **facts: object) -> Posted | None:
        row = (await self._connection.execute(query, facts)).one_or_none()
        return _posted(row) if row else None


def _posted(row: Row[Any]) -> Posted:
    return Posted(**row._mapping)
