"""While a message is owed, others may send what waits in its slot or owe to it: nothing is lost, nothing doubled."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import Any, cast

import pytest
from sqlalchemy import CursorResult, Dialect, Executable, select
from sqlalchemy.ext.asyncio import AsyncConnection

from helpdesk.outbox import MessageKind, OutboxMessage, Urgency
from helpdesk.ticket.errors import Stale
from storage.engine.outbox_changes import OutboxChanges
from storage.outbox.outbox import ROUNDS, OutboxTable
from storage.tables.transport import outbox
from storage.unit_of_work import UnitOfWork

OLD, NEW = ({"v": n} for n in range(2))
Theirs = Callable[[UnitOfWork], Awaitable[object]]


def card(facts: dict[str, int]) -> OutboxMessage:
    return OutboxMessage(
        chat_id=-100, kind=MessageKind.CARD, urgency=Urgency.P3, slot="card:1042@-100", ticket=1042, facts=facts
    )


class Overtaken:
    """A connection on which others are faster: before each of the next statements they do something."""

    def __init__(self, unit: UnitOfWork, *theirs: Theirs) -> None:
        self._unit = unit
        self._theirs = list(theirs)

    @property
    def dialect(self) -> Dialect:
        return self._unit.connection.dialect

    async def execute(self, statement: Executable, facts: Mapping[str, Any] | None = None) -> CursorResult[Any]:
        if self._theirs:
            await self._theirs.pop(0)(self._unit)
        return await self._unit.connection.execute(statement, facts)


async def nothing(_unit: UnitOfWork) -> None:
    """Let us be in time."""


async def send(unit: UnitOfWork) -> None:
    """Take what waits for sending."""
    await unit.sending.lease([row.id for row in await unit.sending.page()])


async def owe_too(unit: UnitOfWork) -> None:
    """Owe to the same slot."""
    await unit.outbox.owe(card(OLD))


async def owe(unit: UnitOfWork, *theirs: Theirs) -> int | None:
    connection = cast("AsyncConnection", Overtaken(unit, *theirs))
    return await OutboxTable(connection, OutboxChanges(), unit.sending, None).owe(card(NEW))


async def rows(unit: UnitOfWork) -> list[tuple[str, Any]]:
    found = await unit.connection.execute(select(outbox.c.state, outbox.c.facts).order_by(outbox.c.id))
    return [(row.state, row.facts) for row in found]


@pytest.mark.parametrize("in_time", [1, 2])
async def test_what_waits_and_is_sent_while_we_look_is_followed_by_a_row_of_our_own(
    unit: UnitOfWork, in_time: int
) -> None:
    await owe_too(unit)
    assert await owe(unit, *[nothing] * in_time, send) is not None
    assert await rows(unit) == [("sending", OLD), ("waiting", NEW)]


async def test_what_is_owed_by_others_while_we_look_is_made_newer(unit: UnitOfWork) -> None:
    assert await owe(unit, owe_too) is None
    assert await rows(unit) == [("waiting", NEW)]


async def test_whoever_is_overtaken_again_and_again_has_the_whole_unit_tried_anew(unit: UnitOfWork) -> None:
    with pytest.raises(Stale, match="card:1042"):
        await owe(unit, *(owe_too, send) * ROUNDS)
    assert [facts for _, facts in await rows(unit)] == [OLD] * ROUNDS
