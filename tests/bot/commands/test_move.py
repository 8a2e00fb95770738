"""`helpdesk move`: what it says at the end, and what it refuses in one line."""

from __future__ import annotations

import asyncio
import re
from pathlib import Path

import pytest

from bot.commands.cli import main
from storage.database import Database
from storage.engine import sqlite
from storage.upkeep import migrate
from tests.storage.factories import ticket

TOKEN = "42:" + "x" * 35


@pytest.fixture(autouse=True)
def _somewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is remembered of a desk beside its settings is not left in the checkout."""
    monkeypatch.chdir(tmp_path)


async def fill(url: str) -> None:
    database = Database.open(url)
    async with database.unit() as unit:
        await unit.tickets.add(ticket(1001))
    await database.close()


def run(url: str, *arguments: str) -> int:
    return main(["move", *arguments], {"HELPDESK_TELEGRAM__TOKEN": TOKEN, "HELPDESK_DATABASE__URL": url})


def said(capsys: pytest.CaptureFixture[str]) -> str:
    (line,) = capsys.readouterr().err.splitlines()
    return line


@pytest.fixture
def desk(desk_url: str) -> str:
    asyncio.run(fill(desk_url))
    return desk_url


def test_at_the_end_it_says_what_to_put_into_the_settings_without_the_password(
    desk: str, postgres_url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with_password = re.sub(r"//([^@:]+)@", r"//\1:s3cret@", postgres_url)
    assert run(desk, with_password) == 0
    told = capsys.readouterr().out
    assert re.sub(r"//([^@:]+)@", r"//\1:***@", postgres_url) in told
    assert "s3cret" not in told
    assert "pg_dump" in told
    assert main(["check"], {"HELPDESK_DATABASE__URL": postgres_url}) == 1  # there is no token; but:
    assert "ok   database: reachable, up to date" in capsys.readouterr().out


def test_it_moves_back_into_a_private_file(
    desk: str, postgres_url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(desk, postgres_url) == 0
    back = f"sqlite+aiosqlite:///{tmp_path / 'back.db'}"
    assert run(postgres_url, back) == 0
    assert back in capsys.readouterr().out
    assert (tmp_path / "back.db").stat().st_mode & 0o077 == 0


def test_not_while_a_desk_runs_on_sqlite(desk: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with sqlite.alone(tmp_path / "desk.db"):
        assert run(desk, f"sqlite+aiosqlite:///{tmp_path / 'new.db'}") == 2
    assert "in use by another process" in said(capsys)
    assert not (tmp_path / "new.db").exists()


async def test_not_while_a_desk_runs_on_postgresql(
    postgres_url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    await migrate.upgrade(postgres_url)
    await fill(postgres_url)
    new = f"sqlite+aiosqlite:///{tmp_path / 'new.db'}"
    running = Database.open(postgres_url)
    async with running.unit() as unit:
        await unit.now()
    assert await asyncio.to_thread(run, postgres_url, new) == 2
    assert "a helpdesk runs" in said(capsys)
    await running.close()
    assert await asyncio.to_thread(run, postgres_url, new) == 0


def test_what_can_not_be_a_target_is_refused(desk: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    full = f"sqlite+aiosqlite:///{tmp_path / 'full.db'}"
    asyncio.run(migrate.upgrade(full))
    asyncio.run(fill(full))
    for target, why in (
        ("mysql://localhost/desk", "must begin with sqlite+aiosqlite:/// or postgresql+asyncpg://"),
        (desk, "which the desk has now"),
        (full, "is not empty"),
        (f"sqlite+aiosqlite:///{tmp_path / 'no' / 'where.db'}", "No such file or directory"),
    ):
        assert run(desk, target) == 2
        assert why in said(capsys)


def test_a_server_that_is_away_or_refuses_is_a_line(
    desk: str, postgres_url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    address, _, _ = postgres_url.rpartition("/")
    for target in ("postgresql+asyncpg://me:s3cret@127.0.0.1:1/desk", f"{address}/no_such_database"):
        assert run(desk, target) == 2
        assert "s3cret" not in said(capsys)


def test_a_database_of_an_older_form_is_to_be_migrated_first(
    desk: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asyncio.run(migrate.downgrade(desk, "0005"))
    assert run(desk, f"sqlite+aiosqlite:///{tmp_path / 'new.db'}") == 2
    assert "helpdesk migrate" in said(capsys)


def test_a_database_that_is_not_there_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(f"sqlite+aiosqlite:///{tmp_path / 'none.db'}", f"sqlite+aiosqlite:///{tmp_path / 'new.db'}") == 2
    assert "there is no database at" in said(capsys)
