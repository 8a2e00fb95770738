"""What was given up or left out, told where admins look: an alarm, /doctor and the counts. Nothing fails silently."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from bot.base.metrics import Metrics
from bot.base.monotonic import Machine
from bot.ops.checks import Finding
from helpdesk.desk.recording.telling import tell_all
from helpdesk.notify.desk_texts import ManyGivenUp
from storage.database import Database
from storage.upkeep.audit import Audit, GivenUp

EVERY = timedelta(minutes=1)
LOOKED_BACK = timedelta(days=1)  # machine time
MARK = "given-up"  # the numbers that admins were last told
QUIET = 3600.0  # seconds between two alarms


class Failings:
    """Counts what messages had to do without in this process; of what was given up the database tells."""

    def __init__(self, database: Database, metrics: Metrics, *, machine: Machine | None = None) -> None:
        self._database = database
        self._metrics = metrics
        self._machine = machine or Machine()
        self._left_out: Counter[str] = Counter()
        self._again_at = 0.0
        database.left_out = self._without

    async def tick(self) -> None:
        """Tell the admins of what was given up since they were last told, at most once an hour."""
        now = self._machine.now()
        found = await self._given_up()
        if not found.numbers or now < self._again_at:
            return
        async with self._database.unit() as unit:
            told = str(await unit.key_values.get(MARK) or "").split()
            if set(found.numbers) <= set(told):
                return
            await unit.key_values.put(MARK, " ".join(found.numbers))
            await tell_all(unit, ManyGivenUp(**_facts(found)))
        self._again_at = now + QUIET

    async def findings(self) -> list[Finding]:
        """Return what /doctor says of it."""
        found = await self._given_up()
        any_given_up = bool(found.messages or found.updates)
        key = "doctor-given-up" if any_given_up else "doctor-nothing-given-up"
        return [Finding(key, not any_given_up, _facts(found)), *self._left()]

    def _left(self) -> Iterator[Finding]:
        if self._left_out:
            what = ", ".join(f"{name} ({count})" for name, count in sorted(self._left_out.items()))
            yield Finding("doctor-left-out", False, {"what": what})

    async def _given_up(self) -> GivenUp:
        async with self._database.reading() as store:
            return await Audit(store.connection).given_up(await store.now() - LOOKED_BACK)

    def _without(self, what: str) -> None:
        self._left_out[what] += 1
        self._metrics.left_out.labels(what).inc()


def _facts(found: GivenUp) -> dict[str, Any]:
    return {"messages": found.messages, "updates": found.updates, "numbers": ", ".join(found.numbers)}
