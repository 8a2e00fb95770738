"""`helpdesk restore`: back to a copy, wholly or not at all, and nothing that was given out is given again."""

from __future__ import annotations

import asyncio
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.commands.cli import main
from helpdesk.outbox import MessageKind, OutboxMessage, Posted, Urgency, card_slot
from storage.database import Database
from storage.engine import sqlite
from storage.tables.transport import outbox
from storage.upkeep import migrate
from tests.storage.factories import ticket

TOKEN = "42:" + "x" * 35
GROUP = -100


def url_of(path: Path) -> str:
    return f"sqlite+aiosqlite:///{path}"


def run(path: Path, *arguments: str) -> int:
    return main(list(arguments), {"HELPDESK_TELEGRAM__TOKEN": TOKEN, "HELPDESK_DATABASE__URL": url_of(path)})


async def add(path: Path, *numbers: int) -> None:
    """Give these numbers to tickets that a group is shown, and owe a card, a summary and a file each."""
    database = Database.open(url_of(path))
    async with database.unit() as unit:
        for number in numbers:
            assert await unit.tickets.next_number(1001) == number
            await unit.tickets.add(ticket(number))
            shown = Posted(chat_id=GROUP, message_id=number, kind=MessageKind.CARD, ticket=number, rendered="seen")
            await unit.outbox.take_slot(card_slot(number, GROUP), shown)
            for kind, urgency in (
                (MessageKind.TEXT, Urgency.REPLY),
                (MessageKind.SUMMARY, Urgency.SUMMARY),
                (MessageKind.EXPORT, Urgency.SUMMARY),
            ):
                await unit.outbox.owe(OutboxMessage(chat_id=7, kind=kind, urgency=urgency, ticket=number))
    await database.close()


async def owed(path: Path) -> list[tuple[str, str]]:
    database = Database.open(url_of(path))
    try:
        async with database.reading() as store:
            rows = await store.connection.execute(select(outbox.c.kind, outbox.c.state).order_by(outbox.c.id))
            return [(row.kind.value, row.state) for row in rows]
    finally:
        await database.close()


@pytest.fixture
def desk(desk_url: str, tmp_path: Path) -> Path:
    """A desk with one ticket, and the copy of it, to which two more have come since."""
    path = tmp_path / "desk.db"  # it is at the address
    asyncio.run(add(path, 1001))
    assert run(path, "backup", str(tmp_path / "copy.db")) == 0
    asyncio.run(add(path, 1002, 1003))
    return path


@pytest.fixture
def copy(desk: Path) -> Path:
    return desk.with_name("copy.db")


@pytest.fixture
def as_before(desk: Path) -> Iterator[None]:
    """Whatever the test does, the database and what lies beside it are the same afterwards."""
    before = (sorted(p.name for p in desk.parent.iterdir()), desk.read_bytes())
    yield
    assert (sorted(p.name for p in desk.parent.iterdir()), desk.read_bytes()) == before


def numbers(path: Path) -> list[int]:
    with closing(sqlite3.connect(path)) as there:
        return [number for (number,) in there.execute("SELECT number FROM tickets ORDER BY number")]


def said(capsys: pytest.CaptureFixture[str]) -> str:
    """The one line of a refusal."""
    (line,) = capsys.readouterr().err.splitlines()
    return line


