"""Compares every open link field by field, and mends what differs."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import datetime, timedelta
from functools import partial
from typing import Any, TypeVar

from bot.jira.base.answers import State, instant, state_of
from bot.jira.base.context import JiraContext, Subject, subject_of
from bot.jira.base.errors import JiraAway, JiraBusy, JiraError
from bot.jira.base.gone import ask_who_we_are
from bot.jira.base.searching import comments_of, issues_of
from bot.jira.base.telling import ASKED, say_about
from handlers.cards import issue as words
from helpdesk.jira.compare import (
    DRIFT,
    Actual,
    Difference,
    Drift,
    Expected,
    Side,
    differences,
    kept_drift,
    read_drift,
)
from helpdesk.jira.links import Category, JiraLink, LinkState, SentKind
from helpdesk.jira.owing import IssuePart, JiraRow, Move
from helpdesk.jira.transitions import wanted
from helpdesk.people.actors import EVERYTHING
from storage.jira.jira import JiraTables
from storage.unit_of_work import Store

log = logging.getLogger(__name__)

T = TypeVar("T")

AT_ONCE = 100
TRIES = 3
SOON, PATIENCE = 1.0, 10.0  # seconds until it is asked again, and for which that is worth while
WEEK = timedelta(days=7)
FIELDS = ["summary", "status", "priority", "labels", "updated", "project", "duedate"]


async def compare(context: JiraContext) -> list[Difference]:
    """Return what differs between the open tickets of JIRA's teams and their issues; it is kept for the panel."""
    await ask_who_we_are(context)
    async with context.database.reading() as store:
        tables = JiraTables(store.connection)
        plan = await context.plan(store)
        links = await tables.links(to_read=True)
        gone = [link for link in await tables.links() if link.state is LinkState.GONE]
        missing = await tables.unlinked(plan.teams)
    found = [
        Difference(ticket=link.ticket, issue=link.key, what=Drift.GONE)
        for link in gone
        if await _is_open(context, link)
    ]
    found += [Difference(ticket=ticket.number, issue="", what=Drift.MISSING) for ticket in missing]
    for start in range(0, len(links), AT_ONCE):
        found += await _compare_some(context, links[start : start + AT_ONCE])
    found.sort(key=lambda each: each.ticket)
    async with context.database.unit() as unit:
        await unit.key_values.put(DRIFT, kept_drift(context.current.clock.now(), found))
    return found


async def compare_weekly(context: JiraContext) -> list[Difference]:
    """Compare if that was last done a week ago; return what differs then. Without a way to JIRA it waits."""
    now = context.current.clock.now()
    async with context.database.reading() as store:
        last = read_drift(await store.key_values.get(DRIFT))
    if last is not None and now - datetime.fromisoformat(last[0]) < WEEK:
        return []
    try:
        return await compare(context)
    except JiraError as error:
        log.info("JIRA can't be compared now: %s", error)
        return []


async def compare_one(context: JiraContext, ticket: int) -> list[Difference]:
    """Return what differs in one ticket."""
    async with context.database.reading() as store:
        link = await JiraTables(store.connection).link(ticket)
    if link is None:
        return [Difference(ticket=ticket, issue="", what=Drift.MISSING)]
    if link.state is LinkState.GONE:
        return [Difference(ticket=ticket, issue=link.key, what=Drift.GONE)]
    return await _compare_some(context, [link])


async def _is_open(context: JiraContext, link: JiraLink) -> bool:
    async with context.database.reading() as store:
        ticket = await store.tickets.get(link.ticket, EVERYTHING)
    return ticket is not None and ticket.is_unresolved


async def _compare_some(context: JiraContext, links: Sequence[JiraLink]) -> list[Difference]:
    answered = await _patiently(context, lambda: issues_of(context, [link.issue_id for link in links], FIELDS))
    issues = {str(each["id"]): each for each in answered}
    found: list[Difference] = []
    for link in links:
        async with context.database.reading() as store:
            subject = await subject_of(context, store, link.ticket)
            sent = await JiraTables(store.connection).sent_of(link.ticket)
        issue = issues.get(link.issue_id)
        if subject is None:
            continue
        if issue is None:
            found.append(Difference(ticket=link.ticket, issue=link.key, what=Drift.GONE))
            continue
        ours = frozenset(each.remote_id for each in sent if each.ours and each.what is SentKind.NOTE)
        there = await _patiently(context, partial(_comments, context, link)) if ours else frozenset[str]()
        found += differences(_expected(subject, ours), _actual(state_of(issue), issue, there))
    return found


async def _comments(context: JiraContext, link: JiraLink) -> frozenset[str]:
    return frozenset([str(each["id"]) async for each in comments_of(context, link.issue_id)])


async def _patiently(context: JiraContext, ask: Callable[[], Awaitable[T]]) -> T:
    """Ask again what can't be answered at once: of so many calls one would spoil all the others."""
    for _ in range(TRIES):
        try:
            return await ask()
        except JiraAway:
            wait = SOON
        except JiraBusy as error:
            if error.wait > PATIENCE:
                raise
            wait = error.wait
        await context.machine.wait(asyncio.Event(), wait)
    return await ask()


def _expected(subject: Subject, comments: frozenset[str]) -> Expected:
    ticket, plan = subject.dossier.ticket, subject.plan
    return Expected(
        ticket=ticket.number, category=wanted(ticket, plan.teams), label=subject.label, due=subject.due,
        comments=comments,
        priority=plan.priorities.get(ticket.priority.value, ""), changed_at=ticket.changed_at,
        summary=words.summary(subject.cards, subject.dossier),
    )  # fmt: skip


def _actual(state: State, issue: Mapping[str, Any], comments: frozenset[str]) -> Actual:
    return Actual(
        key=state.key, category=state.category, status=state.status, priority=state.priority, summary=state.summary,
        labels=state.labels, due=issue["fields"].get("duedate"), comments=comments,
        changed_at=instant(issue["fields"]["updated"]),
    )  # fmt: skip


async def mend(context: JiraContext, store: Store, difference: Difference) -> None:
    """Owe what makes both sides the same: ours holds, but that an issue is done is JIRA's to say."""
    tables = JiraTables(store.connection)
    ticket = await store.tickets.get(difference.ticket, EVERYTHING)
    if ticket is None:
        return
    if difference.what is Drift.GONE:
        await tables.drop_link(ticket.number)
    if difference.what is Drift.COMMENT:
        for sent in await tables.sent_of(ticket.number):
            if sent.ours and sent.what is SentKind.NOTE:
                await tables.forget_sent(sent.what, sent.number)
                await store.outbox.owe(JiraRow(IssuePart.NOTE, sent.number).owed_for(ticket.number))
        return
    link = await tables.link(ticket.number)
    done_there = link is not None and link.category is Category.DONE and difference.last is Side.THERE
    if difference.what is Drift.STATUS and done_there and link is not None and ticket.is_with_team:
        settings = await context.current.settings(store)
        await say_about(store, settings, ticket, ASKED, issue=link.key, mention=ticket.claimed_by)
        return
    await store.outbox.owe(JiraRow(IssuePart.ISSUE, move=Move.AS_HERE).owed_for(ticket.number))
