"""The menu below the private chat: what an operator reaches for all day."""

from __future__ import annotations

from telegram import KeyboardButton, ReplyKeyboardMarkup

from handlers.base.keyboards import Keyboards
from helpdesk.people.actors import Actor, Role, Where

MENU = {"menu-new-ticket": "new", "menu-mine": "mine"}


def reply_keyboard(key: str, actor: Actor, keyboard: Keyboards) -> ReplyKeyboardMarkup | None:
    """Return the menu that goes with a greeting, for operators only; other sentences carry none."""
    greets = key.startswith(("start-", "language-set"))
    if not greets or actor.place.where is not Where.PRIVATE or not actor.person.has(Role.OPERATOR):
        return None
    row = [KeyboardButton(keyboard.label(menu)) for menu in MENU]
    hint = keyboard.label("menu-hint")
    return ReplyKeyboardMarkup([row], resize_keyboard=True, is_persistent=True, input_field_placeholder=hint)
