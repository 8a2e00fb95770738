"""A file with callers that the command wrote is remembered for whoever erases one of them later."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from bot.commands.cli import main
from helpdesk.desk.search.erasure_report import EXPORTED
from storage.database import Database
from storage.upkeep import migrate


async def noted(url: str) -> str:
    database = Database.open(url)
    async with database.reading() as store:
        written = await store.key_values.get(EXPORTED)
    await database.close()
    return str(written)


def test_a_file_with_callers_is_remembered_and_one_without_is_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "config.toml").write_text("")
    url = f"sqlite+aiosqlite:///{tmp_path / 'desk.db'}"
    environ = {"HELPDESK_TELEGRAM__TOKEN": "1:test", "HELPDESK_DATABASE__URL": url}
    asyncio.run(migrate.upgrade(url))
    assert main(["export", "plain.csv"], environ) == 0
    assert main(["export", "named.csv", "--with-callers"], environ) == 0
    written = asyncio.run(noted(url))
    assert "named.csv (" in written
    assert "plain.csv" not in written
