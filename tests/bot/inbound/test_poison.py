"""Whatever is valid JSON is stored or noted, hurts nobody beside it, and does not come for ever."""

from __future__ import annotations

import asyncio
import json
import logging
import random
from collections.abc import AsyncIterator
from copy import deepcopy
from typing import Any

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select

from bot.inbound.callback_answers import CallbackAnswers
from bot.inbound.inbox import Inbox, read
from bot.inbound.polling import Receiver
from bot.inbound.webhook import HEADER, webhook_app
from bot.inbound.worker import Worker
from bot.telegram.raw_bot import RawBot
from bot.telegram.wire import is_id, read_json
from sandbox.server import Sandbox
from storage.database import Database
from storage.tables.transport import outbox, updates
from storage.updates import Update
from tests.bot.poison import FAR, changed, poison
from tests.bot.transport import Acted, HandMachine, message, press
from tests.waiting import until


class Desk:
    """An inbox and a worker; what acts does so as handlers do, and may be refused by the database."""

    def __init__(self, database: Database, bot: RawBot, machine: HandMachine) -> None:
        self.acted = Acted()
        self.answers = CallbackAnswers(bot)
        self.worker = Worker(database, bot, self.acted, self.answers, machine=machine)
        self.inbox = Inbox(database, bot, self.worker, self.answers)
        self._machine = machine

    async def at_rest(self) -> None:
        """Let the seconds pass in which all that waits acts, whoever has said how much."""

        def all_acted() -> bool:
            self._machine.advance(1)
            return not self.worker.waiting

        await until(all_acted, seconds=60)


@pytest.fixture
async def desk(database: Database, bot: RawBot, machine: HandMachine) -> AsyncIterator[Desk]:
    desk = Desk(database, bot, machine)
    await desk.worker.start()
    yield desk
    await desk.worker.stop()
    await desk.answers.stop()


def wired(value: Any) -> Any:
    """Return a value as it is once it has come over the wire."""
    return read_json(json.dumps(value).encode())


async def test_whatever_comes_beside_them_the_good_ones_act_once(
    desk: Desk, database: Database, machine: HandMachine
) -> None:
    batch = [message(1, "first"), *poison(), message(2, "second", person=8)]
    for _ in range(2):
        await desk.inbox.take(wired(batch))
        machine.advance(1)
        await desk.at_rest()
    # Two people's act side by side: whose comes first is chance.
    assert sorted(text for text in desk.acted.texts if text in ("first", "second")) == ["first", "second"]
    assert desk.worker.alive
    async with database.reading() as store:
        assert not (
            await store.connection.execute(select(func.count()).where(updates.c.outcome == "stored"))
        ).scalar()
        noted = await store.connection.execute(select(updates).where(updates.c.outcome == "unreadable"))
        assert {(row.person_id, row.body) for row in noted} == {(0, None)}


async def test_of_two_with_one_id_the_one_that_can_be_read_acts(desk: Desk) -> None:
    bad = changed(message(1, "x"), "message.chat.id", FAR)
    await desk.inbox.take([message(1, "good"), bad, changed(message(2, "x"), "message.date", []), message(2, "too")])
    await desk.worker.idle()
    assert desk.acted.texts == ["good", "too"]


async def test_a_huge_batch_is_stored_whole(desk: Desk) -> None:
    await desk.inbox.take([message(n, str(n), person=n % 5 + 1) for n in range(1, 6001)])
    assert desk.worker.waiting > 5000


