"""Issues of ours: made once, however often that is tried, and kept as their tickets are."""

from __future__ import annotations

import logging
from typing import Any

from bot.jira.base.answers import State, state_of
from bot.jira.base.context import JiraContext, Subject, store_in
from bot.jira.base.errors import JiraRefused
from bot.jira.base.gone import ask_who_we_are
from bot.jira.base.people import our_actor
from bot.jira.base.searching import search
from bot.jira.sending.statuses import FIELDS
from bot.outbound.outcomes import SendOutcome, ended
from handlers.cards import issue as words
from helpdesk.desk.desk import Desk
from helpdesk.desk.recording.recorder import Words
from helpdesk.jira.links import Category, JiraLink
from helpdesk.jira.owing import IssuePart, JiraRow, Move, rows_of_all
from helpdesk.jira.plan import TeamPlan
from storage.jira.jira import JiraTables
from storage.outbox.rows import Ended, Leased
from storage.outbox.sending import SendingTable

log = logging.getLogger(__name__)

PAGE = 100
OPTIONAL = ("priority", "components", "duedate", "labels")  # what a project's screens may lack


async def create(context: JiraContext, leased: Leased, subject: Subject, *, search_first: bool) -> SendOutcome:
    """Make a ticket's issue; after a try whose end nobody knows, only if none bears its label."""
    plan = subject.plan.teams.get(subject.dossier.ticket.team or "")
    if plan is None:
        return ended(leased, state="dropped", refusal="its team has no JIRA any more", well=True)
    found = await labelled(context, subject.label, plan.project) if search_first else None
    if found is None:
        found = await _made(context, subject, plan)
    link = JiraLink(
        ticket=subject.number, issue_id=found.issue_id, key=found.key, project=found.project, status=found.status,
        category=found.category, assignee=found.assignee, priority=found.priority,
    )  # fmt: skip
    return _linked(context, leased, subject, link)


def _linked(context: JiraContext, leased: Leased, subject: Subject, link: JiraLink) -> SendOutcome:
    ticket, name = subject.dossier.ticket, f"{link.key} {context.client.browse(link.key)}"

    async def write(table: SendingTable) -> None:
        store = store_in(table, context)
        await JiraTables(table.transaction[0]).put_link(link)
        said = [note for note in subject.dossier.notes if note.kind in words.SAID]
        status = JiraRow(IssuePart.STATUS, move=Move.END if ticket.resolved_at is not None else Move.BEGIN)
        for row in (*rows_of_all(subject.dossier.files, said), status):
            await table.owe(row.owed_for(ticket.number))
        await table.end([Ended(row=leased.row.id, slot=leased.row.message.slot)])
        now = context.current.clock.now()
        desk = Desk(store, await context.current.settings(store), now)
        actor = await our_actor(context, store, ticket.team)
        await desk.links.named(await desk.recorder.get(ticket.number), actor, Words(name, now))

    return SendOutcome(write, cost=1, well=True, result="sent")


async def _made(context: JiraContext, subject: Subject, plan: TeamPlan) -> State:
    fields = await _taken(context, plan, _all_fields(subject, plan))
    made = await context.client.post("issue", {"fields": fields})
    # Nothing more is asked: what failed now would be tried again, and the issue is made. The next look reads it.
    return State(
        issue_id=str(made["id"]),
        key=str(made["key"]),
        project=plan.project,
        status="",
        category=Category.NEW,
        updated="",
    )


async def labelled(context: JiraContext, label: str, project: str) -> State | None:
    """Return the oldest issue of ours that bears the label; what somebody has cloned bears it, too."""
    me = context.standing.account or await ask_who_we_are(context)
    asked = f'project = "{project}" AND labels = "{label}" ORDER BY created ASC'
    for found in await search(context, asked, "creator,labels"):
        if state_of(found).creator == me:
            return state_of(await context.client.get(f"issue/{found['id']}", fields=f"{FIELDS},labels"))
    return None


def _all_fields(subject: Subject, plan: TeamPlan) -> dict[str, Any]:
    ticket = subject.dossier.ticket
    fields: dict[str, Any] = {
        "project": {"key": plan.project},
        "issuetype": {"name": plan.issue_type or subject.plan.types.get(ticket.kind.value, "Task")},
        "labels": [subject.label, *plan.labels],
        **_own_fields(subject),
    }
    if plan.component:
        fields["components"] = [{"name": plan.component}]
    return fields


def _own_fields(subject: Subject) -> dict[str, Any]:
    """Return what is ours in an issue, whatever is changed there."""
    ticket, cards = subject.dossier.ticket, subject.cards
    fields: dict[str, Any] = {
        "summary": words.summary(cards, subject.dossier),
        "description": words.description(cards, subject.dossier),
    }
    priority = subject.plan.priorities.get(ticket.priority.value)
    if priority:
        fields["priority"] = {"name": priority}
    if subject.due is not None:
        fields["duedate"] = subject.due
    return fields


async def _taken(context: JiraContext, plan: TeamPlan, fields: dict[str, Any]) -> dict[str, Any]:
    """Return the fields that the project's screen takes; raise ``JiraRefused`` if it has no such type of issue."""
    types = await context.client.get(f"issue/createmeta/{plan.project}/issuetypes", maxResults=PAGE)
    named = fields["issuetype"]["name"].lower()
    listed = types.get("issueTypes") or types.get("values") or []
    kind = next((each for each in listed if str(each["name"]).lower() == named), None)
    if kind is None:
        known = ", ".join(str(each["name"]) for each in listed)
        raise JiraRefused(400, (f"{plan.project} has no issue type {fields['issuetype']['name']}: {known}",))
    screen = await context.client.get(f"issue/createmeta/{plan.project}/issuetypes/{kind['id']}", maxResults=PAGE)
    on_it = {
        str(each.get("fieldId") or each.get("key")) for each in screen.get("fields") or screen.get("values") or []
    }
    taken = {name: value for name, value in fields.items() if name not in OPTIONAL or name in on_it}
    return taken | {"issuetype": {"id": str(kind["id"])}}


async def put_fields(context: JiraContext, subject: Subject) -> None:
    """Write what is ours into the issue anew; what its screen lacks is left out."""
    fields = _own_fields(subject)
    update: dict[str, Any] = {"labels": [{"add": subject.label}]}
    issue = subject.link.issue_id if subject.link is not None else ""
    for _ in OPTIONAL:
        try:
            await context.client.put(f"issue/{issue}", {"fields": fields, "update": update})
        except JiraRefused as error:
            refused = [name for name in OPTIONAL if name in error.fields and (name in fields or name in update)]
            if not refused:
                raise
            log.warning("JIRA's screen does not take %s", refused)
            fields = {name: value for name, value in fields.items() if name not in refused}
            update = {name: value for name, value in update.items() if name not in refused}
        else:
            return


async def bring_fields(context: JiraContext, leased: Leased, subject: Subject) -> SendOutcome:
    """Make what is ours in the issue what it is in the ticket."""
    await put_fields(context, subject)
    return ended(leased, well=True)
