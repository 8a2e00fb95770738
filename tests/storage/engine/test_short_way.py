"""A statement of SQLite that is asked for again goes the short way, and nobody can tell but by the time it takes."""

from __future__ import annotations

import gc
from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import bindparam, insert, literal, select, update
from sqlalchemy.dialects import sqlite
from sqlalchemy.exc import IntegrityError, StatementError

from helpdesk.destinations import Destination
from helpdesk.outbox import MessageKind
from storage.database import Database
from storage.engine.errors import ReadOnlyStore
from storage.engine.short_way import MOST, WAYS
from storage.tables.transport import outbox
from storage.unit_of_work import UnitOfWork
from tests.storage.statements import heard

AT = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
NOT_TWICE = sqlite.insert(outbox).on_conflict_do_nothing().returning(outbox.c.id, outbox.c.owed_at)
THESE = select(outbox).where(outbox.c.slot.in_(bindparam("slots", expanding=True))).order_by(outbox.c.id)
THROUGH_STATE = update(outbox).where(outbox.c.slot == bindparam("of")).values(ended_at=bindparam("end"), state="sent")
TIMES = 4  # once, twice, and then the short way


def row(slot: str, **more: Any) -> dict[str, Any]:
    return {
        "destination": Destination.TELEGRAM, "chat_id": 7, "kind": MessageKind.CARD, "urgency": 2, "slot": slot,
        "perishable": False, "silent": True, "facts": {"ever": ["so", 1, None]}, "owed_at": AT,
    } | more  # fmt: skip


async def test_each_time_the_rows_are_those_of_the_long_way(unit: UnitOfWork) -> None:
    for number in range(TIMES):
        assert (await unit.connection.execute(NOT_TWICE, row(f"card:{number}"))).one().owed_at == AT
    for wanted in [[], ["card:1"], ["card:0", "card:3"], [f"card:{n}" for n in range(MOST + 2)]] * TIMES:
        found = (await unit.connection.execute(THESE, {"slots": wanted})).all()
        (long,) = [await unit.connection.execute(THESE, {"slots": wanted}, execution_options={"long": True})]
        known = [r for r in wanted if r < "card:4" and len(r) == 6]
        assert [r.slot for r in found] == known
        assert [tuple(r) for r in found] == [tuple(r) for r in long.all()]
        for each in found:
            assert (each.kind, each.facts, each._mapping[outbox.c.owed_at]) == (
                MessageKind.CARD,
                row("")["facts"],
                AT,
            )


async def test_what_was_changed_is_counted(unit: UnitOfWork) -> None:
    await unit.connection.execute(NOT_TWICE, row("card:1"))
    for slot, rows in [("card:1", 1), ("card:2", 0)] * TIMES:
        assert (await unit.connection.execute(THROUGH_STATE, {"of": slot, "end": AT})).rowcount == rows
    assert (await unit.connection.execute(THESE, {"slots": ["card:1"]})).one().state == "sent"


async def test_two_that_look_alike_keep_their_own_values(unit: UnitOfWork) -> None:
    alike = [select(literal(number), bindparam("more", type_=outbox.c.id.type)) for number in (1, 2)]
    for _ in range(TIMES):
        assert [tuple((await unit.connection.execute(one, {"more": 3})).one()) for one in alike] == [(1, 3), (2, 3)]


async def test_other_columns_of_the_same_insert_are_its_own(unit: UnitOfWork) -> None:
    plain = insert(outbox)
    for number in range(TIMES):
        await unit.connection.execute(plain, row(f"a:{number}"))
        await unit.connection.execute(plain, row(f"b:{number}", ticket=number))
    found = (await unit.connection.execute(select(outbox.c.ticket).order_by(outbox.c.id))).scalars().all()
    assert found == [None, 0, None, 1, None, 2, None, 3]


async def test_refusals_are_those_of_the_long_way(unit: UnitOfWork) -> None:
    plain = insert(outbox)
    for number in range(TIMES):
        await unit.connection.execute(plain, row(f"a:{number}", once=f"{number}"))
        with pytest.raises(IntegrityError, match="UNIQUE constraint failed") as refused:
            await unit.connection.execute(plain, row("b", once=f"{number}"))
        assert "hidden" in str(refused.value)
        with pytest.raises(StatementError, match="naive instant"):
            await unit.connection.execute(plain, row("c", once="c", owed_at=AT.replace(tzinfo=None)))
        with pytest.raises(StatementError, match="required for bind parameter"):
            await unit.connection.execute(THROUGH_STATE, {"of": "a:0"})
        await unit.connection.execute(THROUGH_STATE, {"of": "a:0", "end": AT})


async def test_who_only_reads_is_told_so(desk_url: str) -> None:
    database = Database.open(desk_url)
    for _ in range(TIMES):
        async with database.unit() as unit:
            await unit.connection.execute(THROUGH_STATE, {"of": "a:0", "end": AT})
    with pytest.raises(ReadOnlyStore):
        async with database.reading() as store:
            await store.connection.execute(THROUGH_STATE, {"of": "a:0", "end": AT})
    await database.close()


async def test_whoever_listens_hears_of_every_statement(unit: UnitOfWork) -> None:
    for _ in range(TIMES):
        await unit.connection.execute(THESE, {"slots": ["x"]})
    with heard() as said:
        await unit.connection.execute(THESE, {"slots": ["x"]})
        await unit.connection.execute(THESE, {"slots": ["x"]}, execution_options={"long": True})
    short, long = said
    assert short == long


async def test_nothing_is_kept_of_what_is_built_for_one_use(unit: UnitOfWork) -> None:
    gc.collect()
    before = len(WAYS)
    for number in range(50):
        await unit.connection.execute(select(outbox.c.id).where(outbox.c.chat_id == number))
    gc.collect()
    assert len(WAYS) <= before + 1  # the first of them: its compiled form serves all
