"""Lists of tickets, a line each, every line a link; and small rows of buttons that carry a choice."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import partial

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from handlers.base.callback_data import Button, Press
from handlers.base.catalogue import Html
from handlers.base.keyboards import markup
from handlers.base.outgoing import Outgoing
from handlers.base.pager import Paged
from handlers.cards.dossier import Dossier, gather_many, shorten
from handlers.cards.words import Cards, mark
from helpdesk.desk.desk import Desk
from helpdesk.desk.tickets.following import MUTABLE
from helpdesk.outbox import OutboxMessage
from helpdesk.people.actors import Actor, Role, Where
from helpdesk.people.rights import Action, may
from helpdesk.ports.store import Store
from helpdesk.ticket.errors import NotAllowed
from helpdesk.ticket.ticket import Ticket, ticket_id

PAGE = 10
LINE_TITLE = 40


async def render(message: OutboxMessage, store: Store, cards: Cards, actor: Actor) -> Outgoing | None:
    """Return one page of a list as it stands."""
    name, page = str(message.facts["list"]), int(message.facts.get("page") or 0)
    try:
        tickets = await _tickets(name, cards.desk_in(store), actor)
    except NotAllowed:
        return None  # whoever asked for it may see it no more
    team = cards.office.settings.team(actor.place.team)
    title = cards.name(team) if team else cards.say("list-all-teams")
    has_claims = any(ticket.claimed_by == actor.person.id for ticket in tickets)
    below: Sequence[list[InlineKeyboardButton]] = ()
    if name == "mine":
        rows = partial(rows_of_mine, store, cards, actor, has_claims=has_claims)
        below = await store.optional("what mine offers", rows, ())
    bells = [cards.say("news-bells")] if name == "mine" and may(actor, Action.MUTE) else []
    if not tickets:
        return Outgoing("\n".join((cards.say(f"list-{name}-empty", team=title), *bells)), markup(below))
    paged = Paged.of(tickets, page, PAGE)
    lines = [cards.say(f"list-{name}", team=title, count=len(tickets))]
    lines += [*await lines_of(store, paged.rows, cards), *bells]
    button = Button.QUEUE if name == "queue" else Button.MINE
    turns = paged.turns(lambda n, key: cards.keyboards.button(Press(button, n), key))
    return Outgoing("\n".join(lines), markup([turns, *below]))


async def _tickets(name: str, desk: Desk, actor: Actor) -> Sequence[Ticket]:
    tickets = await (desk.views.queue(actor) if name == "queue" else desk.views.mine(actor))
    return sorted(tickets, key=lambda ticket: not ticket.is_late(desk.now))


async def lines_of(store: Store, tickets: Sequence[Ticket], cards: Cards, most: int | None = None) -> list[Html]:
    """Return the tickets in their order, a line each; after ``most`` of them how many more there are."""
    lines = [line(dossier, cards) for dossier in await gather_many(store, tickets[:most])]
    return lines + and_more(cards, tickets, most)


def and_more(cards: Cards, everything: Sequence[object], most: int | None) -> list[Html]:
    """Return what is said in place of all that comes after the first ``most``."""
    left = len(everything) - most if most is not None else 0
    return [cards.say("list-more", count=left)] if left > 0 else []


def line(dossier: Dossier, cards: Cards) -> Html:
    """Return a ticket in one line."""
    ticket = dossier.ticket
    key, due = _due(ticket, cards)
    name = dossier.name(ticket.claimed_by)
    holder = shorten(name, LINE_TITLE) if name else cards.say("list-nobody" if ticket.team else "list-desk")
    if not ticket.is_unresolved:
        holder = cards.say(f"status-{ticket.status.value}")
    facts = {"due": cards.when(due)} if due else {}
    return cards.say(
        key, mark=mark(ticket), id=cards.link(ticket), ulb=shorten(cards.ulb(dossier), LINE_TITLE), holder=holder,
        title=shorten(cards.title(dossier, masked=True), LINE_TITLE), **facts,
    )  # fmt: skip


def _due(ticket: Ticket, cards: Cards) -> tuple[str, datetime | None]:
    """Return the sentence of a ticket's line and the date in it: when it is to be answered, or what was promised."""
    waits = ticket.is_unresolved and ticket.responded_at is None
    if ticket.is_late(cards.now):
        return "list-line-late", ticket.due_at
    if waits and ticket.due_at is not None:
        return "list-line", ticket.due_at
    if ticket.is_unresolved and ticket.promised_at is not None:
        return "list-line-promised", ticket.promised_at
    return "list-line-dateless", None


