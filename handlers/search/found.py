"""What a search has found, page by page with its filters; and what is similar to a ticket, with how it was solved."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from telegram import InlineKeyboardButton

from handlers.base.callback_data import Button, Press
from handlers.base.catalogue import Html
from handlers.base.keyboards import markup
from handlers.base.outgoing import Outgoing
from handlers.base.pager import Paged
from handlers.cards.dossier import gather_many, shorten
from handlers.cards.lists import PAGE, lines_of
from handlers.cards.words import Cards
from helpdesk.desk.search.finding import Near
from helpdesk.outbox import OutboxMessage
from helpdesk.people.actors import Actor, may_see_callers, scope_of
from helpdesk.ports.store import Store
from helpdesk.text.known_issues import KnownIssue
from helpdesk.text.masking import mask_text
from helpdesk.text.searching import NEWEST, Filters, StoredSearch
from helpdesk.ticket.notes import NoteKind
from helpdesk.ticket.ticket import UNRESOLVED, Priority, Status, Ticket

STATES: Mapping[str, frozenset[Status]] = {
    "open": UNRESOLVED,
    "solved": frozenset({Status.RESOLVED, Status.CLOSED}),
}
CHOICES = ("ulb", "team", "status", "priority")
MOST_CHOICES = 12
SHOWN_QUERY = 60
SOLUTION = 300


@dataclass(frozen=True, slots=True)
class FoundPage:
    """What was found, as it is to be shown."""

    asked: StoredSearch
    cards: Cards
    tickets: Sequence[Ticket]
    choosing: str  # which filter's values are offered; "" none


def filters_of(asked: StoredSearch, actor: Actor, cards: Cards) -> Filters:
    """Return what narrows a search down."""
    chosen = asked.filters
    return Filters(
        ulb=chosen.get("ulb"),
        team=chosen.get("team"),
        statuses=STATES.get(chosen.get("status", "")),
        priority=Priority(chosen["priority"]) if "priority" in chosen else None,
        late_at=cards.now if "late" in chosen else None,
        mine=actor.person.id if "mine" in chosen else None,
    )


async def render(message: OutboxMessage, store: Store, cards: Cards, actor: Actor) -> Outgoing | None:
    """Return one page of a search as it stands, None if the search is too old."""
    asked = await store.searches.get(int(message.facts.get("search") or 0))
    if asked is None or asked.person != actor.person.id:
        return None
    desk = cards.desk_in(store)
    found = await desk.search.find(actor, asked.text, filters_of(asked, actor, cards))
    page = FoundPage(asked, cards, found.tickets, str(message.facts.get("choosing") or ""))
    paged = Paged.of(found.tickets, int(message.facts.get("page") or 0), PAGE)
    lines = [_head(page, actor, loosely=found.loosely), *await lines_of(store, paged.rows, cards)]
    turns = paged.turns(lambda n, key: _button(page, f"p.{n}", cards.keyboards.label(key)))
    return Outgoing("\n".join(lines), markup([*_filters(page), *_choices(page), turns]))


def _head(page: FoundPage, actor: Actor, *, loosely: bool) -> Html:
    typed = page.asked.text
    said = typed if may_see_callers(actor) else mask_text(typed, page.cards.office.settings.phone_region)
    query = shorten(said, SHOWN_QUERY)
    key = "find-head" if query else "find-head-all"
    if not page.tickets:
        key = "find-empty-filtered" if page.asked.filters else "find-empty"
    elif loosely:
        key = "find-head-loosely"
    count = len(page.tickets)
    many = "many" if count >= NEWEST else "few"
    return page.cards.say(key, query=query, count=count, many=many)


def _filters(page: FoundPage) -> list[list[InlineKeyboardButton]]:
    if not page.tickets and not page.asked.filters:
        return []
    chosen = [_button(page, f"o.{name}", _chosen(page, name)) for name in CHOICES]
    switches = [_switch(page, name) for name in ("late", "mine")]
    if page.asked.filters:
        switches.append(_button(page, "x", page.cards.keyboards.label("find-button-clear")))
    return [chosen[:2], chosen[2:], switches]


def _chosen(page: FoundPage, name: str) -> str:
    value = page.asked.filters.get(name)
    label = page.cards.keyboards.label(f"find-button-{name}")
    return f"✓ {_named(page, name, value)}" if value else label


def _switch(page: FoundPage, name: str) -> InlineKeyboardButton:
    """Return the button that turns a filter on or off; it says which, so that a double tap undoes nothing."""
    label = page.cards.keyboards.label(f"find-button-{name}")
    is_on = name in page.asked.filters
    return _button(page, f"s.{name}." if is_on else f"s.{name}.1", f"✓ {label}" if is_on else label)


def _choices(page: FoundPage) -> list[list[InlineKeyboardButton]]:
    """Return the values of the filter that is being chosen: those that occur among what was found."""
    name = page.choosing
    if name not in CHOICES:
        return []
    values = [*STATES] if name == "status" else [*Priority] if name == "priority" else _occurring(page, name)
    buttons = [_button(page, f"s.{name}.{value}", _named(page, name, value)) for value in values]
    if name in page.asked.filters:
        buttons.append(_button(page, f"s.{name}.", page.cards.keyboards.label("find-button-any")))
    return [buttons[i : i + 3] for i in range(0, len(buttons), 3)]


def _occurring(page: FoundPage, name: str) -> list[str]:
    counts = Counter(getattr(ticket, name) for ticket in page.tickets)
    return [value for value, _ in counts.most_common(MOST_CHOICES) if value is not None]


def _named(page: FoundPage, name: str, value: str) -> str:
    settings = page.cards.office.settings
    if name == "status":
        return page.cards.keyboards.label(f"find-button-{value}")
    named = settings.ulb(value) if name == "ulb" else settings.team(value) if name == "team" else None
    return shorten(named.name if named else value, 24)


def _button(page: FoundPage, arg: str, label: str) -> InlineKeyboardButton:
    return page.cards.keyboards.named(Press(Button.FIND, page.asked.id, arg), label)


# -- similar to a ticket -------------------------------------------------------------------------------------


async def render_similar(message: OutboxMessage, store: Store, cards: Cards, actor: Actor) -> Outgoing | None:
    """Return what is similar to a ticket, with how it was solved."""
    (dossier,) = await gather_many(store, await store.search.tickets({message.ticket or 0})) or (None,)
    if dossier is None or not scope_of(actor).covers(dossier.ticket):
        return None
    ticket = dossier.ticket
    desk = cards.desk_in(store)
    text = dossier.text(NoteKind.DESCRIPTION)
    near = await desk.search.near(text, scope_of(actor), module=ticket.module, but=ticket.number, limit=5)
    lines = await near_lines(near, store, cards)
    key = "similar-head" if lines else "similar-none"
    return Outgoing("\n".join([cards.say(key, id=cards.link(ticket)), *lines]))


async def near_lines(near: Near, store: Store, cards: Cards) -> list[Html]:
    """Return a line for each similar ticket and known trouble, with how it was solved; numbers are masked."""
    solutions = {alike.ticket.number: alike.solution for alike in near.tickets}
    dossiers = await gather_many(store, [alike.ticket for alike in near.tickets])
    lines = []
    for dossier in dossiers:
        said = mask_text(solutions[dossier.ticket.number], cards.office.settings.phone_region)
        lines.append(
            cards.say(
                "similar-solved" if said else "similar-open", id=cards.link(dossier.ticket),
                title=cards.title(dossier, masked=True),
                status=cards.status(dossier), solution=shorten(said, SOLUTION),
            )
        )  # fmt: skip
    return lines + [known_line(trouble, cards) for trouble in near.known]


def known_line(trouble: KnownIssue, cards: Cards) -> Html:
    """Return a known trouble and how it is solved."""
    said = {name: cards.name(trouble, name) for name in ("trouble", "solution")}
    return cards.say("similar-known", **said)
