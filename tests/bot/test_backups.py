"""Copies of the database: whole, private, once a day, and not more than are wanted."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest

from bot.backups import Backups
from bot.cli import main
from bot.clock import HandClock
from bot.config import Config, load
from storage import migrate
from storage.backup import NotCopied, copy
from storage.database import Database

TOKEN = "42:" + "x" * 35


def config_of(folder: Path, url: str, **more: str) -> Config:
    environ = {"HELPDESK_TELEGRAM__TOKEN": TOKEN, "HELPDESK_DATABASE__URL": url}
    return load(None, environ | {"HELPDESK_BACKUP__DIR": str(folder), "HELPDESK_BACKUP__KEEP": "2"} | more)


@pytest.fixture
async def url(tmp_path: Path) -> str:
    found = f"sqlite+aiosqlite:///{tmp_path / 'desk.db'}"
    await migrate.upgrade(found)
    return found


async def test_a_copy_made_beside_the_running_desk_is_whole_and_private(url: str, tmp_path: Path) -> None:
    target = tmp_path / "copies" / "one.db"
    database = Database.open(url)
    try:
        async with database.unit() as unit:
            number = await unit.tickets.next_number(1001)
        copy(url, target)
    finally:
        await database.close()
    assert target.stat().st_mode & 0o077 == 0
    with closing(sqlite3.connect(target)) as there:
        assert there.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert (number,) in there.execute("SELECT * FROM ticket_numbers").fetchall() or number == 1001
    assert [p.name for p in target.parent.iterdir()] == ["one.db"]


async def test_one_copy_is_made_a_day_at_its_time_and_old_ones_are_put_away(url: str, tmp_path: Path) -> None:
    folder = tmp_path / "copies"
    clock = HandClock(datetime.fromisoformat("2026-11-20T01:59:00+05:30"))
    backups = Backups(config_of(folder, url), clock)
    assert await backups.make_if_due() is None
    for _ in range(4):
        clock.advance(minutes=1)
        assert await backups.make_if_due() is not None
        clock.advance(minutes=1)
        assert await backups.make_if_due() is None
        clock.advance(hours=23, minutes=58)
    assert [p.name for p in sorted(folder.iterdir())] == ["helpdesk-2026-11-22.db", "helpdesk-2026-11-23.db"]


async def test_without_a_directory_no_copy_is_made(url: str, tmp_path: Path) -> None:
    clock = HandClock(datetime.fromisoformat("2026-11-20T12:00:00+05:30"))
    assert await Backups(config_of(tmp_path, url, HELPDESK_BACKUP__DIR=""), clock).make_if_due() is None


def test_a_server_is_not_copied_but_its_tool_is_named(tmp_path: Path) -> None:
    with pytest.raises(NotCopied, match="pg_dump"):
        copy("postgresql+asyncpg://somebody@localhost/desk", tmp_path / "copy.db")


async def test_the_command_never_writes_over_a_file(
    url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    there = tmp_path / "there.db"
    there.write_text("mine")
    environ = {"HELPDESK_TELEGRAM__TOKEN": TOKEN, "HELPDESK_DATABASE__URL": url}
    assert main(["backup", str(there)], environ) == 2
    assert there.read_text() == "mine"
    assert main(["backup", str(tmp_path / "new.db")], environ) == 0
    assert "new.db" in capsys.readouterr().out
