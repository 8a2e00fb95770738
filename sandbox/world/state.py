"""What the look-alike holds: who is there, in which chats, with which messages, files and menus."""

from __future__ import annotations

import itertools

from sandbox.base.clock import Clock, RealClock
from sandbox.base.model import ANONYMOUS_ADMIN_ID, CallbackQuery, Chat, Json, Member, TelegramFile, User
from sandbox.world.events import Hub
from sandbox.world.updates import UpdateQueue

TOKEN = "1000001:sandbox-token-that-opens-nothing-at-all"
USERNAME = "mukta_helpdesk_bot"

Scope = tuple[str | int, ...]
Menus = dict[tuple[Scope, str], list[Json]]


class State:
    """Everything that Telegram would know about one bot and the people around it, as plain data."""

    def __init__(
        self,
        *,
        clock: Clock | None = None,
        token: str = TOKEN,
        username: str = USERNAME,
        ids_from: int = 0,
    ) -> None:
        """`ids_from`: where message ids start; a bot that remembers an earlier sandbox needs new ones."""
        self.clock: Clock = clock or RealClock()
        self.token = token
        self.bot = User(int(token.split(":")[0]), "MUKTA Helpdesk", username=username, is_bot=True)
        self.anonymous = User(ANONYMOUS_ADMIN_ID, "Group", username="GroupAnonymousBot", is_bot=True)
        self.users: dict[int, User] = {self.bot.id: self.bot, ANONYMOUS_ADMIN_ID: self.anonymous}
        self.chats: dict[int, Chat] = {}
        self.files: dict[str, TelegramFile] = {}
        self.queries: dict[str, CallbackQuery] = {}
        self.hub = Hub()
        self.updates = UpdateQueue(self.clock)
        self.met: set[int] = set()
        """People whom the bot has seen anywhere; others are `chat not found`."""
        self.blocked: set[int] = set()
        self.query_lifetime = 15.0
        self.menus: Menus = {}
        self.webhook_set_at = float("-inf")
        self.privacy_mode = True
        self._account_last_id = self._ids_from = ids_from
        self._changes = itertools.count(1)
        self._numbers = itertools.count(1)

    def counters(self) -> Json:
        """Return where each numbering stands."""
        changes, numbers = next(self._changes), next(self._numbers)
        self._changes, self._numbers = itertools.count(changes), itertools.count(numbers)
        return {"messages": self._account_last_id, "changes": changes, "numbers": numbers}

    def count_from(self, counters: Json) -> None:
        """Go on numbering from there."""
        self._account_last_id = counters["messages"]
        self._changes = itertools.count(counters["changes"])
        self._numbers = itertools.count(counters["numbers"])

    def bot_member(self, chat: Chat) -> Member:
        return chat.member(self.bot.id)