async def test_poison_that_was_stored_before_ends_nothing_and_is_given_up_without_a_word(
    database: Database, bot: RawBot, machine: HandMachine, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(
        logging.CRITICAL, logger="bot.inbound.retries"
    )  # half letters in a traceback can't go to the runner
    bodies = [
        changed(message(1, "a"), "message.chat.id", FAR), changed(message(2, "b"), "message.chat", [1]),
        changed(press(3, "c"), "callback_query.message", "x"), changed(press(4, "d"), "callback_query.data", {}),
        message(5, "good", person=9),
    ]  # fmt: skip
    async with database.unit() as unit:
        await unit.updates(bot.id).store(
            [
                Update(
                    update_id=body["update_id"],
                    person=7 + body["update_id"],
                    kind=kind,
                    is_press=kind == "callback_query",
                    body=body,
                )
                for body in bodies
                for kind in ("message", "callback_query")
                if kind in body
            ]
        )
    desk = Desk(database, bot, machine)
    for text in ("a", "b", "c", "d"):
        desk.acted.failing[text] = [RuntimeError("\ud800\0")] * 2
    desk.acted.failing["{}"] = [RuntimeError("of a dict")] * 2
    await desk.worker.start()
    async with asyncio.timeout(30):
        await desk.worker.idle()
    assert desk.worker.alive
    await desk.worker.stop()
    assert "good" in desk.acted.texts
    async with database.reading() as store:
        outcomes = (await store.connection.execute(select(updates.c.outcome).order_by(updates.c.update_id))).scalars()
        assert list(outcomes) == ["failed", "failed", "failed", "failed", "done"]
        assert (await store.connection.execute(select(func.count()).where(outbox.c.chat_id == FAR - 1))).scalar() == 0


async def test_by_polling_it_is_confirmed_whatever_it_is(
    desk: Desk, bot: RawBot, sandbox: Sandbox, machine: HandMachine
) -> None:
    queue = sandbox.world.updates
    receiver = Receiver(bot, desk.inbox, machine=machine)
    first = queue.next_id
    queue.put_raw(message(first, "before"))
    for odd in (["no", "update"], None, 5, message(0, "x") | {"update_id": FAR}, {"update_id": float("nan")}):
        queue.put_raw(odd)
    task = asyncio.create_task(receiver.run())

    def confirmed() -> bool:
        machine.advance(0.2)
        return not queue.pending

    await until(confirmed)
    queue.put_raw(message(queue.next_id, "after"))
    await until(confirmed)
    queue.put_raw({"update_id": -5})  # alone, and the last
    await until(confirmed)
    await desk.worker.idle()
    assert desk.acted.texts == ["before", "after"]
    assert not task.done()
    receiver.end()
    await task


async def test_what_stays_at_the_server_is_asked_for_with_pauses(
    bot: RawBot, desk: Desk, sandbox: Sandbox, machine: HandMachine
) -> None:
    sandbox.world.updates.shape_repeats = False
    sandbox.world.updates.put_raw("stays: nothing before it tells how its server counts")
    receiver = Receiver(bot, desk.inbox, machine=machine)
    task = asyncio.create_task(receiver.run())
    for _ in range(100):
        machine.advance(0.1)
        await asyncio.sleep(0.002)
    assert 1 <= len(sandbox.calls.of("getUpdates")) <= 15
    sandbox.world.updates.put_raw(message(sandbox.world.updates.next_id, "behind it"))

    def acted() -> bool:
        machine.advance(0.5)
        return desk.acted.texts == ["behind it"] and not sandbox.world.updates.pending

    await until(acted)
    receiver.end()
    await task


async def test_the_webhook_takes_all_valid_json(desk: Desk) -> None:
    app = webhook_app(desk.inbox, "s3cret", "/hook")
    deep = b'{"update_id": 7, "message": ' + b'{"a":[' * 10_000 + b"]}" * 10_000 + b"}"
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://desk") as client:
        for odd in [*(json.dumps(each).encode() for each in poison()), deep, b'{"update_id": ' + b"9" * 5000 + b"}"]:
            assert (await client.post("/hook", content=odd, headers={HEADER: "s3cret"})).status_code == 200
        good = message(1, "good", person=9)
        assert (await client.post("/hook", json=good, headers={HEADER: "s3cret"})).status_code == 200
    await desk.at_rest()
    assert "good" in desk.acted.texts


ODD: tuple[Any, ...] = (
    None, True, 1.5, float("nan"), float("inf"), "", "x", "\ud800", "\0", 0, -1, FAR, -FAR, 10**30,
    [], {}, [[[[]]]], {"id": FAR}, [{"type": 5}],
)  # fmt: skip


def places(value: Any, way: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Return where something stands in a value."""
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [way, *(place for name, each in inside for place in places(each, (*way, name)))]


def mutated(chance: random.Random) -> Any:
    """Return an update in which one to three things are something else, or are not there."""
    whole: list[Any] = [chance.choice([message, press])(900_000 + chance.randrange(9), "odd", 5)]
    for _ in range(chance.randint(1, 3)):
        *way, last = chance.choice(places(whole)[1:])
        part: Any = whole
        for name in way:
            part = part[name]
        if way and chance.random() < 0.3:
            del part[last]
        else:
            part[last] = deepcopy(chance.choice(ODD))  # it may be changed itself
    return wired(whole[0])


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.randoms(use_true_random=False))
def test_reading_an_update_never_raises_and_gives_what_can_be_kept(bot: RawBot, chance: random.Random) -> None:
    found = read(mutated(chance), bot)
    assert found is None or (is_id(found.update_id) and is_id(found.person))


@pytest.mark.parametrize("seed", range(3))
async def test_no_mutation_of_an_update_keeps_the_good_ones_from_acting_once(desk: Desk, seed: int) -> None:
    chance = random.Random(seed)
    for number in range(1000, 1060, 2):
        good = [message(number, f"good {number}", 8), message(number + 1, f"good {number + 1}", 9)]
        batch = [good[0], *(mutated(chance) for _ in range(chance.randint(1, 4))), good[1]]
        for _ in range(2):
            await desk.inbox.take(batch)
    await desk.at_rest()
    said = [text for text in desk.acted.texts if text.startswith("good")]
    assert sorted(said) == [f"good {number}" for number in range(1000, 1060)]
    assert desk.worker.alive
