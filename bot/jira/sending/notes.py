"""Comments of ours: one note is one comment, put there, changed, or taken away as it may be read."""

from __future__ import annotations

import contextlib
from hashlib import blake2b

from bot.jira.base.context import JiraContext, Subject
from bot.jira.base.errors import JiraNotFound
from bot.jira.base.searching import comments_of
from bot.outbound.outcomes import SendOutcome, ended
from handlers.cards import issue as words
from helpdesk.jira.links import JiraSent, SentKind
from helpdesk.jira.private import note_in
from helpdesk.people.actors import Person
from helpdesk.ticket.notes import Note
from storage.jira.jira import JiraTables
from storage.outbox.rows import Ended, Leased
from storage.outbox.sending import SendingTable


async def bring(context: JiraContext, leased: Leased, subject: Subject, number: int) -> SendOutcome:
    """Make the comment of a note what teams may read of it now."""
    note = next((each for each in subject.dossier.notes if each.id == number and each.text.strip()), None)
    async with context.database.reading() as store:
        sent = await JiraTables(store.connection).sent(SentKind.NOTE, number)
        author = await store.people.get(note.author) if note is not None and note.author is not None else None
    if sent is not None and not sent.ours:
        return ended(leased, state="dropped", refusal="it came from there", well=True)
    if note is None:
        return await _take_away(context, leased, subject, number, sent)
    return await _put(context, leased, subject, note, author, sent)


async def _put(
    context: JiraContext, leased: Leased, subject: Subject, note: Note, author: Person | None, sent: JiraSent | None
) -> SendOutcome:
    body = words.comment(subject.cards, subject.dossier, note, author)
    rendered = blake2b(body.encode(), digest_size=8).hexdigest()
    at = f"issue/{_issue(subject)}/comment"
    if sent is None and leased.row.attempts > 1:  # nobody knows whether it is there
        sent = await _found(context, subject, note.id)
    if sent is not None and sent.rendered == rendered:
        return ended(leased, refusal="nothing to change", well=True)
    if sent is not None:
        try:
            await context.client.put(f"{at}/{sent.remote_id}", {"body": body})
        except JiraNotFound:  # somebody has deleted it there: so be it
            return ended(leased, state="dropped", refusal="the comment was deleted there", well=True)
        remote = sent.remote_id
    else:
        remote = str((await context.client.post(at, {"body": body}))["id"])
    stands = JiraSent(
        ticket=subject.number, what=SentKind.NOTE, number=note.id, issue_id=_issue(subject), remote_id=remote,
        rendered=rendered,
    )  # fmt: skip

    async def write(table: SendingTable) -> None:
        await JiraTables(table.transaction[0]).note_sent(stands)
        await table.end([Ended(row=leased.row.id, slot=leased.row.message.slot)])

    return SendOutcome(write, cost=1, well=True, result="sent")


async def _found(context: JiraContext, subject: Subject, number: int) -> JiraSent | None:
    """Look among an issue's comments for the one that shows a note: its answer was lost."""
    async for each in comments_of(context, _issue(subject)):
        if note_in(each.get("body") or "", subject.plan.prefix) == number:
            return JiraSent(
                ticket=subject.number, what=SentKind.NOTE, number=number, issue_id=_issue(subject),
                remote_id=str(each["id"]),
            )  # fmt: skip
    return None


async def _take_away(
    context: JiraContext, leased: Leased, subject: Subject, number: int, sent: JiraSent | None
) -> SendOutcome:
    if sent is None and leased.row.attempts > 1:
        sent = await _found(context, subject, number)
    if sent is None:
        return ended(leased, state="dropped", refusal="it is not for there", well=True)
    with contextlib.suppress(JiraNotFound):  # it is gone already, which is what is wanted
        await context.client.delete(f"issue/{sent.issue_id}/comment/{sent.remote_id}")

    async def write(table: SendingTable) -> None:
        await JiraTables(table.transaction[0]).forget_sent(SentKind.NOTE, number)
        await table.end([Ended(row=leased.row.id, slot=leased.row.message.slot)])

    return SendOutcome(write, cost=1, well=True, result="sent")


def _issue(subject: Subject) -> str:
    return subject.link.issue_id if subject.link is not None else ""
