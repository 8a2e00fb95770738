"""The command menus: one per kind of chat and language. A menu is a help, never a permission."""

from __future__ import annotations

import logging
from collections.abc import Iterable

from telegram import (
    BotCommand,
    BotCommandScope,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
)
from telegram.error import TelegramError

from bot.raw_bot import RawBot
from handlers.catalogue import LANGUAGES, Catalogue

log = logging.getLogger(__name__)

PRIVATE = ("new", "status", "mine", "find", "queue", "why", "summary", "language", "help", "cancel")
ADMIN = (*PRIVATE, "admin", "doctor", "caller")
GROUP = ("queue", "status", "mine", "why", "summary", "link", "help")


async def set_menus(bot: RawBot, catalogue: Catalogue, admins: Iterable[int] = ()) -> None:
    """Tell Telegram the menus, longer ones for admins. A refusal is logged: nothing depends on them."""
    scopes: list[tuple[BotCommandScope, tuple[str, ...]]] = [
        (BotCommandScopeAllPrivateChats(), PRIVATE),
        (BotCommandScopeAllGroupChats(), GROUP),
        *((BotCommandScopeChat(admin), ADMIN) for admin in admins),
    ]
    for scope, names in scopes:
        for language in LANGUAGES:
            commands = [BotCommand(name, catalogue.plain(language, f"command-{name}")) for name in names]
            try:
                # Without a language the menu is everybody's whose own language has none.
                await bot.set_my_commands(commands, scope=scope, language_code=None if language == "en" else language)
            except TelegramError as error:
                log.warning("the command menu is not set (%s, %s): %s", scope.type, language, error)
