"""Does here what was done in JIRA: each stored event once, in a transaction of its own, by who did it there."""

from __future__ import annotations

import logging
from dataclasses import dataclass, replace
from datetime import datetime

from bot.base.service import Alarm
from bot.jira.base.context import JiraContext
from bot.jira.base.people import actor_for
from bot.jira.base.plan import plan_in
from bot.jira.base.telling import ASKED, say_about
from helpdesk.desk.desk import Desk
from helpdesk.desk.recording.recorder import Words
from helpdesk.destinations import has_chat
from helpdesk.jira.deciding import ThenHere, after_status, is_ours, last_status, solution_in, solution_of
from helpdesk.jira.links import Category, EventOutcome, JiraEvent, JiraLink, JiraSent, SentKind, What
from helpdesk.jira.owing import IssuePart, JiraRow, Move
from helpdesk.jira.plan import JiraPlan
from helpdesk.lifecycle import work
from helpdesk.people.actors import EVERYTHING, Actor
from helpdesk.ticket.errors import HelpdeskError, Stale, TooLate
from helpdesk.ticket.facts.words import Commented
from helpdesk.ticket.notes import NoteKind
from helpdesk.ticket.ticket import Status, Ticket
from storage.engine.errors import DatabaseAway
from storage.jira.jira import JiraTables
from storage.unit_of_work import UnitOfWork

log = logging.getLogger(__name__)

TRIES = 3
ATTACHED = "📎"


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
    deed = _Deed(context, unit, Desk(unit, settings, now), plan, link, ticket, actor, event, at)
    if event.what is What.COMMENT:
        await deed.comment()
    else:
        await deed.change(counts=counts)


@dataclass(slots=True)
class _Deed:
    """One event, and all that it is about."""

    context: JiraContext
    unit: UnitOfWork
    desk: Desk
    plan: JiraPlan
    link: JiraLink
    ticket: Ticket
    actor: Actor
    event: JiraEvent
    at: datetime

    @property
    def tables(self) -> JiraTables:
        return JiraTables(self.unit.connection)

    # -- comments

    async def comment(self) -> None:
        text = str(self.event.body["text"])
        note = await self.write(text)
        sent = JiraSent(
            ticket=self.ticket.number, what=SentKind.NOTE, number=note, issue_id=self.link.issue_id,
            remote_id=self.event.event_id, ours=False,
        )  # fmt: skip
        await self.tables.note_sent(sent)
        said = solution_in(text, self.plan.solution_words)
        if said is not None and self.link.words_asked is not None and self.link.category is Category.DONE:
            await self.solve(said)

    async def write(self, text: str) -> int:
        """Write words from there into the ticket, as its team's if that has it; return the note."""
        words, number = Words(text, self.at), self.ticket.number
        if self.ticket.team in self.plan.teams:
            self.ticket = await self.desk.tickets.comment(number, self.actor, words)
            return (await self.unit.texts.notes(number, frozenset({NoteKind.COMMENT})))[-1].id
        note = await self.desk.recorder.add_words(self.ticket, NoteKind.COMMENT, words, self.actor)
        fact = Commented(self.at, self.actor.person.id, note)
        self.ticket = await self.desk.recorder.change(self.ticket, (fact,), self.actor)
        return note

    # -- what was changed

    async def change(self, *, counts: bool) -> None:
        for item in self.event.body.get("items", ()):
            match str(item.get("field", "")).lower():
                case "status" if counts:
                    await self.status(Category(self.event.body["category"]))
                case "assignee":
                    await self.assigned(item)
                case "priority":
                    await self.say("jira-priority", theirs=item.get("toString") or "-")
                case "attachment" if item.get("to"):
                    await self.write(
                        f"{ATTACHED} {item.get('toString')} — {self.context.client.browse(self.link.key)}"
                    )

    async def status(self, to: Category) -> None:
        taken_there = self.ticket.claimed_by is not None and self.ticket.claimed_by == self.actor.person.id
        theirs = taken_there or not has_chat(self.ticket.claimed_by or 0)
        try:
            match after_status(self.ticket, to, self.plan.teams, taken_there=theirs):
                case ThenHere.CLAIM:
                    await self.claim()
                case ThenHere.RELEASE:
                    await self.release()
                case ThenHere.SOLVE:
                    await self.done()
                case ThenHere.REOPEN:
                    await self.reopen()
        except HelpdeskError as error:
            log.info("a status of %s changes nothing here: %s", self.link.key, type(error).__name__)

    async def claim(self) -> None:
        """Take it at JIRA's time, for whoever it is assigned to there, or who began."""
        by = self.actor
        if self.link.assignee is not None and self.link.assignee != self.event.author:
            name = str(self.event.body.get("assignee_name") or self.link.assignee)
            by = await actor_for(self.unit, self.link.assignee, name, self.ticket.team)
        facts = work.claim(self.ticket, by, self.at)
        self.ticket = await self.desk.recorder.change(self.ticket, facts, by)

    async def release(self) -> None:
        facts = await self.desk.recorder.time.run_on(
            self.ticket, work.release(self.ticket, self.actor, self.desk.now)
        )
        self.ticket = await self.desk.recorder.change(self.ticket, facts, self.actor)

    async def done(self) -> None:
        """Solve it with the words that were said there; without any, ask for them before anybody is told."""
        theirs = {each.number for each in await self.tables.sent_of(self.ticket.number) if not each.ours}
        notes = await self.unit.texts.notes(self.ticket.number, frozenset({NoteKind.COMMENT}))
        comments = [(note.said_at, note.text) for note in notes if note.id in theirs]
        since = self.ticket.reached_at or self.ticket.opened_at
        said = solution_of(comments, self.plan.solution_words, since) or self.event.body.get("resolution")
        if said:
            await self.solve(str(said))
            return
        await self.put(words_asked=self.desk.now)
        await self.say(ASKED)

    async def solve(self, said: str) -> None:
        self.ticket = await self.desk.tickets.resolve(self.ticket.number, self.actor, Words(said, self.at))
        await self.put(words_asked=None)

    async def reopen(self) -> None:
        words = Words(f"{self.link.key}: {self.event.body.get('to', '')}".strip(), self.at)
        try:
            self.ticket = await self.desk.endings.reopen(self.ticket.number, self.actor, words)
        except TooLate:  # what is over here stays over: the issue goes back to done
            await self.unit.outbox.owe(JiraRow(IssuePart.STATUS, move=Move.END).owed_for(self.ticket.number))
            await self.say("jira-too-late")

    async def assigned(self, item: dict[str, object]) -> None:
        """Give a ticket that somebody has to whoever it is assigned to there now."""
        account = item.get("to")
        if not account or self.ticket.status not in (Status.CLAIMED, Status.WAITING):
            return
        to = await actor_for(self.unit, str(account), str(item.get("toString") or account), self.ticket.team)
        if to.person.id == self.ticket.claimed_by or self.ticket.team not in self.plan.teams:
            return
        fact = work.handed_over(self.actor, self.desk.now, to.person.id)
        self.ticket = await self.desk.recorder.change(self.ticket, (fact,), self.actor)

    # --

    async def put(self, *, words_asked: datetime | None) -> None:
        await self.tables.put_link(replace(self.link, words_asked=words_asked))

    async def say(self, key: str, **facts: str) -> None:
        mention = self.ticket.claimed_by
        await say_about(
            self.unit, self.desk.settings, self.ticket, key, issue=self.link.key,
            priority=self.ticket.priority.value, mention=mention, **facts,
        )  # fmt: skip
