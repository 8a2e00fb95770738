"""All that ticks: the one list of what the engine does by itself, and how often."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from bot.auditor import EVERY as AUDIT_EVERY
from bot.auditor import Auditor
from bot.backups import Backups
from bot.desk_guard import EVERY as GUARD_EVERY
from bot.desk_guard import DeskGuard
from bot.duties import RECOUNT_EVERY, TIDY_EVERY, Duties
from bot.engine import Engine, Tick
from bot.failings import EVERY as FAILINGS_EVERY
from bot.failings import Failings
from bot.menus import EVERY as MENUS_EVERY
from bot.menus import Menus
from bot.outages import EVERY as OUTAGE_EVERY
from bot.outages import Outages
from bot.summing import Summing
from bot.sweeper import EVERY as SWEEP_EVERY
from bot.sweeper import Sweeper
from bot.watching import Watching
from bot.weekly import WeeklyWord
from bot.worker import purge
from storage.database import Database

MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)


@dataclass(frozen=True, kw_only=True, slots=True)
class Ticking:
    """Whose work the ticks are."""

    database: Database
    duties: Duties
    sweeper: Sweeper
    summing: Summing
    auditor: Auditor
    failings: Failings
    watching: Watching
    weekly: WeeklyWord
    backups: Backups
    outages: Outages
    guard: DeskGuard
    menus: Menus

    def wind(self, engine: Engine) -> None:
        """Have the engine do all of it once it has started."""
        for name, interval, tick in self._ticks():
            engine.every(interval, tick, name=name)

    def _ticks(self) -> Iterator[tuple[str, timedelta, Tick]]:
        duties = self.duties
        yield "menus", MENUS_EVERY, self.menus.tick
        yield "recount", RECOUNT_EVERY, duties.recount
        yield "guard", GUARD_EVERY, self.guard.tick
        yield "outage", OUTAGE_EVERY, self.outages.tick
        yield "sweep", SWEEP_EVERY, self.sweeper.sweep
        yield "bursts", timedelta(seconds=15), duties.tend_bursts
        yield "audit", AUDIT_EVERY, self.auditor.audit
        yield "failings", FAILINGS_EVERY, self.failings.tick
        yield "prompts", MINUTE, duties.end_old_prompts
        yield "close", MINUTE, duties.close_solved
        yield "summaries", MINUTE, self.summing.tick
        yield "returns", MINUTE, duties.owe_returns
        yield "boards", MINUTE, duties.owe_boards
        yield "tidy", TIDY_EVERY, duties.tidy
        yield "backup", MINUTE, self.backups.make_if_due
        yield "weekly", timedelta(minutes=5), self.weekly.tick
        yield "year", HOUR, duties.ask_for_year
        yield "purge", HOUR, lambda: purge(self.database)
        yield "members", HOUR, self.watching.check_members
        yield "forget", timedelta(hours=6), duties.forget
