"""`helpdesk admin-link`: a new link each time, the newest alone works, and a clear line where there is none."""

from __future__ import annotations

import asyncio
import re
from pathlib import Path

import pytest

from bot.commands.cli import main
from helpdesk.people.invitations import hash_of
from sandbox.base.clock import RealClock
from sandbox.server import Sandbox
from storage.database import Database


async def test_each_call_prints_a_new_link_and_the_newest_alone_works(
    sqlite_url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    async with Sandbox(clock=RealClock()) as sandbox:
        environ = {
            "HELPDESK_TELEGRAM__TOKEN": sandbox.token,
            "HELPDESK_TELEGRAM__API_URL": sandbox.api_url,
            "HELPDESK_DATABASE__URL": sqlite_url,
        }
        secrets = []
        for _ in range(2):
            assert await asyncio.to_thread(main, ["admin-link"], environ) == 0
            found = re.search(r"https://t\.me/\w+\?start=a([\w-]+)", capsys.readouterr().out)
            assert found is not None
            secrets.append(found[1])
    database = Database.open(sqlite_url)
    async with database.reading() as store:
        first, second = [await store.invitations.with_hash(hash_of(secret)) for secret in secrets]
    await database.close()
    assert first is not None
    assert second is not None
    assert first.revoked_at is not None
    assert second.revoked_at is None


def test_without_a_way_to_telegram_it_says_so_in_a_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    environ = {
        "HELPDESK_TELEGRAM__TOKEN": "1234567:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "HELPDESK_TELEGRAM__API_URL": "http://127.0.0.1:9",
        "HELPDESK_DATABASE__URL": f"sqlite+aiosqlite:///{tmp_path / 'x.db'}",
    }
    assert main(["admin-link"], environ) == 2
    assert "can't be reached" in capsys.readouterr().err