def test_the_copy_takes_the_place_of_the_database_and_the_former_one_is_kept(
    desk: Path, copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(desk, "restore", str(copy), "--yes") == 0
    (kept,) = desk.parent.glob("desk.db.before-*")
    assert (numbers(desk), numbers(kept)) == ([1001], [1001, 1002, 1003])
    assert str(kept) in (told := capsys.readouterr().out)
    assert "above 1003" in told
    assert {p.name for p in desk.parent.iterdir()} == {
        "desk.db",
        "desk.db-lock",
        "desk.db-desk",
        kept.name,
        "copy.db",
    }
    assert {p.stat().st_mode & 0o077 for p in desk.parent.iterdir()} == {0}
    assert numbers(copy) == [1001]


def test_no_number_and_no_id_is_given_a_second_time(desk: Path, copy: Path) -> None:
    with closing(sqlite3.connect(desk)) as there:
        before = dict(there.execute("SELECT name, seq FROM sqlite_sequence").fetchall())
    assert run(desk, "restore", str(copy), "--yes") == 0
    asyncio.run(add(desk, 1004))
    with closing(sqlite3.connect(desk)) as there:
        after = dict(there.execute("SELECT name, seq FROM sqlite_sequence").fetchall())
    assert after["outbox"] > before["outbox"] == 9


def test_the_next_number_can_be_said_where_the_former_database_is_lost(
    desk: Path, copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    desk.unlink()
    assert run(desk, "restore", str(copy), "--yes", "--next-number", "1500") == 0
    assert "kept as" not in capsys.readouterr().out
    asyncio.run(add(desk, 1500))


def test_a_former_database_that_is_broken_is_kept_as_it_is(
    desk: Path, copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    desk.write_bytes(b"no database at all" * 1000)
    desk.with_name("desk.db-wal").write_bytes(b"its log")
    assert run(desk, "restore", str(copy), "--yes") == 0
    assert "may be given again" in capsys.readouterr().out
    assert numbers(desk) == [1001]
    kept = sorted(p for p in desk.parent.glob("desk.db.before-*"))
    assert [p.read_bytes()[:7] for p in kept] == [b"no data", b"its log"]


def test_cards_are_shown_anew_answers_are_owed_still_and_summaries_are_held(desk: Path, copy: Path) -> None:
    assert run(desk, "restore", str(copy), "--yes") == 0
    states = [("text", "waiting"), ("summary", "unknown"), ("export", "unknown"), ("card", "waiting")]
    assert asyncio.run(owed(desk)) == states


def test_an_older_copy_is_brought_to_the_present_form(
    desk: Path, copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asyncio.run(migrate.downgrade(url_of(copy), "0005"))
    assert run(desk, "restore", str(copy), "--yes") == 0
    assert f"from form 0005 to {migrate.head()}" in capsys.readouterr().out
    assert asyncio.run(migrate.current(url_of(desk))) == migrate.head()


@pytest.mark.usefixtures("as_before")
class TestNothingIsChanged:
    """When it is refused, in one line that says why."""

    def test_while_a_desk_runs_on_the_database(
        self, desk: Path, copy: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        with sqlite.alone(desk):
            assert run(desk, "restore", str(copy), "--yes") == 2
        assert f"in use by another process ({os.getpid()})" in said(capsys)

    def test_while_somebody_reads_the_database(
        self, desk: Path, copy: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(sqlite, "BUSY_MS", 50)
        with closing(sqlite3.connect(desk, isolation_level=None)) as reader:
            reader.execute("BEGIN")
            reader.execute("SELECT count(*) FROM tickets").fetchone()
            assert run(desk, "restore", str(copy), "--yes") == 2
        assert "in use" in said(capsys)

    def test_by_a_copy_that_is_not_there_or_no_desk(
        self, desk: Path, capsys: pytest.CaptureFixture[str], tmp_path_factory: pytest.TempPathFactory
    ) -> None:
        folder = tmp_path_factory.mktemp("copies")
        (folder / "notes.txt").write_text("not a database")
        with closing(sqlite3.connect(folder / "other.db")) as other:
            other.execute("CREATE TABLE songs (name)")
        for name, why in (("none", "no copy at"), ("notes.txt", "not a database"), ("other.db", "not a helpdesk's")):
            assert run(desk, "restore", str(folder / name), "--yes") == 2
            assert why in said(capsys)

    def test_by_the_database_itself(self, desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert run(desk, "restore", str(desk), "--yes") == 2
        assert "the database itself" in said(capsys)

    def test_by_the_copy_of_a_newer_helpdesk(
        self, desk: Path, capsys: pytest.CaptureFixture[str], tmp_path_factory: pytest.TempPathFactory
    ) -> None:
        newer = tmp_path_factory.mktemp("copies") / "newer.db"
        assert run(desk, "backup", str(newer)) == 0
        with closing(sqlite3.connect(newer)) as there, there:
            there.execute("UPDATE alembic_version SET version_num = '9999'")
        assert run(desk, "restore", str(newer), "--yes") == 2
        assert "newer helpdesk (form 9999)" in said(capsys)

    @pytest.mark.parametrize("harm", ["pages", "reference"])
    def test_by_a_damaged_copy_which_is_a_red_check(
        self, desk: Path, capsys: pytest.CaptureFixture[str], tmp_path_factory: pytest.TempPathFactory, harm: str
    ) -> None:
        damaged = tmp_path_factory.mktemp("copies") / "damaged.db"
        assert run(desk, "backup", str(damaged)) == 0
        if harm == "pages":
            with damaged.open("r+b") as file:
                file.seek(40 * 4096)
                file.write(os.urandom(40 * 4096))
        else:
            with closing(sqlite3.connect(damaged)) as there, there:
                there.execute("DELETE FROM tickets WHERE number = 1002")
                there.execute("INSERT INTO watchers (ticket, person) VALUES (1002, 7)")
        assert run(desk, "restore", str(damaged), "--yes") == 1
        assert "Nothing was changed" in said(capsys)

    def test_unless_somebody_agrees(self, desk: Path, copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert run(desk, "restore", str(copy)) == 2
        assert "--yes" in said(capsys)


def test_a_server_goes_back_with_its_own_tools(capsys: pytest.CaptureFixture[str]) -> None:
    environ = {"HELPDESK_TELEGRAM__TOKEN": TOKEN, "HELPDESK_DATABASE__URL": "postgresql+asyncpg://a@localhost/desk"}
    assert main(["restore", "copy.db", "--yes"], environ) == 2
    line = said(capsys)
    assert "pg_restore" in line
    assert "pg_dump" in line
