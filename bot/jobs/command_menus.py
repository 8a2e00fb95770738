"""The command menus: one per kind of chat and language. A menu is a help, never a permission."""

from __future__ import annotations

import hashlib
import json
import logging
from collections.abc import Mapping, Sequence
from datetime import timedelta

from telegram import (
    BotCommand,
    BotCommandScope,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
)
from telegram.error import TelegramError

from bot.telegram.api_errors import Verdict, decide
from bot.telegram.raw_bot import RawBot
from bot.telegram.unknown_methods import UnknownMethods
from handlers.base.catalogue import LANGUAGES, Catalogue
from handlers.commands import ChatCommand, HeardIn, Menu
from handlers.routes import COMMANDS
from helpdesk.people.actors import Role
from storage.database import Database

log = logging.getLogger(__name__)

EVERY = timedelta(seconds=20)
ALL_IN_PRIVATE = [row for row in COMMANDS if row.heard is HeardIn.PRIVATE and row.menu is not Menu.NOBODY]
PRIVATE = tuple(row for row in ALL_IN_PRIVATE if row.menu is Menu.EVERYBODY)
ADMIN = (*PRIVATE, *(row for row in ALL_IN_PRIVATE if row.menu is Menu.ADMINS))
GROUP = tuple(row for row in COMMANDS if row.heard is not HeardIn.PRIVATE and row.menu is Menu.EVERYBODY)

Names = Mapping[str, Sequence[BotCommand]]  # by language


class CommandMenus:
    """Tells Telegram the menus, and tells one again when it changes. Admins have a longer one while they are admins.

    What was told is remembered in the database, by bot: Telegram keeps it across our restarts. A refusal is tried
    again: nobody's chat is known before they have written in it.
    """

    def __init__(self, bot: RawBot, database: Database, catalogue: Catalogue, unknown: UnknownMethods) -> None:
        self._bot = bot
        self._database = database
        self._unknown = unknown
        menus = {rows: _menu(catalogue, rows) for rows in (PRIVATE, ADMIN, GROUP)}
        self._menus = {rows: (_mark(menu), menu) for rows, menu in menus.items()}

    async def tick(self) -> None:
        """Tell what is not told yet."""
        key = f"menus:{self._bot.id}"
        async with self._database.reading() as store:
            admins = [admin.id for admin in await store.people.with_role(Role.ADMIN)]
            told = json.loads(str(await store.key_values.get(key) or "{}"))
        wanted = {"private": PRIVATE, "groups": GROUP} | {str(admin): ADMIN for admin in admins}
        now = dict(told)
        for scope in told.keys() - wanted.keys():
            if await self._tell(scope, None):
                del now[scope]
        for scope, rows in wanted.items():
            mark, menu = self._menus[rows]
            if told.get(scope) != mark and await self._tell(scope, menu):
                now[scope] = mark
        if now != told:
            async with self._database.unit() as unit:
                await unit.key_values.put(key, json.dumps(now, sort_keys=True))

    async def _tell(self, scope: str, menu: Names | None) -> bool:
        """Tell whose menu it is, None: that they have none of their own; return whether Telegram took it."""
        to = _scope(scope)
        method = "deleteMyCommands" if menu is None else "setMyCommands"
        if self._unknown.off(method):
            return False
        try:
            for language in LANGUAGES:
                # Without a language a menu is everybody's whose own language has none.
                code = None if language == "en" else language
                if menu is None:
                    await self._bot.delete_my_commands(scope=to, language_code=code)
                else:
                    await self._bot.set_my_commands(menu[language], scope=to, language_code=code)
        except TelegramError as error:
            log.info("the command menu of %s is not changed yet: %s", _where(scope), error)
            decision = decide(error, method=method)
            if decision.verdict is Verdict.METHOD_OFF:
                await self._unknown.note(method, decision.why)
            return False
        return True


def _menu(catalogue: Catalogue, rows: Sequence[ChatCommand]) -> Names:
    return {
        language: [BotCommand(row.name, catalogue.plain(language, row.description)) for row in rows]
        for language in LANGUAGES
    }


def _mark(menu: Names) -> str:
    """Return what tells a menu from what it was before."""
    said = [(language, one.command, one.description) for language, commands in menu.items() for one in commands]
    return hashlib.sha256(json.dumps(said).encode()).hexdigest()[:16]


def _scope(scope: str) -> BotCommandScope:
    if scope == "private":
        return BotCommandScopeAllPrivateChats()
    return BotCommandScopeAllGroupChats() if scope == "groups" else BotCommandScopeChat(int(scope))


def _where(scope: str) -> str:
    return "an admin" if scope.isdecimal() else scope
