"""Copies and exports are sealed to the keys of the settings, and nothing lies open where they are kept."""

from __future__ import annotations

import asyncio
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pyrage
import pytest

from bot.base.clock import HandClock
from bot.base.sealing import MAGIC, Seal, unseal
from bot.commands.cli import main
from bot.config.load import load
from bot.config.problems import ConfigError
from bot.files.worker_main import make_export
from bot.jobs.backups import Backups, copies_in
from bot.ops.checks import config_findings
from helpdesk.people.actors import Person
from helpdesk.ticket.notes import Caller
from storage.database import Database
from tests.bot.jobs.test_backups import ROOT, TOKEN, Alarms
from tests.storage.factories import RAVI, ticket

AT_TWO = datetime.fromisoformat("2026-11-20T02:00:00+05:30")
NAME = b"Ramesh"


@dataclass(frozen=True)
class Desk:
    """A database with a caller in it, and two people with a key: one of the desk's, and somebody else."""

    path: Path
    key: Path
    other: Path
    recipient: str

    @property
    def environ(self) -> dict[str, str]:
        return {
            "HELPDESK_TELEGRAM__TOKEN": TOKEN, "HELPDESK_DATABASE__URL": f"sqlite+aiosqlite:///{self.path}",
            "HELPDESK_BACKUP__DIR": str(self.copies), "HELPDESK_BACKUP__KEEP": "2",
            "HELPDESK_ENCRYPTION__RECIPIENTS": f'["{self.recipient}"]',
        }  # fmt: skip

    @property
    def copies(self) -> Path:
        return self.path.parent / "copies"

    def run(self, *arguments: str) -> int:
        return main(list(arguments), self.environ)

    def beside(self) -> set[str]:
        """Return what lies beside the database."""
        return {path.name for path in self.path.parent.iterdir()}

    def opened(self, sealed: Path) -> bytes:
        """Return what was sealed."""
        assert sealed.read_bytes().startswith(MAGIC)
        assert NAME not in sealed.read_bytes()
        assert sealed.stat().st_mode & 0o077 == 0
        plain = self.path.with_name("plain")
        unseal(sealed, plain, self.key)
        said = plain.read_bytes()
        plain.unlink()
        return said


@pytest.fixture
def desk(desk_url: str, tmp_path: Path) -> Desk:
    asyncio.run(_fill(desk_url))
    keys = []
    for name in ("key.txt", "other.txt"):
        identity = pyrage.x25519.Identity.generate()
        (tmp_path / name).write_text(f"# created by a test\n# public key: {identity.to_public()}\n\n{identity}\n")
        keys.append(str(identity.to_public()))
    return Desk(tmp_path / "desk.db", tmp_path / "key.txt", tmp_path / "other.txt", keys[0])


async def _fill(url: str) -> None:
    database = Database.open(url)
    async with database.unit() as unit:
        await unit.people.put(Person(RAVI, "Ravi"))
        caller = await unit.texts.keep_caller(Caller(phone="+919437012345", name=NAME.decode(), ulb="JA"))
        await unit.tickets.add(ticket(1001, caller=caller))
    await database.close()


async def test_the_daily_copies_are_sealed_and_counted_as_the_open_ones_before_them(desk: Desk) -> None:
    clock, alarms = HandClock(AT_TWO - timedelta(days=1)), Alarms()
    open_ones = {name: value for name, value in desk.environ.items() if "ENCRYPTION" not in name}
    assert await Backups(load(None, open_ones), clock, alarms).make_if_due() is not None
    backups = Backups(load(None, desk.environ), clock, alarms)
    for _ in range(2):
        clock.advance(days=1)
        made = await backups.make_if_due()
        assert made is not None
        assert NAME in desk.opened(made)
        assert await backups.make_if_due() is None
    kept = ["helpdesk-2026-11-20.db.age", "helpdesk-2026-11-21.db.age"]
    assert [path.name for path in copies_in(desk.copies)] == kept
    assert sorted(path.name for path in desk.copies.iterdir()) == kept
    assert not [name for name in desk.beside() if "copying" in name]
    assert not alarms.told


def test_a_sealed_copy_takes_the_place_of_the_database_and_leaves_nothing_open_behind(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    assert desk.run("backup", str(desk.path.with_name("copy.db"))) == 0
    copy = Path(capsys.readouterr().out.strip())
    assert copy.name == "copy.db.age"
    with closing(sqlite3.connect(desk.path)) as there, there:
        there.execute("DELETE FROM tickets")
    assert desk.run("restore", str(copy), "--yes", "--identity", str(desk.key)) == 0
    with closing(sqlite3.connect(desk.path)) as there:
        assert there.execute("SELECT number FROM tickets").fetchall() == [(1001,)]
    assert not [name for name in desk.beside() if "opened" in name or "restoring" in name]


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        ([], "is encrypted: name the file with your key (--identity"),
        (["--identity", "other.txt"], "can't be opened with"),
        (["--identity", "desk.db"], "no file with an age identity"),
        (["--identity", "nowhere.txt"], "no file with an age identity"),
    ],
)
def test_without_its_key_a_sealed_copy_changes_nothing(
    desk: Desk, capsys: pytest.CaptureFixture[str], arguments: list[str], why: str
) -> None:
    assert desk.run("backup", str(desk.path.with_name("copy.db"))) == 0
    before, there = desk.path.read_bytes(), desk.beside()
    named = [str(desk.path.with_name(one)) if "." in one else one for one in arguments]
    assert desk.run("restore", str(desk.path.with_name("copy.db.age")), "--yes", *named) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert why in line
    assert (desk.path.read_bytes(), desk.beside()) == (before, there)


