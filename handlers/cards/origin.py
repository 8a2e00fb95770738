"""Where a ticket came from and why: passed on, sent back, opened again; and where it has gone."""

from __future__ import annotations

from handlers.base.catalogue import Html
from handlers.cards.dossier import Dossier
from handlers.cards.words import Cards
from helpdesk.lifecycle.evolve import REOPENED
from helpdesk.ticket.notes import NoteKind
from helpdesk.ticket.ticket import Status, Ticket

CODES = "forward-reason-"


def lines(cards: Cards, dossier: Dossier, *, masked: bool) -> list[Html]:
    """Return what an open ticket's card says of how it came here."""
    ticket = dossier.ticket
    if not ticket.is_unresolved:
        return []
    if ticket.move_reason == REOPENED:
        return [_again(cards, dossier, masked=masked)]
    return [came_from(cards, dossier, masked=masked)] if ticket.came_from is not None else []


def came_from(cards: Cards, dossier: Dossier, *, masked: bool) -> Html:
    """Return which team passed it on or sent it back, and why."""
    key = "card-back" if dossier.ticket.status is Status.OPEN else "card-came-from"
    return cards.say(key, team=_team(cards, dossier.ticket.came_from), reason=reason(cards, dossier, masked=masked))


def moved(cards: Cards, dossier: Dossier) -> list[Html]:
    """Return the card of a ticket that has left this chat's team."""
    ticket = dossier.ticket
    why = reason(cards, dossier, masked=True)
    where = (
        cards.say("card-moved-to-desk", reason=why)
        if ticket.team is None
        else cards.say("card-moved", team=cards.team(ticket), reason=why)
    )
    return [cards.head("card-head", ticket), cards.say("card-title", title=cards.title(dossier, masked=True)), where]


def reason(cards: Cards, dossier: Dossier, *, masked: bool) -> str:
    """Return why a ticket was passed on or sent back: its words, or those of its code."""
    code = dossier.ticket.move_reason or ""
    known = cards.office.settings.reason(code)
    if known is not None:
        return cards.name(known)
    if cards.office.catalogue.has(f"{CODES}{code}"):
        return cards.plain(f"{CODES}{code}")
    return cards.last_said(dossier, NoteKind.REASON, masked=masked)


def origin(cards: Cards, ticket: Ticket) -> str:
    """Return who had the ticket before it was passed on or sent back; who has it now if nobody did."""
    return _team(cards, ticket.came_from) or cards.team(ticket)


def _again(cards: Cards, dossier: Dossier, *, masked: bool) -> Html:
    """Return that it was opened again, and why if that was said: a reason older than the solution is another's."""
    said = (note.kind for note in reversed(dossier.notes) if note.kind in (NoteKind.REASON, NoteKind.RESOLUTION))
    if next(said, None) is not NoteKind.REASON:
        return cards.say("card-reopened-unsaid")
    return cards.say("card-reopened", reason=cards.last_said(dossier, NoteKind.REASON, masked=masked))


def _team(cards: Cards, key: str | None) -> str:
    team = cards.office.settings.team(key)
    return cards.name(team) if team else key or ""
