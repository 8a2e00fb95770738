"""The queue of updates that wait for the bot: numbers, confirmation, one poller at a time."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from sandbox.base.clock import Clock
from sandbox.base.errors import ApiError, conflict, restarting
from sandbox.base.model import Json

NOT_BY_DEFAULT = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
KINDS = frozenset(
    {
        "message", "edited_message", "channel_post", "edited_channel_post", "callback_query", "my_chat_member",
        "chat_member", "message_reaction", "message_reaction_count", "inline_query", "chosen_inline_result",
        "shipping_query", "pre_checkout_query", "poll", "poll_answer", "chat_join_request", "chat_boost",
        "removed_chat_boost", "business_connection", "business_message", "edited_business_message",
        "deleted_business_messages", "purchased_paid_media",
    }
)  # fmt: skip
LIFETIME = 24 * 3600.0
CALLBACK_LIFETIME = 150.0
MAX_TIMEOUT = 50
MAX_ANSWER = 4 << 20
EACH_TAKES = 50  # bytes of an answer besides the update itself
FAR_AHEAD = 10
NO_POLL = (-(2**31), 0.0)
WEBHOOK_ACTIVE = "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
OTHER_POLLER = "terminated by other getUpdates request; make sure that only one bot instance is running"


@dataclass
class Pending:
    """An update that is not confirmed. The body is made when it is handed out, so it shows the present."""

    id: int
    kind: str
    body: Callable[[], Json]
    expires: float
    chat_id: int | None

    def json(self) -> object:
        """What stands for it in an answer."""
        return {"update_id": self.id, self.kind: self.body()}


@dataclass
class RawPending(Pending):
    """Whatever a test puts in the place of an update; ``id`` is what its place is confirmed by."""

    raw: object = None

    def json(self) -> object:
        return self.raw


class UpdateQueue:
    """Unconfirmed updates in order; they outlive the bot's process, as on Telegram's side."""

    def __init__(self, clock: Clock, *, shape_repeats: bool = True) -> None:
        self._clock = clock
        self._next_id = int(clock.now() * 10) % 900_000_000 + 1_000_000
        self.pending: list[Pending] = []
        self.allowed: frozenset[str] = KINDS - NOT_BY_DEFAULT
        self.webhook_url = ""
        self.shape_repeats = shape_repeats
        """Whether a repeated offset is slowed down and cut to one update, as Telegram does."""
        self.sleep: Callable[[float], Awaitable[None]] = asyncio.sleep
        """A test puts one here that keeps the count and does not wait."""
        self.handed_out = 0
        self.last_poll: float | None = None
        self._wake = asyncio.Event()
        self._dropped = asyncio.Event()
        self._listeners: list[Callable[[], None]] = []
        self._stopped_by: str | None = OTHER_POLLER
        self._poller: asyncio.Future[None] | None = None
        self._previous: tuple[int, float] = NO_POLL
        self._next_conflict = 0.0

    def put(self, kind: str, body: Callable[[], Json], chat_id: int | None = None) -> None:
        """Append an update, unless the bot said that it does not want this kind."""
        if kind not in self.allowed:
            return
        lifetime = CALLBACK_LIFETIME if kind == "callback_query" else LIFETIME
        expires = self._clock.monotonic() + lifetime
        self._append(Pending(self._next_id, kind, body, expires, chat_id))

    @property
    def next_id(self) -> int:
        """The number of the next update."""
        return self._next_id

    def put_raw(self, raw: object) -> None:
        """Append anything that is valid JSON in the place of an update."""
        expires = self._clock.monotonic() + LIFETIME
        self._append(RawPending(self._next_id, "raw", dict, expires, None, raw))

    def _append(self, update: Pending) -> None:
        self.pending.append(update)
        self._next_id += 1
        self._wake.set()
        for listener in self._listeners:
            listener()

    def put_again(self, update: Pending) -> None:
        """Append one that waited in another life of this queue, with its number and a whole lifetime."""
        lifetime = CALLBACK_LIFETIME if update.kind == "callback_query" else LIFETIME
        update.expires = self._clock.monotonic() + lifetime
        self._append(update)

    def go_on_from(self, number: int) -> None:
        """Let this be the number of the next update."""
        self._next_id = number

    def when_put(self, listener: Callable[[], None]) -> Callable[[], None]:
        """Call the listener at every new update; the returned function ends that."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def done(self, update: Pending) -> None:
        """The webhook took this update."""
        self.pending = [other for other in self.pending if other is not update]
        self.handed_out += 1
        self._dropped.set()

    def allow(self, kinds: list[str]) -> None:
        """Remember which kinds the bot wants; an empty list means the default again."""
        named = frozenset(kinds) & KINDS
        self.allowed = named or KINDS - NOT_BY_DEFAULT

    def confirm(self, offset: int) -> None:
        """Drop everything below the offset; a negative one keeps only the last updates."""
        self._expire()
        if offset < 0:
            self.pending = self.pending[offset:]
        elif offset <= self._next_id + FAR_AHEAD:
            self.pending = [update for update in self.pending if update.id >= offset]
        self._dropped.set()

    def drop_all(self) -> None:
        self.pending.clear()
        self._dropped.set()

    async def drained(self) -> None:
        """Return once the bot has confirmed every update that waited."""
        while self.pending:
            self._dropped.clear()
            await self._dropped.wait()

    def ready(self, limit: int = 100) -> list[Pending]:
        self._expire()
        return self.pending[:limit]

    async def wait(self, seconds: float) -> None:
        """Return when an update comes, or after the timeout."""
        self._wake.clear()
        if self.ready(1):
            return
        try:
            async with asyncio.timeout(seconds):
                await self._wake.wait()
        except TimeoutError:
            return

    async def poll(self, offset: int, limit: int, seconds: int) -> list[object]:
        """Answer one getUpdates."""
        if self.webhook_url:
            raise await self._conflict(WEBHOOK_ACTIVE)
        limit = limit if 1 <= limit <= 100 else 100
        limit, seconds = self._slow_down(offset, limit, min(max(seconds, 0), MAX_TIMEOUT))
        self.stop_poller(OTHER_POLLER)
        self.confirm(offset)
        if not self.ready(1) and seconds:
            await self._long_poll(seconds)
        found = _as_much_as_fits(self.ready(limit))
        self.handed_out += len(found)
        self.last_poll = self._clock.monotonic()
        return found

    def _slow_down(self, offset: int, limit: int, seconds: int) -> tuple[int, int]:
        now = asyncio.get_running_loop().time()
        previous, at = self._previous
        self._previous = (offset, now)
        if not self.shape_repeats or offset != previous:
            return limit, seconds
        if seconds < 3 and now < at + 3.0:
            seconds = 3
        return (1 if now < at + 0.5 else limit), seconds

    async def _long_poll(self, seconds: int) -> None:
        stopped: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._poller = stopped
        waiting = asyncio.ensure_future(self.wait(seconds))
        try:
            await asyncio.wait({stopped, waiting}, return_when=asyncio.FIRST_COMPLETED)
            if stopped.done():
                raise await self._conflict(self._stopped_by) if self._stopped_by else restarting()
        finally:
            waiting.cancel()
            if self._poller is stopped:
                self._poller = None

    @property
    def has_poller(self) -> bool:
        """Whether a long poll waits at this moment."""
        return self._poller is not None

    def stop_poller(self, why: str | None) -> None:
        """End the call that waits: with a conflict, the older one loses; or because the server goes (None)."""
        if self._poller is not None and not self._poller.done():
            self._stopped_by = why
            self._poller.set_result(None)
        self._poller = None

    def forget_polls(self) -> None:
        """The next poll is another bot's first, or another life's: it repeats no offset."""
        self._previous = NO_POLL

    async def _conflict(self, text: str) -> ApiError:
        """A conflict soon after a conflict is answered 3 s later, so that two pollers do not spin."""
        now = asyncio.get_running_loop().time()
        if self.shape_repeats and now < self._next_conflict:
            await self.sleep(3.0)
        else:
            self._next_conflict = now + 3.0
        return conflict(text)

    def _expire(self) -> None:
        now = self._clock.monotonic()
        if any(update.expires <= now for update in self.pending):
            self.pending = [update for update in self.pending if update.expires > now]


def _as_much_as_fits(updates: list[Pending]) -> list[object]:
    """Telegram's answers end before four megabytes; what is left comes with the next call."""
    found: list[object] = []
    left = MAX_ANSWER
    for update in updates:
        body = update.json()
        left -= EACH_TAKES + len(json.dumps(body, ensure_ascii=False).encode("utf-8", "replace"))
        if left <= 0:
            break
        found.append(body)
    return found
