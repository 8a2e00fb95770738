"""What goes wrong inside: a handler that raises, an update nobody can read, a database that is away."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from sqlalchemy import text

from storage.engine.errors import DatabaseAway
from tests.journeys.conftest import Desk, desk_on
from tests.journeys.support.running.cable import Cable
from tests.journeys.support.running.story import look, offers
from tests.journeys.support.ways import TROUBLE, Walk, card_in, open_ticket, press
from tests.postgres.full import full, read_only
from tests.postgres.server import PostgresServer

REFUSED = {
    "sqlite": ["CREATE TRIGGER planted BEFORE INSERT ON journal BEGIN SELECT RAISE(ABORT, 'planted'); END"],
    "postgresql": [
        "CREATE FUNCTION planted() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'planted'; END $$",
        "CREATE TRIGGER planted BEFORE INSERT ON journal FOR EACH ROW EXECUTE FUNCTION planted()",
    ],
}


async def refuse_facts(desk: Desk) -> None:
    """Make every use of the desk that changes a ticket fail half-way, inside the database."""
    async with desk.app.database.unit() as unit:
        for statement in REFUSED[unit.connection.dialect.name]:
            await unit.connection.execute(text(statement))


async def accept_facts(desk: Desk) -> None:
    """Let them go on."""
    async with desk.app.database.unit() as unit:
        table = " ON journal" if unit.connection.dialect.name == "postgresql" else ""
        await unit.connection.execute(text(f"DROP TRIGGER planted{table}"))


async def test_a_handler_that_raises_is_parked_with_one_apology_and_the_queue_goes_on(database_url: str) -> None:
    async with desk_on(database_url, hurried=False) as desk:
        await open_ticket(desk)
        group, engineer = desk.cast.hudd_tech, desk.cast.hudd_engineer
        card = await card_in(desk, group)
        await refuse_facts(desk)
        spinning = engineer.tap(card, "Claim")
        desk.cast.spoc_jatni.say("/status 1001")
        assert not (await spinning.answer()).text, "it stops spinning"
        await desk.cast.spoc_jatni.see("MUK-1001")
        await desk.settle()
        apologies = [m for m in engineer.messages(group) if "noted as E-" in m.text]
        assert len(apologies) == 1
        left = await look(database_url)
        assert left.updates["failed"] == 1
        assert not left.facts[1001, "claimed"], "nothing of it was kept"
        assert "Claim" in str((await card_in(desk, group)).labels)
        await accept_facts(desk)
        assert "is yours" in (await press(desk, engineer, card, "Claim")).text


async def test_a_form_that_could_not_be_sent_off_is_still_there(desk: Desk) -> None:
    walk = Walk(desk, desk.cast.operator)
    await walk.say(TROUBLE)
    for label in ("ULB employee", "Technical: Infrastructure"):
        await walk.tap(label)
    form = walk.card
    await refuse_facts(desk)
    await walk.tap("Escalate")
    assert any("noted as E-" in m.text for m in desk.cast.operator.messages())
    await accept_facts(desk)
    await press(desk, desk.cast.operator, form, "Escalate")
    assert "MUK-1001" in desk.cast.operator.messages()[-1].text


async def test_an_update_that_cannot_be_parsed_holds_nobody_up(desk: Desk) -> None:
    poison = {"message_id": 1, "date": "yesterday", "chat": "nowhere", "text": "secret words"}
    desk.cast.world.updates.put("message", lambda: poison)
    desk.cast.operator.say(TROUBLE)
    await desk.cast.operator.see("New ticket")
    await desk.settle()
    assert (await look(desk.database_url)).updates["unreadable"] == 1


@asynccontextmanager
async def locked(path: Path) -> AsyncIterator[None]:
    """Somebody else has the SQLite file for themselves."""
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        yield
        other.execute("ROLLBACK")


async def meanwhile(desk: Desk, form_card: str) -> None:
    """People go on while the database is away, longer than a driver waits by itself: nothing of it is confirmed."""
    operator, waiting = desk.cast.operator, desk.cast.world.updates
    operator.tap(next(m for m in reversed(operator.messages()) if offers(form_card)(m)), form_card)
    desk.cast.spoc_jatni.say("/mine")
    await asyncio.sleep(6.5)  # a real outage in real time: SQLite's own patience is 5 s
    assert [update.kind for update in waiting.pending] == ["callback_query", "message"]


async def afterwards(desk: Desk, url: str) -> None:
    """Everything that was said comes to its end, once."""
    await desk.cast.operator.see(offers("Technical: Infrastructure"), timeout=25)
    async with asyncio.timeout(25):
        await desk.settle()
    left = await look(url)
    assert not left.busy
    assert not left.updates["failed"]


async def the_admin_hears_of_it(desk: Desk) -> None:
    """The admin is told once that the database was away, and why."""
    for _ in range(2):
        await desk.app.engine.tick("outage")
    await desk.settle()
    assert sum("database was away" in m.text for m in desk.cast.admin.messages()) == 1


async def test_nothing_is_lost_while_somebody_else_holds_sqlites_lock(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    url = f"sqlite+aiosqlite:///{path}"
    async with desk_on(url, hurried=False) as desk:
        desk.cast.admin.start()
        await Walk(desk, desk.cast.operator).say(TROUBLE)
        async with locked(path):
            await meanwhile(desk, "ULB employee")
        await afterwards(desk, url)
        await the_admin_hears_of_it(desk)


# SQLite's, of the writer's own connection, so that nobody has to fill a disk: SQLite answers as it does when one is.
SPOILED = {
    "read-only": ("PRAGMA query_only = ON", "PRAGMA query_only = OFF"),
    "full": ("PRAGMA max_page_count = 1", "PRAGMA max_page_count = 1073741823"),
}


@asynccontextmanager
async def spoiled(desk: Desk, how: str) -> AsyncIterator[None]:
    """Nothing can be written meanwhile."""
    if desk.database_url.startswith("postgresql"):
        async with {"full": full, "read-only": read_only}[how](desk.database_url):
            yield
        return
    spoil, mend = SPOILED[how]
    await pragma(desk, spoil)
    yield
    await pragma(desk, mend)


async def pragma(desk: Desk, statement: str) -> None:
    """Tell the writer's connection something outside of a transaction, which could not begin."""
    async with desk.app.database.writer.connect() as connection:
        driver = (await connection.get_raw_connection()).driver_connection
        assert driver is not None
        await (await driver.execute(statement)).close()