def test_an_export_is_sealed_under_a_name_that_says_so(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("tickets.csv", "again.csv.age"):
        assert desk.run("export", str(desk.path.with_name(name)), "--with-callers") == 0
        made = desk.path.with_name(name.removesuffix(".age") + ".age")
        assert f"1 tickets are in {made}" in capsys.readouterr().out
        assert NAME in desk.opened(made)
    assert "tickets.csv" not in desk.beside()


async def test_an_export_that_was_ordered_in_the_chat_is_sealed_where_that_is_set(desk: Desk, tmp_path: Path) -> None:
    scope = {"everything": True, "teams": [], "ulbs": []}
    order: dict[str, Any] = {
        "name": "tickets.csv", "form": "csv", "scope": scope, "since": None, "until": None, "with_callers": True,
        "labels": {"prefix": "MUK", "timezone": "Asia/Kolkata", "teams": {}, "ulbs": {}, "modules": {}},
    }  # fmt: skip
    folder = tmp_path / "made"
    folder.mkdir()
    urls = (desk.environ["HELPDESK_DATABASE__URL"], None)
    (made,) = await asyncio.to_thread(make_export, urls, folder, order, [desk.recipient])
    assert made == {"kind": "document", "name": "tickets.csv.age"}
    assert [path.name for path in folder.iterdir()] == ["tickets.csv.age"]
    assert NAME in desk.opened(folder / "tickets.csv.age")


async def test_while_a_large_file_is_sealed_the_loop_goes_on(desk: Desk, tmp_path: Path) -> None:
    plain = tmp_path / "large"
    plain.write_bytes(bytes(1 << 26))
    sealing = asyncio.create_task(asyncio.to_thread(Seal((desk.recipient,)), plain, tmp_path / "large.age"))
    loop = asyncio.get_running_loop()
    turns = [loop.time()]
    while not sealing.done():
        await asyncio.sleep(0)
        turns.append(loop.time())
    await sealing
    longest = max(later - earlier for earlier, later in pairwise(turns))
    assert longest < (turns[-1] - turns[0]) / 3
    assert desk.opened(tmp_path / "large.age") == bytes(1 << 26)


def test_of_what_can_t_be_written_whole_nothing_is_left(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "large").write_bytes(bytes(1 << 20))
    asyncio.run(asyncio.to_thread(Seal((desk.recipient,)), tmp_path / "large", tmp_path / "large.age"))
    limited = "import resource as r; r.setrlimit(r.RLIMIT_FSIZE, (1 << 16,) * 2); "
    made = f"from pathlib import Path as P; from bot.base.sealing import Seal, unseal; f = P({str(tmp_path)!r}); "
    sealing = f"Seal(({desk.recipient!r},))(f / 'large', f / 'new')"
    for act in (sealing, f"unseal(f / 'large.age', f / 'new', P({str(desk.key)!r}))"):
        done = subprocess.run(
            [sys.executable, "-c", limited + made + act], cwd=ROOT, capture_output=True, text=True, check=False
        )
        assert "File too large" in done.stderr
        assert not (tmp_path / "new").exists()


class TestWithoutTheLibrary:
    """As where the extra was not installed: nothing is made open in its place, and everybody is told in words."""

    @pytest.fixture(autouse=True)
    def no_library(self, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
        desk.copies.mkdir()
        assert desk.run("backup", str(desk.copies / "sealed.db")) == 0
        monkeypatch.setitem(sys.modules, "pyrage", None)

    async def test_no_copy_is_made_and_the_admins_are_told(self, desk: Desk) -> None:
        alarms = Alarms()
        assert await Backups(load(None, desk.environ), HandClock(AT_TWO), alarms).make_if_due() is None
        ((key, facts),) = alarms.told
        assert key == "backup-failed"
        assert "pip install 'mukta-helpdesk[encryption]'" in str(facts["why"])
        assert [path.name for path in desk.copies.iterdir()] == ["sealed.db.age"]

    def test_check_and_doctor_are_red(self, desk: Desk) -> None:
        red = [finding for finding in config_findings(load(None, desk.environ)) if not finding.ok]
        assert [finding.key for finding in red] == ["check-encryption"]
        assert "pyrage is missing" in str(red[0].facts["why"])

    @pytest.mark.parametrize("command", ["backup", "export", "restore"])
    def test_commands_say_so_in_a_line(self, desk: Desk, capsys: pytest.CaptureFixture[str], command: str) -> None:
        sealed = [str(desk.copies / "sealed.db.age"), "--yes", "--identity", str(desk.key)]
        more = sealed if command == "restore" else [str(desk.path.with_name("new.csv"))]
        capsys.readouterr()
        assert desk.run(command, *more) == 2
        (line,) = capsys.readouterr().err.splitlines()
        assert "pyrage is missing" in line
        assert "new.csv" not in desk.beside()


def test_a_key_that_is_none_stops_the_start_and_a_mistyped_one_is_red(desk: Desk) -> None:
    secret = desk.key.read_text().splitlines()[-1]
    for wrong in ("age1", secret, "ssh-ed25519 AAAA", ""):
        with pytest.raises(ConfigError, match="is no age recipient") as refused:
            load(None, {"HELPDESK_ENCRYPTION__RECIPIENTS": f'["{wrong}"]'})
        assert not wrong or wrong not in str(refused.value) or len(wrong) < 10
    mistyped = desk.recipient[:-1] + ("q" if desk.recipient[-1] != "q" else "p")
    (red,) = [
        f for f in config_findings(load(None, {"HELPDESK_ENCRYPTION__RECIPIENTS": f'["{mistyped}"]'})) if not f.ok
    ]
    assert red.key == "check-encryption"
