"""Rows of the outbox as delivery handles them: what waits, what is leased, how it ended."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, and_, case, exists, or_, select, text
from sqlalchemy import func as sql

from helpdesk.destinations import Destination
from helpdesk.notify.kinds import Attachments
from helpdesk.outbox import Facts, MessageKind, OutboxMessage, OutboxRow, Posted, Urgency
from storage.outbox.shown import Things
from storage.tables.transport import IS_WAITING, is_current, is_in, is_to, outbox, posted
from storage.tables.types import UtcDateTime

MESSAGE = [outbox.c[name] for name in OutboxMessage.__dataclass_fields__]

_current = posted.alias("current_message")
_above = posted.alias("message_above")
_waiting_above, _sending_above = outbox.alias("waiting_above"), outbox.alias("sending_above")
_before = outbox.alias("owed_before")

IS_EDIT = exists().where(
    _current.c.slot == outbox.c.slot, is_current(_current), _current.c.chat_id == outbox.c.chat_id
)
IS_BLOCKED = and_(
    outbox.c.under.is_not(None),
    ~exists().where(_above.c.slot == outbox.c.under, is_current(_above)),
    or_(
        exists().where(_waiting_above.c.slot == outbox.c.under, is_in(_waiting_above, "waiting")),
        exists().where(_sending_above.c.slot == outbox.c.under, is_in(_sending_above, "sending")),
    ),
)
WAITS_ITS_TURN = exists().where(
    _before.c.destination == outbox.c.destination,
    _before.c.chat_id == outbox.c.chat_id,
    _before.c.id < outbox.c.id,
    text("owed_before.destination <> 'telegram' AND owed_before.state IN ('waiting', 'sending')"),  # as their index
)
RowKey = tuple[int, int, int]  # chat, urgency, id
BEFORE_ALL: RowKey = (-(2**62), 0, 0)


def is_held_back(destination: Destination) -> ColumnElement[bool]:
    """Return what keeps a row from going: the message above it is not there yet; in a lane, any row before it."""
    return IS_BLOCKED if destination is Destination.TELEGRAM else WAITS_ITS_TURN


def waiting(destination: Destination) -> Select[Any]:
    """Return the query of what waits for a destination."""
    return select(
        outbox.c.id,
        outbox.c.destination,
        outbox.c.chat_id,
        outbox.c.thread_id,
        outbox.c.urgency,
        outbox.c.kind,
        outbox.c.slot,
        outbox.c.under,
        outbox.c.not_before,
        IS_EDIT.label("edit"),
        is_held_back(destination).label("blocked"),
        case((outbox.c.kind == MessageKind.FILES, outbox.c.facts)).label("files"),
        sql.now(type_=UtcDateTime).label("now"),
    ).where(IS_WAITING, is_to(outbox, destination))


@dataclass(frozen=True, kw_only=True, slots=True)
class WaitingRow:
    """What must be known of a row to choose it."""

    id: int
    chat_id: int
    thread_id: int | None
    urgency: Urgency
    kind: MessageKind
    slot: str | None
    under: str | None
    edit: bool  # its slot has a message in this chat
    blocked: bool  # the message it is to stand under is owed, but not posted; in a lane, something is before it
    wait: float  # seconds
    files: int = 0  # attachments that it brings
    destination: Destination = Destination.TELEGRAM

    @property
    def free(self) -> bool:
        """Whether it takes nothing of Telegram's budgets."""
        return self.kind in (MessageKind.DELETE, MessageKind.REACT) or self.destination is not Destination.TELEGRAM

    @property
    def key(self) -> RowKey:
        """Its place among all that waits."""
        return self.chat_id, self.urgency, self.id


@dataclass(frozen=True, kw_only=True, slots=True)
class Leased:
    """A row that is ours to send, with the messages it speaks of as they are now."""

    row: OutboxRow
    current: Posted | None  # the message in its slot, if that is in the row's chat
    under: Posted | None
    displaced: Posted | None = None  # the slot's former message, if this one is to be sent below it
    sees: Things | None = None  # what it was rendered from


@dataclass(frozen=True, kw_only=True, slots=True)
class Ended:
    """How the sending of a row ended. ``shows``: an edited message and the hash of what it shows now."""

    row: int
    slot: str | None = None
    state: str = "sent"  # sent, dropped, failed, unknown
    refusal: str | None = None
    sent: tuple[Posted, ...] = ()
    shows: Posted | None = None
    gone: tuple[tuple[int, int], ...] = ()
    displaced: Posted | None = None  # another message has taken its place: it is to be taken away
    files: tuple[frozenset[int], ...] = ()  # for each message that was sent: which attachments it shows
    sees: Things | None = None  # whose words stand in what was sent or edited; None: nothing was rendered


def is_alone(message: OutboxMessage) -> bool:
    """Whether no other row or message has to do with when this one goes, once it is owed."""
    return message.destination is Destination.TELEGRAM and message.slot is None and message.under is None


def owed_row(row: int, message: OutboxMessage) -> WaitingRow:
    """Return the row of a message that has just been owed and is alone, as it would be read."""
    return WaitingRow(
        id=row,
        chat_id=message.chat_id,
        thread_id=message.thread_id,
        urgency=message.urgency,
        kind=message.kind,
        slot=None,
        under=None,
        edit=False,
        blocked=False,
        wait=0.0,
        files=_files(message.facts) if message.kind is MessageKind.FILES else 0,
    )


def _files(facts: Facts) -> int:
    return len(Attachments.read(facts).files) if facts else 0


def waiting_row(row: Row[Any]) -> WaitingRow:
    wait = (row.not_before - row.now).total_seconds() if row.not_before else 0.0
    return WaitingRow(
        id=row.id,
        destination=row.destination,
        chat_id=row.chat_id,
        thread_id=row.thread_id,
        urgency=Urgency(row.urgency),
        kind=MessageKind(row.kind),
        slot=row.slot,
        under=row.under,
        edit=bool(row.edit),
        blocked=bool(row.blocked),
        wait=max(0.0, wait),
        files=_files(row.files),
    )


def outbox_row(row: Row[Any]) -> OutboxRow:
    fields = dict(row._mapping)
    about = {name: fields.pop(name) for name in ("id", "attempts", "owed_at", "plain")}
    return OutboxRow(message=OutboxMessage(**fields | {"urgency": Urgency(fields["urgency"])}), **about)


def leased_row(row: OutboxRow, there: dict[str, Posted]) -> Leased:
    def message(slot: str | None) -> Posted | None:
        found = there.get(slot) if slot is not None else None
        return found if found is not None and found.chat_id == row.message.chat_id else None

    return Leased(row=row, current=message(row.message.slot), under=message(row.message.under))
