"""Buttons: which ones a card bears in which state, and how rows are laid."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from handlers.base.buttons import Buttons
from handlers.base.callback_data import Button, Press, encode
from handlers.base.catalogue import Catalogue
from helpdesk.lifecycle.workflow import fits
from helpdesk.people.actors import Actor
from helpdesk.people.rights import Action, may
from helpdesk.ticket.ticket import Confirmation, Status, Ticket


class Keyboards:
    """Buttons in one language."""

    def __init__(self, catalogue: Catalogue, language: str, buttons: Buttons) -> None:
        self._catalogue = catalogue
        self._language = language
        self._buttons = buttons

    def label(self, key: str, **facts: object) -> str:
        """Return a button's words."""
        return self._catalogue.plain(self._language, key, **facts)

    def button(self, press: Press, key: str = "", **facts: object) -> InlineKeyboardButton:
        """Return a button that sends ``press``, in the words of its row or of ``key``."""
        row = self._buttons[press.what]
        label = self.label(key or row.label, **facts)
        return InlineKeyboardButton(label, callback_data=encode(press), style=row.style)

    def named(self, press: Press, label: str, style: str | None = None) -> InlineKeyboardButton:
        """Return a button whose words are a name, not a sentence."""
        return InlineKeyboardButton(label, callback_data=encode(press), style=style)

    def card(self, ticket: Ticket) -> InlineKeyboardMarkup | None:
        """Return the buttons of a ticket's card in a group; a closed ticket has none."""
        placed = {row.card[ticket.status]: row.button for row in self._buttons.values() if ticket.status in row.card}
        lines = groupby(sorted(placed), key=lambda place: place[0])
        return markup([self.button(Press(placed[at], ticket.number)) for at in line] for _, line in lines)

    def view(
        self, ticket: Ticket, actor: Actor, *, files: int, cut: bool = False, watching: bool = False
    ) -> InlineKeyboardMarkup | None:
        """Return the buttons of a ticket in a private chat: what this person may do to it now."""
        able = [
            self.button(Press(row.button, ticket.number, row.view))
            for row in self._buttons.values()
            if row.view is not None and isinstance(row.right, Action)
            if may(actor, row.right, ticket) and fits(row.right, ticket.status)
        ]
        rows = [able[i : i + 2] for i in range(0, len(able), 2)]
        if ticket.due_at is not None or ticket.promised_at is not None:
            rows.append([self.button(Press(Button.WHY, ticket.number))])
        if cut:
            rows.append([self.button(Press(Button.WHOLE, ticket.number))])
        last = []
        if files:
            last.append(self.button(Press(Button.FILES, ticket.number), count=files))
        if ticket.is_unresolved and may(actor, Action.WATCH, ticket):
            key, arg = ("button-unwatch", "off") if watching else ("button-watch", "on")
            last.append(self.button(Press(Button.WATCH, ticket.number, arg), key))
        return markup([*rows, *self.confirming(ticket, actor), last])

    def confirming(self, ticket: Ticket, actor: Actor) -> list[list[InlineKeyboardButton]]:
        """Return the buttons for what the caller says: is it solved, and how content are they?"""
        number = ticket.number
        if ticket.status is Status.RESOLVED and may(actor, Action.CONFIRM, ticket):
            keys = (("yes", "button-confirm-yes"), ("no", "button-confirm-no"), ("unreached", "button-unreached"))
            return [[self.button(Press(Button.CONFIRM, number, arg), key) for arg, key in keys]]
        unrated = ticket.confirmation is Confirmation.YES and ticket.satisfaction is None
        if unrated and may(actor, Action.RATE, ticket):
            return [[self.named(Press(Button.RATE, number, str(n)), f"{n} ⭐") for n in range(1, 6)]]
        return []


def markup(rows: Iterable[Sequence[InlineKeyboardButton]]) -> InlineKeyboardMarkup | None:
    """Return the rows that hold a button as a keyboard, None if none does."""
    filled = [list(row) for row in rows if row]
    return InlineKeyboardMarkup(filled) if filled else None


def force_reply(keyboard: InlineKeyboardMarkup | None) -> InlineKeyboardMarkup | None:
    """Return the keyboard with the field for a reply open below it; servers before Bot API 10.3 ignore that.

    In private chats only: in groups the field may open for everybody.
    """
    return InlineKeyboardMarkup(keyboard.inline_keyboard, api_kwargs={"force_reply": True}) if keyboard else None
