"""What the tests of the transport share: machine time moved by hand, and a bot that forgets nothing it was told."""

from __future__ import annotations

import asyncio
from typing import Any

from bot.base.monotonic import Machine
from bot.inbound.callback_answers import CallbackAnswer
from handlers.base.outgoing import Outgoing
from helpdesk.outbox import Facts, MessageKind, OutboxMessage, OutboxRow, Urgency
from sandbox.base.clock import HandClock
from storage.database import Database
from storage.engine.errors import DatabaseAway
from storage.unit_of_work import Store, UnitOfWork


class HandMachine(Machine):
    """Machine time that stands still until a test moves it; it is the sandbox's time, too."""

    def __init__(self, clock: HandClock) -> None:
        self._clock = clock
        self._alarms: list[tuple[float, asyncio.Event]] = []

    def now(self) -> float:
        return self._clock.monotonic()

    async def wait(self, event: asyncio.Event, seconds: float | None = None) -> bool:
        if seconds is None or event.is_set():
            await event.wait()
            return True
        alarm = asyncio.Event()
        self._alarms.append((self.now() + seconds, alarm))
        self._ring()
        waits = [asyncio.create_task(event.wait()), asyncio.create_task(alarm.wait())]
        try:
            await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for wait in waits:
                wait.cancel()
            await asyncio.gather(*waits, return_exceptions=True)
        return event.is_set()

    def advance(self, seconds: float) -> None:
        """Let time pass."""
        self._clock.advance(seconds)
        self._ring()

    def skip(self) -> None:
        """Let time pass until a wait that is going on is over; if nobody waits, none passes."""
        if self._alarms:
            self.advance(max(0.0, min(due for due, _ in self._alarms) - self.now()) + 0.001)

    def _ring(self) -> None:
        for due, alarm in self._alarms:
            if due <= self.now():
                alarm.set()
        self._alarms = [(due, alarm) for due, alarm in self._alarms if not alarm.is_set()]


class AwayDatabase:
    """A database that can be taken away: every unit of work then fails as if the disk were gone."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self.away = False
        self.refused = 0

    def __getattr__(self, name: str) -> Any:
        return getattr(self._database, name)

    def unit(self, *, fenced: bool = False) -> Any:
        self._check()
        return self._database.unit(fenced=fenced)

    def reading(self) -> Any:
        self._check()
        return self._database.reading()

    def _check(self) -> None:
        if self.away:
            self.refused += 1
            raise DatabaseAway("taken away by a test")


def can_be_taken_away(database: Database) -> Any:
    """Return the database in a form that a test may take away; it is typed as anything, to pass for one."""
    return AwayDatabase(database)


class Acted:
    """A fake ``act``: notes what it was given, in a row that is rolled back with it."""

    def __init__(self) -> None:
        self.seen: list[int] = []
        self.texts: list[str] = []
        self.failing: dict[str, list[Exception]] = {}
        self.answer: CallbackAnswer | None = None

    async def __call__(self, body: dict[str, Any], unit: UnitOfWork) -> CallbackAnswer | None:
        text = text_of(body)
        self.seen.append(body["update_id"])
        await unit.outbox.owe(
            OutboxMessage(chat_id=1, kind=MessageKind.TEXT, urgency=Urgency.REPLY, facts={"key": text})
        )
        errors = self.failing.get(text)
        if errors:
            raise errors.pop(0)
        self.texts.append(text)
        if "callback_query" in body and self.answer is None:
            return CallbackAnswer(body["callback_query"]["id"], text=f"pressed {text}")
        return self.answer


def text_of(body: dict[str, Any]) -> str:
    """Return what somebody wrote or pressed."""
    if "callback_query" in body:
        return str(body["callback_query"]["data"])
    return str(body.get("message", {}).get("text", ""))


def message(update_id: int, text: str, person: int = 7) -> dict[str, Any]:
    """An update as Telegram sends it: somebody wrote in private."""
    user = {"id": person, "is_bot": False, "first_name": "Sunita"}
    chat = {"id": person, "type": "private", "first_name": "Sunita"}
    said = {"message_id": update_id, "date": 1_795_000_000, "chat": chat, "from": user, "text": text}
    return {"update_id": update_id, "message": said}


def press(update_id: int, data: str, person: int = 7) -> dict[str, Any]:
    """An update as Telegram sends it: somebody pressed a button."""
    user = {"id": person, "is_bot": False, "first_name": "Sunita"}
    query = {"id": str(update_id), "from": user, "chat_instance": "1", "data": data}
    return {
        "update_id": update_id,
        "callback_query": query | {"message": message(update_id, "card", person)["message"]},
    }


class Rendered:
    """A fake ``render``: what a row's facts say, or what stands for its slot at the moment."""

    def __init__(self) -> None:
        self.present: dict[str, Outgoing | None] = {}
        self.asked: list[int] = []
        self.facts: dict[int, Facts] = {}  # of each row, which keeps them only until it has ended
        self.raising: dict[int, Exception] = {}

    async def __call__(self, row: OutboxRow, store: Store) -> Outgoing | None:
        self.asked.append(row.id)
        self.facts[row.id] = row.message.facts
        if row.message.chat_id in self.raising:
            raise self.raising[row.message.chat_id]
        if row.message.slot in self.present:
            return self.present[row.message.slot]
        return Outgoing(text=str(row.message.facts.get("text", row.message.slot or "something")))


async def owe(database: Database, *messages: OutboxMessage) -> list[int | None]:
    """Owe messages in one unit of work."""
    async with database.unit() as unit:
        return [await unit.outbox.owe(one) for one in messages]
