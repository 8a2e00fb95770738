"""A database that goes while the desk runs: it is noticed and told, nothing is confirmed, and no new desk begins."""

from __future__ import annotations

import asyncio
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import httpx
import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import create_async_engine

from bot.app import App
from bot.base.clock import HandClock
from bot.commands.demo import demo_config
from bot.commands.run import serve
from bot.ops.tenure import Tenure
from sandbox.base.clock import RealClock
from sandbox.cast import build_demo
from sandbox.server import Sandbox
from storage.engine.errors import DatabaseGone
from storage.upkeep import backup, desk_identity
from tests.journeys.conftest import FRIDAY, Desk, desk_on
from tests.journeys.support.ways import open_ticket
from tests.waiting import until

GONE = "database is gone"


def deleted(path: Path) -> None:
    path.unlink()


def emptied(path: Path) -> None:
    with path.open("r+b") as file:
        file.truncate(0)


def replaced(path: Path) -> None:
    copy = path.with_name("older.db")
    copy.replace(path)


def overwritten(path: Path) -> None:
    shutil.copyfile(path.with_name("older.db"), path)


def its_log_deleted(path: Path) -> None:
    path.with_name(path.name + "-wal").unlink()


def moved_away_with_its_directory(path: Path) -> None:
    path.parent.rename(path.parent.with_name("elsewhere"))


async def page(desk: Desk, path: str) -> httpx.Response:
    async with httpx.AsyncClient() as client:
        return await client.get(f"http://127.0.0.1:{desk.app.health_port}{path}")


@pytest.mark.timeout(120)
@pytest.mark.parametrize(
    "harm", [deleted, emptied, replaced, overwritten, its_log_deleted, moved_away_with_its_directory]
)
async def test_a_file_that_is_not_the_desks_any_more_is_noticed_and_nothing_more_is_confirmed(
    desk_url: str, tmp_path: Path, harm: Callable[[Path], None]
) -> None:
    path = tmp_path / "folder" / "desk.db"
    path.parent.mkdir()
    shutil.copyfile(tmp_path / "desk.db", path)
    async with desk_on(f"sqlite+aiosqlite:///{path}") as desk:
        desk.cast.admin.start()
        await desk.settle()
        backup.copy(f"sqlite+aiosqlite:///{path}", path.with_name("older.db"))
        await open_ticket(desk)
        await desk.app.guard.tick()
        harm(path)
        desk.cast.operator.say("9437055555 Ramesh, Jatni, muster roll does not open")
        await until(lambda: desk.app.database.barred() is not None)
        await desk.app.guard.tick()
        assert any(GONE in m.text for m in desk.cast.admin.messages())
        assert len([m for m in desk.cast.admin.messages() if GONE in m.text]) == 1
        for _ in range(20):
            await asyncio.sleep(0.05)  # long enough for a poll that should not be made
            assert desk.sandbox.world.updates.pending
        ready = await page(desk, "/readyz")
        assert ready.status_code == 503
        assert ready.json()["missing"]
        with pytest.raises(DatabaseGone):
            async with desk.app.database.unit() as unit:
                await unit.tickets.next_number(1001)


@pytest.mark.timeout(120)
async def test_a_file_that_comes_back_goes_on_and_what_people_wrote_meanwhile_is_answered(
    desk_url: str, tmp_path: Path
) -> None:
    async with desk_on(desk_url) as desk:
        desk.cast.admin.start()
        await desk.settle()
        path = tmp_path / "desk.db"
        path.rename(tmp_path / "away.db")
        desk.cast.operator.say("/start")
        await until(lambda: desk.app.database.barred() is not None)
        await desk.app.guard.tick()
        assert desk.sandbox.world.updates.pending
        (tmp_path / "away.db").rename(path)
        await desk.settle()
        assert [m for m in desk.cast.operator.messages() if m.by_bot]
        await desk.app.guard.tick()
        assert desk.app.guard.missing() is None


@pytest.mark.postgres
@pytest.mark.timeout(120)
@pytest.mark.parametrize(
    "harm",
    ["SET LOCAL session_replication_role = replica; TRUNCATE {}", "DROP SCHEMA public CASCADE; CREATE SCHEMA public"],
)
async def test_a_desk_that_is_gone_from_postgresql_is_noticed_and_nothing_more_is_confirmed(
    postgres_url: str, harm: str
) -> None:
    async with desk_on(postgres_url) as desk:
        desk.cast.admin.start()
        await desk.settle()
        await open_ticket(desk)
        await desk.app.guard.tick()
        async with desk.app.database.writer.begin() as connection:
            names = (
                await connection.execute(text("SELECT tablename FROM pg_tables WHERE schemaname = 'public'"))
            ).scalars()
            for statement in harm.format(", ".join(names)).split(";"):
                await connection.execute(text(statement))
        desk.cast.operator.say("9437055555 Ramesh, Jatni, muster roll does not open")
        await desk.app.guard.tick()
        assert desk.app.database.barred() is not None
        assert any(GONE in m.text for m in desk.cast.admin.messages())
        assert desk.sandbox.world.updates.pending


