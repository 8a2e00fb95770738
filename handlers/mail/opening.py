"""From a mail to a form that is filled in as far as its words, its sender and the desk's memory go."""

from __future__ import annotations

from dataclasses import replace

from handlers.base.context import Turn
from handlers.intake.known import lists_of
from helpdesk.desk.desk import Desk
from helpdesk.desk.mail.waiting import file_of
from helpdesk.intake import flow
from helpdesk.intake.flow import with_caller, with_piece, with_ulb
from helpdesk.intake.form import Form, Piece
from helpdesk.intake.reading import read
from helpdesk.mail.guess import sort_of
from helpdesk.mail.letters import is_address
from helpdesk.mail.mail import Mail
from helpdesk.mail.threads import named_in
from helpdesk.people.actors import EVERYTHING
from helpdesk.settings.settings import Settings
from helpdesk.ticket.ticket import CallerKind, Channel, Component

OFFICES = (".gov.in", ".nic.in")  # who writes from there works for a government


async def form_of(mail: Mail, turn: Turn) -> Form:
    """Return the form for a mail; what nobody can tell is left to be asked."""
    return await filled_in(mail, turn.desk, turn.settings)


async def filled_in(mail: Mail, desk: Desk, settings: Settings) -> Form:
    """Return the form for a mail, for whoever opens it."""
    lists, store = lists_of(settings), desk.store
    said = "\n".join(filter(None, (mail.subject, mail.text)))
    reading = read(said, lists)
    form = replace(flow.start(lists, channel=Channel.EMAIL), mail=mail.id)
    form = with_piece(form, Piece(_description(mail, settings), None))
    attachments = (await store.mails.files(mail.id))[: desk.mails.most_files]
    form = replace(
        form, email=mail.sender if is_address(mail.sender) else None, name=mail.sender_name or None,
        module=reading.module, files=tuple(file_of(each) for each in attachments),
        phone=reading.phone or read(mail.signature, lists).phone,
    )  # fmt: skip
    if reading.ulb:
        form = with_ulb(form, reading.ulb)
    known = await store.texts.callers_with(email=form.email) if form.email else ()
    if len(known) == 1:
        form = with_caller(form, known[0])
    if form.caller_kind is None and mail.sender.endswith(OFFICES):
        form = replace(form, caller_kind=CallerKind.ULB_EMPLOYEE)
    form = replace(form, no_name=not form.name, no_number=not (form.phone or form.email))
    near = await desk.search.near(said, EVERYTHING, module=form.module)
    sort = sort_of(said, [each.ticket for each in near.tickets])
    if sort is not None:
        form = replace(form, nature=sort[0], component=sort[1])
        no_module = not form.module and sort[1] is not Component.INFRASTRUCTURE
        form = replace(form, no_module=no_module)
    return flow.with_proposal(form, lists)


def _description(mail: Mail, settings: Settings) -> str:
    """Return what is wrong: the subject above the words, unless it only names a ticket, or they begin with it."""
    subject = mail.subject.strip()
    if not mail.text:
        return subject or "-"
    is_bare = not subject or named_in(subject, settings.prefix) is not None or mail.text.startswith(subject)
    return mail.text if is_bare else f"{subject}\n{mail.text}"
