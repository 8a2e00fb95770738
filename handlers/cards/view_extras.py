"""The last rows of buttons under a ticket in the private chat: what is similar, its answer, its caller."""

from __future__ import annotations

from dataclasses import replace

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from handlers.base.callback_data import Button, Press
from handlers.base.catalogue import Html
from handlers.base.keyboards import Keyboards, markup
from handlers.base.outgoing import Outgoing
from handlers.cards.dossier import Dossier
from handlers.cards.lists import and_more
from handlers.cards.words import Cards
from helpdesk.lifecycle.workflow import fits
from helpdesk.people.actors import Actor, scope_of
from helpdesk.people.rights import Action, may
from helpdesk.ports.store import Store
from helpdesk.ticket.notes import NoteKind
from helpdesk.ticket.ticket import Channel, Ticket

MOST_TIED = 40


def extra_rows(
    keyboards: Keyboards, dossier: Dossier, actor: Actor, *, writes: bool = False
) -> list[list[InlineKeyboardButton]]:
    """Return rows of buttons, as far as this person may press them; ``writes``: the desk has an e-mail address."""
    ticket = dossier.ticket
    row = [keyboards.button(Press(Button.SIMILAR, ticket.number))]
    if ticket.caller is not None and may(actor, Action.CALLER_HISTORY, ticket):
        row.append(keyboards.button(Press(Button.CALLER_HISTORY, ticket.number)))
    keeps = dossier.text(NoteKind.RESOLUTION).strip() and may(actor, Action.KEEP_ANSWER, ticket)
    answer = [keyboards.button(Press(Button.KEEP_ANSWER, ticket.number))] if keeps else []
    tie = []
    if ticket.linked_to is not None and may(actor, Action.LINK, ticket) and fits(Action.LINK, ticket.status):
        press = Press(Button.UNLINK, ticket.number, str(ticket.linked_to))
        tie.append(keyboards.button(press))
    asks = writes and ticket.channel is Channel.EMAIL and may(actor, Action.ASK_CALLER, ticket)
    asking = [keyboards.button(Press(Button.ASK_CALLER, ticket.number))] if asks else []
    return [tie, row, answer, asking]


async def tied_line(cards: Cards, store: Store, ticket: Ticket, actor: Actor) -> list[Html]:
    """Return which tickets are linked to this one, as far as the reader may see them."""
    tied = await store.tickets.find(scope_of(actor), linked_to=ticket.number)
    named = sorted(tied, key=lambda one: one.number)[:MOST_TIED]
    ids = Html(", ".join([*(cards.link(one) for one in named), *and_more(cards, tied, MOST_TIED)]))
    return [cards.say("view-tied", ids=ids)] if tied else []


def with_rows(outgoing: Outgoing, rows: list[list[InlineKeyboardButton]]) -> Outgoing:
    """Return a message with more rows of buttons below those that it has."""
    had = outgoing.markup.inline_keyboard if isinstance(outgoing.markup, InlineKeyboardMarkup) else ()
    return replace(outgoing, markup=markup([*had, *rows]))
