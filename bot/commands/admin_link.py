"""`helpdesk admin-link`: print a new one-time link that makes its presser the admin."""

from __future__ import annotations

import argparse
import asyncio
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from telegram.error import TelegramError

from bot.base.clock import DeskClock, start_from
from bot.commands.cli import GOOD
from bot.config.load import config_of, settings_file
from bot.config.model import Config
from bot.jobs.first_admin import make_link, words
from bot.telegram.raw_bot import TokenRefused, build_bot
from storage.database import Database
from storage.engine.desk_marker import Markers
from storage.upkeep import desk_identity, migrate


def main(options: argparse.Namespace, environ: Mapping[str, str]) -> int:
    """Print the link; it may be pressed while the bot runs or after its next start."""
    config = config_of(options, environ, optional=True)
    now = DeskClock(start_from(environ, config.desk.zone)).now()
    print(words(asyncio.run(_link(config, now, settings_file(options)))), flush=True)
    return GOOD


async def _link(config: Config, now: datetime, settings: Path) -> str:
    url = config.database.url.get_secret_value()
    await desk_identity.require(url, Markers.of(url, settings))
    bot = build_bot(config.token(), config.telegram.api_url)
    try:
        await bot.initialize()
        name = bot.username
    except TokenRefused as error:
        raise ValueError(str(error)) from None
    except TelegramError as error:
        raise ValueError(f"Telegram can't be reached ({error}); the link bears the bot's name") from None
    finally:
        await bot.shutdown()
    await migrate.upgrade(url)
    database = Database.open(url, alone=False)
    try:
        async with database.unit() as unit:
            return await make_link(unit, name, now)
    finally:
        await database.close()
