"""The last rows of buttons under a ticket in the private chat: what is similar, its answer, its caller."""

from __future__ import annotations

from dataclasses import replace

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from handlers.callback_data import Button, Press
from handlers.dossier import Dossier
from handlers.keyboards import Keyboards, markup
from handlers.outgoing import Outgoing
from helpdesk.notes import NoteKind
from helpdesk.people import Action, Actor, may


def extra_rows(keyboards: Keyboards, dossier: Dossier, actor: Actor) -> list[list[InlineKeyboardButton]]:
    """Return rows of buttons, as far as this person may press them."""
    ticket = dossier.ticket
    row = [keyboards.button(Press(Button.SIMILAR, ticket.number), "button-similar")]
    if ticket.caller is not None and may(actor, Action.CALLER_HISTORY, ticket):
        row.append(keyboards.button(Press(Button.CALLER_HISTORY, ticket.number), "button-caller-history"))
    keeps = dossier.text(NoteKind.RESOLUTION).strip() and may(actor, Action.KEEP_ANSWER, ticket)
    answer = [keyboards.button(Press(Button.KEEP_ANSWER, ticket.number), "button-keep-answer")] if keeps else []
    return [row, answer]


def with_rows(outgoing: Outgoing, rows: list[list[InlineKeyboardButton]]) -> Outgoing:
    """Return a message with more rows of buttons below those that it has."""
    had = outgoing.markup.inline_keyboard if isinstance(outgoing.markup, InlineKeyboardMarkup) else ()
    return replace(outgoing, markup=markup([*had, *rows]))
