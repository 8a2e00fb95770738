"""The three pictures of a ticket: the card in a team's group, the operator's own message, the private view."""

from __future__ import annotations

from datetime import datetime

from handlers.base.callback_data import Button, Press
from handlers.base.catalogue import Html
from handlers.base.keyboards import markup
from handlers.base.outgoing import Outgoing
from handlers.cards import for_caller, origin, parts
from handlers.cards.dossier import Dossier
from handlers.cards.words import BODY, VIEW_BODY, VIEW_SOLUTION, Cards
from helpdesk.people.actors import Actor, Role, Scope, Where, scope_of
from helpdesk.ticket.notes import NoteKind
from helpdesk.ticket.ticket import Status, Ticket


def team_card(cards: Cards, dossier: Dossier, reader: str | None) -> Outgoing:
    """Return a ticket's card as its team reads it, any other where it went; nobody's number is on it."""
    if reader is None or dossier.ticket.team != reader:
        return Outgoing("\n".join(origin.moved(cards, dossier)))
    lines = [
        cards.head("card-head", dossier.ticket),
        cards.say("card-title", title=cards.title(dossier, masked=True)),
        parts.place(cards, dossier),
        *parts.body(cards, dossier, BODY, masked=True),
        parts.caller_line(cards, dossier),
        *parts.clock(cards, dossier),
        *parts.target(cards, dossier),
        *parts.holder(cards, dossier, masked=True),
        *origin.lines(cards, dossier, masked=True),
        *parts.progress(cards, dossier, Scope(teams=frozenset({reader})), masked=True),
    ]
    if dossier.files:
        lines.append(cards.say("card-files", count=len(dossier.files)))
    return Outgoing("\n".join(lines), cards.keyboards.card(dossier.ticket))


def own(cards: Cards, dossier: Dossier) -> Outgoing:
    """Return the message that gives the operator the ID to read out."""
    ticket = dossier.ticket
    facts = {
        "id": cards.id(ticket),
        "title": cards.title(dossier),
        "team": cards.team(ticket),
        "who": dossier.name(ticket.claimed_by or ticket.resolved_by) or "",
    }
    state, at = _own_state(ticket)
    if state == "own-claimed":
        facts |= {
            "since": cards.when(ticket.claimed_at or cards.now),
            "clock": Html("\n".join(parts.clock(cards, dossier))),
        }
    if at is not None:
        facts["when"] = cards.when(at)
    text = cards.say(state, **facts)
    if ticket.status is Status.RESOLVED and dossier.solution:
        said = (cards.quote(dossier.solution), cards.edited(dossier, NoteKind.RESOLUTION))
        text = Html("\n".join((text, *filter(None, said))))
    text = Html("\n".join((text, *for_caller.lines(cards, dossier), *_own_progress(cards, dossier))))
    if ticket.status is Status.CLOSED:
        return Outgoing(text)
    more = [cards.keyboards.button(Press(button, ticket.number)) for button in (Button.ADD, Button.CORRECT)]
    return Outgoing(text, markup([*for_caller.rows(cards, dossier, languages=True), more]))


def view(cards: Cards, dossier: Dossier, actor: Actor, *, cut: bool, watching: bool = False) -> Outgoing:
    """Return a ticket with all that ``actor`` may see and do; ``cut``: not all words fit."""
    ticket = dossier.ticket
    full = bool(actor.person.roles & {Role.OPERATOR, Role.ADMIN}) and actor.place.where is Where.PRIVATE
    lines = [
        cards.head("view-head", ticket),
        cards.say("card-title", title=cards.title(dossier, masked=not full)),
        parts.place(cards, dossier),
        cards.say("view-status", status=cards.status(dossier)),
        *parts.body(cards, dossier, VIEW_BODY, masked=not full, link=False),
        *parts.view_caller(cards, dossier, actor, full=full),
        *parts.clock(cards, dossier),
        *parts.target(cards, dossier),
        # The view's status has said whether anybody has it.
        *parts.holder(cards, dossier, masked=not full, limit=VIEW_SOLUTION, says_nobody=False),
        *origin.lines(cards, dossier, masked=not full),
        *parts.progress(cards, dossier, scope_of(actor), masked=not full),
        *parts.comments(cards, dossier, masked=not full),
        parts.opened(cards, dossier),
    ]
    files = len(dossier.files)
    if actor.place.where is not Where.PRIVATE:
        return Outgoing("\n".join(lines))
    keyboard = cards.keyboards.view(ticket, actor, files=files, cut=cut, watching=watching)
    return Outgoing("\n".join(lines), keyboard)


def _own_progress(cards: Cards, dossier: Dossier) -> list[Html]:
    ticket = dossier.ticket
    if ticket.status is Status.WAITING:
        return [cards.say("own-waiting", who=dossier.name(ticket.asked_by) or "")]
    if ticket.status is Status.OPEN and ticket.came_from is not None:
        return [origin.came_from(cards, dossier, masked=False)]
    return parts.ending(cards, ticket)


def _own_state(ticket: Ticket) -> tuple[str, datetime | None]:
    if ticket.is_withdrawn:
        return "own-withdrawn", ticket.closed_at
    if ticket.status is Status.OPEN and ticket.promised_at is None:
        return "own-open", None
    if ticket.status in (Status.RESOLVED, Status.CLOSED):
        logged_solved = ticket.resolved_at == ticket.opened_at and ticket.team is None
        return ("own-solved", None) if logged_solved else ("own-resolved", ticket.resolved_at)
    if ticket.claimed_by is not None:
        return "own-claimed", None
    if ticket.team:
        return "own-escalated", ticket.due_at
    return "own-kept", ticket.promised_at
