"""`helpdesk restore` erases again who was erased after the copy was made."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from helpdesk.desk.desk import Desk
from helpdesk.people.actors import EVERYTHING
from helpdesk.ticket.notes import Caller
from storage.database import Database
from tests.bot.commands.test_restore import run, url_of
from tests.helpdesk.cast import actor
from tests.storage.factories import MONDAY, ticket
from tests.storage.people.erasing.forgotten import SETTINGS, remember

SECRETS = (b"Ramesh", b"9437012345", b"zebrafish", b"aquarium", b"secretfile")


async def make(path: Path) -> int:
    """Make a desk that knows a caller, and one without a ticket."""
    database = Database.open(url_of(path))
    caller = await remember(database)
    async with database.unit() as unit:
        await unit.texts.keep_caller(Caller(phone="+919437055555", name="Trilochan"))
        other = await unit.texts.keep_caller(Caller(phone="+919861012345", name="Sita"))
        await unit.tickets.add(ticket(1002, caller=other))
    await database.close()
    return caller


async def erase(path: Path) -> None:
    database = Database.open(url_of(path))
    async with database.unit() as unit:
        desk = Desk(unit, SETTINGS, MONDAY)
        for caller in (1, 2):
            assert await desk.callers.erase_caller(actor("admin"), caller) is not None
    await database.close()


async def names(path: Path) -> list[str | None]:
    database = Database.open(url_of(path))
    try:
        async with database.reading() as store:
            assert await store.tickets.get(1001, EVERYTHING) is not None
            found = [await store.texts.caller(caller) for caller in (1, 2, 3)]
            return [caller.name if caller is not None else None for caller in found]
    finally:
        await database.close()


@pytest.mark.usefixtures("desk_url")
def test_who_was_erased_since_the_copy_is_erased_in_what_comes_back(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, copy = tmp_path / "desk.db", tmp_path / "copy.db"
    assert asyncio.run(make(path)) == 1
    assert run(path, "backup", str(copy)) == 0
    asyncio.run(erase(path))
    assert all(secret in copy.read_bytes() for secret in SECRETS[:2])
    assert run(path, "restore", str(copy), "--yes") == 0
    assert "2 callers were erased since the copy; they are erased again." in capsys.readouterr().out
    assert [secret for secret in (*SECRETS, b"Trilochan") if secret in path.read_bytes()] == []
    assert asyncio.run(names(path)) == [None, None, "Sita"]


@pytest.mark.usefixtures("desk_url")
def test_where_the_former_database_is_lost_it_says_that_nobody_knows_who_was_erased(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, copy = tmp_path / "desk.db", tmp_path / "copy.db"
    asyncio.run(make(path))
    assert run(path, "backup", str(copy)) == 0
    path.unlink()
    assert run(path, "restore", str(copy), "--yes") == 0
    assert "Nobody knows who was erased since the copy" in capsys.readouterr().out
