"""How fast we may speak: budgets per group, per private chat and for all together, on machine time."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field

GROUP_SPAN = 60.0
GROUP_ALL = 20  # posts and edits together, as Telegram counts
GROUP_EACH = 16  # neither kind may take more: four stay free for a press's edit, four for a new card
PRIVATE_BURST = 8
PRIVATE_RATE = 1.0
ALL_RATE = 25
# Telegram counts when a request arrives, we when it ends: the slack keeps a slow one out of the next window.
SLACK = 1.0


@dataclass(slots=True)
class _Spent:
    at: float
    edit: bool


@dataclass(slots=True)
class _Group:
    """A sliding window of what was sent to a group or channel."""

    spent: deque[_Spent] = field(default_factory=deque)

    def ready_at(self, now: float, *, edit: bool, cost: int) -> float:
        self._forget(now)
        alike = [s.at for s in self.spent if s.edit is edit]
        return max(_room(alike, GROUP_EACH, cost, now), _room([s.at for s in self.spent], GROUP_ALL, cost, now))

    def spend(self, now: float, *, edit: bool, cost: int) -> None:
        self.spent.extend(_Spent(now, edit) for _ in range(cost))

    def settle(self, now: float, cost: int) -> None:
        for spent in list(self.spent)[-cost:]:
            spent.at = now

    def _forget(self, now: float) -> None:
        while self.spent and self.spent[0].at + GROUP_SPAN + SLACK <= now:
            self.spent.popleft()


@dataclass(slots=True)
class _Private:
    """A bucket of tokens, filled at a steady rate. An edit costs as much as a message."""

    tokens: float
    filled_at: float

    def ready_at(self, now: float, *, cost: int) -> float:
        self._fill(now)
        missing = min(cost, PRIVATE_BURST) - self.tokens
        return now if missing <= 1e-9 else now + missing / PRIVATE_RATE

    def spend(self, now: float, *, cost: int) -> None:
        self._fill(now)
        self.tokens -= cost

    def _fill(self, now: float) -> None:
        self.tokens = min(float(PRIVATE_BURST), self.tokens + (now - self.filled_at) * PRIVATE_RATE)
        self.filled_at = now


def _room(times: list[float], allowed: int, cost: int, now: float) -> float:
    """Return when ``cost`` more fit among ``times``; more than ``allowed`` at once only into an empty window."""
    too_many = len(times) + min(cost, allowed) - allowed
    return now if too_many <= 0 else times[too_many - 1] + GROUP_SPAN + SLACK


class RateLimiter:
    """When the next message may go to a chat. Deletes, answers and chat actions are free and never asked for."""

    def __init__(self) -> None:
        self._groups: dict[int, _Group] = {}
        self._private: dict[int, _Private] = {}
        self._all: deque[float] = deque()
        self._parked: dict[int, float] = {}

    def ready_at(self, chat_id: int, now: float, *, edit: bool = False, cost: int = 1) -> float:
        """Return the first instant at which the chat may be sent this: ``now`` or later."""
        parked = self._parked.get(chat_id, now)
        if parked <= now:
            self._parked.pop(chat_id, None)
        if chat_id < 0:
            room = self._groups.setdefault(chat_id, _Group()).ready_at(now, edit=edit, cost=cost)
        else:
            room = self._purse(chat_id, now).ready_at(now, cost=cost)
        return max(now, parked, room, self._all_ready_at(now, cost))

    def spend(self, chat_id: int, now: float, *, edit: bool = False, cost: int = 1) -> None:
        """Count what is being sent now."""
        if chat_id < 0:
            self._groups.setdefault(chat_id, _Group()).spend(now, edit=edit, cost=cost)
        else:
            self._purse(chat_id, now).spend(now, cost=cost)
        self._all.extend([now] * cost)

    def refund(self, chat_id: int) -> None:
        """The chat's latest request was not made after all."""
        if chat_id in self._groups and self._groups[chat_id].spent:
            self._groups[chat_id].spent.pop()
        if chat_id in self._private:
            self._private[chat_id].tokens += 1
        if self._all:
            self._all.pop()

    def settle(self, chat_id: int, now: float, *, cost: int = 1) -> None:
        """The chat's latest request ended only now; Telegram may have counted it as late as this."""
        if chat_id in self._groups:
            self._groups[chat_id].settle(now, cost)

    def park(self, chat_id: int, until: float) -> None:
        """Telegram told this chat to wait; no other chat feels it."""
        self._parked[chat_id] = max(until, self._parked.get(chat_id, until))

    def tidy(self, now: float) -> None:
        """Forget chats that have their whole budget again."""
        self._groups = {chat: g for chat, g in self._groups.items() if g.spent and g.spent[-1].at + 120 > now}
        self._private = {chat: p for chat, p in self._private.items() if p.filled_at + 2 * PRIVATE_BURST > now}

    def _purse(self, chat_id: int, now: float) -> _Private:
        return self._private.setdefault(chat_id, _Private(float(PRIVATE_BURST), now))

    def _all_ready_at(self, now: float, cost: int) -> float:
        while self._all and self._all[0] + 1.0 <= now:
            self._all.popleft()
        too_many = len(self._all) + min(cost, ALL_RATE) - ALL_RATE
        return now if too_many <= 0 else self._all[too_many - 1] + 1.0
