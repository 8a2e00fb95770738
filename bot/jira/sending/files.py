"""Attachments of ours, up to the size that JIRA takes; their names say nothing of anybody."""

from __future__ import annotations

import logging
from pathlib import PurePath

from bot.jira.base.context import JiraContext, Subject
from bot.jira.base.errors import JiraRefused
from bot.outbound.outcomes import SendOutcome, ended
from helpdesk.jira.links import JiraSent, SentKind
from helpdesk.ticket.notes import File, FileKind
from storage.jira.jira import JiraTables
from storage.outbox.rows import Ended, Leased
from storage.outbox.sending import SendingTable

log = logging.getLogger(__name__)

ENDINGS = {
    FileKind.PHOTO: ".jpg", FileKind.VOICE: ".ogg", FileKind.VIDEO: ".mp4", FileKind.AUDIO: ".mp3",
    FileKind.ANIMATION: ".mp4", FileKind.VIDEO_NOTE: ".mp4", FileKind.DOCUMENT: ".bin",
}  # fmt: skip
TOO_LARGE = 413


async def bring(context: JiraContext, leased: Leased, subject: Subject, number: int) -> SendOutcome:
    """Attach a file, once."""
    file = next((each for each in subject.dossier.files if each.id == number), None)
    async with context.database.reading() as store:
        sent = await JiraTables(store.connection).sent(SentKind.FILE, number)
    if file is None or sent is not None:
        return ended(leased, state="dropped", refusal="it is there, or not for there", well=True)
    if (file.size or 0) > context.section.largest_file:
        return ended(leased, state="dropped", refusal="it is too large for JIRA", well=True)
    name = _name(subject, file)
    issue = subject.link.issue_id if subject.link is not None else ""
    remote = await _there(context, issue, name) if leased.row.attempts > 1 else None
    if remote is None:
        data = await context.fetch(file)
        if data is None:
            return ended(leased, state="dropped", refusal="Telegram does not hand it out", well=True)
        try:
            made = await context.client.upload(f"issue/{issue}/attachments", name, data)
        except JiraRefused as error:
            if error.status not in (TOO_LARGE, 403):
                raise
            log.warning("an attachment of ticket %s is not taken: %s", subject.number, error)
            return ended(leased, state="dropped", refusal=f"JIRA does not take it: {error.why}", well=True)
        remote = str(made[0]["id"])
    stands = JiraSent(
        ticket=subject.number, what=SentKind.FILE, number=number, issue_id=issue, remote_id=remote, rendered=name
    )

    async def write(table: SendingTable) -> None:
        await JiraTables(table.transaction[0]).note_sent(stands)
        await table.end([Ended(row=leased.row.id, slot=leased.row.message.slot)])

    return SendOutcome(write, cost=1, well=True, result="sent")


def _name(subject: Subject, file: File) -> str:
    ending = PurePath(file.name or "").suffix
    known = ending if 1 < len(ending) <= 6 and ending[1:].isalnum() and ending.isascii() else ENDINGS[file.kind]
    return f"{subject.label}-{file.id}{known.lower()}"


async def _there(context: JiraContext, issue: str, name: str) -> str | None:
    """Return the attachment of that name: the answer to it was lost."""
    found = await context.client.get(f"issue/{issue}", fields="attachment")
    attached = (found.get("fields") or {}).get("attachment") or []
    return next((str(each["id"]) for each in attached if each.get("filename") == name), None)
