"""`helpdesk pass-on`: pass all open tickets of a team on to another, so that a team can be taken out of the file."""

from __future__ import annotations

import argparse
import asyncio
from collections.abc import Mapping, Sequence
from pathlib import Path

from bot.base.clock import DeskClock, start_from
from bot.commands.cli import GOOD
from bot.config.from_config import settings_of
from bot.config.load import config_of, settings_file
from bot.config.model import Config
from helpdesk.desk.desk import Desk
from helpdesk.ticket.ticket import Ticket, ticket_id
from storage.database import Database
from storage.engine.desk_marker import Markers
from storage.upkeep import desk_identity, migrate


def main(options: argparse.Namespace, environ: Mapping[str, str]) -> int:
    """Pass them on and say which; what is to be said of it goes out when the bot runs."""
    config = config_of(options, environ)
    clock = DeskClock(start_from(environ, config.desk.zone))
    passed = asyncio.run(_pass_on(config, clock, settings_file(options), options.origin, options.team))
    if not passed:
        print(f"no open ticket is with {options.origin}")
        return GOOD
    named = ", ".join(ticket_id(settings_of(config).prefix, ticket.number) for ticket in passed)
    print(f"passed on from {options.origin} to {options.team}: {named}")
    return GOOD


async def _pass_on(config: Config, clock: DeskClock, file: Path, origin: str, team: str) -> Sequence[Ticket]:
    url = config.database.url.get_secret_value()
    await desk_identity.require(url, Markers.of(url, file))
    await migrate.upgrade(url)
    database = Database.open(url, alone=False)
    try:
        async with database.unit() as unit:
            settings = (await unit.setup.overlay()).over(settings_of(config))
            known = [each.key for each in settings.teams]
            if team not in known or team == origin:
                others = ", ".join(key for key in known if key != origin)
                raise ValueError(f"{team} can't have them; one of these can: {others}")
            return await Desk(unit, settings, clock.now()).moves.pass_all_on(origin, team)
    finally:
        await database.close()
