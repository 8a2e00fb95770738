"""Our status, by a step of JIRA's own workflow; if none fits, that is said once and not tried for ever."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.jira.base.answers import State, state_of
from bot.jira.base.context import JiraContext, Subject, store_in
from bot.jira.base.telling import say_about
from bot.outbound.outcomes import SendOutcome, ended
from helpdesk.jira.links import Category, JiraLink
from helpdesk.jira.owing import Move
from helpdesk.jira.transitions import GIVEN_UP, SOLVED, choose, where_to
from helpdesk.ticket.ticket import Ticket
from storage.jira.jira import JiraTables
from storage.outbox.rows import Ended, Leased
from storage.outbox.sending import SendingTable

FIELDS = "status,assignee,priority,updated,project,resolution"
NO_STEP = "no-step"


async def bring(context: JiraContext, leased: Leased, subject: Subject, move: Move) -> SendOutcome:
    """Take the issue to where its ticket is."""
    link, ticket = subject.link, subject.dossier.ticket
    if link is None:
        raise ValueError("a status without an issue")
    now = state_of(await context.client.get(f"issue/{link.issue_id}", fields=FIELDS))
    to = where_to(now.category, ticket, subject.plan.teams, move)
    if to is None:
        return _stands(leased, link, now, link.wanted)
    found = await context.client.get(f"issue/{link.issue_id}/transitions", expand="transitions.fields")
    step = choose(found["transitions"], to, _resolutions(ticket))
    if step is None:
        return await _no_step(context, leased, subject, now, to)
    await context.client.post(
        f"issue/{link.issue_id}/transitions", {"transition": {"id": step.id}, "fields": dict(step.fields)}
    )
    return _stands(leased, link, replace(now, category=to, status=""), to)


def _resolutions(ticket: Ticket) -> Sequence[str]:
    return SOLVED if ticket.resolved_at is not None else GIVEN_UP


def _stands(leased: Leased, link: JiraLink, now: State, to: Category | None) -> SendOutcome:
    async def write(table: SendingTable) -> None:
        tables = JiraTables(table.transaction[0])
        newest = await tables.link(link.ticket)
        if newest is not None and newest.issue_id == link.issue_id:
            status = now.status or newest.status
            await tables.put_link(replace(newest, category=now.category, status=status, wanted=to, trouble=None))
        await table.end([Ended(row=leased.row.id, slot=leased.row.message.slot)])

    return SendOutcome(write, cost=1, well=True, result="sent")


async def _no_step(context: JiraContext, leased: Leased, subject: Subject, now: State, to: Category) -> SendOutcome:
    """Say on the ticket, and to the admins, that the workflow has no way there."""
    link, ticket = subject.link, subject.dossier.ticket
    if link is None or link.trouble == NO_STEP:
        return ended(leased, state="dropped", refusal="no step leads there", well=True)
    if context.standing.is_news("step", f"{link.project} {now.status} {to}", context.machine.now()):
        await context.alarm("jira-no-step", {"issue": link.key, "from": now.status, "to": to.value})
    settings = subject.cards.office.settings

    async def write(table: SendingTable) -> None:
        tables = JiraTables(table.transaction[0])
        newest = await tables.link(link.ticket)
        if newest is not None:
            await tables.put_link(replace(newest, trouble=NO_STEP, category=now.category, status=now.status))
        facts = {"issue": link.key, "status": now.status, "mention": ticket.claimed_by}
        await say_about(store_in(table, context), settings, ticket, "jira-no-step", **facts)
        await table.end([Ended(row=leased.row.id, state="dropped", refusal="no step leads there")])

    return SendOutcome(write, well=True, result="dropped")