def lose(path: Path) -> None:
    for name in ("", "-wal", "-shm"):
        path.with_name(path.name + name).unlink(missing_ok=True)


async def serve_at(url: str, settings: Path, *, new: bool = False) -> int | App:
    """Start a desk of these settings; return it, or the code with which `helpdesk run` ends."""
    async with Sandbox(clock=RealClock(), limits=False) as sandbox:
        config = demo_config(build_demo(sandbox.world), sandbox, url)
        app = App(config, HandClock(FRIDAY), tenure=Tenure(url, settings=settings, new=new))
        serving = asyncio.create_task(serve(app))
        await until(lambda: serving.done() or app.engine.running)
        app.stopping.set()
        code = await serving
        return code if code else app


async def last_of(url: str) -> int | None:
    return (await desk_identity.look(url)).last


@pytest.mark.timeout(120)
@pytest.mark.parametrize("marker", ["desk.db-desk", "desk.toml-desk"])
async def test_no_new_desk_begins_where_there_was_one_unless_told_to(
    tmp_path: Path, marker: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """One of the two files that remember it is enough."""
    path, settings = tmp_path / "desk.db", tmp_path / "desk.toml"
    settings.touch()
    url = f"sqlite+aiosqlite:///{path}"
    assert isinstance(await serve_at(url, settings), App)
    with closing(sqlite3.connect(path)) as there, there:
        there.execute("INSERT INTO ticket_numbers (id, last) VALUES (1, 1042)")
    assert isinstance(await serve_at(url, settings), App)
    backup.copy(url, tmp_path / "copy.db")
    (tmp_path / ({"desk.db-desk", "desk.toml-desk"} - {marker}).pop()).unlink()
    lose(path)
    capsys.readouterr()
    assert await serve_at(url, settings) == 2
    (said,) = capsys.readouterr().err.splitlines()
    assert "helpdesk restore" in said
    assert "run --new" in said
    assert "1042" in said
    assert not path.exists()
    path.touch()
    assert await serve_at(url, settings) == 2
    shutil.copyfile(tmp_path / "copy.db", path)
    assert isinstance(await serve_at(url, settings), App), "put back by hand"
    lose(path)
    assert isinstance(await serve_at(url, settings, new=True), App)
    assert await last_of(url) == 1042, "its numbers go on after those that were told"
    assert isinstance(await serve_at(url, settings), App)


@pytest.mark.postgres
@pytest.mark.timeout(120)
async def test_no_new_desk_begins_on_postgresql_where_the_settings_remember_one(
    postgres_url: str, tmp_path: Path
) -> None:
    settings = tmp_path / "desk.toml"
    assert isinstance(await serve_at(postgres_url, settings), App)
    engine = create_async_engine(postgres_url)
    async with engine.begin() as connection:
        for statement in ("DROP SCHEMA public CASCADE", "CREATE SCHEMA public"):
            await connection.execute(text(statement))
    await engine.dispose()
    assert await serve_at(postgres_url, settings) == 2
    assert isinstance(await serve_at(postgres_url, settings, new=True), App)


@pytest.mark.timeout(60)
async def test_an_emptied_database_is_not_copied_over_good_copies(desk_url: str, tmp_path: Path) -> None:
    assert isinstance(await serve_at(desk_url, tmp_path / "desk.toml"), App)
    backup.copy(desk_url, tmp_path / "good.db")
    emptied(tmp_path / "desk.db")
    with pytest.raises(backup.NotCopied, match="no desk in it"):
        backup.copy(desk_url, tmp_path / "bad.db")
    assert not (tmp_path / "bad.db").exists()


@pytest.mark.timeout(60)
async def test_a_file_that_is_no_database_at_the_start_is_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "desk.db").write_text("Dear sir, this is a letter. " * 200)
    assert await serve_at(f"sqlite+aiosqlite:///{tmp_path / 'desk.db'}", tmp_path / "desk.toml") == 2
    (said,) = capsys.readouterr().err.splitlines()
    assert "go back to a copy" in said
