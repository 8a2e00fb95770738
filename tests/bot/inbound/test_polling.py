"""What is stored is confirmed, what is not stored is not; and no trouble ends the fetching without a word."""

from __future__ import annotations

import asyncio
import json
import random
from collections.abc import AsyncIterator
from typing import Any

import pytest
from sqlalchemy import Row, select
from telegram.error import TelegramError

from bot.inbound.callback_answers import CallbackAnswers
from bot.inbound.inbox import Inbox, read
from bot.inbound.polling import Receiver
from bot.inbound.worker import Worker
from bot.telegram.raw_bot import ALLOWED_UPDATES, RawBot, TokenRefused, build_bot, connect
from bot.telegram.wire import read_json
from helpdesk.outbox import Facts
from sandbox.cast import Cast
from sandbox.server import Sandbox
from storage.database import Database
from storage.engine.errors import DatabaseAway
from storage.tables.transport import updates
from tests.bot.transport import Acted, HandMachine, can_be_taken_away, message, press
from tests.waiting import until


class Desk:
    """A receiver and all that hangs on it, running."""

    def __init__(self, database: Database, bot: RawBot, machine: HandMachine) -> None:
        self.away = can_be_taken_away(database)
        self.machine = machine
        self.acted = Acted()
        self.answers = CallbackAnswers(bot)
        self.worker = Worker(database, bot, self.acted, self.answers, machine=machine)
        self.inbox = Inbox(self.away, bot, self.worker, self.answers)
        self.alarms: list[str] = []
        self.untold = 0  # how many alarms can't be stored
        self.receiver = Receiver(bot, self.inbox, machine=machine, on_alarm=self.alarm)
        self._task: asyncio.Task[None] | None = None

    async def alarm(self, key: str, facts: Facts) -> None:
        if self.untold:
            self.untold -= 1
            raise DatabaseAway("taken away by a test")
        self.alarms.append(key)

    async def start(self) -> asyncio.Task[None]:
        await self.worker.start()
        self._task = asyncio.create_task(self.receiver.run())
        return self._task

    async def stop(self) -> None:
        self.receiver.end()
        if self._task is not None:
            await asyncio.gather(self._task, return_exceptions=True)
        await self.worker.stop()
        await self.answers.stop()

    async def until_acted(self, count: int) -> None:
        """Wait until so many have acted, letting retries have their time."""

        def enough() -> bool:
            self.machine.advance(0.1)
            return len(self.acted.texts) >= count

        await until(enough)
        await self.worker.idle()


@pytest.fixture
async def desk(database: Database, bot: RawBot, machine: HandMachine, cast: Cast) -> AsyncIterator[Desk]:
    desk = Desk(database, bot, machine)
    yield desk
    await desk.stop()


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


async def test_a_press_that_comes_again_is_answered_again_and_acts_once(desk: Desk, sandbox: Sandbox) -> None:
    await desk.start()
    for _ in range(2):
        await desk.inbox.take([press(1, "claim")])
        await desk.worker.idle()
        await desk.answers.idle()
    assert desk.acted.texts == ["claim"]
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


@pytest.mark.parametrize("trouble", ["close", "down", "not_json", "lose_reply"])
async def test_network_trouble_is_waited_out(
    desk: Desk, cast: Cast, sandbox: Sandbox, trouble: str, caplog: pytest.LogCaptureFixture
) -> None:
    getattr(sandbox.faults, trouble)("getUpdates", times=4)
    cast.operator.say("one")
    await desk.start()
    await desk.until_acted(1)
    said = [record.message for record in caplog.records if "fetched" in record.message]
    assert len(said) == 2, "said when it begins and when it is over"


