"""An update acts exactly once, in order, and a press is answered after the commit."""

from __future__ import annotations

from typing import Any

from sqlalchemy import func, select, update
from structlog.contextvars import get_contextvars

from bot.base.logs import mark
from bot.inbound.callback_answers import CallbackAnswers
from bot.inbound.inbound_queue import BURST
from bot.inbound.readable import ReadUpdate
from bot.inbound.worker import WHOLE, Worker, purge
from bot.telegram.raw_bot import RawBot
from sandbox.server import Sandbox
from storage.database import Database
from storage.tables.transport import updates
from storage.unit_of_work import UnitOfWork
from tests.bot.inbound.support.working import acted, answers, as_stored, rows, store, worker
from tests.bot.transport import Acted, HandMachine, message, press
from tests.waiting import until

__all__ = ["acted", "answers", "worker"]


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
    worker.add(await store(database, bot, *(message(n, str(n)) for n in range(1, BURST + 1))))
    await worker.idle()
    assert acted.texts == [str(n) for n in range(1, BURST + 1)]


async def test_a_flood_acts_whole_and_in_order_but_one_a_second_after_its_burst(
    worker: Worker, database: Database, bot: RawBot, acted: Acted, machine: HandMachine
) -> None:
    worker.add(await store(database, bot, *(message(n, str(n)) for n in range(1, BURST + 4))))
    for more in range(3):
        await until(lambda more=more: worker.waiting == 3 - more)  # type: ignore[misc]
        assert len(acted.texts) == BURST + more
        machine.advance(1)
    await worker.idle()
    assert acted.texts == [str(n) for n in range(1, BURST + 4)]


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


async def next_process(database: Database, bot: RawBot, acted: Acted) -> None:
    """Start a worker on what the last one left, and let it answer."""
    later = CallbackAnswers(bot)
    again = Worker(database, bot, acted, later)
    await again.start()
    await later.idle()
    await again.stop()


async def test_a_press_whose_answer_died_with_the_process_is_answered_by_the_next_and_acts_no_second_time(
    worker: Worker, database: Database, bot: RawBot, acted: Acted, answers: CallbackAnswers, sandbox: Sandbox
) -> None:
    worker.add(await store(database, bot, press(1, "one"), message(2, "two")))
    await worker.idle()
    await answers.stop(seconds=0)  # the process ends between the commit and the answer
    sandbox.calls.clear()
    await next_process(database, bot, acted)
    (call,) = sandbox.calls.of("answerCallbackQuery")
    assert call.params["callback_query_id"] == press(1, "one")["callback_query"]["id"]
    assert acted.texts == ["one", "two"]


async def test_a_press_that_is_known_to_be_answered_is_not_answered_by_the_next_process(
    worker: Worker, database: Database, bot: RawBot, acted: Acted, answers: CallbackAnswers, sandbox: Sandbox
) -> None:
    worker.add(await store(database, bot, press(1, "one"), press(2, "two", 2)))
    await worker.idle()
    await answers.idle()
    await worker.note_answers()
    worker.add(await store(database, bot, press(3, "three", 3)))
    await worker.idle()
    await answers.stop(seconds=0)  # the process ends before it knows what became of the third
    sandbox.calls.clear()
    await next_process(database, bot, acted)
    answered = [call.params["callback_query_id"] for call in sandbox.calls.of("answerCallbackQuery")]
    assert answered == [press(3, "three", 3)["callback_query"]["id"]]


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


async def test_of_many_that_wait_only_the_first_are_kept_whole_and_the_others_are_read_when_they_act(
    database: Database, bot: RawBot, answers: CallbackAnswers, machine: HandMachine
) -> None:
    acted, more = Acted(), 20
    worker = Worker(database, bot, acted, answers, machine=machine)
    worker.add(await store(database, bot, *(message(n, "here", n) for n in range(1, WHOLE + more + 1))))
    async with database.unit() as unit:
        there = message(1, "in the database")
        await unit.connection.execute(update(updates).values(body=there))
    await worker.start()
    await worker.idle()
    await worker.stop()
    assert (acted.texts.count("here"), acted.texts.count("in the database")) == (WHOLE, more)


async def test_of_many_presses_that_wait_only_the_first_are_kept_as_ptb_has_read_them(
    database: Database, bot: RawBot, answers: CallbackAnswers, machine: HandMachine
) -> None:
    acted: list[bool] = []

    async def act(raw: dict[str, Any], _unit: UnitOfWork) -> None:
        assert raw["callback_query"]["data"] == "p"
        acted.append(isinstance(raw, ReadUpdate))

    worker, more = Worker(database, bot, act, answers, machine=machine), 3
    presses = (ReadUpdate(press(n, "p", n), bot) for n in range(1, WHOLE + more + 1))
    worker.add(await store(database, bot, *presses))
    await worker.start()
    await worker.idle()
    await worker.stop()
    assert sorted(acted) == [False] * more + [True] * WHOLE
