"""The three pictures of a ticket: the card in a team's group, the operator's own message, the private view."""

from __future__ import annotations

from datetime import datetime

from handlers.base.catalogue import Html
from handlers.base.keyboards import COPY_LIMIT
from handlers.base.outgoing import Outgoing
from handlers.cards import origin, parts
from handlers.cards.dossier import Dossier, shorten
from handlers.cards.words import BODY, VIEW_BODY, VIEW_SOLUTION, Cards
from helpdesk.people.actors import Actor, Role, Scope, Where, scope_of
from helpdesk.ticket.ticket import Status, Ticket

SHORT_TITLE = 12  # letters of what is wrong, below which they say nothing


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
        text = Html(text + "\n" + cards.quote(dossier.solution))
    text = Html("\n".join((text, *_own_progress(cards, dossier))))
    if ticket.status is Status.CLOSED:
        return Outgoing(text)
    ready = caller_text(cards, dossier)
    return Outgoing(text, cards.keyboards.for_caller(ready, dossier.caller, cards.id(ticket)))


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


def caller_text(cards: Cards, dossier: Dossier) -> str:
    """Return the ready text for the caller, at most 200 characters; what is wrong is cut to the room that is left."""
    bare = _caller_text(cards, dossier.ticket, "")
    title, room = cards.masked(dossier.title), COPY_LIMIT - len(bare) - len(" ()")
    if not title or room < SHORT_TITLE:
        return bare
    return _caller_text(cards, dossier.ticket, f" ({shorten(title, room)})")


def _caller_text(cards: Cards, ticket: Ticket, what: str) -> str:
    plain = cards.office.catalogue.plain
    due = _still_ahead(cards, ticket)
    facts = {"id": cards.id(ticket), "what": what, "team": cards.team(ticket), "when": cards.when(due) if due else ""}
    if not ticket.is_unresolved or due is None:
        key = "caller-text-open" if ticket.is_unresolved else "caller-text-solved"
        return plain(cards.language, key, id=cards.id(ticket), what=what)[:COPY_LIMIT]
    key = "caller-text" if ticket.team else "caller-text-kept"
    text = plain(cards.language, key, **facts)
    if len(text) > COPY_LIMIT:  # the ID and the date matter more than the team's whole name
        short = shorten(facts["team"], max(len(facts["team"]) - (len(text) - COPY_LIMIT), 12))
        text = plain(cards.language, key, **facts | {"team": short})
    return text[:COPY_LIMIT]


def _still_ahead(cards: Cards, ticket: Ticket) -> datetime | None:
    """Return by when the caller may be told of an answer: what is past, or was answered, is no date to give."""
    dates = (ticket.promised_at, ticket.due_at if ticket.responded_at is None else None)
    return next((at for at in dates if at is not None and at > cards.now), None)


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
