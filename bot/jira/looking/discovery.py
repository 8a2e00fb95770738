"""Finds what no link leads to: issues that were touched after their end, and issues that bear a label of ours twice.

The search is late, so that each look goes back over the former one; what was seen is known by its id. It is asked
for spans before now: bare dates would be in the account's own zone.
"""

from __future__ import annotations

import logging
from datetime import datetime
from typing import Any

from bot.jira.base.answers import State, state_of
from bot.jira.base.context import JiraContext
from bot.jira.base.errors import JiraRefused
from bot.jira.base.plan import plan_in
from bot.jira.base.searching import search
from handlers.cards.issue import SAID
from helpdesk.jira.links import Category, JiraLink
from helpdesk.jira.owing import IssuePart, JiraRow, Move, rows_of_all
from helpdesk.jira.transitions import REPEATED, choose
from helpdesk.people.actors import EVERYTHING
from storage.jira.jira import JiraTables
from storage.unit_of_work import UnitOfWork

log = logging.getLogger(__name__)

OVERLAP, LONGEST = 15, 7 * 24 * 60  # minutes
DISCOVERED = "jira-discovered"
FIELDS = "status,labels,updated,project,assignee,priority,creator"


async def discover(context: JiraContext) -> list[str]:
    """Return the ids of the issues of ours that were touched since the last look; put right what is there twice."""
    async with context.database.reading() as store:
        plan = plan_in(await context.current.settings(store))
        before, now = await store.key_values.get(DISCOVERED), await store.now()
    since = int((now - datetime.fromisoformat(str(before))).total_seconds() // 60) if before else LONGEST
    minutes = min(LONGEST, since + OVERLAP)
    found: list[State] = []
    for project in plan.projects:  # one that is gone would refuse a query about them all
        try:
            jql = f'project = "{project}" AND updated >= "-{minutes}m" ORDER BY updated ASC'
            found += [state_of(each) for each in await search(context, jql, FIELDS)]
        except JiraRefused as error:
            await _project_refused(context, project, error)
    for state in found:
        ticket = plan.ticket_of(list(state.labels))
        if ticket is not None and state.creator == context.standing.account:  # a clone of theirs is their own
            await _known_or_twice(context, state, ticket)
    async with context.database.unit() as unit:
        await unit.key_values.put(DISCOVERED, now.isoformat())
    return [state.issue_id for state in found]


async def _project_refused(context: JiraContext, project: str, error: JiraRefused) -> None:
    log.error("project %s can't be searched: %s", project, error)
    if context.standing.is_news("project", project, context.machine.now()):
        await context.alarm("jira-project-gone", {"project": project})


async def _known_or_twice(context: JiraContext, state: State, ticket: int) -> None:
    async with context.database.reading() as store:
        tables = JiraTables(store.connection)
        if await tables.link_of(state.issue_id) is not None or await store.tickets.get(ticket, EVERYTHING) is None:
            return
        link = await tables.link(ticket)
        has_words = bool(await tables.sent_of(ticket))
    if link is None:  # made by a try whose answer was lost, or by hand: the row that waits will find it
        async with context.database.unit() as unit:
            await unit.outbox.owe(JiraRow(IssuePart.ISSUE, move=Move.AGAIN).owed_for(ticket))
        return
    if state.category is Category.DONE:
        return
    if int(state.issue_id) < int(link.issue_id) and not has_words:
        await _close_double(context, link.issue_id, link.key, state.key)
        async with context.database.unit() as unit:
            await link_instead(unit, link, state)
        return
    await _close_double(context, state.issue_id, state.key, link.key)


async def link_instead(unit: UnitOfWork, link: JiraLink, state: State) -> None:
    """Let the older of two issues be the ticket's: what the other was told meanwhile is owed to this one, too."""
    tables, ticket = JiraTables(unit.connection), link.ticket
    await tables.drop_link(ticket)
    await tables.put_link(
        JiraLink(
            ticket=ticket, issue_id=state.issue_id, key=state.key, project=state.project, status=state.status,
            category=state.category,
        )
    )  # fmt: skip
    files, said = await unit.texts.files(ticket), await unit.texts.notes(ticket, SAID)
    for row in (JiraRow(IssuePart.ISSUE), *rows_of_all(files, said)):
        await unit.outbox.owe(row.owed_for(ticket))


async def _close_double(context: JiraContext, issue_id: str, key: str, of: str) -> None:
    """Link a second issue of a ticket as a duplicate, and close it."""
    log.warning("%s is a double of %s: it is linked and closed", key, of)
    body: dict[str, Any] = {
        "type": {"name": "Duplicate"}, "inwardIssue": {"key": key}, "outwardIssue": {"key": of},
    }  # fmt: skip
    try:
        await context.client.post("issueLink", body)
    except JiraRefused as error:
        log.warning("%s can't be linked: %s", key, error)
    found = await context.client.get(f"issue/{issue_id}/transitions", expand="transitions.fields")
    step = choose(found["transitions"], Category.DONE, REPEATED)
    if step is None:
        if context.standing.is_news("double", key, context.machine.now()):
            await context.alarm("jira-double", {"issue": key, "of": of})
        return
    taken = {"transition": {"id": step.id}, "fields": dict(step.fields)}
    await context.client.post(f"issue/{issue_id}/transitions", taken)
