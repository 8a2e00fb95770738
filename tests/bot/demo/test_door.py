"""The door: time goes from thing to thing, each comes at its own instant and once, and never is there a way back."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import select

from bot.app import App
from bot.base.clock import MovedClock
from bot.config.load import load
from bot.demo.door import Door
from bot.demo.hurried import Hurried
from bot.demo.scene import open_scene
from bot.demo.settings import whole_environ
from helpdesk.desk.desk import Desk
from helpdesk.people.actors import Actor, Place, Where
from helpdesk.ticket.ticket import Priority, Ticket
from sandbox.base.clock import StageClock
from sandbox.cast import Cast
from sandbox.server import Sandbox
from storage.tables.tickets import journal
from tests.journeys.support.dated import KOLKATA, filled, ist
from tests.journeys.support.summing import Sketching
from tests.migrated import desk_url, sqlite_template

FRIDAY = "20 Nov 11:00"  # the 24th is a holiday


@dataclass
class Opened:
    """A desk behind its door, in this process."""

    sandbox: Sandbox
    cast: Cast
    app: App
    clock: MovedClock
    door: Door

    async def ask(self, what: str, **more: object) -> dict[str, Any]:
        return await self.door.answer(what, more)

    async def logged(self, priority: Priority) -> Ticket:
        async with self.app.database.unit() as unit:
            person = await unit.people.get(self.cast.operator.id)
            assert person is not None
            desk = Desk(unit, self.app.settings, self.clock.now())
            ticket = await desk.intake.escalate_new(filled(priority), Actor(person, Place(Where.PRIVATE, person.id)))
        await self.door.settle()
        return ticket

    async def pass_until(self, when: str) -> list[str]:
        """Go from stop to stop; return when each was."""
        stops: list[str] = []
        while (stop := (await self.ask("moment"))["stop"]) <= ist(when).timestamp():
            await self.ask("be", at=stop, runs=False)
            self.sandbox.world.clock.set(stop, runs=False)  # type: ignore[attr-defined]
            await self.ask("work")
            stops.append(f"{self.clock.now().astimezone(KOLKATA):%d %b %H:%M}")
        return stops


@pytest.fixture
async def opened(desk_url: str) -> AsyncIterator[Opened]:
    now = ist(FRIDAY)
    async with Sandbox(clock=StageClock(now.timestamp()), limits=False) as sandbox:
        cast = open_scene(sandbox.world)
        config = load(None, whole_environ(cast, sandbox.api_url, sandbox.token, desk_url))
        clock = MovedClock(now)
        app = App(config, clock, machine=Hurried(), worker_process=Sketching(desk_url))
        assert await app.start()
        await app.sweeper.began.wait()
        door = Door(app, clock)
        await sandbox.world.updates.drained()
        await door.answer("work", {})
        yield Opened(sandbox, cast, app, clock, door)
        await app.stop()


async def test_days_pass_and_each_thing_is_recorded_once_at_its_own_instant_and_said_before_time_goes_on(
    opened: Opened,
) -> None:
    await opened.logged(Priority.P1)
    await opened.logged(Priority.P3)
    stops = await opened.pass_until("25 Nov 18:00")
    assert stops[:5] == ["20 Nov 17:30", "20 Nov 18:00", "21 Nov 10:00", "21 Nov 10:30", "21 Nov 17:30"]
    async with opened.app.database.reading() as store:
        query = select(journal).where(journal.c.name.in_(("warned", "breached", "reminded"))).order_by(journal.c.seq)
        facts = [
            f"{row.ticket} {row.name} {row.at.astimezone(KOLKATA):%d %b %H:%M}"
            for row in await store.connection.execute(query)
        ]
    assert facts == [
        "1001 warned 21 Nov 10:30", "1001 breached 21 Nov 17:30", "1002 warned 21 Nov 17:30",
        "1001 reminded 23 Nov 17:30", "1002 breached 23 Nov 17:30", "1001 reminded 25 Nov 17:30",
        "1002 reminded 25 Nov 17:30",
    ]  # fmt: skip
    late = [m for m in opened.cast.hudd_engineer.messages(opened.cast.hudd_tech) if "is late" in m.text]
    said = [(datetime.fromtimestamp(m.date, KOLKATA).strftime("%d %b %H:%M"), m.text[:19]) for m in late]
    assert said == [("21 Nov 17:30", "🔴 MUK-1001 is late:"[:19]), ("23 Nov 17:30", "🔴 MUK-1002 is late:"[:19])]
    summaries = [m.text.splitlines()[0] for m in opened.cast.manager.messages(opened.cast.managers_channel)]
    assert len([line for line in summaries if line.startswith("📊")]) == 5
    assert (await opened.ask("outbox"))["waiting"] == 0
    for chat in opened.sandbox.world.chats.values():
        assert not [message for message in chat.messages.values() if "delayed" in message.text]


async def test_the_clock_never_goes_back(opened: Opened) -> None:
    before = opened.clock.now()
    told = await opened.ask("be", at=before.timestamp() - 3600, runs=False)
    assert (told["now"], opened.clock.now()) == (before.timestamp(), before)


async def test_it_says_what_comes_next_and_of_which_ticket(opened: Opened) -> None:
    first = (await opened.ask("moment"))["next"]
    assert (first["what"], first["at"]) == ("The summary is posted", ist("20 Nov 18:00").timestamp())
    ticket = await opened.logged(Priority.P1)
    opened.clock.move(ist("21 Nov 09:00"), runs=False)
    moment = await opened.ask("moment")
    assert moment["next"] == {
        "at": int(ist("21 Nov 10:30").timestamp()), "what": "MUK-1001: its team is warned", "ticket": ticket.number,
    }  # fmt: skip
    assert (moment["open"], moment["opening"]) == (False, int(ist("21 Nov 10:00").timestamp()))


async def test_it_knows_the_next_time_of_the_day(opened: Opened) -> None:
    assert (await opened.ask("clock", time="18:00"))["at"] == ist("20 Nov 18:00").timestamp()
    assert (await opened.ask("clock", time="11:00"))["at"] == ist("21 Nov 11:00").timestamp()


async def test_the_papers_tell_the_ticket_its_journal_and_its_date(opened: Opened) -> None:
    ticket = await opened.logged(Priority.P2)
    (row,) = (await opened.ask("tickets"))["tickets"]
    assert (row["key"], row["status"], row["late"], row["team"]) == ("MUK-1001", "escalated", False, "hudd_tech")
    assert row["due"] == int(ist("23 Nov 17:30").timestamp())
    warned = int(ist("21 Nov 17:30").timestamp())
    assert row["next"] == {"at": warned, "what": "MUK-1001: its team is warned"}
    shown = await opened.ask("ticket", number=ticket.number)
    assert [(fact["name"], fact["by"]) for fact in shown["journal"]] == [
        ("opened", "Sunita"),
        ("escalated", "Sunita"),
    ]
    assert await opened.ask("ticket", number=999) == {}
    told = await opened.ask("facts", after=0)
    assert [fact["ticket"] for fact in told["facts"]] == [1001, 1001]
    assert (await opened.ask("facts", after=told["last"]))["facts"] == []
    assert {row["state"] for row in (await opened.ask("outbox"))["rows"]} == {"sent"}


async def test_who_has_chosen_a_language_is_spoken_to_in_it_and_all_others_in_the_desks(opened: Opened) -> None:
    told = await opened.ask("spoken", says=["button-claim"])
    assert (told["language"], told["chats"]) == ("en", {})
    assert told["labels"]["button-claim"]["en"] == "✋ Claim"
    cast = opened.cast
    cast.operator.say("/language")
    await opened.sandbox.world.updates.drained()
    await opened.door.settle()
    await cast.operator.tap(cast.operator.last(), "ଓଡ଼ିଆ").answer()
    assert (await opened.ask("spoken", says=[]))["chats"] == {str(cast.operator.id): "or"}


async def test_everybody_of_the_cast_is_known_from_the_beginning(opened: Opened) -> None:
    opened.cast.second_hudd_engineer.say("/mine")
    await opened.sandbox.world.updates.drained()
    await opened.door.settle()
    assert "list" not in opened.cast.second_hudd_engineer.last().text
    async with opened.app.database.reading() as store:
        for person in opened.cast.people:
            known = await store.people.get(person.id)
            assert (known is not None and bool(known.memberships)) == (person is not opened.cast.stranger)
    assert opened.clock.now().tzinfo == UTC


__all__ = ["desk_url", "sqlite_template"]
