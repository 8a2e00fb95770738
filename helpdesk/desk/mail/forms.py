"""From a mail to a form that is filled in as far as its words, its sender and the desk's memory go."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from helpdesk.desk.intake.opening import Intake
from helpdesk.desk.mail.waiting import WaitingMails, file_of
from helpdesk.desk.recording.recorder import Recorder, Uses
from helpdesk.desk.search.finding import TicketSearch
from helpdesk.intake import flow
from helpdesk.intake.flow import lists_of, with_caller, with_piece, with_ulb
from helpdesk.intake.form import Form, Known, Lists, Piece
from helpdesk.intake.reading import read
from helpdesk.mail.authentication import SenderProof
from helpdesk.mail.guess import sort_of
from helpdesk.mail.letters import LetterKind, is_address
from helpdesk.mail.mail import Mail, MailNature
from helpdesk.mail.threads import named_in
from helpdesk.mail.waiting import too_soon_after
from helpdesk.people.actors import EVERYTHING
from helpdesk.settings.settings import Settings
from helpdesk.ticket.errors import Unrouted
from helpdesk.ticket.notes import Caller
from helpdesk.ticket.ticket import CallerKind, Channel, Component, Ticket

_PARTS = re.compile(r"[^a-z]+")
OFFICES = (".gov.in", ".nic.in")  # who writes from there works for a government


class MailForms(Uses):
    """Forms of mails; where the desk wants it, tickets of those that ask nothing of anybody."""

    def __init__(self, recorder: Recorder, *, waiting: WaitingMails, search: TicketSearch, intake: Intake) -> None:
        super().__init__(recorder)
        self.waiting = waiting
        self.search = search
        self.intake = intake

    async def form_of(self, mail: Mail) -> Form:
        """Return the form for a mail; what nobody can tell is left to be asked."""
        form, _ = await self._filled_in(mail)
        return form

    async def open_at_once(self, mail: Mail) -> Ticket | None:
        """Open a ticket of a mail by itself; None: it waits for somebody, as any other.

        Only where the desk wants that; for one known caller, whom the receiving server vouches for; if the mail says
        all that a form asks. What comes right after our own letter waits: two machines would go on for ever.
        """
        settings = self.settings.mail
        wanted = settings is not None and settings.open == "at once" and mail.nature is MailNature.PERSON
        if not wanted or mail.proof is not SenderProof.PASSED or named_in(mail.subject, self.settings.prefix):
            return None
        since = too_soon_after(self.now)
        if await self.store.letters.written(tuple(LetterKind), mail.sender, since):
            return None
        form, known = await self._filled_in(mail)
        if form.caller_id is None or flow.missing(form, Known(people=tuple(known))):
            return None
        try:
            ticket = await self.intake.open_by_mail(flow.ready(form, Known(people=tuple(known))))
        except Unrouted:
            return None
        await self.waiting.opened(mail.id, ticket, None)
        return ticket

    async def _filled_in(self, mail: Mail) -> tuple[Form, Sequence[Caller]]:
        lists, texts = lists_of(self.settings), self.store.texts
        said = "\n".join(filter(None, (mail.subject, mail.text)))
        reading = read(said, lists)
        form = replace(flow.start(lists, channel=Channel.EMAIL), mail=mail.id)
        form = with_piece(form, Piece(_description(mail, self.settings), None))
        attachments = (await self.store.mails.files(mail.id))[: self.waiting.most_files]
        form = replace(
            form, email=mail.sender if is_address(mail.sender) else None, name=mail.sender_name or None,
            module=reading.module, files=tuple(file_of(each) for each in attachments),
            phone=reading.phone or read(mail.signature, lists).phone,
        )  # fmt: skip
        ulb = reading.ulb or _ulb_of(mail.sender, lists)
        form = with_ulb(form, ulb) if ulb else form
        known = await texts.callers_with(email=form.email) if form.email else ()
        if len(known) == 1:
            form = with_caller(form, known[0])
        if form.caller_kind is None and mail.sender.endswith(OFFICES):
            form = replace(form, caller_kind=CallerKind.ULB_EMPLOYEE)
        form = replace(form, no_name=not form.name, no_number=not (form.phone or form.email))
        near = await self.search.near(said, EVERYTHING, module=form.module)
        sort = sort_of(said, [each.ticket for each in near.tickets])
        if sort is not None:
            no_module = not form.module and sort[1] is not Component.INFRASTRUCTURE
            form = replace(form, nature=sort[0], component=sort[1], no_module=no_module)
        return flow.with_proposal(form, lists), known


def _ulb_of(sender: str, lists: Lists) -> str | None:
    """Return the body whose town an office's own address names: eo@jatni.gov.in."""
    return read(_PARTS.sub(" ", sender), lists).ulb if sender.endswith(OFFICES) else None


def _description(mail: Mail, settings: Settings) -> str:
    """Return what is wrong: the subject above the words, unless it only names a ticket, or they begin with it."""
    subject = mail.subject.strip()
    if not mail.text:
        return subject or "-"
    is_bare = not subject or named_in(subject, settings.prefix) is not None or mail.text.startswith(subject)
    return mail.text if is_bare else f"{subject}\n{mail.text}"
