"""`helpdesk jira`: look at JIRA, compare both sides, or send there the tickets of before it was set up."""

from __future__ import annotations

import argparse
import asyncio
from collections.abc import Mapping
from datetime import date, datetime, time

from bot.base.clock import DeskClock
from bot.base.current_settings import CurrentSettings
from bot.base.monotonic import Machine
from bot.commands.cli import GOOD, RED
from bot.config.chat_checks import ChatChecks
from bot.config.from_config import settings_of
from bot.config.load import config_of
from bot.config.model import Config
from bot.jira.base.checks import findings_of, look
from bot.jira.base.client import JiraClient
from bot.jira.base.comparing import compare
from bot.jira.base.context import JiraContext
from bot.jira.base.errors import JiraError
from handlers.base.catalogue import Catalogue
from handlers.base.context import Office
from handlers.routes import BUTTONS
from helpdesk.jira.owing import IssuePart, JiraRow, Move
from helpdesk.outbox import Facts
from helpdesk.ticket.notes import File
from helpdesk.ticket.ticket import ticket_id
from storage.database import Database


def main(options: argparse.Namespace, environ: Mapping[str, str]) -> int:
    """Do what is asked for; raise ``ValueError`` where JIRA is not set up."""
    config = config_of(options, environ)
    if config.jira is None:
        raise ValueError("JIRA is not set up: there is no [jira] in the configuration")
    try:
        return asyncio.run(_do(config, options))
    except JiraError as error:
        raise ValueError(f"JIRA: {error}") from error


async def _do(config: Config, options: argparse.Namespace) -> int:
    database = Database.open(config.database.url.get_secret_value(), alone=False)
    context = _context(config, database)
    try:
        if options.what == "send":
            return await _send(context, options.since)
        return await (_compare(context) if options.what == "compare" else _look(context))
    finally:
        await context.client.close()
        await database.close()


def _context(config: Config, database: Database) -> JiraContext:
    async def alarm(_key: str, _facts: Facts) -> None:
        """Whoever runs this reads it."""

    async def fetch(_file: File) -> bytes:
        raise ValueError("files are sent by the running desk")

    if config.jira is None:
        raise ValueError("JIRA is not set up")
    machine, settings = Machine(), settings_of(config)
    office = Office(settings, Catalogue(own_digits=settings.own_digits), 0, "", ChatChecks(config), BUTTONS)
    return JiraContext(
        section=config.jira, client=JiraClient(config.jira, machine), database=database,
        current=CurrentSettings(office, DeskClock()), machine=machine, alarm=alarm, fetch=fetch,
    )  # fmt: skip


async def _look(context: JiraContext) -> int:
    async with context.database.reading() as store:
        plan = await context.plan(store)
    found = findings_of(await look(context.client, plan, context.current.clock.now()))
    catalogue = Catalogue()
    for each in found:
        print(f"{'ok ' if each.ok else 'RED'}  {catalogue.plain('en', each.key, **each.facts)}")
    return GOOD if all(each.ok for each in found) else RED


async def _compare(context: JiraContext) -> int:
    found = await compare(context)
    async with context.database.reading() as store:
        prefix = (await context.current.settings(store)).prefix
    for each in found:
        sides = f"here {each.here or '-'}, there {each.there or '-'}, changed last {each.last.value}"
        print(f"{ticket_id(prefix, each.ticket)} {each.issue or '-'}  {each.what.value}: {sides}")
    print(f"{len(found)} differences" if found else "both sides are the same")
    return RED if found else GOOD


async def _send(context: JiraContext, since: str | None) -> int:
    async with context.database.unit() as unit:
        settings, plan = await context.current.settings(unit), await context.plan(unit)
        start = _day(since, settings.calendar.local(context.current.clock.now()))
        sent = [
            ticket for ticket in await unit.jira.unlinked(plan.teams) if start is None or ticket.opened_at >= start
        ]
        for ticket in sent:
            await unit.outbox.owe(JiraRow(IssuePart.ISSUE, move=Move.AGAIN).owed_for(ticket.number))
    print(f"{len(sent)} tickets are owed to JIRA; the running desk sends them")
    return GOOD


def _day(said: str | None, now: datetime) -> datetime | None:
    if said is None:
        return None
    try:
        return datetime.combine(date.fromisoformat(said), time(), now.tzinfo)
    except ValueError as error:
        raise ValueError(f"--since: a day is written like 2026-11-01, not {said}") from error
