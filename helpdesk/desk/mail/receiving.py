"""A mail comes: it is stored once, and it is clear at once whether it waits, acts on its ticket, or is only noted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from helpdesk.desk.mail.addresses import OwnAddresses
from helpdesk.desk.mail.forms import MailForms
from helpdesk.desk.mail.replies import Replies
from helpdesk.desk.mail.waiting import WaitingMails
from helpdesk.desk.recording.recorder import Recorder, Uses
from helpdesk.mail.authentication import authentic
from helpdesk.mail.letters import SentLetter
from helpdesk.mail.loops import nature_of
from helpdesk.mail.mail import Mail, MailNature, MailState, MailTrouble, ReadMail
from helpdesk.mail.threads import Thread, named_in, thread_of
from helpdesk.mail.waiting import first_date
from helpdesk.mail.words import new_words
from helpdesk.notify.desk_texts import LetterBounced
from helpdesk.outbox import Urgency
from helpdesk.people.actors import EVERYTHING, Actor
from helpdesk.settings.mail import MailSettings
from helpdesk.text.words import clean

LONGEST_SUBJECT = 300  # letters
LONGEST_TEXT = 20_000
LONGEST_NAME = 80
KEPT_REFERENCES = 12


class Receiving(Uses):
    """What becomes of a mail when it is stored."""

    def __init__(
        self, recorder: Recorder, *, waiting: WaitingMails, replies: Replies, forms: MailForms,
        addresses: OwnAddresses,
    ) -> None:  # fmt: skip
        super().__init__(recorder)
        self.addresses = addresses
        self.forms = forms
        self.waiting = waiting
        self.replies = replies

    async def receive(self, read: ReadMail) -> Mail | None:
        """Store a mail and let it act or wait; None if it is stored already, from this place of the mailbox."""
        settings = self.settings.mail
        if settings is None or await self.store.mails.at(read.key) is not None:
            return None
        mail = self._mail(read, settings)
        first = await self.store.mails.same(read.digest)
        if first is not None:
            return await self._again(mail, first)
        letters = await self.store.letters.named(self._named(read))
        mail, thread, spoc = await self._placed(mail, read, letters)
        number = await self.store.mails.add(mail, read.parts)
        if number is None:
            return None
        mail = replace(mail, id=number)
        if mail.nature is MailNature.BOUNCE:
            await self._bounced(read, letters)
        elif thread.acts and mail.nature is MailNature.PERSON:
            mail = await self._act(mail, thread, spoc)
        if mail.is_unended and await self.forms.open_at_once(mail) is None:
            await self.waiting.show_next()
        return mail

    async def _again(self, mail: Mail, first: Mail) -> Mail:
        """Note that a mail lies in another place as well: without a word of it, for the first may be forgotten.

        Whoever read it has written its file: that goes once more, then.
        """
        double = replace(
            mail, state=MailState.DOUBLE, next_at=None, ended_at=self.now, ticket=first.ticket, blanked=True,
            sender="", sender_name="", subject="", text="", signature="", references="", message_id="", proven_by="",
        )  # fmt: skip
        await self.store.mails.add(double, ())
        if first.blanked and not first.kept:
            await self.store.mails.save(replace(first, kept=True, version=first.version + 1))
        return double

    def _mail(self, read: ReadMail, settings: MailSettings) -> Mail:
        found = authentic(
            read.headers.get("authentication-results", ()), settings.authority, read.sender, read.senders
        )
        said = new_words(read.text)
        trouble = read.trouble
        if trouble is None and read.parts_in_all > settings.most_files:
            trouble = MailTrouble.MANY_FILES
        references = [*read.header("references").split(), read.message_id]
        return Mail(
            folder=read.key.folder, validity=read.key.validity, uid=read.key.uid, message_id=read.message_id,
            digest=read.digest, sender=read.sender, sender_name=clean(read.sender_name)[:LONGEST_NAME],
            subject=" ".join(clean(read.subject).split())[:LONGEST_SUBJECT], text=said.text[:LONGEST_TEXT],
            signature=said.signature[:LONGEST_SUBJECT], nature=nature_of(read, {settings.address.lower()}),
            references=" ".join(dict.fromkeys(filter(None, references[-KEPT_REFERENCES:]))),
            proof=found.proof, proven_by=found.said, trouble=trouble, files_in_all=read.parts_in_all,
            size=read.size, came_at=self.now, sent_at=read.sent_at,
            next_at=first_date(self.now, self.settings.calendar),
        )  # fmt: skip

    async def _placed(
        self, mail: Mail, read: ReadMail, letters: Mapping[str, SentLetter]
    ) -> tuple[Mail, Thread, Actor | None]:
        """Return the mail with the ticket that it seems to be about, and the town's SPOC if it seems to be theirs.

        A machine's answer to us waits for nobody.
        """
        named = named_in(mail.subject, self.settings.prefix)
        ticket = await self.store.tickets.get(named, EVERYTHING) if named is not None else None
        addresses, spoc = set[str](), None
        if ticket is not None and ticket.caller is not None:
            caller = await self.store.texts.caller(ticket.caller)
            addresses = {caller.email} if caller is not None and caller.email else set()
        if ticket is not None and mail.sender not in addresses:
            spoc = await self.addresses.spoc_of(mail.sender, ticket)
            addresses |= {mail.sender} if spoc is not None else set()
        thread = thread_of(
            read, mail.proof, letters, named=ticket.number if ticket is not None else None, addresses=addresses
        )
        mail = replace(mail, guess=thread.ticket)
        answered = mail.nature is MailNature.REPLIED and thread.letter is not None
        if answered or mail.nature in (MailNature.BOUNCE, MailNature.OURS):
            mail = replace(mail, state=MailState.NOTED, ticket=thread.ticket, ended_at=self.now, next_at=None)
        return mail, thread, spoc

    async def _act(self, mail: Mail, thread: Thread, spoc: Actor | None) -> Mail:
        """Let a reply do what it says to its ticket; what it can't do waits for somebody, like any other mail.

        Whoever answers a letter of ours is the caller, whose letter it was; a SPOC writes in their own name.
        """
        if spoc is not None and thread.letter is None and thread.ticket is not None:
            await self.addresses.comment(mail, thread.ticket, spoc)
        elif not await self.replies.act(mail, thread):
            return mail
        ended = replace(
            mail,
            state=MailState.ADDED,
            ticket=thread.ticket,
            ended_at=self.now,
            next_at=None,
            version=mail.version + 1,
        )
        await self.store.mails.save(ended)
        return ended

    def _named(self, read: ReadMail) -> tuple[str, ...]:
        reported = read.report.message_ids if read.report is not None else ()
        return tuple(dict.fromkeys((*reported, *read.answers)))

    async def _bounced(self, read: ReadMail, letters: Mapping[str, SentLetter]) -> None:
        """Tell who logged the ticket, or wrote the letter, that it did not arrive."""
        why = " ".join(filter(None, (read.report.status, read.report.said))) if read.report is not None else ""
        for letter in letters.values():
            if await self.store.letters.bounced(letter.id, self.now):
                text = LetterBounced(clean(why or read.subject)[:200])
                await tell_of_letter(self, letter, text)


async def tell_of_letter(uses: Uses, letter: SentLetter, text: LetterBounced) -> None:
    """Tell whoever cares for a letter: who logged its ticket, else who wrote it."""
    ticket = await uses.store.tickets.get(letter.ticket, EVERYTHING) if letter.ticket is not None else None
    person = ticket.logged_by if ticket is not None else letter.letter.written_by
    if person is not None:
        number = ticket.number if ticket is not None else None
        await uses.store.outbox.owe(
            text.message_to(person, Urgency.REPLY, person=person, ticket=number, once=f"bounce:{letter.id}")
        )
