"""`helpdesk run`: serve until stopped."""

from __future__ import annotations

import argparse
import asyncio
import os
import signal
import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING

from bot.app import App
from bot.base.clock import DeskClock, start_from
from bot.base.logs import set_up
from bot.commands.cli import BAD_INPUT, GOOD
from bot.config.load import config_of, settings_file
from bot.config.model import Config
from bot.jobs.preparing import TeamsGone
from bot.ops.tenure import Tenure
from bot.telegram.raw_bot import TokenRefused
from storage.engine.errors import AlreadyRunning, DatabaseGone, NoDeskHere

if TYPE_CHECKING:
    from bot.ops.service_manager import ServiceManager

REAL_TELEGRAM = "api.telegram.org"


def main(options: argparse.Namespace, environ: Mapping[str, str]) -> int:
    """Serve; return 0 after a clean stop."""
    config = config_of(options, environ)
    clock = clock_of(config, environ, rehearsal=options.rehearsal)
    set_up(config.log.format, config.log.level, secrets=config.secrets)
    os.umask(0o077)
    url = config.database.url.get_secret_value()
    tenure = Tenure(url, settings=settings_file(options), new=options.new)
    return asyncio.run(serve(App(config, clock, tenure=tenure, manager=manager_of(environ))))


def manager_of(environ: Mapping[str, str]) -> ServiceManager | None:
    """Return whom systemd has asked to be told, if it has."""
    if not environ.get("NOTIFY_SOCKET"):
        return None
    from bot.ops.service_manager import ServiceManager  # nobody else needs it

    return ServiceManager(environ)


def clock_of(config: Config, environ: Mapping[str, str], *, rehearsal: bool) -> DeskClock:
    """Return the desk's clock; a set one is said loudly, and refused against the real Telegram."""
    start = start_from(environ, config.desk.zone)
    clock = DeskClock(start)
    if start is None:
        return clock
    if REAL_TELEGRAM in config.telegram.api_url and not rehearsal:
        raise ValueError(
            "HELPDESK_CLOCK is set against the real Telegram: unset it, or say `run --rehearsal` if it is meant"
        )
    print(f"helpdesk: THE CLOCK IS SET: the desk's time starts at {start.isoformat()}", file=sys.stderr)
    return clock


async def serve(app: App) -> int:
    """Run until SIGTERM or SIGINT. Who is followed by another begins again, and stands by at first."""
    loop = asyncio.get_running_loop()
    told = False

    def stop() -> None:
        nonlocal told
        told = True
        app.stopping.set()

    for name in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(name, stop)
    try:
        await app.run()
        while app.tenure.lost and not told:
            app = type(app)(app.config, app.clock, machine=app.machine, tenure=app.tenure.next(), manager=app.manager)
            await app.run()
    except (TokenRefused, AlreadyRunning, NoDeskHere, DatabaseGone, TeamsGone) as error:
        print(f"helpdesk: {error}", file=sys.stderr)
        return BAD_INPUT
    return GOOD
