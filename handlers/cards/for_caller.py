"""The caller as a person: who it is and how to reach them, as text, and what to send them in their language."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from urllib.parse import quote

from telegram import CopyTextButton, InlineKeyboardButton

from handlers.base.callback_data import Button, Press
from handlers.base.catalogue import LANGUAGES, Html
from handlers.cards.dossier import Dossier, shorten
from handlers.cards.words import NAME, Cards
from helpdesk.people.actors import Actor, Where
from helpdesk.people.rights import Action, may
from helpdesk.settings.named import in_language
from helpdesk.text.phones import is_mobile, spaced
from helpdesk.ticket.notes import Caller
from helpdesk.ticket.ticket import Status, Ticket

COPY_LIMIT = 200  # letters; Telegram copies 256
LINK_LIMIT = 1000  # letters of what WhatsApp opens with
DESK = 30  # letters of the desk's name
SHORT_TITLE = 12  # letters of what is wrong, below which they say nothing

Row = list[InlineKeyboardButton]


def is_told(actor: Actor, ticket: Ticket) -> bool:
    """Whether this reader is told the caller's number here, as text: in private, whoever may ask for it."""
    return actor.place.where is Where.PRIVATE and may(actor, Action.CALLER, ticket)


def lines(cards: Cards, dossier: Dossier) -> list[Html]:
    """Return who called, with the number and address as Telegram links them: to dial, and to write to."""
    caller = dossier.caller
    if caller is None or not (caller.name or caller.phone or caller.email):
        return []
    contact = " · ".join(contacts(caller)) or cards.say("view-no-contact")
    name = shorten(caller.name, NAME) if caller.name else cards.say("no-name")
    return [cards.say("caller-line", name=name, contact=contact)]


def in_a_line(dossier: Dossier) -> str:
    """Return who called, within a line about the ticket; empty if nobody is known."""
    caller = dossier.caller
    return " ".join(filter(None, (shorten(caller.name or "", NAME), *contacts(caller)))) if caller else ""


def contacts(caller: Caller) -> list[str]:
    """Return how to reach a caller, as people write it."""
    return [way for way in (spaced(caller.phone) if caller.phone else None, caller.email) if way]


def rows(cards: Cards, dossier: Dossier, *, languages: bool = False) -> list[Row]:
    """Return the buttons that carry a ready text to the caller, and with ``languages`` those that choose its own."""
    caller, ticket = dossier.caller, dossier.ticket
    row = [_copying(cards.plain("button-copy"), text(cards, dossier))]
    if caller is not None and caller.phone is not None and is_mobile(caller.phone):
        url = f"https://wa.me/{caller.phone.lstrip('+')}?text={quote(text(cards, dossier, limit=LINK_LIMIT))}"
        row.append(InlineKeyboardButton(cards.plain("button-whatsapp"), url=url))
    if caller is not None and caller.email is not None:
        row.append(_copying(cards.plain("button-copy-email"), caller.email))
    return [row, _languages(cards, dossier)] if languages and ticket.caller is not None else [row]


def text(cards: Cards, dossier: Dossier, *, limit: int = COPY_LIMIT) -> str:
    """Return the ready text for the caller in their language; what is wrong, and how it was solved, is cut to fit."""
    ticket = dossier.ticket
    told = replace(cards, language=language(cards, dossier))
    solution = " ".join(told.masked(_in_words_of(told, dossier.solution)).split()) if ticket.status in _OVER else ""
    bare = _worded(told, ticket, "", "", limit)
    if solution:
        room = limit - len(_worded(told, ticket, "", "..", limit))
        solution = _ended(shorten(solution, room))
        bare = _worded(told, ticket, "", solution, limit)
    title, room = told.masked(dossier.title), limit - len(bare) - len(" ()")
    if not title or room < SHORT_TITLE:
        return bare
    return _worded(told, ticket, f" ({shorten(title, room)})", solution, limit)


def language(cards: Cards, dossier: Dossier) -> str:
    """Return the language that was chosen for the caller, else that of whoever reads."""
    chosen = dossier.caller.language if dossier.caller else None
    return chosen if chosen in LANGUAGES else cards.language


def _in_words_of(cards: Cards, solution: str) -> str:
    """Return a solution as its language has it, if it is a ready answer or a known one; else as it was written."""
    settings = cards.office.settings
    ready = [("text", answer) for answer in settings.answers] + [("solution", each) for each in settings.known_issues]
    for field, item in ready:
        if any(solution == in_language(item, each, field) for each in LANGUAGES):
            return in_language(item, cards.language, field)
    return solution


def _ended(sentence: str) -> str:
    return sentence if sentence[-1] in ".!?…।" else f"{sentence}."


_OVER = frozenset({Status.RESOLVED, Status.CLOSED})


def _worded(cards: Cards, ticket: Ticket, what: str, how: str, limit: int) -> str:
    due = _still_ahead(cards, ticket)
    facts = {
        "desk": shorten(cards.desk_name, DESK), "id": cards.id(ticket), "what": what, "team": cards.team(ticket),
        "when": cards.when(due) if due else "",
    }  # fmt: skip
    if not ticket.is_unresolved or due is None:
        solved = "caller-text-solved-so" if how else "caller-text-solved"
        key = "caller-text-open" if ticket.is_unresolved else solved
        return cards.plain(key, **facts, how=how)[:limit]
    key = "caller-text" if ticket.team else "caller-text-kept"
    said = cards.plain(key, **facts)
    if len(said) > limit:  # the ID and the date matter more than the team's whole name
        short = shorten(facts["team"], max(len(facts["team"]) - (len(said) - limit), 12))
        said = cards.plain(key, **facts | {"team": short})
    return said[:limit]


def _still_ahead(cards: Cards, ticket: Ticket) -> datetime | None:
    """Return by when the caller may be told of an answer: what is past, or was answered, is no date to give."""
    dates = (ticket.promised_at, ticket.due_at if ticket.responded_at is None else None)
    return next((at for at in dates if at is not None and at > cards.now), None)


def _languages(cards: Cards, dossier: Dossier) -> Row:
    """Return a button for each language that the text can have; the one that it has is marked."""
    chosen = language(cards, dossier)
    names = {each: cards.office.catalogue.plain(each, "language-name") for each in LANGUAGES}
    return [
        cards.keyboards.named(
            Press(Button.CALLER_LANGUAGE, dossier.ticket.number, each), f"🗣 {name}" if each == chosen else name
        )
        for each, name in names.items()
    ]


def _copying(label: str, words: str) -> InlineKeyboardButton:
    return InlineKeyboardButton(label, copy_text=CopyTextButton(words[:COPY_LIMIT]))
