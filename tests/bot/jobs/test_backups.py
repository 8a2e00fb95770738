"""Copies of the database: whole, private, once a day, and not more than are wanted."""

from __future__ import annotations

import asyncio
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest

from bot.base.clock import HandClock
from bot.commands.cli import main
from bot.config.load import load
from bot.config.model import Config
from bot.jobs.backups import Backups
from helpdesk.outbox import Facts
from storage.database import Database
from storage.upkeep import migrate
from storage.upkeep.backup import NotCopied, copy
from tests.storage.factories import note, ticket

ROOT = Path(__file__).parents[3]

TOKEN = "42:" + "x" * 35


def config_of(folder: Path, url: str, **more: str) -> Config:
    environ = {"HELPDESK_TELEGRAM__TOKEN": TOKEN, "HELPDESK_DATABASE__URL": url}
    return load(None, environ | {"HELPDESK_BACKUP__DIR": str(folder), "HELPDESK_BACKUP__KEEP": "2"} | more)


class Alarms:
    """What the admins were told."""

    def __init__(self) -> None:
        self.told: list[tuple[str, Facts]] = []

    async def __call__(self, key: str, facts: Facts) -> None:
        self.told.append((key, facts))


async def test_a_copy_made_beside_the_running_desk_is_whole_and_private(desk_url: str, tmp_path: Path) -> None:
    target = tmp_path / "copies" / "one.db"
    database = Database.open(desk_url)
    try:
        async with database.unit() as unit:
            number = await unit.tickets.next_number(1001)
        copy(desk_url, target)
    finally:
        await database.close()
    assert target.stat().st_mode & 0o077 == 0
    with closing(sqlite3.connect(target)) as there:
        assert there.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert (number,) in there.execute("SELECT * FROM ticket_numbers").fetchall() or number == 1001
    assert [p.name for p in target.parent.iterdir()] == ["one.db"]


async def test_one_copy_is_made_a_day_at_its_time_and_old_ones_are_put_away(desk_url: str, tmp_path: Path) -> None:
    folder = tmp_path / "copies"
    clock = HandClock(datetime.fromisoformat("2026-11-20T01:59:00+05:30"))
    backups = Backups(config_of(folder, desk_url), clock, Alarms())
    assert await backups.make_if_due() is None
    for _ in range(4):
        clock.advance(minutes=1)
        assert await backups.make_if_due() is not None
        clock.advance(minutes=1)
        assert await backups.make_if_due() is None
        clock.advance(hours=23, minutes=58)
    assert [p.name for p in sorted(folder.iterdir())] == ["helpdesk-2026-11-22.db", "helpdesk-2026-11-23.db"]


async def test_copies_dated_ahead_push_no_real_one_out_and_stand_in_the_way_of_none(
    desk_url: str, tmp_path: Path
) -> None:
    folder = tmp_path / "copies"
    folder.mkdir()
    ahead = {f"helpdesk-{day}.db" for day in ("2026-11-24", "2027-05-01", "2099-01-01")}
    for name in ahead:
        (folder / name).touch()
        os.utime(folder / name, (1_000_000, 1_000_000))
    clock = HandClock(datetime.fromisoformat("2026-11-20T02:00+05:30"))
    backups = Backups(config_of(folder, desk_url), clock, Alarms())
    for day in range(20, 27):
        made = await backups.make_if_due()
        assert made == folder / f"helpdesk-2026-11-{day}.db"
        assert made.stat().st_size
        assert await backups.make_if_due() is None
        real = [path.name for path in folder.iterdir() if path.stat().st_size]
        assert sorted(real) == [f"helpdesk-2026-11-{n}.db" for n in range(max(20, day - 1), day + 1)]
        clock.advance(days=1)
    assert {path.name for path in folder.iterdir() if not path.stat().st_size} == ahead - {"helpdesk-2026-11-24.db"}


async def test_what_somebody_copied_by_hand_into_the_directory_is_never_put_away(
    desk_url: str, tmp_path: Path
) -> None:
    folder = tmp_path / "copies"
    folder.mkdir()
    for n in range(5):
        (folder / f"helpdesk-2026-11-1{n}-093000.db").write_text("by hand")
    clock = HandClock(datetime.fromisoformat("2026-11-20T12:00:00+05:30"))
    backups = Backups(config_of(folder, desk_url), clock, Alarms())
    for _ in range(3):
        assert await backups.make_if_due() is not None
        clock.advance(days=1)
    assert len(list(folder.iterdir())) == 5 + 2


