"""`helpdesk migrate`: bring the database to the present form."""

from __future__ import annotations

import argparse
import asyncio
from collections.abc import Mapping

from bot.commands.cli import GOOD
from bot.config.load import config_of, settings_file
from storage.engine.desk_marker import Markers
from storage.upkeep import desk_identity, migrate


def main(options: argparse.Namespace, environ: Mapping[str, str]) -> int:
    """Migrate; say from where to where."""
    url = config_of(options, environ).database.url.get_secret_value()
    before, after = asyncio.run(_migrate(url, Markers.of(url, settings_file(options))))
    print(f"the database was at {before or 'nothing'} and is at {after}")
    return GOOD


async def _migrate(url: str, markers: Markers) -> tuple[str | None, str | None]:
    await desk_identity.require(url, markers)
    before = await migrate.current(url)
    await migrate.upgrade(url)
    return before, await migrate.current(url)
