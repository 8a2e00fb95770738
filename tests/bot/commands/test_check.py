"""`helpdesk check`: everything right is green, and each thing that is wrong is a red line that says what to do."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import datetime
from pathlib import Path

import pytest

from bot.commands.check import findings
from bot.commands.cli import main
from bot.config.load import load
from bot.config.model import Config
from bot.config.rehearsal import rehearsal_config
from bot.ops.checks import config_findings
from helpdesk.settings.overlay_lists import Item
from sandbox.base.clock import RealClock
from sandbox.cast import Cast, build_demo
from sandbox.server import Sandbox
from storage.database import Database
from storage.upkeep import migrate

JUNE = datetime.fromisoformat("2026-06-16T11:00:00+05:30")
NOVEMBER = datetime.fromisoformat("2026-11-02T11:00:00+05:30")
CLOSED = '["2026-06-15 Raja Sankranti"]'


@pytest.fixture
async def sandbox() -> AsyncIterator[Sandbox]:
    async with Sandbox(clock=RealClock()) as running:
        yield running


@pytest.fixture
def cast(sandbox: Sandbox) -> Cast:
    return build_demo(sandbox.world)


def config(sandbox: Sandbox, url: str, chat: int, **more: str) -> Config:
    known = {"HELPDESK_CALENDAR__CLOSED": CLOSED}
    return rehearsal_config(
        api_url=sandbox.api_url,
        token=sandbox.token,
        database_url=url,
        teams={"hudd_tech": chat},
        people=[],
        **known | more,
    )


async def found(config: Config, now: datetime = JUNE) -> dict[str, bool]:
    return {finding.key: finding.ok async for finding in findings(config, now)}


async def test_all_is_well(sandbox: Sandbox, cast: Cast, database_url: str) -> None:
    await migrate.upgrade(database_url)
    assert await found(config(sandbox, database_url, cast.hudd_tech.id)) == {
        "check-config": True,
        "check-database": True,
        "check-year": True,
        "check-team-unlinked": True,
        "check-telegram": True,
        "check-privacy": True,
        "check-chat": True,
    }


async def test_a_channel_of_a_summary_is_checked_too(sandbox: Sandbox, cast: Cast, sqlite_url: str) -> None:
    channel = cast.managers_channel
    item = f'[{{"chat_id": {channel.id}, "at": "18:00", "scope": "all", "every": "day"}}]'
    with_summary = config(sandbox, sqlite_url, cast.hudd_tech.id, HELPDESK_SUMMARIES=item)
    states = [f.ok async for f in findings(with_summary, JUNE) if f.key == "check-chat"]
    assert states == [True, True]


async def test_a_channel_that_was_picked_in_the_chat_is_checked_too(
    sandbox: Sandbox, cast: Cast, desk_url: str
) -> None:
    body = {"chat_id": cast.managers_channel.id, "at": "18:00", "scope": "all", "every": "day", "title": "Managers"}
    database = Database.open(desk_url)
    async with database.unit() as unit:
        await unit.items.put("summaries", [Item(key="managers", body=body)])
    await database.close()
    settled = config(sandbox, desk_url, cast.hudd_tech.id)
    chats = [f.facts["chat"] async for f in findings(settled, JUNE) if f.key == "check-chat"]
    assert "Managers" in chats


async def test_a_database_that_is_not_there_is_not_made(sandbox: Sandbox, cast: Cast, tmp_path: Path) -> None:
    path = tmp_path / "new.db"
    assert (await found(config(sandbox, f"sqlite+aiosqlite:///{path}", cast.hudd_tech.id)))["check-database-new"]
    assert not list(tmp_path.iterdir())  # noqa: ASYNC240 - a look at an empty folder


@pytest.mark.parametrize(
    ("url", "key"),
    [
        ("postgresql+asyncpg://nobody@127.0.0.1:1/none", "check-database-away"),
        ("sqlite+aiosqlite:////nowhere/at/all.db", "check-database-place"),
    ],
)
async def test_a_database_that_is_away_is_red(sandbox: Sandbox, cast: Cast, url: str, key: str) -> None:
    assert (await found(config(sandbox, url, cast.hudd_tech.id)))[key] is False


async def test_a_file_that_is_no_database_is_red(sandbox: Sandbox, cast: Cast, tmp_path: Path) -> None:
    path = tmp_path / "letter.db"
    path.write_text("Dear sir, this is not a database at all, but a letter. " * 50)
    states = await found(config(sandbox, f"sqlite+aiosqlite:///{path}", cast.hudd_tech.id))
    assert states["check-database-away"] is False


async def test_an_old_database_is_red(sandbox: Sandbox, cast: Cast, database_url: str) -> None:
    await migrate.upgrade(database_url, "0001")
    assert (await found(config(sandbox, database_url, cast.hudd_tech.id)))["check-database-old"] is False


async def test_a_chat_without_the_bot_is_red(sandbox: Sandbox, cast: Cast, sqlite_url: str) -> None:
    cast.hudd_tech.members.pop(sandbox.world.bot.id)
    keys = await found(config(sandbox, sqlite_url, cast.hudd_tech.id))
    assert not all(ok for key, ok in keys.items() if key.startswith("check-chat"))
    assert "check-chat" not in keys


async def test_a_public_group_is_red(sandbox: Sandbox, cast: Cast, sqlite_url: str) -> None:
    cast.hudd_tech.username = "hudd_for_all"
    assert (await found(config(sandbox, sqlite_url, cast.hudd_tech.id)))["check-chat-public"] is False


async def test_a_group_that_deletes_its_messages_is_red(sandbox: Sandbox, cast: Cast, sqlite_url: str) -> None:
    cast.hudd_tech.auto_delete = 86_400
    assert (await found(config(sandbox, sqlite_url, cast.hudd_tech.id)))["check-chat-timer"] is False


async def test_privacy_mode_that_is_off_is_red(sandbox: Sandbox, cast: Cast, sqlite_url: str) -> None:
    sandbox.world.privacy_mode = False
    assert (await found(config(sandbox, sqlite_url, cast.hudd_tech.id)))["check-privacy-off"] is False


async def test_an_unconfirmed_year_is_red_and_the_next_one_is_only_said_in_time(
    sandbox: Sandbox, cast: Cast, sqlite_url: str
) -> None:
    this = config(sandbox, sqlite_url, cast.hudd_tech.id)
    assert "check-year-soon" not in await found(this)
    assert (await found(this, NOVEMBER))["check-year-soon"]
    assert (await found(this, JUNE.replace(year=2027)))["check-year-unconfirmed"] is False


def test_without_a_token_the_command_says_so_and_exits_red(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["check"], {}) == 1
    said = capsys.readouterr().out.splitlines()
    assert said[0] == "ok   settings: read, no mistakes"
    assert "@BotFather" in said[-1]
    assert said[-1].startswith("RED")


def test_a_file_with_a_secret_that_others_can_read_is_red(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "config.toml"
    path.write_text('[telegram]\ntoken = "1:abcdefghijklmnopqrstuvwxyz0123456789"\napi_url = "http://127.0.0.1:9"\n')
    path.chmod(0o644)
    assert main(["check"], {}) == 1
    said = capsys.readouterr().out
    assert "chmod 600" in said
    assert "can't be reached" in said


def test_the_checks_of_a_default_config_need_no_file() -> None:
    assert load(None, {}).telegram.token is None


def test_a_file_with_a_token_that_others_can_read_is_red_here_and_in_the_chat_and_stops_nothing(
    tmp_path: Path,
) -> None:
    path = tmp_path / "config.toml"
    path.write_text('[telegram]\ntoken = "1:test"\n', encoding="utf-8")
    for mode, red in ((0o600, 0), (0o640, 1), (0o604, 1)):
        path.chmod(mode)
        found = [finding for finding in config_findings(load(path, {})) if not finding.ok]
        assert [finding.key for finding in found] == ["check-config-warning"] * red
