"""The card of a mail: who writes what, whether that is proven, what the desk knows of them, and what can be done."""

from __future__ import annotations

from collections.abc import Sequence

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from handlers.base.callback_data import Button, Press
from handlers.base.catalogue import Html
from handlers.base.keyboards import markup
from handlers.base.outgoing import Outgoing
from handlers.cards.dossier import shorten
from handlers.cards.rendering import Rendering
from handlers.cards.words import NAME, Cards
from helpdesk.desk.mail.waiting import file_of
from helpdesk.mail.authentication import SenderProof
from helpdesk.mail.mail import Mail, MailNature, MailState
from helpdesk.mail.shown import is_odd, masked_address, shown_address
from helpdesk.matching.modules import module_in
from helpdesk.matching.towns import towns_in
from helpdesk.notify.kinds import MailCard, MailFiles
from helpdesk.people.actors import EVERYTHING, may_see_callers
from helpdesk.text.words import words
from helpdesk.ticket.notes import Caller
from helpdesk.ticket.ticket import UNRESOLVED, Ticket, ticket_id

BODY = 1500  # letters
SUBJECT = 200
MOST_TICKETS = 3  # of the caller, that can be added to by a press
ALBUM = 10
REASONS = ("other-office", "not-muktasoft", "nothing-asked", "known-already")
REFUSE, WRITE = "refuse", "write"  # what is asked on the card; what writes to the sender


async def render(r: Rendering) -> Outgoing | None:
    """Return the card of a mail as it stands, None if it is gone."""
    shown = MailCard.read(r.row.message.facts)
    mail = await r.store.mails.get(shown.mail)
    if mail is None:
        return None
    cards, masked = r.cards, not may_see_callers(r.actor)
    if mail.blanked:
        return Outgoing(cards.say("mail-blanked"), markup([]))
    if not mail.is_unended:
        return Outgoing("\n".join([*_head(cards, mail, masked=masked), await _end(r, mail)]), _back(cards, mail))
    callers = await r.store.optional("callers", lambda: r.store.texts.callers_with(email=mail.sender), ())
    theirs = await r.store.optional("open tickets", lambda: _open_tickets(r, callers), ())
    lines = [*_head(cards, mail, masked=masked), *_words(cards, mail, masked=masked), *_warnings(cards, mail)]
    lines += await _known(r, mail, callers, theirs)
    if mail.state is MailState.TAKEN:
        name = await _name(r, mail.taken_by)
        lines.append(cards.say("mail-taken", who=name, when=cards.when(mail.taken_at or mail.came_at)))
        return Outgoing("\n".join(lines), markup([[cards.keyboards.button(Press(Button.MAIL_BACK, mail.id))]]))
    waiting = await r.store.mails.count(MailState.WAITING)
    if waiting > 1:
        lines.append(cards.say("mail-more-wait", count=waiting - 1))
    if shown.step == REFUSE:
        return Outgoing("\n".join([*lines, cards.say("mail-why-not")]), _refusing(cards, mail))
    return Outgoing("\n".join(lines), _buttons(cards, mail, theirs))


async def render_files(r: Rendering) -> Outgoing | None:
    """Return the attachments of a mail, as its card's replies."""
    shown = MailFiles.read(r.row.message.facts)
    mail = await r.store.mails.get(shown.mail)
    if mail is None or mail.blanked:
        return None
    most = r.cards.desk_in(r.store).mails.most_files
    files = (await r.store.mails.files(mail.id))[:most][shown.first : shown.first + ALBUM]
    if not files:
        return None
    return Outgoing(r.cards.say("mail-files-of"), files=tuple(file_of(file) for file in files))


# -- what it says


def _head(cards: Cards, mail: Mail, *, masked: bool) -> list[Html]:
    name = cards.masked(mail.sender_name) if masked else mail.sender_name
    address = masked_address(mail.sender) if masked else shown_address(mail.sender)
    subject = cards.masked(mail.subject) if masked else mail.subject
    return [
        cards.say("mail-head", name=shorten(name, NAME) or cards.plain("no-name"), address=address),
        cards.say("mail-subject", subject=shorten(subject, SUBJECT) or cards.plain("mail-no-subject")),
    ]


def _words(cards: Cards, mail: Mail, *, masked: bool) -> list[Html]:
    lines = [cards.quote(mail.text, masked=masked, limit=BODY)] if mail.text else []
    if mail.files_in_all:
        lines.append(cards.say("mail-files", count=mail.files_in_all))
    if mail.trouble is not None:
        lines.append(cards.say(f"mail-trouble-{mail.trouble.value}", size=max(1, mail.size >> 20)))
    return lines


def _warnings(cards: Cards, mail: Mail) -> list[Html]:
    lines = []
    if mail.nature is not MailNature.PERSON:
        lines.append(cards.say(f"mail-nature-{mail.nature.value}"))
    lines.append(cards.say(f"mail-proof-{mail.proof.value}", said=mail.proven_by or "-"))
    if is_odd(mail.sender_name) or is_odd(mail.sender) or not mail.sender.isascii():
        lines.append(cards.say("mail-odd-name"))
    return lines


