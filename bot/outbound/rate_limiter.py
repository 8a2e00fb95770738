"""How fast we may speak: budgets per group, per private chat and for all together, on machine time."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field

from bot.base.token_bucket import TokenBucket
from helpdesk.outbox import Urgency

GROUP_SPAN = 60.0
GROUP_ALL = 20  # posts and edits together, as Telegram counts
GROUP_EACH = 16  # neither kind may take more: the rest stays free for a press's edit, or for a new card
GROUP_CARDS = 4  # of the posts, for cards: files wait rather than have the next ticket wait a minute for them
GROUP_KEPT = 2  # of all of them, for what is most urgent: whatever came in that minute, a new P1 is seen at once
PRIVATE_BURST = 8
PRIVATE_RATE = 1.0
ALL_RATE = 25
STRANGERS_RATE = 10  # of these; nobody's greeting holds up a card
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

    def ready_at(self, now: float, *, edit: bool, cost: int, first: bool, each: int, times: int) -> float:
        self._forget(now)
        every = [s.at for s in self.spent]
        if first:
            return _room(every, GROUP_ALL * times, cost, now)
        alike = [s.at for s in self.spent if s.edit is edit]
        most = (GROUP_ALL - GROUP_KEPT) * times
        return max(_room(alike, each * times, cost, now), _room(every, most, cost, now))

    def spend(self, now: float, *, edit: bool, cost: int) -> None:
        self.spent.extend(_Spent(now, edit) for _ in range(cost))

    def settle(self, now: float, cost: int) -> None:
        for spent in list(self.spent)[-cost:]:
            spent.at = now

    def _forget(self, now: float) -> None:
        while self.spent and self.spent[0].at + GROUP_SPAN + SLACK <= now:
            self.spent.popleft()


def _room(times: list[float], allowed: int, cost: int, now: float) -> float:
    """Return when ``cost`` more fit among ``times``; more than ``allowed`` at once only into an empty window."""
    too_many = len(times) + min(cost, allowed) - allowed
    return now if too_many <= 0 else times[too_many - 1] + GROUP_SPAN + SLACK


class RateLimiter:
    """When the next message may go to a chat. Deletes, answers and chat actions are free and never asked for."""

    def __init__(self) -> None:
        self._times = 1
        self._groups: dict[int, _Group] = {}
        self._private: dict[int, TokenBucket] = {}
        self._all: deque[float] = deque()
        self._strangers: deque[float] = deque()
        self._parked: dict[int, float] = {}

    def allow(self, times: int) -> None:
        """Allow so many times as much as Telegram: a look-alike whose days pass in minutes takes it."""
        self._times = times
        self._private.clear()

    def ready_at(
        self, chat_id: int, now: float, *, edit: bool = False, cost: int = 1, urgency: Urgency = Urgency.REPLY,
        files: int = 0,
    ) -> float:  # fmt: skip
        """Return the first instant at which the chat may be sent this, or so many files: ``now`` or later."""
        cost = max(cost, files)
        parked = self._parked.get(chat_id, now)
        if parked <= now:
            self._parked.pop(chat_id, None)
        if chat_id < 0:
            group, first = self._groups.setdefault(chat_id, _Group()), urgency is Urgency.P1 and not files
            each = GROUP_EACH - GROUP_CARDS if files else GROUP_EACH
            room = group.ready_at(now, edit=edit, cost=cost, first=first, each=each, times=self._times)
        else:
            room = self._purse(chat_id, now).ready_at(now, cost=cost)
        return max(now, parked, room, self.everybody_at(now, cost=cost, urgency=urgency))

    def everybody_at(self, now: float, *, cost: int = 1, urgency: Urgency = Urgency.REPLY) -> float:
        """Return when what all chats share has room: before that, none may be sent this."""
        strangers = now
        if urgency is Urgency.STRANGER:
            strangers = _in_a_second(self._strangers, STRANGERS_RATE * self._times, cost, now)
        return max(strangers, _in_a_second(self._all, ALL_RATE * self._times, cost, now))

    def spend(
        self, chat_id: int, now: float, *, edit: bool = False, cost: int = 1, urgency: Urgency = Urgency.REPLY
    ) -> None:
        """Count what is being sent now."""
        if chat_id < 0:
            self._groups.setdefault(chat_id, _Group()).spend(now, edit=edit, cost=cost)
        else:
            self._purse(chat_id, now).spend(now, cost=cost)
        self._all.extend([now] * cost)
        if urgency is Urgency.STRANGER:
            self._strangers.extend([now] * cost)

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
        if chat_id in self._private:
            self._private[chat_id].pause(now)

    def park(self, chat_id: int, until: float) -> None:
        """Telegram told this chat to wait; no other chat feels it."""
        self._parked[chat_id] = max(until, self._parked.get(chat_id, until))

    def tidy(self, now: float) -> None:
        """Forget chats that have their whole budget again."""
        self._groups = {chat: g for chat, g in self._groups.items() if g.spent and g.spent[-1].at + 120 > now}
        self._private = {chat: purse for chat, purse in self._private.items() if not purse.is_full_at(now)}

    def _purse(self, chat_id: int, now: float) -> TokenBucket:
        return self._private.setdefault(
            chat_id, TokenBucket(PRIVATE_BURST * self._times, PRIVATE_RATE * self._times, now)
        )


def _in_a_second(sent: deque[float], allowed: int, cost: int, now: float) -> float:
    """Return when ``cost`` more fit into the second that ends then."""
    while sent and sent[0] + 1.0 <= now:
        sent.popleft()
    too_many = len(sent) + min(cost, allowed) - allowed
    return now if too_many <= 0 else sent[too_many - 1] + 1.0
