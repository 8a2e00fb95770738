"""What is stored is confirmed, what is not stored is not, and all of it acts once."""

from __future__ import annotations

import asyncio
import json
import random
from typing import Any

import pytest
from sqlalchemy import Row, select

from bot.inbound.inbox import read
from bot.telegram.raw_bot import ALLOWED_UPDATES, RawBot
from bot.telegram.wire import read_json
from sandbox.cast import Cast
from sandbox.server import Sandbox
from storage.database import Database
from storage.tables.transport import updates
from tests.bot.inbound.support.polled import Desk, desk
from tests.bot.transport import HandMachine, message, press
from tests.waiting import until

__all__ = ["desk"]


async def rows(database: Database) -> list[Row[Any]]:
    async with database.reading() as reading:
        return list((await reading.connection.execute(select(updates).order_by(updates.c.update_id))).all())


async def test_what_people_write_is_stored_confirmed_and_acted_on(
    desk: Desk, cast: Cast, sandbox: Sandbox, database: Database
) -> None:
    for number in range(5):
        cast.operator.say(str(number))
    await desk.start()
    await desk.until_acted(5)
    await until(lambda: not sandbox.world.updates.pending)
    assert desk.acted.texts == ["0", "1", "2", "3", "4"]
    assert {row.outcome for row in await rows(database)} == {"done"}


async def test_every_poll_says_which_updates_are_wanted(desk: Desk, cast: Cast, sandbox: Sandbox) -> None:
    await desk.start()
    await until(lambda: len(sandbox.calls.of("getUpdates")) >= 2)
    for call in sandbox.calls.of("getUpdates"):
        assert all(kind in call.params["allowed_updates"] for kind in ALLOWED_UPDATES)
        assert call.params["limit"] == "100"


async def test_while_the_database_is_away_nothing_is_confirmed_and_nothing_is_lost(
    desk: Desk, cast: Cast, sandbox: Sandbox, machine: HandMachine
) -> None:
    cast.operator.say("one")
    desk.away.away = True
    await desk.start()
    await until(lambda: desk.away.refused)
    for _ in range(10):
        machine.advance(10)
        await asyncio.sleep(0.005)
    assert len(sandbox.world.updates.pending) == 1
    assert len(sandbox.calls.of("getUpdates")) == 1, "the same batch is tried again, not fetched again"
    desk.away.away = False
    await desk.until_acted(1)
    await until(lambda: not sandbox.world.updates.pending)


async def test_duplicated_and_shuffled_batches_act_once_each(
    desk: Desk, cast: Cast, sandbox: Sandbox, database: Database
) -> None:
    sandbox.faults.duplicate_updates(times=3)
    sandbox.faults.shuffle_updates(times=2)
    for number in range(20):
        cast.operator.say(str(number))
    await desk.start()
    await desk.until_acted(20)
    assert sorted(desk.acted.texts, key=int) == [str(n) for n in range(20)]
    assert len(await rows(database)) == 20


async def test_the_same_batch_redelivered_reversed_and_with_smaller_ids_acts_once(
    desk: Desk, database: Database
) -> None:
    await desk.start()
    batch = [message(1000 + n, str(n), person=n % 3 + 1) for n in range(30)]
    for again in (batch, batch, list(reversed(batch)), random.Random(1).sample(batch, 30)):
        await desk.inbox.take(again)
    await desk.worker.idle()
    await desk.inbox.take([message(5, "after a quiet week ids start anywhere")])
    await desk.worker.idle()
    assert len(desk.acted.texts) == 31
    assert len(await rows(database)) == 31


async def test_a_press_that_comes_again_is_answered_again_until_that_is_known_and_acts_once(
    desk: Desk, sandbox: Sandbox
) -> None:
    await desk.start()
    for _ in range(2):
        await desk.inbox.take([press(1, "claim")])
        await desk.worker.idle()
        await desk.answers.idle()
    assert desk.acted.texts == ["claim"]
    assert len(sandbox.calls.of("answerCallbackQuery")) == 2
    await desk.worker.note_answers()
    await desk.inbox.take([press(1, "claim")])
    await desk.answers.idle()
    assert len(sandbox.calls.of("answerCallbackQuery")) == 2


async def test_what_cannot_be_read_is_kept_by_id_and_kind_and_blocks_nobody(desk: Desk, database: Database) -> None:
    await desk.start()
    unreadable = message(2, "secret words")
    unreadable["message"]["date"] = "yesterday"
    unknown = {"update_id": 4, "telepathy": {"text": "secret words"}}
    await desk.inbox.take(["nonsense", {"no": "id"}, message(1, "a"), unreadable, message(3, "b"), unknown])
    await desk.worker.idle()
    assert desk.acted.texts == ["a", "b"]
    kept = await rows(database)
    assert [(row.kind, row.outcome) for row in kept] == [
        ("message", "done"), ("message", "unreadable"), ("message", "done"), ("telepathy", "ignored"),
    ]  # fmt: skip
    assert all(row.body is None for row in kept)


@pytest.mark.parametrize("body", [{}, {"message": 5}, {"message": {"chat": []}}, {"callback_query": {"id": None}},
                                  {"my_chat_member": {"chat": {"id": "x"}, "from": 7}}])  # fmt: skip
def test_no_shape_of_an_update_raises(bot: RawBot, body: dict[str, Any]) -> None:
    kept = read({"update_id": 1} | body, bot)
    assert kept is not None
    assert kept.body is None


def wired(value: Any) -> Any:
    """Return a value as it is once it has come over the wire."""
    return read_json(json.dumps(value).encode())


def test_texts_are_kept_as_every_database_holds_them_and_entities_keep_their_places(bot: RawBot) -> None:
    sender = {"id": 7, "is_bot": False, "first_name": "Ra\0mesh\udc00"}
    message = {"message_id": 1, "date": 0, "chat": {"id": 7, "type": "private"}, "from": sender,
               "text": "/find a\0b \ud83d"}  # fmt: skip
    kept = read(wired({"update_id": 1, "message": message}), bot)
    assert kept is not None
    assert kept.body is not None
    assert kept.body["message"]["text"] == "/find a\ufffdb \ufffd"
    assert kept.body["message"]["from"]["first_name"] == "Ra\ufffdmesh\ufffd"
    ignored = read(wired({"update_id": 1, "pol\0l": {}}), bot)
    assert ignored is not None
    assert ignored.kind == "pol\ufffdl"


async def test_after_a_kill_between_store_and_confirm_nothing_acts_twice(
    database: Database, bot: RawBot, machine: HandMachine, cast: Cast
) -> None:
    cast.operator.say("one")
    first = Desk(database, bot, machine)
    await first.inbox.take(await bot.fetch_updates(None, 0))  # and the process ends: neither confirmed nor acted
    second = Desk(database, bot, machine)
    await second.start()
    await second.until_acted(1)
    cast.operator.say("two")
    await second.until_acted(2)
    await second.stop()
    assert second.acted.texts == ["one", "two"]
