"""What goes with a greeting or a help text: the menu below an operator's private chat, the guide of one's role."""

from __future__ import annotations

from collections.abc import Callable

from telegram import KeyboardButton, ReplyKeyboardMarkup

from handlers.base.catalogue import Html
from handlers.base.keyboards import Keyboards
from helpdesk.people.actors import Actor, Role, Where
from helpdesk.settings.desk import DeskSettings

# In which words somebody with several roles is greeted: the first role that they have. And the guide for each.
GUIDES = {
    Role.OPERATOR: "operator", Role.MEMBER: "team", Role.SPOC: "spoc", Role.MANAGER: "manager", Role.ADMIN: "admin",
}  # fmt: skip
HELP = "help-"
MENU = {"menu-new-ticket": "new", "menu-mine": "mine"}


def reply_keyboard(key: str, actor: Actor, keyboard: Keyboards) -> ReplyKeyboardMarkup | None:
    """Return the menu that goes with a greeting, for operators only; other sentences carry none."""
    greets = key.startswith(("start-", "language-set"))
    if not greets or actor.place.where is not Where.PRIVATE or not actor.person.has(Role.OPERATOR):
        return None
    row = [KeyboardButton(keyboard.label(menu)) for menu in MENU]
    hint = keyboard.label("menu-hint")
    return ReplyKeyboardMarkup([row], resize_keyboard=True, is_persistent=True, input_field_placeholder=hint)


def greeted_as(actor: Actor) -> str:
    """Return how to speak to somebody: by their first role here, or as a stranger."""
    role = next((r for r in GUIDES if actor.person.has(r)), None)
    return role.value if role else "stranger"


def guide(key: str, settings: DeskSettings, language: str, say: Callable[..., Html]) -> dict[str, Html]:
    """Return the line with which a help text leads to its reader's guide in their language, if there is one."""
    about = key.removeprefix(HELP)
    role = Role.MEMBER if about == "group" else next((r for r in GUIDES if r.value == about), None)
    if not key.startswith(HELP) or role is None:
        return {}
    url = settings.guide_for(GUIDES[role], language)
    return {"guide": Html(f"\n{say('help-guide', url=url)}") if url else Html("")}
