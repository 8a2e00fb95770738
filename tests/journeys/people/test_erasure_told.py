"""Whoever has a caller erased is told what was looked through and changed, and what is left to be done by hand."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from sqlalchemy import insert, make_url

from helpdesk.desk.search.erasure_report import note_export
from sandbox.people.person import Person
from storage.engine.sqlite import path_of
from storage.tables.transport import meta
from tests.journeys.conftest import Desk
from tests.journeys.people.test_erased_from_chats import SAID, erased
from tests.journeys.people.test_rights_end import start_anew
from tests.journeys.support.ways import open_ticket, press


async def erase(desk: Desk) -> None:
    await erased(desk)
    await desk.app.engine.tick("tidy")
    await desk.settle()


def reports(person: Person) -> list[str]:
    return [m.text for m in person.messages() if "rows were looked through" in m.text]


async def test_it_names_the_copies_of_the_database_that_were_made_before(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "helpdesk-2026-11-19.db").touch()
    await start_anew(desk, backup=desk.app.config.backup.model_copy(update={"dir": str(tmp_path)}))
    desk.cast.admin.start()
    await open_ticket(desk, text=SAID)
    await erase(desk)
    (said,) = reports(desk.cast.admin)
    assert "helpdesk-2026-11-19.db" in said


async def test_it_says_what_was_looked_through_and_changed_and_what_people_wrote_themselves(desk: Desk) -> None:
    desk.cast.admin.start()
    await open_ticket(desk, text=SAID)
    await erase(desk)
    (said,) = reports(desk.cast.admin)
    assert "Number and address stand nowhere any more" in said
    assert "None is left" in said
    assert "Sunita (1)" in said
    assert "9437055555" not in said
    await desk.app.engine.tick("tidy")
    await desk.settle()
    assert len(reports(desk.cast.admin)) == 1


async def test_it_names_the_chats_whose_messages_telegram_does_not_let_go(desk: Desk) -> None:
    cast, faults = desk.cast, desk.sandbox.faults
    cast.admin.start()
    await open_ticket(desk, text=SAID)
    faults.refuse(400, "Bad Request: message can't be edited", "editMessageText", chat_id=cast.hudd_tech.id, times=99)
    faults.refuse(400, "Bad Request: message can't be deleted", "deleteMessage", chat_id=cast.hudd_tech.id, times=99)
    faults.refuse(500, "Internal", "sendMessage", chat_id=cast.hudd_tech.id, times=999)
    await erase_unsettled(desk)
    assert reports(cast.admin) == []
    desk.clock.advance(minutes=11)
    await desk.app.engine.tick("tidy")
    await desk.app.settle()
    (said,) = reports(cast.admin)
    assert "delete them by hand: HUDD Tech (1)" in said


async def erase_unsettled(desk: Desk) -> None:
    admin = desk.cast.admin
    admin.say("/caller Trilochan")
    await desk.settle()
    await press(desk, admin, admin.last(), "Erase")
    await admin.tap(admin.last(), "Yes, erase").answer()
    await desk.app.engine.tick("tidy")


async def test_a_number_that_stands_somewhere_all_the_same_is_told_of(desk: Desk) -> None:
    desk.cast.admin.start()
    await open_ticket(desk, text=SAID)
    async with desk.app.database.unit() as unit:  # what no erasing knows of
        await unit.connection.execute(insert(meta).values(key="odd", value="call +919437055555"))
    await erase(desk)
    (said,) = reports(desk.cast.admin)
    assert "still stands in: meta" in said


async def test_it_says_that_every_byte_of_the_files_was_looked_through_and_where_exports_went(desk: Desk) -> None:
    admin = desk.cast.admin
    admin.start()
    await open_ticket(desk, text=SAID)
    async with desk.app.database.unit() as unit:
        await note_export(unit, date(2026, 11, 19), "tickets.xlsx")
    await erase(desk)
    (said,) = reports(admin)
    assert "Every byte of the database's files was looked through" in said
    assert "it is in none" in said
    assert "tickets.xlsx (2026-11-19)" in said


async def test_a_file_that_holds_it_between_what_is_in_use_is_named(desk: Desk) -> None:
    desk.cast.admin.start()
    await open_ticket(desk, text=SAID)
    path = path_of(make_url(desk.database_url))
    path.with_name(path.name + "-journal").write_bytes(b"\0" * 5_000_000 + b"9437055555" + b"\0" * 99)
    await erase(desk)
    (said,) = reports(desk.cast.admin)
    assert "it is still in desk.db-journal" in said


async def test_after_a_new_start_it_says_that_nobody_looked_through_the_files(desk: Desk) -> None:
    desk.cast.admin.start()
    await open_ticket(desk, text=SAID)
    await erased(desk)
    await start_anew(desk)
    await desk.app.engine.tick("tidy")
    await desk.settle()
    (said,) = reports(desk.cast.admin)
    assert "were not looked through" in said
