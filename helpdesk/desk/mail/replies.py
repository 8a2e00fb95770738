"""What a caller's answer by mail does to their ticket: it answers, confirms, opens again, or is a comment."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from helpdesk.desk.mail.waiting import file_of
from helpdesk.desk.recording.letters import LetterWriter
from helpdesk.desk.recording.recorder import Recorder, Uses, Words
from helpdesk.desk.tickets.endings import Endings
from helpdesk.mail.letters import Letter, LetterKind
from helpdesk.mail.mail import Attachment, Mail
from helpdesk.mail.says import confirmation_in, is_bare
from helpdesk.mail.threads import Thread
from helpdesk.people.actors import EVERYTHING, Actor
from helpdesk.people.rights import Action, may
from helpdesk.text.objections import objects
from helpdesk.ticket.errors import CallerUnknown, NotAllowed, NotNow, TooLate
from helpdesk.ticket.fact import Fact
from helpdesk.ticket.facts.endings import Objected
from helpdesk.ticket.facts.words import Answered, Commented, FilesAdded
from helpdesk.ticket.notes import BY_MAIL, File, Note, NoteAudience, NoteKind
from helpdesk.ticket.ticket import Confirmation, Status, Ticket


class Replies(Uses):
    """What callers answer, and what they are asked."""

    def __init__(self, recorder: Recorder, *, endings: Endings) -> None:
        super().__init__(recorder)
        self.endings = endings

    async def act(self, mail: Mail, thread: Thread) -> bool:
        """Do what a reply says to its ticket; False: it can't, somebody has to look at it."""
        ticket = await self.store.tickets.get(thread.ticket, EVERYTHING) if thread.ticket is not None else None
        if ticket is None:
            return False
        files = await self.store.mails.files(mail.id)
        asked = thread.letter.letter.kind if thread.letter is not None else None
        said = confirmation_in(mail.text) if asked is LetterKind.SOLVED else None
        if said is not None and await self._says(ticket, mail, files, said):
            return True
        if ticket.status is Status.CLOSED:
            return False  # a new trouble, maybe: nobody looks at what is closed
        await self._write(ticket, mail, files, asked)
        return True

    async def ask(self, number: int, actor: Actor, words: Words) -> Ticket:
        """Ask the caller of a ticket something by mail; raise ``CallerUnknown`` if there is no address."""
        ticket = await self.recorder.see(number, actor, Action.ASK_CALLER)
        if self.settings.mail is None or not may(actor, Action.ASK_CALLER, ticket):
            raise NotAllowed(Action.ASK_CALLER.value, number)
        mail = await self.store.mails.of_ticket(number)
        caller = await self.store.texts.caller(ticket.caller) if ticket.caller is not None else None
        address = (mail.sender if mail is not None else "") or (caller.email if caller is not None else None)
        if not address:
            raise CallerUnknown(number)
        letter = Letter(
            kind=LetterKind.ASKED, address=address, name=(caller.name if caller else None) or "", ticket=number,
            language=caller.language if caller else None, text=words.text, written_by=actor.person.id,
        )  # fmt: skip
        if await LetterWriter(self.store, self.settings.mail, self.now).write(letter, mail) is None:
            raise CallerUnknown(number)
        asked = replace(words, text=f"✉️❓ {words.text}")
        note = await self.recorder.add_words(ticket, NoteKind.COMMENT, asked, actor, audience=NoteAudience.DESK)
        return await self.recorder.change(ticket, (Commented(self.now, actor.person.id, note),), actor)

    async def _says(self, ticket: Ticket, mail: Mail, files: Sequence[Attachment], said: Confirmation) -> bool:
        """Write down yes or no to "is it solved?"; False: the ticket has moved on, or it is too late."""
        if said is Confirmation.YES and ticket.status is not Status.RESOLVED:
            return ticket.status is Status.CLOSED and ticket.confirmation is Confirmation.YES
        note: int | None = None
        try:
            await self.endings.may_reopen_by_caller(ticket)
        except (NotNow, TooLate):
            return False
        if not (said is Confirmation.YES or is_bare(mail.text)):
            note = await self._note(ticket, NoteKind.REASON, mail)
        added = await self._files(ticket, files, note)
        await self.endings.caller_says(ticket, said, note=note, files=added)
        return True

    async def _write(self, ticket: Ticket, mail: Mail, files: Sequence[Attachment], asked: LetterKind | None) -> None:
        answers = ticket.status is Status.WAITING and asked is LetterKind.ASKED
        rejects = ticket.status is Status.RESOLVED and asked is LetterKind.SOLVED and objects(mail.text)
        kind = NoteKind.ANSWER if answers else NoteKind.COMMENT
        note = await self._note(ticket, kind, mail)
        added = await self._files(ticket, files, note)
        at = min(mail.came_at, self.now)
        first: Fact = Commented(at, None, note)
        if answers:
            first = Answered(max(at, ticket.asked_at or at), None, ticket.asked_by, note)
        elif rejects:
            first = Objected(self.now, None, note)
        facts = (first, *((FilesAdded(self.now, None, len(added)),) if added else ()))
        await self.recorder.change(ticket, facts, None, files=added)

    async def _note(self, ticket: Ticket, kind: NoteKind, mail: Mail) -> int:
        note = Note(
            ticket=ticket.number, kind=kind, text=mail.text or mail.subject, said_at=min(mail.came_at, self.now),
            author=BY_MAIL,
        )  # fmt: skip
        return await self.recorder.add_note(note)

    async def _files(self, ticket: Ticket, files: Sequence[Attachment], note: int | None) -> tuple[File, ...]:
        most = self.settings.mail.most_files if self.settings.mail is not None else 0
        kept = []
        for attachment in files[:most]:
            file = replace(file_of(attachment), ticket=ticket.number, author=BY_MAIL, said_at=self.now, note=note)
            kept.append(replace(file, id=await self.store.texts.add_file(file)))
        return tuple(kept)
