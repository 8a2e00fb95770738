"""Waiting mails: shown to the desk, taken by one, and what ends them. Each method is one use in one transaction."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from helpdesk.desk.recording.letters import LetterWriter
from helpdesk.desk.recording.recorder import Recorder, Uses, Words
from helpdesk.desk.recording.telling import tell, tell_all
from helpdesk.desk.tickets.work import TicketWork
from helpdesk.mail import waiting
from helpdesk.mail.letters import Letter, LetterKind
from helpdesk.mail.mail import UNENDED, Attachment, Mail, MailNature, MailState, mail_files_slot, mail_slot
from helpdesk.mail.waiting import MailGone
from helpdesk.notify.desk_texts import MailsWait
from helpdesk.notify.kinds import MailCard, MailFiles
from helpdesk.outbox import Urgency
from helpdesk.people.actors import Actor, Role
from helpdesk.ticket.errors import Stale
from helpdesk.ticket.notes import File, FileKind
from helpdesk.ticket.ticket import Ticket

ALBUM = 10  # files of one message
AT_ONCE = 200  # mails of which somebody is reminded in one transaction
AN_HOUR = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class MailsReminded:
    """Who has heard that mails wait; ``more``: others are due now."""

    told: frozenset[str]
    more: bool


class WaitingMails(Uses):
    """What operators do with mails, and what the clock does."""

    def __init__(self, recorder: Recorder, *, work: TicketWork) -> None:
        super().__init__(recorder)
        self.letters = LetterWriter(self.store, self.settings.mail, self.now)
        self.work = work

    async def get(self, mail: int) -> Mail:
        """Return a mail; raise ``MailGone``."""
        found = await self.store.mails.get(mail)
        if found is None or found.state is MailState.DOUBLE:
            raise MailGone
        return found

    async def take(self, mail: int, actor: Actor) -> Mail:
        """Take a mail for oneself; raise ``MailTaken`` or ``MailOver``: the first who presses has it."""
        found = await self.get(mail)
        taken = waiting.taken(found, actor.person.id, self.now, self.settings.calendar)
        return await self._keep(found, taken)

    async def give_back(self, mail: int) -> None:
        """Let a mail wait for everybody again."""
        found = await self.get(mail)
        await self._keep(found, waiting.given_back(found, self.now, self.settings.calendar))

    async def may_end(self, mail: int, actor: Actor) -> Mail:
        """Return a mail that this person may bring to its end; else raise, before anything has come of it."""
        found = await self.get(mail)
        waiting.ended(found, MailState.ADDED, actor.person.id, self.now)
        return found

    async def opened(self, mail: int, ticket: Ticket, actor: Actor | None) -> None:
        """A ticket was made of a mail: its sender is told the ID, if they may be. No actor: by itself, as all see."""
        ended = await self._end(mail, MailState.OPENED, actor, ticket=ticket.number)
        if actor is None:
            await self._show(ended)
        settings = self.settings.mail
        if settings is None or not settings.ack or ended.nature is not MailNature.PERSON:
            return
        since = self.now - AN_HOUR
        if await self.store.letters.written([LetterKind.ACK], ended.sender, since) >= settings.acks_per_hour:
            return
        caller = await self.store.texts.caller(ticket.caller) if ticket.caller is not None else None
        letter = Letter(
            kind=LetterKind.ACK, address=ended.sender, name=ended.sender_name, ticket=ticket.number,
            language=caller.language if caller else None,
        )  # fmt: skip
        await self.letters.write(letter, ended)

    async def add_to(self, mail: int, number: int, actor: Actor) -> Ticket:
        """Add what a mail says to a ticket that is there, as a comment of who adds it."""
        found = await self.may_end(mail, actor)
        files = tuple(file_of(each) for each in await self.store.mails.files(mail))
        said = replace(written_by(found, self.now), files=files[: self.most_files])
        ticket = await self.work.comment(number, actor, said)
        await self._end(mail, MailState.ADDED, actor, ticket=number)
        return ticket

    async def answer(self, mail: int, actor: Actor, words: Words) -> None:
        """Answer a mail in the desk's own words; it becomes no ticket."""
        ended = await self._end(mail, MailState.ANSWERED, actor)
        await self._write(LetterKind.ANSWER, ended, words.text, actor)

    async def refuse(self, mail: int, actor: Actor, reason: str, words: Words | None) -> None:
        """Put a mail aside that is not for this desk; with words its sender is told."""
        ended = await self._end(mail, MailState.REFUSED, actor, reason=reason)
        if words is not None:
            await self._write(LetterKind.REFUSAL, ended, words.text, actor)

    async def junk(self, mail: int, actor: Actor) -> None:
        """Put a mail aside that nobody needs to answer."""
        await self._end(mail, MailState.JUNK, actor)

    async def back_again(self, mail: int) -> None:
        """Let a mail that was put aside as junk wait again."""
        found = await self.get(mail)
        await self._keep(found, waiting.back_again(found, self.now, self.settings.calendar))

    @property
    def most_files(self) -> int:
        """How many files of one mail are shown, and go into a ticket."""
        return self.settings.mail.most_files if self.settings.mail is not None else 0

    # -- what the clock does

    async def remind(self, told: frozenset[str] = frozenset()) -> MailsReminded:
        """Tell whoever is to hear by now that mails wait; what lay in one hand too long is given back.

        ``told``: who has heard it just now. Of ten thousand nobody hears more than once.
        """
        due = await self.store.mails.due(self.now, AT_ONCE)
        heard = {waiting.audience(mail) for mail in due} - told
        for mail in due:
            after = waiting.reminded(mail, self.now, self.settings.calendar)
            await self.store.mails.save(after)
            if after.state is not mail.state:
                await self.show_again(after)
        since = await self.store.mails.oldest(*UNENDED)
        if heard and since is not None:
            text = MailsWait(await self.store.mails.count(*UNENDED), since)
            for audience in sorted(heard):
                await self._remind(audience, text)
        return MailsReminded(told | heard, more=len(due) == AT_ONCE)

    async def _remind(self, audience: str, text: MailsWait) -> None:
        if audience != "desk":
            await tell_all(self.store, text)
            return
        for place in await self.places():
            if place < 0:
                await self.store.outbox.owe(text.message_to(place, Urgency.PING))
            else:
                await tell(self.store, place, text, urgency=Urgency.PING)

    # -- showing

    async def show_next(self) -> None:
        """Owe cards of the oldest mails that have none, as long as there is room for them."""
        most = self.settings.mail.most_cards if self.settings.mail is not None else 0
        room = most - len(await self.store.mails.waiting(shown=True, limit=most))
        for mail in await self.store.mails.waiting(shown=False, limit=room) if room > 0 else ():
            await self.store.mails.save(replace(mail, shown=True, version=mail.version + 1))
            await self._show(mail)

    async def places(self) -> tuple[int, ...]:
        """Return where mails are shown: in the desk's own group, else to every operator, else to the admins."""
        if self.settings.chat_id is not None:
            return (self.settings.chat_id,)
        for role in (Role.OPERATOR, Role.ADMIN):
            if people := await self.store.people.with_role(role):
                return tuple(person.id for person in people)
        return ()

    async def _show(self, mail: Mail) -> None:
        files = len((await self.store.mails.files(mail.id))[: self.most_files])
        for place in await self.places():
            slot = mail_slot(mail.id, place)
            reader = place if place > 0 else None
            await self.store.outbox.owe(MailCard(mail.id).message_to(place, Urgency.P3, person=reader, slot=slot))
            for first in range(0, files, ALBUM):
                files_slot = mail_files_slot(mail.id, first, place)
                await self.store.outbox.owe(
                    MailFiles(mail.id, first).message_to(
                        place, Urgency.PING, person=reader, under=slot, slot=files_slot
                    )
                )

    async def show_again(self, mail: Mail, *, step: str | None = None, place: int | None = None) -> None:
        """Owe an edit of a mail's cards, wherever they stand; ``step``: what is asked, on that of one ``place``."""
        for each in await self.places():
            slot = mail_slot(mail.id, each)
            if await self.store.outbox.in_slot(slot) is not None or await self.store.outbox.is_owed(slot):
                card = MailCard(mail.id, step if each == place else None)
                person = each if each > 0 else None
                await self.store.outbox.owe(card.message_to(each, Urgency.PRESSED, person=person, slot=slot))

    # -- inside

    async def _end(
        self,
        mail: int,
        state: MailState,
        actor: Actor | None,
        *,
        ticket: int | None = None,
        reason: str | None = None,
    ) -> Mail:
        found = await self.get(mail)
        by = actor.person.id if actor is not None else None
        ended = waiting.ended(found, state, by, self.now, ticket=ticket, reason=reason)
        await self._keep(found, ended)
        await self.show_next()
        return ended

    async def _keep(self, former: Mail, mail: Mail) -> Mail:
        """Write a mail down as it stands now; of two who have read the same, the second gets ``Stale``."""
        if mail.version != former.version:
            if mail.version != former.version + 1:
                raise Stale(f"mail {mail.id}")
            await self.store.mails.save(mail)
            await self.show_again(mail)
        return mail

    async def _write(self, kind: LetterKind, mail: Mail, text: str, actor: Actor) -> None:
        letter = Letter(
            kind=kind, address=mail.sender, name=mail.sender_name, text=text, written_by=actor.person.id
        )  # fmt: skip
        await self.letters.write(letter, mail)


def is_open(mail: Mail) -> bool:
    """Whether somebody is still to do something with it."""
    return mail.state in UNENDED


def file_of(attachment: Attachment) -> File:
    """Return an attachment as tickets have files; Telegram may not have seen it yet."""
    own = f"mail:{attachment.id}"
    return File(
        kind=FileKind.DOCUMENT, file_id=attachment.file_id or own, unique_id=own, name=attachment.name,
        size=attachment.size,
    )  # fmt: skip


def written_by(mail: Mail, now: datetime) -> Words:
    """Return what a mail says as words about a ticket, with who has written them."""
    who = mail.sender_name or mail.sender
    said_at = min(mail.sent_at or mail.came_at, mail.came_at, now)
    return Words("\n".join(filter(None, (f"✉️ {who}".strip(), mail.text or mail.subject))), said_at)