# Rows of buttons that a sentence may carry: its fact "buttons" says "resume:17 new:0 discard:17", a row per line.
CHOICES = {
    "resume": Button.RESUME,
    "new": Button.NEW,
    "discard": Button.DISCARD,
    "access": Button.ACCESS,
    "answer": Button.ANSWER,
    "escalate": Button.ESCALATE,
    "reopen": Button.REOPEN,
    "resolve": Button.RESOLVE,
    "problem": Button.PROBLEM,
    "keep": Button.KEEP_ANSWER,
    "back": Button.TAKE_BACK,
    "callback": Button.CALLER,
    "correct": Button.CORRECT,
    "newticket": Button.WORDS_NEW,
    "forget": Button.WORDS_DROP,
    "again": Button.SEND_AGAIN,
}
LABELS = {"callback": "button-call-back"}  # where it is not the button's own
WORDS_FOR = {"answers": "button-it-answers", "add": "button-add-to"}


def choice(buttons: str, cards: Cards) -> InlineKeyboardMarkup | None:
    """Return the buttons that a sentence's facts name; ``lang:0:or`` and ``view:1042`` bear names."""
    return markup([_choice(item, cards) for item in row.split(" ")] for row in buttons.split("\n"))


def _choice(item: str, cards: Cards) -> InlineKeyboardButton:
    item, _, words = item.partition("|")
    name, number, *rest = item.split(":")
    if name == "hand":
        return cards.keyboards.named(Press(Button.HAND_TO, 0, rest[0]), words)
    if name == "day":
        key = f"button-off-{rest[0].rpartition('.')[2]}"
        return cards.keyboards.button(Press(Button.HAND_TO, 0, rest[0]), key)
    if name == "team":
        team = cards.office.settings.team(rest[0])
        return cards.keyboards.named(
            Press(Button.ESCALATE_TO, int(number), rest[0]), cards.name(team) if team else rest[0]
        )
    if name == "lang":
        label = cards.office.catalogue.plain(rest[0], "language-name")
        return cards.keyboards.named(Press(Button.LANGUAGE, 0, rest[0]), label)
    if name in WORDS_FOR:
        facts = {"id": ticket_id(cards.office.settings.prefix, int(number))}
        return cards.keyboards.button(Press(Button.WORDS_FOR, int(number)), WORDS_FOR[name], **facts)
    if name == "for":
        return cards.keyboards.button(
            Press(Button.FOR, int(number), rest[0]), f"button-for-{rest[0].partition('.')[2]}"
        )
    if name == "view":
        label = ticket_id(cards.office.settings.prefix, int(number))
        return cards.keyboards.named(Press(Button.VIEW, int(number)), label)
    button = cards.keyboards.button(Press(CHOICES[name], int(number)), LABELS.get(name, ""))
    if rest:  # one of several
        return InlineKeyboardButton(f"{button.text} {rest[0]}", callback_data=button.callback_data)
    return button


async def rows_of_mine(
    store: Store, cards: Cards, actor: Actor, *, has_claims: bool
) -> Sequence[list[InlineKeyboardButton]]:
    """Return what stands under one's own list: a SPOC's news on and off, a member's handing over."""
    rows: list[list[InlineKeyboardButton]] = []
    if may(actor, Action.MUTE):
        muted = await store.following.muted(actor.person.id)
        rows.append(
            [
                cards.keyboards.button(
                    Press(Button.MUTE, 0, f"{what}.{'on' if what in muted else 'off'}"),
                    f"button-told-{what}",
                    on="no" if what in muted else "yes",
                )
                for what in MUTABLE
            ]
        )
        if cards.office.settings.mail is not None:
            rows.append([await _own_address(store, cards, actor)])
    if has_claims and actor.place.where is Where.PRIVATE and actor.person.roles & {Role.MEMBER, Role.MANAGER}:
        rows.append([cards.keyboards.button(Press(Button.HAND_OVER))])
    return rows


async def _own_address(store: Store, cards: Cards, actor: Actor) -> InlineKeyboardButton:
    """Return the button that gives one's own e-mail address, or takes the one that is known away."""
    own = await store.own_addresses.of(actor.person.id)
    if own is None or own.confirmed_at is None:
        return cards.keyboards.button(Press(Button.MY_MAIL))
    return cards.keyboards.button(Press(Button.MY_MAIL, 0, "off"), "button-my-mail-off", address=own.address)
