"""What our messages in the chats show: words of which tickets, callers and forms, so that they can be taken away."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import cache
from typing import Any

from sqlalchemy import and_, bindparam, delete, or_, select, true, update
from sqlalchemy.ext.asyncio import AsyncConnection

from helpdesk.outbox import MessageKind, Posted
from helpdesk.ticket.ticket import Status
from storage.queries.rows import insert_into
from storage.tables.tickets import tickets
from storage.tables.transport import is_current, posted, shown

TICKET, CALLER, FORM, FILE = "ticket", "caller", "form", "file"

Thing = tuple[str, int]  # one of the four, and its number
Things = frozenset[Thing]

EXPORTS_WITH_CALLERS = f"list:{MessageKind.EXPORT}:%:1@%"  # how their slots look; whose names they hold nobody notes

FORGET = delete(shown).where(shown.c.chat_id == bindparam("chat_id"), shown.c.message_id == bindparam("message_id"))
IS_THIS = and_(posted.c.chat_id == bindparam("of_chat"), posted.c.message_id == bindparam("of_message"))
REMOVE = delete(posted).where(IS_THIS)
POSTED = [posted.c[name] for name in Posted.__dataclass_fields__]


async def note(connection: AsyncConnection, messages: Sequence[Posted], things: Things | None) -> None:
    """Write down what messages show, besides what they are known to; None: nothing was rendered.

    Of its own ticket each is known to be.
    """
    for message in messages if things is not None else ():
        where = {"chat_id": message.chat_id, "message_id": message.message_id}
        rows = [
            where | {"what": what, "number": number}
            for what, number in sorted((things or Things()) - _known(message))
        ]
        if rows:
            await connection.execute(_note(connection.dialect.name), rows if len(rows) > 1 else rows[0])


@cache
def _note(dialect: str) -> Any:
    return insert_into(dialect, shown).on_conflict_do_nothing()


async def note_files(
    connection: AsyncConnection, messages: Sequence[Posted], files: Sequence[frozenset[int]]
) -> None:
    """Write down which attachments each message shows, so that those can be taken back."""
    for message, shows in zip(messages, files, strict=True):
        await note(connection, [message], frozenset((FILE, number) for number in shows))


async def with_files(connection: AsyncConnection, files: Collection[int]) -> Sequence[Posted]:
    """Return our messages that show one of these attachments."""
    same = and_(shown.c.chat_id == posted.c.chat_id, shown.c.message_id == posted.c.message_id)
    query = select(*POSTED).join(shown, same).where(shown.c.what == FILE, shown.c.number.in_(files)).distinct()
    rows = await connection.execute(query.order_by(posted.c.chat_id, posted.c.message_id))
    return [Posted(**row._mapping) for row in rows]


async def note_anew(connection: AsyncConnection, message: Posted, things: Things | None) -> None:
    """Write down what an edited message shows now, in the place of what it showed before."""
    if things is not None:
        await _forget(connection, message.chat_id, message.message_id)
        await note(connection, [message], things)


def _known(message: Posted) -> Things:
    return frozenset({(TICKET, message.ticket)} if message.ticket is not None else ())


async def remove(connection: AsyncConnection, chat_id: int, message_id: int) -> None:
    """Forget a message that is gone from its chat."""
    await _forget(connection, chat_id, message_id)
    await connection.execute(REMOVE, {"of_chat": chat_id, "of_message": message_id})


async def _forget(connection: AsyncConnection, chat_id: int, message_id: int) -> None:
    await connection.execute(FORGET, {"chat_id": chat_id, "message_id": message_id})


async def showing(
    connection: AsyncConnection, *, caller: int, tickets: Collection[int], forms: Collection[int]
) -> Sequence[Posted]:
    """Return our messages in which words of these stand, in every chat, also those that nothing replaced.

    Every export with callers is among them.
    """
    things = ((TICKET, tickets), (CALLER, (caller,)), (FORM, forms))
    wanted = [and_(shown.c.what == what, shown.c.number.in_(numbers)) for what, numbers in things if numbers]
    same = and_(shown.c.chat_id == posted.c.chat_id, shown.c.message_id == posted.c.message_id)
    there = select(true()).where(same, or_(*wanted)).exists()
    exported = and_(posted.c.kind == MessageKind.EXPORT, posted.c.slot.like(EXPORTS_WITH_CALLERS))
    query = select(*POSTED).where(or_(posted.c.ticket.in_(tickets), there, exported))
    rows = await connection.execute(query.order_by(posted.c.chat_id, posted.c.message_id))
    return [Posted(**row._mapping) for row in rows]


async def doubt(connection: AsyncConnection) -> list[int]:
    """Let no edit be skipped as identical; return the tickets that are not closed and that a message shows."""
    await connection.execute(update(posted).where(is_current(posted)).values(rendered=None))
    there = and_(posted.c.ticket == tickets.c.number, is_current(posted), tickets.c.status != Status.CLOSED)
    query = select(tickets.c.number).join(posted, there).distinct().order_by(tickets.c.number)
    return list((await connection.execute(query)).scalars())
