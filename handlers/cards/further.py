"""What a card says of a ticket's further way: where it came from, what was asked, what the caller said."""

from __future__ import annotations

from handlers.base.catalogue import Html
from handlers.cards.dossier import Dossier, shorten
from handlers.cards.words import Cards
from helpdesk.lifecycle.evolve import REOPENED
from helpdesk.people.rights import Scope
from helpdesk.text.masking import mask_text
from helpdesk.ticket.notes import NoteKind
from helpdesk.ticket.ticket import Status, Ticket

WORDS = 300  # letters of a question or a reason on a card
CODES = "forward-reason-"


def lines(cards: Cards, dossier: Dossier, scope: Scope, *, masked: bool) -> list[Html]:
    """Return what is to be said beyond who has the ticket, to somebody who sees what lies inside ``scope``."""
    ticket = dossier.ticket
    found: list[Html] = []
    if ticket.is_unresolved and ticket.move_reason == REOPENED:
        found.append(_again(cards, dossier, masked=masked))
    elif ticket.is_unresolved and ticket.came_from is not None:
        key = "card-back" if ticket.status is Status.OPEN else "card-came-from"
        found.append(
            cards.say(key, team=_team(cards, ticket.came_from), reason=reason(cards, dossier, masked=masked))
        )
    if ticket.status is Status.WAITING:
        who = dossier.name(ticket.asked_by) or ""
        said = _words(cards, dossier, NoteKind.QUESTION, masked=masked)
        found.append(cards.say("card-asked", who=who, when=cards.when(ticket.asked_at or cards.now), text=said))
    if ticket.lent_until is not None and cards.now < ticket.lent_until:
        found.append(cards.say("card-lent", who=dossier.name(ticket.lent_by), when=cards.when(ticket.lent_until)))
    reference = dossier.last(NoteKind.REFERENCE)
    if reference is not None and reference.text:
        named = cards.masked(reference.text) if masked else reference.text
        found.append(cards.say("card-reference", reference=named))
    if ticket.linked_to is not None:
        found.append(cards.say("card-linked", id=linked_id(cards, dossier.linked, scope)))
    return [*found, *_ending(cards, ticket)]


def linked_id(cards: Cards, linked: Ticket | None, scope: Scope) -> str:
    """Return the ID of a linked ticket; outside the scope nothing may say which it is."""
    return cards.id(linked) if linked is not None and scope.covers(linked) else cards.say("another-ticket")


def _again(cards: Cards, dossier: Dossier, *, masked: bool) -> Html:
    """Return that it was opened again, and why if that was said: a reason older than the solution is another's."""
    said = (note.kind for note in reversed(dossier.notes) if note.kind in (NoteKind.REASON, NoteKind.RESOLUTION))
    if next(said, None) is not NoteKind.REASON:
        return cards.say("card-reopened-unsaid")
    return cards.say("card-reopened", reason=_words(cards, dossier, NoteKind.REASON, masked=masked))


def own_lines(cards: Cards, dossier: Dossier) -> list[Html]:
    """Return what the operator's own message adds."""
    ticket = dossier.ticket
    back = ticket.status is Status.OPEN and ticket.came_from is not None
    key = "card-back" if back else None
    if ticket.status is Status.WAITING:
        return [cards.say("own-waiting", who=dossier.name(ticket.asked_by) or "")]
    if key is None:
        return _ending(cards, ticket)
    return [cards.say(key, team=_team(cards, ticket.came_from), reason=reason(cards, dossier, masked=False))]


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
        return known.name
    if cards.office.catalogue.has(f"{CODES}{code}"):
        return cards.plain(f"{CODES}{code}")
    return _words(cards, dossier, NoteKind.REASON, masked=masked)


def refs(dossier: Dossier) -> list[str]:
    """Return MUKTASoft's ids of a ticket, without its own name in another system."""
    reference = dossier.last(NoteKind.REFERENCE)
    own = "".join(reference.text.split()).upper() if reference else ""
    return [ref for ref in dossier.refs if ref != own]


def _ending(cards: Cards, ticket: Ticket) -> list[Html]:
    found = []
    if ticket.confirmation is not None:
        facts = {"score": ticket.satisfaction or 0}
        found.append(cards.say(f"card-confirmed-{ticket.confirmation.value}", **facts))
    if ticket.status is Status.CLOSED and not ticket.is_withdrawn:
        found.append(cards.say("card-closed", when=cards.when(ticket.closed_at or cards.now)))
    return found


def _words(cards: Cards, dossier: Dossier, kind: NoteKind, *, masked: bool) -> str:
    note = dossier.last(kind)
    text = note.text if note else ""
    return shorten(mask_text(text, cards.office.settings.phone_region) if masked else text, WORDS)


def origin(cards: Cards, ticket: Ticket) -> str:
    """Return who had the ticket before it was passed on or sent back; who has it now if nobody did."""
    return _team(cards, ticket.came_from) or cards.team(ticket)


def _team(cards: Cards, key: str | None) -> str:
    team = cards.office.settings.team(key)
    return team.name if team else key or ""