async def test_a_poll_that_hangs_is_given_up_and_made_anew(
    desk: Desk, cast: Cast, sandbox: Sandbox, machine: HandMachine
) -> None:
    await desk.start()
    await until(lambda: desk.receiver.last_heard is not None)
    sandbox.faults.black_hole("getUpdates")
    cast.operator.say("wakes the waiting poll")
    await desk.until_acted(1)
    await until(lambda: any(fault.hits for fault in sandbox.faults.ordered))
    before = machine.now()
    cast.operator.say("is not lost in the black hole")
    await desk.until_acted(2)
    assert machine.now() - before <= 60


async def test_two_pollers_are_alarmed_about_once(desk: Desk, cast: Cast, sandbox: Sandbox) -> None:
    conflict = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
    for _ in range(4):
        sandbox.faults.refuse(409, conflict, "getUpdates")
    cast.operator.say("one")
    await desk.start()
    await desk.until_acted(1)
    assert desk.alarms == ["two-pollers"]


async def test_two_pollers_are_told_of_later_if_the_database_is_away(
    desk: Desk, cast: Cast, sandbox: Sandbox
) -> None:
    sandbox.faults.refuse(409, "Conflict: terminated by other getUpdates request", "getUpdates", times=3)
    cast.operator.say("one")
    desk.untold = 2
    await desk.start()
    await desk.until_acted(1)
    assert desk.alarms == ["two-pollers"]


@pytest.mark.parametrize(("status", "words"), [
    (401, "Unauthorized"), (404, "Not Found"), (404, "Not Found: method not found"),
])  # fmt: skip
@pytest.mark.parametrize("times", [1, 8])
async def test_a_refusal_of_getupdates_does_not_end_the_fetching(
    desk: Desk, cast: Cast, sandbox: Sandbox, status: int, words: str, times: int
) -> None:
    sandbox.faults.refuse(status, words, "getUpdates", times=times)
    cast.operator.say("one")
    task = await desk.start()
    await desk.until_acted(1)
    assert not task.done()
    assert not sandbox.world.updates.pending


async def test_it_knows_whether_it_is_behind(desk: Desk, cast: Cast, machine: HandMachine) -> None:
    assert not desk.receiver.caught_up
    for number in range(150):
        cast.operator.say(str(number))
    desk.away.away = True
    await desk.start()
    await until(lambda: desk.away.refused)
    assert not desk.receiver.caught_up, "a full batch says that there may be more"
    desk.away.away = False
    await desk.until_acted(150)
    await until(lambda: desk.receiver.caught_up)
    machine.advance(61)
    assert not desk.receiver.caught_up, "after a minute without a poll nobody knows"


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


async def test_the_start_without_a_network_tries_until_there_is_one(
    sandbox: Sandbox, machine: HandMachine, caplog: pytest.LogCaptureFixture
) -> None:
    bot = build_bot(sandbox.token, sandbox.api_url)
    await sandbox.stop()
    stopping = asyncio.Event()
    connecting = asyncio.create_task(connect(bot, machine, stopping))
    for _ in range(20):
        await asyncio.sleep(0.005)
        machine.advance(5)
    assert not connecting.done()
    await sandbox.start()

    def connected() -> bool:
        machine.advance(1)
        return connecting.done()

    await until(connected)
    assert await connecting
    assert len([r for r in caplog.records if "no connection to Telegram yet" in r.message]) == 1
    await bot.shutdown()


async def test_connecting_ends_when_told_to_and_refuses_a_bad_token(sandbox: Sandbox, machine: HandMachine) -> None:
    stopping = asyncio.Event()
    stopping.set()
    bot = build_bot("1:wrong", sandbox.api_url)
    assert not await connect(bot, machine, stopping)
    with pytest.raises(TokenRefused) as caught:
        await connect(bot, machine, asyncio.Event())
    assert "1:wrong" not in repr(caught.value)
    assert not isinstance(caught.value, TelegramError)
    await bot.shutdown()


async def test_the_inbox_lets_a_missing_database_be_seen(desk: Desk) -> None:
    desk.away.away = True
    with pytest.raises(DatabaseAway):
        await desk.inbox.take([message(1, "x")])
