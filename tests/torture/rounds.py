"""One round: a new desk, people at work, troubles one after another, peace, and what is left then."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from pathlib import Path

from sandbox.base.model import Message
from sandbox.bot_api.calls import CallRecord
from sandbox.people.person import Person
from storage.database import Database
from storage.engine.addresses import spread
from storage.upkeep import migrate
from storage.upkeep.audit import Audit
from tests.journeys.support.running.story import look
from tests.torture import troubles
from tests.torture.ground import Ground, Server, ground_on
from tests.torture.judging.checks import faults
from tests.torture.judging.record import Pressed, Record, Shown, shown_in, tables_of
from tests.torture.judging.soundness import damage
from tests.torture.people import Crowd
from tests.torture.staff import everybody
from tests.torture.troubles import Trouble

TOO_OLD = 20.0  # seconds: the bot tries to answer a press for as long, and Telegram takes no answer to an older one
Watch = Callable[[Ground], Coroutine[None, None, None]]
PEACE = 120.0  # seconds in which a desk that nothing happens to has done all that it owes
HARMLESS = ("more", "copy", "cancel")  # what a double's button is pressed for is only that it is pressed


@dataclass
class Round:
    """What came of it."""

    plan: list[Trouble]
    record: Record = field(default_factory=Record)
    faults: list[str] = field(default_factory=list)
    done: Counter[str] = field(default_factory=Counter)
    reached: Counter[str] = field(default_factory=Counter)
    killed_at: Counter[str] = field(default_factory=Counter)
    doubles: int = 0
    healed: int = 0
    output: str = ""
    story: list[str] = field(default_factory=list)
    calls: list[str] = field(default_factory=list)


async def play(
    url: str,
    folder: Path,
    seed: str,
    plan: list[Trouble],
    *,
    server: Server = None,
    processes: int = 1,
    watch: Watch | None = None,
) -> Round:
    """Play it on a database that is empty, and judge it; ``watch`` runs beside it while people work."""
    played = Round(plan)
    record = played.record
    await migrate.upgrade(spread(url))
    async with ground_on(url, folder, server, processes) as ground:
        crowd = Crowd(ground.cast, record, seed)
        for victim in ground.victims:
            victim.start()
        crowd.begin(everybody(crowd, ground.operators))
        watching = asyncio.create_task(watch(ground)) if watch is not None else None
        for trouble in plan:
            await ground.suffer(trouble)
        await crowd.end()
        if watching is not None:
            watching.cancel()
        ground.sandbox.faults.clear()
        await _peace(ground, record)
        record.may_double = _may_double(ground)
        record.shown, record.tables = shown_in(ground.sandbox.world), await tables_of(ground.url)
        before = record.doubles()
        await _heal(ground, record, before)
        await _peace(ground, record)
        await _collect(ground, record)
        after = record.doubles()
        record.unhealed = [one for one in after if one.has_buttons]
        played.doubles, played.healed = len(before), len(before) - len(after)
        played.done, played.story = ground.done, ground.story
        played.calls = [_in_a_line(call, ground.began) for call in ground.sandbox.calls.records]
        for victim in ground.victims:
            await _end(victim.stop, record)
        _listen(ground, record)
    for victim in ground.victims:
        played.reached += victim.reached
        played.killed_at.update(victim.killed_at)
        played.output += victim.output
    await _look_inside(ground, record)
    played.faults = faults(record)
    return played


async def _peace(ground: Ground, record: Record) -> None:
    """Wait until everything is confirmed, acted on and sent."""
    try:
        async with asyncio.timeout(PEACE):
            await ground.sandbox.world.updates.drained()
            while (await look(ground.url)).busy or _spinning(ground):  # noqa: ASYNC110 - nobody tells when it is done
                await asyncio.sleep(0.2)
    except TimeoutError:
        record.odd.append(f"no peace after {PEACE:.0f} s")


def _in_a_line(call: CallRecord, began: float) -> str:
    said = " ".join(f"{key}={value[:80]!r}" for key, value in call.params.items())
    return f"{call.started - began:7.2f} {call.method} {call.fault} {call.status} {call.description} {said}"


def _spinning(ground: Ground) -> bool:
    """Whether a press may still be answered; once it is too old, nobody waits for it."""
    world = ground.sandbox.world
    now = world.clock.monotonic()
    return any(query.answer is None and now - query.pressed_at < TOO_OLD for query in world.queries.values())


def _may_double(ground: Ground) -> dict[int, int]:
    """Return after how many troubles a chat may have a message twice; faulty answers count for their own chat."""
    found = Counter[int]({0: sum(ground.done[kind] for kind in troubles.MAY_DOUBLE)})
    for call in ground.sandbox.calls.records:
        if call.fault in ("lost_reply", "half_reply", "slow") and call.chat_id is not None:
            found[call.chat_id] += 1
    return dict(found)


async def _heal(ground: Ground, record: Record, doubles: list[Shown]) -> None:
    """Press a button of each double that has one."""
    world, cast = ground.sandbox.world, ground.cast
    for one in doubles:
        message = world.chats[one.chat].messages.get(one.id)
        if message is None or not one.has_buttons:
            continue
        chat = world.chats[one.chat]
        who = next(p for p in (*ground.operators, *cast.people) if chat.id == p.id or chat.has(p.id))
        await _press(record, who, message)


async def _press(record: Record, who: Person, message: Message) -> None:
    buttons = [one for row in message.buttons for one in row if "callback_data" in one]
    calm = [one for one in buttons if any(word in str(one["text"]).casefold() for word in HARMLESS)]
    button = (calm or buttons)[0]
    tap = who.forge(who.world.chats[message.chat_id], message.id, str(button["callback_data"]))
    assert tap.query is not None
    record.pressed.append(Pressed(tap.query.id, who.id, message.chat_id, message.id, str(button["text"])))
    try:
        await tap.answer(30)
    except AssertionError:
        return  # it is seen by its check


async def _collect(ground: Ground, record: Record) -> None:
    world = ground.sandbox.world
    record.updates = ground.updates
    tried = ground.sandbox.calls.of("answerCallbackQuery")
    too_old = {call.params.get("callback_query_id") for call in tried if "query is too old" in call.description}
    record.unconfirmed = len(world.updates.pending)
    record.posts = dict(ground.posts)
    record.shown, record.tables = shown_in(world), await tables_of(ground.url)
    for pressed in record.pressed:
        pressed.answered = world.queries[pressed.id].answer is not None or pressed.id in too_old
    record.now = ground.now().isoformat()
    record.latest = max(ground.latest, ground.now()).isoformat()


async def _end(stop: object, record: Record) -> None:
    try:
        code = await stop()  # type: ignore[operator]
    except Exception as error:
        record.odd.append(f"it did not stop: {error!r}")
    else:
        if code:
            record.odd.append(f"it stopped with {code}")


def _listen(ground: Ground, record: Record) -> None:
    """Note what nobody foresaw."""
    record.odd += ground.odd
    for victim in ground.victims:
        record.odd += [f"a traceback: {part[:1500]}" for part in victim.output.split("Traceback")[1:4]]
    try:
        ground.sandbox.assert_clean()
    except AssertionError as error:
        record.odd.append(str(error))


async def _look_inside(ground: Ground, record: Record) -> None:
    """Ask the auditor, and the database itself, whether it is whole."""
    database = Database.open(ground.url, alone=False)
    try:
        async with database.reading() as store:
            audit = Audit(store.connection)
            found = {
                "overdue": await audit.overdue(ground.now()), "dateless": await audit.dateless(),
                "given up": (await audit.given_up(await store.now())).numbers,
            }  # fmt: skip
            record.odd += [f"the auditor found {what}: {which}" for what, which in found.items() if which]
        record.odd += await damage(database)
    finally:
        await database.close()