async def _known(r: Rendering, mail: Mail, callers: Sequence[Caller], theirs: Sequence[Ticket]) -> list[Html]:
    """Return what the desk knows: the caller, town and module as the form reads them, tickets like it."""
    cards, settings = r.cards, r.office.settings
    lines = []
    if callers:
        ulb = settings.ulb(callers[0].ulb)
        who = ", ".join(filter(None, (callers[0].name, cards.town(ulb) if ulb else None)))
        lines.append(
            cards.say("mail-known" if mail.proof is SenderProof.PASSED else "mail-said-to-be", who=who or "-")
        )
    said = f"{mail.subject}\n{mail.text}"
    town = next(iter(towns_in(words(said), settings.ulbs)), None)
    ulb, module = settings.ulb(town.code if town else None), settings.module(module_in(said, settings.modules))
    read = [cards.town(ulb)] if ulb else []
    read += [cards.name(module)] if module else []
    if read:
        lines.append(cards.say("mail-read", what=" · ".join(read)))
    if mail.guess is not None:
        lines.append(cards.say("mail-guess", id=ticket_id(settings.prefix, mail.guess)))
    if theirs:
        ids = ", ".join(cards.link(ticket) for ticket in theirs)
        lines.append(cards.say("mail-their-tickets", ids=Html(ids)))
    near = await r.store.optional(
        "similar tickets", lambda: cards.desk_in(r.store).search.near(said, EVERYTHING), None
    )
    alike = [each.ticket for each in near.tickets] if near is not None else []
    if alike:
        lines.append(cards.say("mail-similar", ids=Html(", ".join(cards.link(ticket) for ticket in alike))))
    return lines


async def _open_tickets(r: Rendering, callers: Sequence[Caller]) -> Sequence[Ticket]:
    found: list[Ticket] = []
    for caller in callers[:MOST_TICKETS]:
        found += await r.store.tickets.find(EVERYTHING, caller=caller.id, statuses=UNRESOLVED)
    return sorted(found, key=lambda ticket: -ticket.number)[:MOST_TICKETS]


async def _end(r: Rendering, mail: Mail) -> Html:
    """Return what became of it."""
    cards = r.cards
    who = await _name(r, mail.ended_by)
    number = ticket_id(cards.office.settings.prefix, mail.ticket) if mail.ticket is not None else ""
    when = cards.when(mail.ended_at or mail.came_at)
    reason = mail.reason if mail.reason in REASONS else "words"
    if mail.state is MailState.OPENED and mail.ended_by is None:
        return cards.say("mail-end-opened-itself", id=number, when=when)
    return cards.say(
        f"mail-end-{mail.state.value}", who=who, id=number, when=when,
        why=cards.plain(f"mail-reason-{reason}") if mail.reason else "",
    )  # fmt: skip


async def _name(r: Rendering, person: int | None) -> str:
    known = await r.store.people.get(person) if person is not None else None
    return known.name if known is not None else r.cards.plain("someone")


# -- what can be pressed


def _buttons(cards: Cards, mail: Mail, theirs: Sequence[Ticket]) -> InlineKeyboardMarkup | None:
    keys = cards.keyboards
    numbers = dict.fromkeys([*([mail.guess] if mail.guess is not None else []), *(each.number for each in theirs)])
    adding = [
        keys.button(Press(Button.MAIL_ADD, mail.id, str(number)), id=ticket_id(cards.office.settings.prefix, number))
        for number in list(numbers)[:MOST_TICKETS]
    ]
    rows: list[list[InlineKeyboardButton]] = [
        [keys.button(Press(Button.MAIL_OPEN, mail.id)), keys.button(Press(Button.MAIL_ANSWER, mail.id))],
        *([each] for each in adding),
        [keys.button(Press(Button.MAIL_ADD, mail.id), "button-mail-add-other")],
        [keys.button(Press(Button.MAIL_REFUSE, mail.id)), keys.button(Press(Button.MAIL_JUNK, mail.id))],
    ]
    return markup(rows)


def _refusing(cards: Cards, mail: Mail) -> InlineKeyboardMarkup | None:
    keys = cards.keyboards
    rows = [[keys.button(Press(Button.MAIL_REFUSE, mail.id, each), f"mail-reason-{each}")] for each in REASONS]
    rows.append([keys.button(Press(Button.MAIL_REFUSE, mail.id, WRITE), "button-mail-write-why")])
    rows.append([keys.button(Press(Button.MAIL_REFUSE, mail.id, "back"), "button-back")])
    return markup(rows)


def _back(cards: Cards, mail: Mail) -> InlineKeyboardMarkup | None:
    if mail.state is not MailState.JUNK:
        return markup([])
    return markup([[cards.keyboards.button(Press(Button.MAIL_BACK, mail.id), "button-mail-no-junk")]])
