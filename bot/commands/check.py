"""`helpdesk check`: a line for each thing that must be right for the desk to work, and what to do if not."""

from __future__ import annotations

import argparse
import asyncio
from collections.abc import AsyncIterator, Mapping
from datetime import datetime

from bot.base.clock import DeskClock, start_from
from bot.base.monotonic import Machine
from bot.commands.cli import GOOD, RED
from bot.config.from_config import settings_of
from bot.config.load import config_of
from bot.config.model import Config
from bot.config.overlay_loader import overlay_of
from bot.ops.checks import (
    Finding,
    calendar_findings,
    config_findings,
    database_finding,
    is_mail_there,
    linked_chats,
    telegram_findings,
    unlinked_findings,
)
from bot.telegram.raw_bot import build_bot
from handlers.base.catalogue import Catalogue
from helpdesk.settings.settings import Settings


def main(options: argparse.Namespace, environ: Mapping[str, str]) -> int:
    """Print what was found; return 1 if anything is red."""
    config = config_of(options, environ, optional=True)
    now = DeskClock(start_from(environ, config.desk.zone)).now()
    return asyncio.run(_print(config, now))


async def _print(config: Config, now: datetime) -> int:
    catalogue, red = Catalogue(), False
    async for finding in findings(config, now):
        red = red or not finding.ok
        words = catalogue.plain("en", finding.key, **finding.facts)
        print(f"{'ok ' if finding.ok else 'RED'}  {words}", flush=True)
    return RED if red else GOOD


async def findings(config: Config, now: datetime) -> AsyncIterator[Finding]:
    """Yield every check's finding, in the order in which one would mend them."""
    for finding in config_findings(config):
        yield finding
    url = config.database.url.get_secret_value()
    database = await database_finding(url)
    yield database
    overlay = await overlay_of(url) if database.ok else None
    settings = overlay.over(settings_of(config)) if overlay else settings_of(config)
    for finding in calendar_findings(settings.calendar, now):
        yield finding
    for finding in unlinked_findings(settings):
        yield finding
    if config.jira is not None:
        for finding in await _jira_findings(config, settings, now, remembers=database.key == "check-database"):
            yield finding
    if config.mail is not None and is_mail_there():
        from bot.ops.mail_checks import mail_findings

        async for finding in mail_findings(config.mail, Machine()):
            yield finding
    if config.telegram.token is None:
        yield Finding("check-token-missing", False)
        return
    bot = build_bot(config.token(), config.telegram.api_url)
    try:
        async for finding in telegram_findings(bot, linked_chats(settings)):
            yield finding
    finally:
        await bot.shutdown()


async def _jira_findings(config: Config, settings: Settings, now: datetime, *, remembers: bool) -> list[Finding]:
    from bot.jira.base.checks import findings_at  # nothing of JIRA is loaded where it is not set up

    return await findings_at(config, settings, now, remembers=remembers)
