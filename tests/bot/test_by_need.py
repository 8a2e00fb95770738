"""A desk that has started on SQLite has loaded nothing that it may never need."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
STARTED = """
import asyncio, sys
from bot.app import App
from bot.base.clock import DeskClock
from bot.config.load import load
from bench.base.bare_telegram import TOKEN, BareTelegram

async def start(url):
    async with BareTelegram() as telegram:
        said = {"TELEGRAM__TOKEN": TOKEN, "TELEGRAM__API_URL": telegram.url, "DATABASE__URL": url}
        said["HEALTH__LISTEN"] = "127.0.0.1:0"
        app = App(load(None, {f"HELPDESK_{name}": value for name, value in said.items()}), DeskClock())
        serving = asyncio.create_task(app.run())
        await telegram.polled.wait()
        print(*sys.modules)
        app.stopping.set()
        await serving

asyncio.run(start(sys.argv[1]))
"""
BY_NEED = (
    "alembic",  # at a database that is up to date
    "asyncpg", "sqlalchemy.dialects.postgresql",
    "holidays",  # for Odisha
    "rapidfuzz",  # until a town is misspelled
    "fluent", "babel",  # until a sentence with facts is said
    "matplotlib", "xlsxwriter", "pyrage", "bench.update", "sandbox", "tests",
)  # fmt: skip


def test_a_desk_on_sqlite_has_loaded_nothing_that_it_may_never_need(desk_url: str) -> None:
    said = subprocess.run(
        [sys.executable, "-c", STARTED, desk_url], cwd=ROOT, capture_output=True, text=True, check=True
    )
    loaded = said.stdout.splitlines()[-1].split()
    assert "bot.wiring" in loaded
    assert [name for name in loaded for part in BY_NEED if name == part or name.startswith(f"{part}.")] == []
