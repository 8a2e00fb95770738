"""Does here what was done in JIRA: each stored event once, in a transaction of its own, by who did it there."""

from __future__ import annotations

import logging

from bot.base.service import Alarm
from bot.jira.base.context import JiraContext
from bot.jira.base.people import actor_for
from bot.jira.base.plan import plan_in
from bot.jira.looking.changes import change
from bot.jira.looking.deed import Deed
from bot.jira.looking.words import comment, edited
from helpdesk.desk.desk import Desk
from helpdesk.jira.deciding import is_ours, last_status
from helpdesk.jira.links import EventOutcome, JiraEvent, What
from helpdesk.people.actors import EVERYTHING
from helpdesk.ticket.errors import Stale
from storage.engine.errors import DatabaseAway
from storage.jira.jira import JiraTables
from storage.unit_of_work import UnitOfWork

log = logging.getLogger(__name__)

TRIES = 3


async def act_on_all(context: JiraContext) -> None:
    """Do what was stored and has not acted, in the order in which it happened."""
    async with context.database.reading() as store:
        waiting = await JiraTables(store.connection).waiting()
    last = last_status(waiting)
    for event in waiting:
        counts = last.get(event.issue_id) == event.event_id
        for _ in range(TRIES):
            if await _attempt(context, event, counts=counts):
                break


async def _attempt(context: JiraContext, event: JiraEvent, *, counts: bool) -> bool:
    """Act once; return False if it is to be tried again at once."""
    try:
        async with context.database.unit() as unit:
            await _act(context, unit, event, counts=counts)
    except Stale:
        return False
    except DatabaseAway:
        raise
    except Exception as error:  # a bad event must not hold up the others
        log.exception("%s %s of issue %s failed", event.what, event.event_id, event.issue_id)
        await _failed(context, event, error, context.alarm)
    return True


async def _failed(context: JiraContext, event: JiraEvent, error: Exception, alarm: Alarm) -> None:
    async with context.database.unit() as unit:
        tables = JiraTables(unit.connection)
        if await tables.failed(event) < TRIES:
            return
        await tables.end(event, EventOutcome.FAILED)
    await alarm("jira-event", {"issue": event.issue_id, "what": event.what.value, "why": type(error).__name__})


async def _act(context: JiraContext, unit: UnitOfWork, event: JiraEvent, *, counts: bool) -> None:
    settings, tables = await context.current.settings(unit), JiraTables(unit.connection)
    link, plan = await tables.link_of(event.issue_id), plan_in(settings)
    ours = link is not None and is_ours(event, link, context.standing.account, plan.prefix)
    if not await tables.end(event, EventOutcome.OURS if ours else EventOutcome.DONE) or ours or link is None:
        return
    ticket = await unit.tickets.get(link.ticket, EVERYTHING)
    if ticket is None:
        return
    now = context.current.clock.now()
    at = min(now, max(event.at, ticket.reached_at or event.at))
    name = str(event.body.get("name") or event.author)
    actor = await actor_for(unit, event.author, name, ticket.team if ticket.team in plan.teams else None)
    deed = Deed(context, unit, Desk(unit, settings, now), plan, link, ticket, actor, event, at)
    match event.what:
        case What.COMMENT:
            await comment(deed)
        case What.EDIT:
            await edited(deed)
        case What.HISTORY:
            await change(deed, counts=counts)
