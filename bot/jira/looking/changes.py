"""What people change in JIRA, as deeds on the ticket: its status, whose it is, how urgent, what is attached."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from typing import Any

from bot.jira.base.people import actor_for
from bot.jira.base.telling import ASKED
from bot.jira.looking.deed import Deed
from bot.jira.looking.words import attached
from helpdesk.desk.recording.recorder import Words
from helpdesk.destinations import has_chat
from helpdesk.jira.deciding import ThenHere, after_status, solution_of
from helpdesk.jira.links import Category, SentKind
from helpdesk.jira.owing import IssuePart, JiraRow, Move
from helpdesk.lifecycle import work
from helpdesk.ticket.errors import HelpdeskError, TooLate
from helpdesk.ticket.notes import NoteKind
from helpdesk.ticket.ticket import Status

log = logging.getLogger(__name__)


async def change(deed: Deed, *, counts: bool) -> None:
    """Do what follows from a change; ``counts``: whether it is the last one of the issue's status."""
    for item in deed.event.body.get("items", ()):
        match str(item.get("field", "")).lower():
            case "status" if counts:
                await _status(deed, Category(deed.event.body["category"]))
            case "assignee":
                await _assigned(deed, item)
            case "priority":
                await deed.say("jira-priority", theirs=item.get("toString") or "-")
            case "attachment" if item.get("to"):
                await attached(deed, str(item.get("toString")), str(item["to"]))


async def _status(deed: Deed, to: Category) -> None:
    taken_there = deed.ticket.claimed_by is not None and deed.ticket.claimed_by == deed.actor.person.id
    theirs = taken_there or not has_chat(deed.ticket.claimed_by or 0)
    try:
        match after_status(deed.ticket, to, deed.plan.teams, taken_there=theirs):
            case ThenHere.CLAIM:
                await _claim(deed)
            case ThenHere.RELEASE:
                await _release(deed)
            case ThenHere.SOLVE:
                await _done(deed)
            case ThenHere.REOPEN:
                await _reopen(deed)
    except HelpdeskError as error:
        log.info("a status of %s changes nothing here: %s", deed.link.key, type(error).__name__)


async def _claim(deed: Deed) -> None:
    """Take it at JIRA's time, for whoever it is assigned to there, or who began."""
    by = deed.actor
    if deed.link.assignee is not None and deed.link.assignee != deed.event.author:
        name = str(deed.event.body.get("assignee_name") or deed.link.assignee)
        by = await actor_for(deed.unit, deed.link.assignee, name, deed.ticket.team)
    facts = work.claim(deed.ticket, by, deed.at)
    deed.ticket = await deed.desk.recorder.change(deed.ticket, facts, by)


async def _release(deed: Deed) -> None:
    released = work.release(deed.ticket, deed.actor, deed.desk.now)
    facts = await deed.desk.recorder.time.run_on(deed.ticket, released)
    deed.ticket = await deed.desk.recorder.change(deed.ticket, facts, deed.actor)


async def _done(deed: Deed) -> None:
    """Solve it with the words that were said there; without any, ask for them before anybody is told."""
    sent = await deed.tables.sent_of(deed.ticket.number)
    theirs = {each.number for each in sent if each.what is SentKind.NOTE and not each.ours}
    notes = await deed.unit.texts.notes(deed.ticket.number, frozenset({NoteKind.COMMENT}))
    comments = [(note.said_at, note.text) for note in notes if note.id in theirs]
    since = deed.ticket.reached_at or deed.ticket.opened_at
    said = solution_of(comments, deed.plan.solution_words, since) or deed.event.body.get("resolution")
    if said:
        await deed.solve(str(said))
        return
    await deed.put(words_asked=deed.desk.now)
    await deed.say(ASKED)


async def _reopen(deed: Deed) -> None:
    words = Words(f"{deed.link.key}: {deed.event.body.get('to', '')}".strip(), deed.at)
    try:
        deed.ticket = await deed.desk.endings.reopen(deed.ticket.number, deed.actor, words)
    except TooLate:  # what is over here stays over: the issue goes back to done
        await deed.unit.outbox.owe(JiraRow(IssuePart.STATUS, move=Move.END).owed_for(deed.ticket.number))
        await deed.say("jira-too-late")


async def _assigned(deed: Deed, item: Mapping[str, Any]) -> None:
    """Give a ticket that somebody has to whoever it is assigned to there now."""
    account = item.get("to")
    if not account or deed.ticket.status not in (Status.CLAIMED, Status.WAITING):
        return
    to = await actor_for(deed.unit, str(account), str(item.get("toString") or account), deed.ticket.team)
    if to.person.id == deed.ticket.claimed_by or deed.ticket.team not in deed.plan.teams:
        return
    fact = work.handed_over(deed.actor, deed.desk.now, to.person.id)
    deed.ticket = await deed.desk.recorder.change(deed.ticket, (fact,), deed.actor)
