"""The auditor: looks every minute whether the clock and the delivery do their work, and says so if they don't."""

from __future__ import annotations

from datetime import timedelta

from bot.base.clock import Clock
from bot.base.monotonic import Machine
from bot.base.service import Alarm
from helpdesk.outbox import Facts
from storage.database import Database
from storage.upkeep.audit import Audit

EVERY = timedelta(minutes=1)
OVERDUE = timedelta(minutes=5)  # desk time
UNSENT = timedelta(minutes=15)  # machine time
PATIENCE = 300.0  # a finding that lasts so long is an alarm


class Auditor:
    """A finding is an alarm once it has lasted for five minutes, and again only after it was gone."""

    def __init__(self, database: Database, clock: Clock, alarm: Alarm, *, machine: Machine | None = None) -> None:
        self._database = database
        self._clock = clock
        self._alarm = alarm
        self._machine = machine or Machine()
        self._since: dict[str, float] = {}
        self._said: set[str] = set()
        self.findings: dict[str, Facts] = {}
        """What the last look found, by the alarm's key; for health."""

    async def audit(self) -> None:
        """Look once; alarm about what has lasted too long."""
        self.findings = await self._look()
        now = self._machine.now()
        self._since = {key: self._since.get(key, now) for key in self.findings}
        self._said &= self.findings.keys()
        for key, facts in self.findings.items():
            if now - self._since[key] >= PATIENCE and key not in self._said:
                await self._alarm(key, facts)
                self._said.add(key)

    async def _look(self) -> dict[str, Facts]:
        async with self._database.reading() as store:
            audit = Audit(store.connection)
            overdue = await audit.overdue(self._clock.now() - OVERDUE)
            dateless = await audit.dateless()
            mails = await audit.mails_dateless()
            unsent = await audit.unsent(UNSENT, await store.now())
        found: dict[str, Facts] = {}
        if overdue:
            found["overdue"] = {"count": overdue}
        if dateless:
            found["dateless"] = {"count": len(dateless), "tickets": ", ".join(str(n) for n in dateless)}
        if mails:
            found["mails-dateless"] = {"count": mails}
        if unsent:
            found["outbox-old"] = {"count": unsent}
        return found
