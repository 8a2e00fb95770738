"""What people say in JIRA, as the ticket's words: comments, their edits, and the files that they attach."""

from __future__ import annotations

from bot.jira.looking.deed import Deed
from helpdesk.desk.recording.recorder import Words
from helpdesk.jira.deciding import solution_in
from helpdesk.jira.links import OF_JIRA, Category, JiraSent, SentKind
from helpdesk.ticket.facts.words import Commented
from helpdesk.ticket.notes import File, FileKind, Note, NoteKind

ATTACHED = "📎"


async def comment(deed: Deed) -> None:
    """Write a comment into the ticket; one that was asked for says how it was solved."""
    text = str(deed.event.body["text"])
    note = await _write(deed, text)
    await _came_from_there(deed, SentKind.NOTE, note, deed.event.event_id)
    await _solved_by(deed, text)


async def edited(deed: Deed) -> None:
    """Let an edit of a comment be one of its note; of a comment that was taken away, that remains."""
    said = deed.event.body
    note = await _note_of(deed, str(said["comment"]))
    if note is None:
        return
    text = await deed.plain("jira-comment-gone") if said.get("gone") else str(said["text"])
    if not await deed.desk.edits.reword(note, text, by=deed.actor):
        return
    words = deed.plan.solution_words
    former, now = solution_in(note.text, words), solution_in(text, words)
    if former is None or now is None:
        await _solved_by(deed, text)
        return
    solutions = await deed.unit.texts.notes(deed.ticket.number, frozenset({NoteKind.RESOLUTION}))
    if solutions and solutions[-1].text == former and await deed.desk.edits.reword(
        solutions[-1], now, by=deed.actor
    ):  # fmt: skip
        await deed.desk.edits.tell_solution(solutions[-1], deed.actor)


async def attached(deed: Deed, name: str, number: str) -> None:
    """Write down that a file was attached, with a link; a small one comes itself."""
    size, most = int(deed.event.body.get("sizes", {}).get(number, 0)), deed.context.section.largest_file
    link = deed.context.client.browse(deed.link.key)
    files: tuple[File, ...] = ()
    text = f"{ATTACHED} {name} — {link}"
    if size > most:
        text = await deed.plain("jira-file-large", name=name, link=link, size=size >> 20, most=most >> 20)
    elif size:  # without a size it is gone again, or empty
        own = f"{OF_JIRA}{number}"
        files = (File(kind=FileKind.DOCUMENT, file_id=own, unique_id=own, name=name, size=size),)
    await _write(deed, text, files)
    for file in await deed.unit.texts.files(deed.ticket.number):
        if files and file.unique_id == files[0].unique_id:
            await _came_from_there(deed, SentKind.FILE, file.id, number)


async def _write(deed: Deed, text: str, files: tuple[File, ...] = ()) -> int:
    """Write words from there into the ticket, as its team's if that has it; return the note."""
    words, number = Words(text, deed.at, files), deed.ticket.number
    if deed.ticket.team in deed.plan.teams:
        deed.ticket = await deed.desk.tickets.comment(number, deed.actor, words)
        return (await deed.unit.texts.notes(number, frozenset({NoteKind.COMMENT})))[-1].id
    recorder = deed.desk.recorder
    note = await recorder.add_words(deed.ticket, NoteKind.COMMENT, words, deed.actor)
    added = await recorder.add_files(deed.ticket, files, deed.actor, note)
    fact = Commented(deed.at, deed.actor.person.id, note)
    deed.ticket = await recorder.change(deed.ticket, (fact,), deed.actor, files=added)
    return note


async def _came_from_there(deed: Deed, what: SentKind, number: int, remote: str) -> None:
    await deed.tables.note_sent(
        JiraSent(
            ticket=deed.ticket.number, what=what, number=number, issue_id=deed.link.issue_id, remote_id=remote,
            ours=False,
        )
    )  # fmt: skip


async def _note_of(deed: Deed, comment: str) -> Note | None:
    """Return the note that a comment of theirs became."""
    sent = await deed.tables.sent_of(deed.ticket.number)
    found = {
        each.number for each in sent if each.what is SentKind.NOTE and each.remote_id == comment and not each.ours
    }
    notes = await deed.unit.texts.notes(deed.ticket.number)
    return next((note for note in notes if note.id in found), None)


async def _solved_by(deed: Deed, text: str) -> None:
    said = solution_in(text, deed.plan.solution_words)
    if said is not None and deed.link.words_asked is not None and deed.link.category is Category.DONE:
        await deed.solve(said)
