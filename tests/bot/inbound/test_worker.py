"""An update acts exactly once, whatever happens to it, its handler, the database or the process."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest
from sqlalchemy import Row, func, select, text
from structlog.contextvars import get_contextvars

from bot.base.logs import mark
from bot.inbound.callback_answers import CallbackAnswer, CallbackAnswers
from bot.inbound.inbound_queue import InboundQueue
from bot.inbound.worker import Worker, purge
from bot.telegram.raw_bot import RawBot
from helpdesk.ticket.errors import Stale
from sandbox.server import Sandbox
from storage.database import Database
from storage.engine.errors import DatabaseAway
from storage.tables.transport import outbox, updates
from storage.unit_of_work import UnitOfWork
from storage.updates import Update
from tests.bot.transport import Acted, HandMachine, can_be_taken_away, message, press
from tests.waiting import until


@pytest.fixture
def acted() -> Acted:
    return Acted()


@pytest.fixture
async def answers(bot: RawBot) -> AsyncIterator[CallbackAnswers]:
    answers = CallbackAnswers(bot)
    yield answers
    await answers.stop()


@pytest.fixture
async def worker(
    database: Database, bot: RawBot, acted: Acted, answers: CallbackAnswers, machine: HandMachine
) -> AsyncIterator[Worker]:
    worker = Worker(database, bot, acted, answers, machine=machine)
    await worker.start()
    yield worker
    await worker.stop()


def as_stored(body: dict[str, Any]) -> Update:
    kind = "callback_query" if "callback_query" in body else "message"
    is_press = kind == "callback_query"
    person = body[kind]["from"]["id"]
    return Update(update_id=body["update_id"], person=person, kind=kind, is_press=is_press, body=body)


async def store(database: Database, bot: RawBot, *bodies: dict[str, Any]) -> list[Update]:
    items = [as_stored(body) for body in bodies]
    async with database.unit() as unit:
        await unit.updates(bot.id).store(items)
    return items


async def rows(database: Database) -> list[Row[Any]]:
    async with database.reading() as reading:
        return list((await reading.connection.execute(select(updates).order_by(updates.c.update_id))).all())


async def outcomes(database: Database) -> list[str]:
    return [row.outcome for row in await rows(database)]


async def owed(database: Database) -> list[Any]:
    async with database.reading() as reading:
        return list((await reading.connection.execute(select(outbox.c.facts).order_by(outbox.c.id))).scalars())


async def test_an_update_acts_is_marked_and_blanked(
    worker: Worker, database: Database, bot: RawBot, acted: Acted
) -> None:
    worker.add(await store(database, bot, message(1, "one")))
    await worker.idle()
    assert acted.texts == ["one"]
    (row,) = await rows(database)
    assert (row.outcome, row.body) == ("done", None)


async def test_the_same_update_given_twice_acts_once(
    worker: Worker, database: Database, bot: RawBot, acted: Acted
) -> None:
    stored = await store(database, bot, message(1, "one"))
    worker.add(stored)
    worker.add(stored)
    await worker.idle()
    worker.add(stored)
    await worker.idle()
    assert acted.texts == ["one"]


async def test_one_persons_updates_act_in_order(
    worker: Worker, database: Database, bot: RawBot, acted: Acted
) -> None:
    worker.add(await store(database, bot, *(message(n, str(n)) for n in range(1, 31))))
    await worker.idle()
    assert acted.texts == [str(n) for n in range(1, 31)]


def test_whoever_waits_for_a_press_goes_first_but_in_their_own_order() -> None:
    turns = InboundQueue()
    for body in (message(1, "a", 1), message(2, "b", 2), message(3, "c", 3), press(4, "p", 3), message(5, "d", 1)):
        turns.add(as_stored(body))
    order = []
    while (turn := turns.take()) is not None:
        order.append(turn.update.update_id)
        turns.done(turn)
    assert order == [3, 4, 1, 2, 5]


def test_a_person_who_is_busy_does_not_keep_others_waiting() -> None:
    turns = InboundQueue()
    for body in (press(1, "a", 1), press(2, "b", 1), message(3, "c", 2)):
        turns.add(as_stored(body))
    first, second = turns.take(), turns.take()
    assert first is not None
    assert second is not None
    assert (first.update.update_id, second.update.update_id) == (1, 3)
    assert turns.take() is None
    turns.done(first)
    third = turns.take()
    assert third is not None
    assert third.update.update_id == 2


async def test_while_more_is_to_be_taken_in_only_presses_act_but_not_for_ever(
    worker: Worker, database: Database, bot: RawBot, acted: Acted, machine: HandMachine
) -> None:
    many = await store(database, bot, message(1, "a", 1), message(2, "b", 2), press(3, "p", 3))
    worker.add(many, more=True)
    await until(lambda: worker.waiting == 2)
    assert acted.texts == ["p"]
    machine.advance(1)
    await worker.idle()
    assert acted.texts == ["p", "a", "b"]


async def test_once_all_is_taken_in_everything_acts_at_once(
    worker: Worker, database: Database, bot: RawBot, acted: Acted
) -> None:
    worker.add(await store(database, bot, message(1, "a", 1)), more=True)
    worker.add(await store(database, bot, message(2, "b", 2)))
    await worker.idle()
    assert sorted(acted.texts) == ["a", "b"]


async def test_a_press_is_answered_after_the_commit(
    worker: Worker, database: Database, bot: RawBot, answers: CallbackAnswers, sandbox: Sandbox
) -> None:
    worker.add(await store(database, bot, press(1, "claim")))
    await worker.idle()
    await answers.idle()
    (call,) = sandbox.calls.of("answerCallbackQuery")
    assert call.params["text"] == "pressed claim"


async def test_a_press_whose_answer_died_with_the_process_is_answered_by_the_next_and_acts_no_second_time(
    worker: Worker, database: Database, bot: RawBot, acted: Acted, answers: CallbackAnswers, sandbox: Sandbox
) -> None:
    worker.add(await store(database, bot, press(1, "one"), message(2, "two")))
    await worker.idle()
    await answers.stop(seconds=0)  # the process ends between the commit and the answer
    sandbox.calls.clear()
    later = CallbackAnswers(bot)
    again = Worker(database, bot, acted, later)
    await again.start()
    await later.idle()
    await again.stop()
    (call,) = sandbox.calls.of("answerCallbackQuery")
    assert call.params["callback_query_id"] == press(1, "one")["callback_query"]["id"]
    assert acted.texts == ["one", "two"]


async def test_a_handler_that_raises_once_is_tried_again_and_leaves_no_trace(
    worker: Worker, database: Database, bot: RawBot, acted: Acted
) -> None:
    acted.failing["one"] = [RuntimeError("once")]
    worker.add(await store(database, bot, message(1, "one")))
    await worker.idle()
    assert acted.seen == [1, 1]
    assert [facts["key"] for facts in await owed(database)] == ["one"]


async def test_a_handler_that_keeps_raising_is_parked_with_one_apology_and_the_rest_goes_on(
    worker: Worker, database: Database, bot: RawBot, acted: Acted, answers: CallbackAnswers, sandbox: Sandbox
) -> None:
    acted.failing["bad"] = [RuntimeError("a"), RuntimeError("b"), RuntimeError("c")]
    worker.add(await store(database, bot, press(123_456, "bad"), message(123_457, "good")))
    await worker.idle()
    await answers.idle()
    assert acted.seen == [123_456, 123_456, 123_457]
    assert await outcomes(database) == ["failed", "done"]
    first, second = await owed(database)
    assert first == {"key": "something-went-wrong", "error": "E-23456"}
    assert second["key"] == "good"
    assert (await rows(database))[0].error.startswith("E-23456 RuntimeError")
    assert len(sandbox.calls.of("answerCallbackQuery")) == 1, "its button does not spin"


async def test_a_lost_row_is_tried_again_up_to_five_times(
    worker: Worker, database: Database, bot: RawBot, acted: Acted
) -> None:
    acted.failing["five"] = [Stale("ticket")] * 5
    acted.failing["six"] = [Stale("ticket")] * 6
    worker.add(await store(database, bot, message(1, "five"), message(2, "six")))
    await worker.idle()
    assert await outcomes(database) == ["done", "failed"]


async def test_while_the_database_is_away_everything_waits_and_nothing_is_parked(
    database: Database, bot: RawBot, acted: Acted, answers: CallbackAnswers, machine: HandMachine
) -> None:
    away = can_be_taken_away(database)
    worker = Worker(away, bot, acted, answers, machine=machine)
    await worker.start()
    stored = await store(database, bot, *(message(n, str(n)) for n in range(1, 6)))
    away.away = True
    worker.add(stored)
    while away.refused <= 10:
        machine.advance(10)
        await asyncio.sleep(0.002)
    assert await outcomes(database) == ["stored"] * 5
    away.away = False
    machine.advance(10)
    await worker.idle()
    await worker.stop()
    assert acted.texts == ["1", "2", "3", "4", "5"]
    assert [row.tries for row in await rows(database)] == [0] * 5


async def test_a_database_that_goes_away_inside_a_handler_costs_no_try(
    worker: Worker,
    database: Database,
    bot: RawBot,
    acted: Acted,
    machine: HandMachine,
    caplog: pytest.LogCaptureFixture,
) -> None:
    acted.failing["one"] = [DatabaseAway("gone")] * 7
    worker.add(await store(database, bot, message(1, "one")))
    idle = asyncio.create_task(worker.idle())
    waits = 0
    while not idle.done():
        await asyncio.sleep(0.002)
        # Time passes only while the worker waits for the database: else its act would seem to hang.
        if caplog.text.count("acting waits") > waits:
            waits += 1
            machine.advance(60)
    assert len(acted.seen) == 8
    assert await outcomes(database) == ["done"]


async def test_what_was_stored_before_the_start_acts_first(
    database: Database, bot: RawBot, acted: Acted, answers: CallbackAnswers, machine: HandMachine
) -> None:
    await store(database, bot, message(1, "one"), message(2, "two"), press(3, "three", person=8))
    worker = Worker(database, bot, acted, answers, machine=machine)
    await worker.start()
    await worker.idle()
    await worker.stop()
    assert sorted(acted.texts) == ["one", "three", "two"]
    assert await outcomes(database) == ["done"] * 3


async def test_the_update_that_killed_the_process_is_parked_after_three_tries(
    database: Database, bot: RawBot, acted: Acted, answers: CallbackAnswers, machine: HandMachine
) -> None:
    await store(database, bot, message(1, "deadly"))

    began = asyncio.Event()

    async def deadly(_: dict[str, Any], __: UnitOfWork) -> CallbackAnswer | None:
        began.set()
        await asyncio.Event().wait()  # the process ends here
        return None

    for _ in range(3):
        began.clear()
        worker = Worker(database, bot, deadly, answers, machine=machine)
        await worker.start()
        await began.wait()
        await worker.stop(seconds=0)
    assert (await rows(database))[0].tries == 3
    worker = Worker(database, bot, acted, answers, machine=machine)
    await worker.start()
    await worker.idle()
    await worker.stop()
    assert acted.seen == []
    assert await outcomes(database) == ["failed"]


async def test_a_handler_that_hangs_in_a_statement_is_interrupted_and_the_writer_is_free_at_once(
    database: Database, bot: RawBot, answers: CallbackAnswers, machine: HandMachine
) -> None:
    if not database.is_sqlite:
        pytest.skip("a statement of SQLite is what can't be cancelled")
    endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n"
    began = asyncio.Event()
    seen: list[int] = []

    async def hanging(body: dict[str, Any], unit: UnitOfWork) -> CallbackAnswer | None:
        seen.append(body["update_id"])
        if body["update_id"] == 1:
            began.set()
            await unit.connection.execute(text(endless))
        return None

    worker = Worker(database, bot, hanging, answers, machine=machine)
    await worker.start()
    worker.add(await store(database, bot, message(1, "hangs"), message(2, "goes on", person=8)))
    for _ in range(2):
        await began.wait()
        began.clear()
        await asyncio.sleep(0.05)
        machine.advance(5)
    await worker.idle()
    await worker.stop()
    assert seen == [1, 1, 2]
    assert await outcomes(database) == ["failed", "done"]


async def test_a_handler_that_hangs_outside_of_statements_is_cancelled(
    database: Database, bot: RawBot, answers: CallbackAnswers, machine: HandMachine
) -> None:
    async def hanging(_: dict[str, Any], __: UnitOfWork) -> CallbackAnswer | None:
        await asyncio.Event().wait()
        return None

    worker = Worker(database, bot, hanging, answers, machine=machine)
    await worker.start()
    worker.add(await store(database, bot, message(1, "hangs")))
    idle = asyncio.create_task(worker.idle())
    while not idle.done():
        await asyncio.sleep(0.01)
        machine.advance(5)
    await worker.stop()
    assert await outcomes(database) == ["failed"]


async def test_stopping_ends_no_transaction_and_leaves_the_rest_for_the_next_start(
    database: Database, bot: RawBot, answers: CallbackAnswers, machine: HandMachine
) -> None:
    began, go_on = asyncio.Event(), asyncio.Event()

    async def slow(body: dict[str, Any], unit: UnitOfWork) -> CallbackAnswer | None:
        began.set()
        await go_on.wait()
        return None

    worker = Worker(database, bot, slow, answers, machine=machine)
    await worker.start()
    worker.add(await store(database, bot, message(1, "first"), message(2, "second")))
    await began.wait()
    stopping = asyncio.create_task(worker.stop())
    await asyncio.sleep(0.05)
    assert not stopping.done()
    go_on.set()
    await stopping
    assert await outcomes(database) == ["done", "stored"]


async def test_people_are_side_by_side_on_postgresql_and_take_turns_on_sqlite(
    database: Database, bot: RawBot, answers: CallbackAnswers, machine: HandMachine
) -> None:
    at_once, most = 0, 0

    async def counting(body: dict[str, Any], unit: UnitOfWork) -> CallbackAnswer | None:
        nonlocal at_once, most
        at_once += 1
        most = max(most, at_once)
        await asyncio.sleep(0.02)
        at_once -= 1
        return None

    worker = Worker(database, bot, counting, answers, machine=machine)
    await worker.start()
    worker.add(await store(database, bot, *(message(n, "x", person=n) for n in range(1, 13))))
    await worker.idle()
    await worker.stop()
    assert most == (1 if database.is_sqlite else 4)


async def test_old_updates_are_purged_but_not_those_that_wait(database: Database, bot: RawBot) -> None:
    await store(database, bot, *(message(n, "x") for n in range(1, 4)))
    async with database.unit() as unit:
        await unit.updates(bot.id).begin(as_stored(message(1, "old")))
        await unit.updates(bot.id).begin(as_stored(message(2, "old")))
        old = (await unit.now()).replace(year=2020)
        change = updates.update().where(updates.c.update_id != 2).values(stored_at=old)
        await unit.connection.execute(change)
    assert await purge(database) == 1
    assert [row.update_id for row in await rows(database)] == [2, 3]


async def test_a_lost_answer_is_tried_once_more_and_a_late_one_is_forgotten(
    bot: RawBot, answers: CallbackAnswers, sandbox: Sandbox
) -> None:
    sandbox.faults.lose_reply("answerCallbackQuery")
    answers.send(CallbackAnswer("1", text="x" * 300))
    await answers.idle()
    first, second = sandbox.calls.of("answerCallbackQuery")
    assert len(first.params["text"]) == len(second.params["text"]) == 200


async def test_no_more_than_thirty_two_answers_are_under_way(
    bot: RawBot, answers: CallbackAnswers, sandbox: Sandbox
) -> None:
    sandbox.faults.slow(0.2, "answerCallbackQuery", times=100)
    for number in range(60):
        answers.send(CallbackAnswer(str(number)))
    await answers.idle()
    calls = [(call.started, call.ended or call.started) for call in sandbox.calls.of("answerCallbackQuery")]
    assert len(calls) == 60
    assert 1 < max(sum(begun <= at < ended for begun, ended in calls) for at, _ in calls) <= 32


async def test_what_has_acted_is_not_left(database: Database, bot: RawBot) -> None:
    await store(database, bot, message(1, "x"), message(2, "y"))
    async with database.unit() as unit:
        await unit.updates(bot.id).begin(as_stored(message(1, "old")))
        assert [update.update_id for update in await unit.updates(bot.id).left()] == [2]
        assert (await unit.connection.execute(select(func.count()).select_from(updates))).scalar() == 2


async def test_what_is_logged_while_an_update_acts_bears_its_ids(
    database: Database, bot: RawBot, answers: CallbackAnswers, machine: HandMachine
) -> None:
    seen: dict[int, dict[str, Any]] = {}

    async def act(body: dict[str, Any], _unit: UnitOfWork) -> None:
        seen[body["update_id"]] = get_contextvars()

    worker = Worker(database, bot, act, answers, machine=machine)
    await worker.start()
    claim, form = press(7, "p"), press(8, "p")
    claim["callback_query"] |= {"data": "c:1042", "message": {"message_id": 5, "chat": {"id": -100}}}
    form["callback_query"] |= {"data": "f:3:x"}
    unlink, hand_over = press(10, "q"), press(11, "r")
    unlink["callback_query"] |= {"data": "ul:1043:1042"}
    hand_over["callback_query"] |= {"data": "ho:0"}
    worker.add(await store(database, bot, claim, form, message(9, "hello", 44), unlink, hand_over))
    await worker.idle()
    await worker.stop()
    assert seen == {
        7: {"update": 7, "ticket": 1042, "chat": mark(-100)},
        8: {"update": 8, "chat": mark(7)},  # a form's number is not a ticket's
        9: {"update": 9, "chat": mark(44)},
        10: {"update": 10, "ticket": 1043, "chat": mark(7)},
        11: {"update": 11, "chat": mark(7)},  # all that one has is handed over, not one ticket
    }
    assert get_contextvars() == {}
