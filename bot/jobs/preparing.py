"""What is done to the database before anything runs: people and links of the file, cards owed, the desk's marker."""

from __future__ import annotations

import logging
import sys

from bot.base.current_settings import CurrentSettings
from bot.base.monotonic import Machine
from bot.config.from_config import people_of
from bot.config.model import Config
from bot.jobs.first_admin import link_if_nobody, words
from bot.ops.desk_guard import DeskGuard
from bot.ops.tenure import Tenure
from bot.telegram.raw_bot import RawBot
from helpdesk.people.actors import EVERYTHING, Role
from helpdesk.settings.settings import Settings
from helpdesk.ticket.ticket import WITH_TEAM, ticket_id
from storage.database import Database
from storage.unit_of_work import UnitOfWork
from storage.upkeep import desk_identity

log = logging.getLogger(__name__)


class TeamsGone(Exception):
    """Open tickets are with teams that the configuration does not name any more."""


async def prepare(
    config: Config, bot: RawBot, database: Database, current: CurrentSettings, tenure: Tenure, machine: Machine
) -> DeskGuard:
    """Bring the database up to the configuration: its people and days, and cards for chats linked since.

    Return what sees from now on that the desk is in its database.
    """
    async with database.unit() as unit:
        marker = await tenure.settle(unit.connection)
        desk = await current.desk_in(unit)
        await hold_the_teams(unit, desk.recorder.settings)
        lost = await desk.leaving.follow_people(people_of(config)) + await desk.former_groups.follow_links()
        owed = await desk.views.owe_missing_cards()
        follows = await desk.recounting.follow_the_file()
        link = await link_if_nobody(unit, bot.username, current.clock.now())
        admins = await unit.people.with_role(Role.ADMIN)
    where = desk_identity.name_of(tenure.url)
    guard = DeskGuard(database, where, tenure.markers, marker, admins, bot, current, machine=machine)
    if link is not None:  # printed, never logged: logs are kept and passed on
        sys.stdout.write(words(link))
        sys.stdout.flush()
    if lost:
        log.warning("%s people have lost a role by the file; what they had goes back to their teams", lost)
    if owed:
        log.warning("%s cards are owed to chats that were linked since the last start", owed)
    if follows:
        log.warning("the file counts days otherwise than at the last start; promises and questions follow it")
    return guard


async def hold_the_teams(unit: UnitOfWork, settings: Settings) -> None:
    """Raise ``TeamsGone`` with the open tickets whose team is gone: nobody would see them, and their clocks run."""
    left = [t for t in await unit.tickets.find(EVERYTHING, statuses=WITH_TEAM) if settings.team(t.team) is None]
    if not left:
        return
    each = "".join(
        f"\n  {team}: {', '.join(ticket_id(settings.prefix, t.number) for t in left if t.team == team)}"
        for team in sorted({t.team or "" for t in left})
    )
    raise TeamsGone(
        f"open tickets are with teams that [[teams]] does not name any more:{each}\n"
        "say who is to have them: `helpdesk pass-on FROM TO`; or put the team back, and forward or solve them first"
    )