@pytest.mark.parametrize("how", SPOILED)
async def test_nothing_is_lost_while_the_disk_takes_nothing(database_url: str, how: str) -> None:
    long_words = "for days and weeks " * 200
    async with desk_on(database_url, hurried=False) as desk:
        desk.cast.admin.start()
        await desk.settle()
        away = asyncio.Event()
        heard = desk.app.database.away

        def failed(error: DatabaseAway) -> None:
            heard(error)
            away.set()

        desk.app.database.away = failed
        before = await look(database_url)
        async with spoiled(desk, how):
            for n in range(5):
                desk.cast.spoc_jatni.say(f"{n} {long_words}")
            async with asyncio.timeout(20):
                await away.wait()
            await desk.app.engine.tick("outage")
        async with asyncio.timeout(20):
            await desk.settle()
        said = [m for m in desk.cast.spoc_jatni.messages() if not m.by_bot]
        left = await look(database_url)
        assert left.updates["done"] == before.updates["done"] + len(said)
        assert not left.busy
        assert not left.updates["failed"]
        await the_admin_hears_of_it(desk)


async def test_nothing_is_lost_while_there_is_no_way_to_postgresql(postgres: PostgresServer) -> None:
    name = postgres.new_database()
    parts = urlsplit(postgres.url(name))
    assert parts.hostname
    assert parts.port
    cable = Cable(parts.hostname, parts.port)
    await cable.lay()
    url = postgres.url(name).replace(f":{parts.port}/", f":{cable.port}/")
    async with desk_on(url, hurried=False) as desk:
        desk.cast.admin.start()
        await Walk(desk, desk.cast.operator).say(TROUBLE)
        await cable.cut()
        await meanwhile(desk, "ULB employee")
        await cable.lay()
        await afterwards(desk, url)
        await the_admin_hears_of_it(desk)
    await cable.cut()
    postgres.drop_database(name)
