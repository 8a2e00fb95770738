"""What is asked of Telegram for somebody ends with a word to them, whatever it is, and holds up nobody else's."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from bot.app import App
from bot.base.current_settings import CurrentSettings
from bot.config.chat_checks import ChatChecks
from bot.demo.hurried import Hurried
from bot.jobs.telegram_lookups import TelegramLookups
from bot.ops.checks import Finding
from handlers.base.catalogue import Catalogue
from handlers.base.context import Office
from handlers.routes import BUTTONS
from helpdesk.people.chats import Lookup, LookupKind
from helpdesk.ticket.errors import Stale
from sandbox.people.person import Person
from storage.database import Database
from storage.tables.joining import telegram_lookups
from tests.journeys.conftest import Desk
from tests.journeys.support.setting_up import become_admin, panel, tap
from tests.waiting import until

FILES = [
    (f"PU,{'x' * 150_000}".encode(), "two or three columns"),
    (b"," * 199_999, "There is no line in it"),
    (b"PU," + b'"' * 150_000, "the name is missing"),
    (b"PK\x03\x04\x14\x00\x06\x00" + bytes(range(256)) * 9, "CSV UTF-8"),
    (b"\xff\xfe\x00\x00P\x00\x00\x00", "CSV UTF-8"),
    (b"PU,Pu\0ri", "CSV UTF-8"),
    (b"", "no line in it"),
    (b"\n" * 100_000, "no line in it"),
    (b"PU,Puri\n" * 40_000, "200 kB"),
    (b"P,P\n" * 40_000, "Send only the towns, a line each"),
]


@pytest.mark.parametrize(("content", "said"), FILES)
async def test_any_file_for_a_list_of_towns_is_answered_with_what_to_do(
    bare: Desk, capsys: pytest.CaptureFixture[str], content: bytes, said: str
) -> None:
    await become_admin(bare, capsys)
    admin = bare.cast.admin
    await tap(bare, admin, "Towns")
    await tap(bare, admin, "Paste or upload")
    admin.send_document(content, name="towns.csv", size=1000)
    await bare.settle()
    assert said in admin.last().text
    assert bare.app.lookups.alive
    if "line" not in panel(admin).text:
        admin.send_document(b"ZZ9,Quite new", name="towns.csv")
        await bare.settle()
        assert "1 new" in panel(admin).text


async def test_a_lookup_that_raises_is_told_to_its_person_and_the_next_one_is_done(desk: Desk) -> None:
    admin = await greeted(desk)
    await send(desk, Lookup(kind=LookupKind.FETCH, person=admin.id), Lookup(kind=LookupKind.DOCTOR, person=admin.id))
    await desk.settle()
    said = [message.text for message in admin.messages()]
    assert [text for text in said if "could not be read (KeyError)" in text]
    assert "Telegram" in said[-1]
    assert not await waiting(desk)
    assert desk.app.lookups.alive


async def test_a_lookup_beside_which_somebody_else_wrote_is_done_after_all_and_nobody_is_told(desk: Desk) -> None:
    admin, app = await greeted(desk), desk.app
    tried = 0

    async def examine() -> list[Finding]:
        nonlocal tried
        tried += 1
        if tried == 1:
            raise Stale("two wrote at once")
        return [Finding("doctor-database")]

    await app.lookups.stop()
    office = Office(app.settings, Catalogue(), app.bot.id, app.bot.username, ChatChecks(app.config), BUTTONS)
    current = CurrentSettings(office, app.clock)
    lookups = TelegramLookups(
        app.bot, app.database, current, examine, machine=app.machine, unknown=app.wiring.unknown
    )
    await send(desk, Lookup(kind=LookupKind.DOCTOR, person=admin.id))
    await lookups.start()
    await until(lambda: "All is well" in admin.last().text)
    await lookups.stop()
    assert tried == 2
    assert not await waiting(desk)


async def test_a_file_that_telegram_does_not_give_is_told_to_its_person(desk: Desk) -> None:
    admin = await greeted(desk)
    await send(desk, Lookup(kind=LookupKind.FETCH, person=admin.id, facts={"file": "no such file"}))
    await desk.settle()
    assert "paste it here" in admin.last().text


async def test_a_lookup_that_has_ended_the_process_three_times_is_not_begun_again(desk: Desk) -> None:
    admin = await greeted(desk)
    await desk.app.stop()
    between = Database.open(desk.database_url)
    async with between.unit() as unit:
        await unit.lookups.send(Lookup(kind=LookupKind.DOCTOR, person=admin.id, facts={"tries": 3}))
    await between.close()
    await started_again(desk)
    await desk.settle()
    assert "the process ended each time" in admin.last().text
    assert not await waiting(desk)


async def greeted(desk: Desk) -> Person:
    """Return an admin who has started the bot, so that it may write to them."""
    desk.cast.admin.start()
    await desk.settle()
    return desk.cast.admin


async def send(desk: Desk, *sent: Lookup) -> None:
    async with desk.app.database.unit() as unit:
        for lookup in sent:
            await unit.lookups.send(lookup)


async def waiting(desk: Desk) -> list[int]:
    async with desk.app.database.reading() as store:
        return list((await store.connection.execute(select(telegram_lookups.c.id))).scalars())


async def started_again(desk: Desk) -> None:
    """Start the bot anew on what the last one left."""
    desk.app = App(desk.app.config, desk.clock, machine=Hurried())
    assert await desk.app.start()
