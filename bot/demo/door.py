"""The door through which the demo's stage moves a desk's clock and reads its papers; a real desk has none."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, time, timedelta
from typing import Any

from sqlalchemy import false, func, or_, select

from bot.app import App
from bot.base.clock import MovedClock
from bot.base.monotonic import Machine
from bot.demo.coming import Coming, next_coming, next_stop, opening_after
from bot.demo.papers import Papers, unix
from bot.demo.spoken import spoken
from helpdesk.destinations import Destination
from helpdesk.reports.statistics import instant
from helpdesk.settings.settings import Settings
from storage.tables.joining import chat_troubles
from storage.tables.transport import outbox
from storage.unit_of_work import Store

Json = dict[str, Any]

BY_DESK_TIME = ("sweep", "prompts", "close", "returns", "weekly", "year", "summaries", "boards")
"""The jobs of the schedule that desk time starts: all that was said before counts in a summary."""
PATIENCE = 60.0  # seconds of machine time until what is owed is given up on: somebody troubles the desk on purpose
LOOK_AGAIN = 0.05
SOON = 10.0  # seconds: what waits longer before it is tried again holds up nobody's time


class Door:
    """Answers what the stage asks, by name."""

    def __init__(self, app: App, clock: MovedClock) -> None:
        self._app = app
        self._clock = clock
        self._machine = Machine()  # the true one: a desk in a hurry waits for its pictures like any other
        self._asks: dict[str, Callable[[Json], Awaitable[Json]]] = {
            "moment": self._moment, "be": self._be, "work": self._work, "clock": self._at_clock,
            "outbox": self._outbox, "tickets": self._tickets, "ticket": self._ticket, "facts": self._facts,
            "spoken": self._spoken,
        }  # fmt: skip

    async def answer(self, what: str, more: Json) -> Json:
        """Return the answer; what is not known is a KeyError."""
        return await self._asks[what](more)

    async def _be(self, more: Json) -> Json:
        self._clock.move(datetime.fromtimestamp(more["at"], UTC), runs=bool(more["runs"]))
        return await self._moment(more)

    async def _moment(self, _: Json) -> Json:
        now = self._clock.now()
        async with self._app.database.reading() as store:
            settings = await self._settings(store)
            first = await next_coming(store, settings, now)
        calendar = settings.calendar
        return {
            "now": unix(now),
            "zone": calendar.timezone,
            "name": settings.name,
            "language": settings.language,
            "open": calendar.is_open(now),
            "opening": unix(opening_after(calendar, now)),
            "closing": unix(calendar.next_close(now).at),
            "next": None if first is None else _shown(first),
            "stop": unix(next_stop(settings, first, now)),
        }

    async def _work(self, more: Json) -> Json:
        """Do all that is due at this instant, and come to rest."""
        for name in BY_DESK_TIME:
            await self._caught_up()  # before each: while one of them was at work, it may no longer be known
            await self._app.engine.tick(name)
        await self.settle()
        return await self._moment(more)

    async def _caught_up(self) -> None:
        """Wait until the sweep knows that nothing said before is on its way: it would hold back, and be late."""
        machine, never = self._machine, asyncio.Event()
        while not self._app.sweeper.may_sweep():
            await machine.wait(never, LOOK_AGAIN)

    async def settle(self) -> None:
        """Return when all that is owed is sent, or can't be now."""
        machine, never = self._machine, asyncio.Event()
        patience = machine.now() + PATIENCE
        await self._app.settle()
        while await self._owes() and machine.now() < patience:
            await machine.wait(never, LOOK_AGAIN)
            await self._app.settle()

    async def _owes(self) -> bool:
        """Return whether something will be sent soon; what a chat does not take is owed for as long as that lasts."""
        lasting = select(chat_troubles.c.chat_id).where(chat_troubles.c.ended_at.is_(None))
        async with self._app.database.reading() as store:
            soon = await store.now() + timedelta(seconds=SOON)
            refused = outbox.c.refusal.is_not(None) & outbox.c.not_before.is_(None)
            later = func.coalesce(outbox.c.not_before > soon, false())
            others = outbox.c.destination != Destination.TELEGRAM  # their senders say when they are quiet
            stuck = or_(others, outbox.c.chat_id.in_(lasting), refused, later)
            owes = or_(outbox.c.state == "sending", (outbox.c.state == "waiting") & ~stuck)
            found = await store.connection.execute(select(outbox.c.id).where(owes).limit(1))
            return found.first() is not None

    async def _at_clock(self, more: Json) -> Json:
        async with self._app.database.reading() as store:
            calendar = (await self._settings(store)).calendar
        now, at = self._clock.now(), time.fromisoformat(str(more["time"]))
        today = calendar.local(now).date()
        days = (today, today + timedelta(days=1))
        return {"at": next(unix(found) for found in (instant(calendar, on, at) for on in days) if found > now)}

    async def _outbox(self, _: Json) -> Json:
        async with self._app.database.reading() as store:
            return await (await self._papers(store)).outbox()

    async def _tickets(self, _: Json) -> Json:
        async with self._app.database.reading() as store:
            return await (await self._papers(store)).tickets()

    async def _ticket(self, more: Json) -> Json:
        async with self._app.database.reading() as store:
            return await (await self._papers(store)).ticket(int(more["number"]))

    async def _facts(self, more: Json) -> Json:
        async with self._app.database.reading() as store:
            return await (await self._papers(store)).facts(more.get("after"))

    async def _spoken(self, more: Json) -> Json:
        async with self._app.database.reading() as store:
            return await spoken(store, await self._settings(store), more["says"])

    async def _papers(self, store: Store) -> Papers:
        return Papers(store, await self._settings(store), self._clock.now())

    async def _settings(self, store: Store) -> Settings:
        return (await store.setup.overlay()).over(self._app.settings)


def _shown(one: Coming) -> Json:
    return {"at": unix(one.at), "what": one.what, "ticket": one.ticket}