@pytest.mark.parametrize("harm", ["a file in the way", "no database"])
async def test_a_copy_that_fails_is_told_once_a_day_and_tried_every_hour(
    desk_url: str, tmp_path: Path, harm: str
) -> None:
    folder, database = tmp_path / "copies", tmp_path / "desk.db"
    away = database.with_name("elsewhere")
    if harm == "no database":
        database.rename(away)
    else:
        folder.write_text("no directory")
    clock, alarms = HandClock(datetime.fromisoformat("2026-11-20T02:00:00+05:30")), Alarms()
    backups = Backups(config_of(folder, desk_url), clock, alarms)
    for _ in range(3 * 60):
        assert await backups.make_if_due() is None
        clock.advance(minutes=1)
    ((key, facts),) = alarms.told
    assert key == "backup-failed"
    assert "copies" in str(facts["why"]) or "no database" in str(facts["why"])
    if harm == "no database":
        away.rename(database)
    else:
        folder.unlink()
    clock.advance(hours=1)
    assert await backups.make_if_due() is not None
    assert len(alarms.told) == 1


def test_a_full_disk_is_a_line_and_leaves_nothing_behind(tmp_path: Path) -> None:
    database = tmp_path / "desk.db"
    asyncio.run(migrate.upgrade(f"sqlite+aiosqlite:///{database}"))
    # No file of the process may grow beyond a tenth of the database: the system's word for it is another.
    limited = f"import resource as r; r.setrlimit(r.RLIMIT_FSIZE, ({database.stat().st_size // 10},) * 2); "
    program = limited + "from bot.__main__ import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", program, "backup", "copies/new.db"],
        cwd=tmp_path, capture_output=True, text=True, check=False,
        env={
            "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1", "HELPDESK_TELEGRAM__TOKEN": TOKEN,
            "HELPDESK_DATABASE__URL": f"sqlite+aiosqlite:///{database}",
        },
    )  # fmt: skip
    assert done.returncode == 2
    (line,) = done.stderr.splitlines()
    assert "new.db" in line
    assert not list((tmp_path / "copies").iterdir())


async def test_a_copy_made_while_the_desk_writes_is_one_moment_of_it(desk_url: str, tmp_path: Path) -> None:
    database = Database.open(desk_url)
    stopped, wrote = asyncio.Event(), asyncio.Event()

    async def write() -> None:
        while not stopped.is_set():
            async with database.unit() as unit:
                number = await unit.tickets.next_number(1001)
                await unit.tickets.add(ticket(number))
                await unit.texts.add_note(note("x" * 3000, ticket=number))
            wrote.set()

    writing = asyncio.create_task(write())
    try:
        await wrote.wait()
        for n in range(5):
            target = tmp_path / f"{n}.db"
            await asyncio.to_thread(copy, desk_url, target)
            with closing(sqlite3.connect(target)) as there:
                assert there.execute("PRAGMA integrity_check").fetchone() == ("ok",)
                counted = "SELECT (SELECT count(*) FROM tickets), (SELECT count(*) FROM notes)"
                tickets, notes = there.execute(counted).fetchone()
                assert tickets == notes
    finally:
        stopped.set()
        await writing
        await database.close()
    assert tickets


async def test_without_a_directory_no_copy_is_made(desk_url: str, tmp_path: Path) -> None:
    clock = HandClock(datetime.fromisoformat("2026-11-20T12:00:00+05:30"))
    assert (
        await Backups(config_of(tmp_path, desk_url, HELPDESK_BACKUP__DIR=""), clock, Alarms()).make_if_due() is None
    )


def test_a_server_is_not_copied_but_its_tool_is_named(tmp_path: Path) -> None:
    with pytest.raises(NotCopied, match="pg_dump"):
        copy("postgresql+asyncpg://somebody@localhost/desk", tmp_path / "copy.db")


async def test_the_command_never_writes_over_a_file(
    desk_url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    there = tmp_path / "there.db"
    there.write_text("mine")
    environ = {"HELPDESK_TELEGRAM__TOKEN": TOKEN, "HELPDESK_DATABASE__URL": desk_url}
    assert main(["backup", str(there)], environ) == 2
    assert there.read_text() == "mine"
    assert main(["backup", str(tmp_path / "new.db")], environ) == 0
    assert "new.db" in capsys.readouterr().out
