"""The trouble switch: what goes wrong between the bot and Telegram, until it is switched off."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from sandbox.base.model import Chat, Json, Member, User
from sandbox.bot_api.faults import MESSAGES, Fault, Faults
from sandbox.people.acts import NotPossible
from sandbox.people.wants import NotThere, Unreadable
from sandbox.world import membership
from sandbox.world.world import World

FOR_EVER = 1_000_000_000
SECONDS = 2.0  # of slowness
WAIT = 3  # seconds that a 429 asks for
NONE = "none"

FAULTS: dict[str, Callable[[int | None], Fault]] = {
    "slow": lambda chat: Fault("slow", "*", chat, FOR_EVER, seconds=SECONDS),
    "429": lambda chat: Fault(
        "refuse",
        MESSAGES,
        chat,
        FOR_EVER,
        status=429,
        text=f"Too Many Requests: retry after {WAIT}",
        retry_after=WAIT,
        every=2,
    ),
    "500": lambda chat: Fault("refuse", "*", chat, FOR_EVER, every=2),
    "lost": lambda chat: Fault("lost_reply", MESSAGES, chat, FOR_EVER, every=2),
}


@dataclass(frozen=True)
class _Before:
    """How a group was before it was troubled."""

    chat: Chat
    bot: Member
    members_may: frozenset[str]


class Trouble:
    """At most one trouble at a time."""

    def __init__(self, world: World, faults: Faults) -> None:
        self._world = world
        self._faults = faults
        self._before: _Before | None = None
        self._groups = {"kicked": self._kick, "locked": self._lock, "upgraded": self._upgrade}
        self.kind = NONE
        self.chat: int | None = None

    def json(self) -> Json:
        return {"kind": self.kind, "chat": self.chat}

    def switch(self, kind: str, chat_id: int | None) -> None:
        """End what was, and begin this."""
        if kind != NONE and kind not in FAULTS and kind not in self._groups:
            raise Unreadable(f"no such trouble: {kind!r}")
        group = self._group(chat_id) if kind in self._groups else None
        self.end()
        if kind in FAULTS:
            self._faults.order(FAULTS[kind](chat_id))
        elif group is not None:
            self._before = _Before(group, self._world.bot_member(group), group.members_may)
            self._groups[kind](group)
        self.kind, self.chat = kind, None if kind == NONE else chat_id

    def end(self) -> None:
        """All is well again, but for what can't be undone."""
        self._faults.clear()
        before, self._before = self._before, None
        if before is not None and before.chat.migrated_to is None:
            before.chat.members_may = before.members_may
            membership.set_member(self._world, before.chat, self._world.bot, before.bot, by=self._owner(before.chat))
        self.kind, self.chat = NONE, None

    def forget(self) -> None:
        """The world is another: there is nothing to make good in it."""
        self._faults.clear()
        self._before = None
        self.kind, self.chat = NONE, None

    def _group(self, chat_id: int | None) -> Chat:
        chat = self._world.chats.get(chat_id or 0)
        if chat is None or not chat.is_group:
            raise NotThere("no such group")
        if chat.migrated_to is not None or not self._world.bot_member(chat).is_inside:
            raise NotPossible("the bot is not in this group any more")
        return chat

    def _kick(self, chat: Chat) -> None:
        membership.leave(self._world, chat, self._world.bot, by=self._owner(chat))

    def _lock(self, chat: Chat) -> None:
        """An administrator may write all the same: the bot is none meanwhile."""
        membership.demote(self._world, chat, self._world.bot, by=self._owner(chat))
        chat.members_may = frozenset()

    def _upgrade(self, chat: Chat) -> None:
        """Telegram does so to basic groups only: so this one was one."""
        chat.type = "group"
        membership.migrate(self._world, chat, by=self._owner(chat))

    def _owner(self, chat: Chat) -> User:
        owners = [member.user_id for member in chat.members.values() if member.status == "creator"]
        return self._world.users[owners[0]]
