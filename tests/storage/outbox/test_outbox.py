"""The outbox: one waiting row per slot, nothing owed twice that is owed once, and what of ours is in the chats."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from sqlalchemy import Row, select, update

from helpdesk.outbox import MessageKind, OutboxMessage, Posted, Urgency
from storage.database import Database
from storage.engine.outbox_changes import OutboxChanges
from storage.outbox.rows import Ended, Leased
from storage.tables.transport import outbox

GROUP, NEW_GROUP = -100, -200
SLOT = f"card:1042@{GROUP}"


def card(**more: Any) -> OutboxMessage:
    fields: dict[str, Any] = {
        "chat_id": GROUP,
        "kind": MessageKind.CARD,
        "urgency": Urgency.P3,
        "slot": SLOT,
        "ticket": 1042,
    }
    return OutboxMessage(**fields | more)


async def owe(database: Database, message: OutboxMessage) -> int | None:
    async with database.unit() as unit:
        return await unit.outbox.owe(message)


async def owe_new(database: Database, message: OutboxMessage) -> int:
    row = await owe(database, message)
    assert row is not None
    return row


async def lease(database: Database, *rows: int) -> Sequence[Leased]:
    async with database.unit() as unit:
        return await unit.sending.lease(rows)


async def rows(database: Database) -> list[Row[Any]]:
    async with database.reading() as store:
        return list((await store.connection.execute(select(outbox).order_by(outbox.c.id))).all())


async def states(database: Database) -> list[str]:
    return [row.state for row in await rows(database)]


async def test_a_slot_has_one_waiting_row_with_the_newer_facts_and_the_higher_urgency(database: Database) -> None:
    await owe(database, card(facts={"v": 1}, perishable=True, silent=True))
    assert await owe(database, card(facts={"v": 2}, urgency=Urgency.PRESSED)) is None
    assert await owe(database, card(facts={"v": 3}, urgency=Urgency.PING, reply_to=5)) is None
    (row,) = await rows(database)
    assert (row.urgency, row.facts, row.reply_to) == (Urgency.PRESSED, {"v": 3}, 5)
    assert (row.perishable, row.silent) == (False, False)


async def test_a_row_that_is_being_sent_is_never_made_newer(database: Database) -> None:
    first = await owe_new(database, card(facts={"v": 1}))
    await lease(database, first)
    second = await owe(database, card(facts={"v": 2}))
    assert second is not None
    assert [row.facts for row in await rows(database)] == [{"v": 1}, {"v": 2}]


async def test_what_is_owed_once_is_owed_once_for_ever(database: Database) -> None:
    key = "breach:1042:1"
    first = await owe_new(database, card(slot=None, once=key))
    assert await owe(database, card(slot=None, once=key)) is None
    async with database.unit() as unit:
        await unit.sending.end([Ended(row=first)])
    assert await owe(database, card(slot=None, once=key)) is None
    assert await states(database) == ["sent"]


async def test_a_key_is_remembered_although_its_row_became_part_of_another(database: Database) -> None:
    await owe(database, card(facts={"v": 1}))
    assert await owe(database, card(facts={"v": 2}, once="k")) is None
    assert await owe(database, card(facts={"v": 3}, once="k")) is None
    waiting, marker = await rows(database)
    assert (waiting.facts, marker.state, marker.once) == ({"v": 2}, "dropped", "k")


async def test_only_one_of_two_can_lease_a_row(database: Database) -> None:
    row = await owe_new(database, card())
    assert [leased.row.id for leased in await lease(database, row)] == [row]
    assert await lease(database, row) == []


async def test_a_row_waits_for_the_message_it_is_to_stand_under(database: Database) -> None:
    below = await owe_new(database, card(slot=None, kind=MessageKind.FILES, under=SLOT))
    above = await owe_new(database, card())
    assert await lease(database, below) == []
    async with database.reading() as store:
        assert {row.id: row.blocked for row in await store.sending.page()} == {below: True, above: False}
    await lease(database, above)
    message = Posted(chat_id=GROUP, message_id=7, kind=MessageKind.CARD, slot=SLOT, ticket=1042)
    async with database.unit() as unit:
        await unit.sending.end([Ended(row=above, slot=SLOT, sent=(message,))])
    (leased,) = await lease(database, below)
    assert leased.under == message


async def test_a_row_given_back_gives_way_to_a_newer_one_of_its_slot(database: Database) -> None:
    first = await owe_new(database, card(urgency=Urgency.P1))
    await lease(database, first)
    await owe(database, card(urgency=Urgency.PING))
    async with database.unit() as unit:
        await unit.sending.release(first)
    old, new = await rows(database)
    assert (old.state, new.state, new.urgency) == ("dropped", "waiting", Urgency.P1)


async def test_rows_without_a_slot_never_give_way(database: Database) -> None:
    first = await owe_new(database, card(slot=None))
    await owe(database, card(slot=None))
    await lease(database, first)
    async with database.unit() as unit:
        await unit.sending.release(first, wait=60, counts=False, plain=True)
    assert await states(database) == ["waiting", "waiting"]
    row = (await rows(database))[0]
    assert (row.attempts, row.plain) == (0, True)
    async with database.reading() as store:
        waits = {waiting.id: waiting.wait for waiting in await store.sending.page()}
    assert 55 < waits[first] <= 60


async def test_what_was_sent_keeps_no_words(database: Database) -> None:
    row = await owe_new(database, card(facts={"name": "Ramesh"}))
    async with database.unit() as unit:
        await unit.sending.end([Ended(row=row)])
    assert (await rows(database))[0].facts == {}


async def test_a_new_message_takes_the_slot_from_the_old_one(database: Database) -> None:
    for message_id in (7, 8):
        row = await owe_new(database, card())
        message = Posted(chat_id=GROUP, message_id=message_id, kind=MessageKind.CARD, slot=SLOT, ticket=1042)
        async with database.unit() as unit:
            await unit.sending.end([Ended(row=row, slot=SLOT, sent=(message,))])
    async with database.unit() as unit:
        assert [message.message_id for message in await unit.outbox.about(1042)] == [8]
        assert [message.message_id for message in await unit.outbox.about(1042, MessageKind.CARD)] == [8]
        former = await unit.outbox.posted(GROUP, 7)
        assert former is not None
        assert not former.current
        taken = await unit.outbox.vacate(SLOT)
        assert taken is not None
        assert taken.message_id == 8
        assert await unit.outbox.vacate(SLOT) is None


async def test_a_press_that_came_first_gives_the_slot_its_message(database: Database) -> None:
    message = Posted(chat_id=GROUP, message_id=7, kind=MessageKind.CARD, ticket=1042)
    async with database.unit() as unit:
        await unit.outbox.take_slot(SLOT, message)
        await unit.outbox.take_slot(SLOT, message)
        found = await unit.outbox.in_slot(SLOT)
    assert found is not None
    assert (found.message_id, found.slot, found.current) == (7, SLOT, True)


async def test_what_is_owed_to_a_migrated_group_moves_and_what_was_posted_stays(database: Database) -> None:
    posted = await owe_new(database, card(slot=f"card:1@{GROUP}", ticket=1))
    message = Posted(chat_id=GROUP, message_id=7, kind=MessageKind.CARD, slot=f"card:1@{GROUP}", ticket=1)
    async with database.unit() as unit:
        await unit.sending.end([Ended(row=posted, slot=message.slot, sent=(message,))])
    await owe(database, card())
    await owe(database, card(slot=None, under=SLOT, thread_id=5, reply_to=9))
    await owe(database, card(slot=f"card:2@{GROUP}"))
    await owe(database, card(chat_id=NEW_GROUP, slot=f"card:2@{NEW_GROUP}"))
    async with database.unit() as unit:
        await unit.sending.move(GROUP, NEW_GROUP)
        kept = await unit.outbox.posted(GROUP, 7)
    assert kept == message
    _, moved, below, doubled, there = await rows(database)
    new_slot = f"card:1042@{NEW_GROUP}"
    assert (moved.chat_id, moved.slot) == (NEW_GROUP, new_slot)
    assert (below.chat_id, below.under, below.thread_id, below.reply_to) == (NEW_GROUP, new_slot, 5, None)
    assert (doubled.state, there.state) == ("dropped", "waiting")


async def test_a_parked_chat_waits_as_a_whole(database: Database) -> None:
    await owe(database, card())
    await owe(database, card(chat_id=5, slot=None))
    async with database.unit() as unit:
        await unit.sending.park(GROUP, 100)
    async with database.reading() as store:
        waits = {row.chat_id: row.wait for row in await store.sending.page()}
    assert waits[5] == 0
    assert waits[GROUP] > 90


async def test_recovering_gives_back_all_but_summaries_and_what_is_ours(database: Database) -> None:
    ids = [
        await owe_new(database, card(slot=None, urgency=urgency))
        for urgency in (Urgency.P1, Urgency.SUMMARY, Urgency.REPLY)
    ]
    await lease(database, *ids)
    async with database.unit() as unit:
        assert await unit.sending.recover(alone=False) == [], "their leases have not run out"
    async with database.unit() as unit:
        assert await unit.sending.recover(alone=True, but=[ids[2]]) == [ids[1]]
    assert await states(database) == ["waiting", "unknown", "sending"]


async def test_old_rows_are_purged_but_keys_stay(database: Database) -> None:
    for once in (None, "key"):
        row = await owe_new(database, card(slot=None, once=once))
        async with database.unit() as unit:
            await unit.sending.end([Ended(row=row)])
    async with database.unit() as unit:
        now = await unit.now()
        await unit.connection.execute(update(outbox).values(ended_at=now.replace(year=2020)))
        assert await unit.sending.purge(now) == 1
    assert [row.once for row in await rows(database)] == ["key"]


async def test_a_commit_tells_what_it_changed_and_a_rollback_tells_nothing(database: Database) -> None:
    heard: list[OutboxChanges] = []
    database.listeners.append(heard.append)
    row = await owe_new(database, card())
    async with database.unit() as unit:
        await unit.outbox.vacate(SLOT)

    async def rolled_back() -> None:
        async with database.unit() as unit:
            await unit.outbox.owe(card(slot=None))
            raise LookupError

    with pytest.raises(LookupError):
        await rolled_back()
    async with database.unit() as unit:
        await unit.now()
    assert heard == [OutboxChanges(rows={row}), OutboxChanges(slots={SLOT})]
