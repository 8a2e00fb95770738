"""All that ticks: the one list of what the engine does by itself, and how often."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta

from bot.base.scheduler import Scheduler, Tick
from bot.inbound.worker import Worker, purge
from bot.jobs.auditor import EVERY as AUDIT_EVERY
from bot.jobs.auditor import Auditor
from bot.jobs.backups import Backups
from bot.jobs.chat_sync import ChatSync
from bot.jobs.command_menus import EVERY as MENUS_EVERY
from bot.jobs.command_menus import CommandMenus
from bot.jobs.deadlines import EVERY as SWEEP_EVERY
from bot.jobs.deadlines import DeadlineSweep
from bot.jobs.jobs import RECOUNT_EVERY, TIDY_EVERY, Jobs
from bot.jobs.outages import EVERY as OUTAGE_EVERY
from bot.jobs.outages import Outages
from bot.jobs.summaries import SummaryJob
from bot.jobs.weekly import WeeklyWord
from bot.ops.desk_guard import EVERY as GUARD_EVERY
from bot.ops.desk_guard import DeskGuard
from bot.ops.failings import EVERY as FAILINGS_EVERY
from bot.ops.failings import Failings
from bot.ops.heartbeat import EVERY as HEARTBEAT_EVERY
from bot.ops.heartbeat import Heartbeat
from bot.ops.telegram_silence import EVERY as SILENCE_EVERY
from bot.ops.telegram_silence import TelegramSilence
from storage.database import Database

MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)


@dataclass(frozen=True, kw_only=True, slots=True)
class Schedule:
    """Whose work the ticks are."""

    database: Database
    worker: Worker
    jobs: Jobs
    sweeper: DeadlineSweep
    summing: SummaryJob
    auditor: Auditor
    failings: Failings
    watching: ChatSync
    weekly: WeeklyWord
    backups: Backups
    outages: Outages
    guard: DeskGuard
    menus: CommandMenus
    heartbeat: Heartbeat
    silence: TelegramSilence
    more: Sequence[tuple[str, timedelta, Tick]] = ()  # of what not every desk has

    def wind(self, engine: Scheduler) -> None:
        """Have the engine do all of it once it has started."""
        for name, interval, tick in self._rows():
            engine.every(interval, tick, name=name)

    def _rows(self) -> Iterator[tuple[str, timedelta, Tick]]:
        jobs = self.jobs
        yield "menus", MENUS_EVERY, self.menus.tick
        yield "recount", RECOUNT_EVERY, jobs.recount
        yield "guard", GUARD_EVERY, self.guard.tick
        yield "outage", OUTAGE_EVERY, self.outages.tick
        yield "answered", timedelta(seconds=2), self.worker.note_answers
        yield "sweep", SWEEP_EVERY, self.sweeper.sweep
        yield "bursts", timedelta(seconds=15), jobs.tend_bursts
        yield "audit", AUDIT_EVERY, self.auditor.audit
        yield "failings", FAILINGS_EVERY, self.failings.tick
        yield "prompts", MINUTE, jobs.end_old_prompts
        yield "close", MINUTE, jobs.close_solved
        yield "summaries", MINUTE, self.summing.tick
        yield "returns", MINUTE, jobs.owe_returns
        yield "boards", MINUTE, jobs.owe_boards
        yield "tidy", TIDY_EVERY, jobs.tidy
        yield "backup", MINUTE, self.backups.make_if_due
        yield "weekly", timedelta(minutes=5), self.weekly.tick
        yield "year", HOUR, jobs.ask_for_year
        yield "purge", HOUR, lambda: purge(self.database)
        yield "members", HOUR, self.watching.check_members
        yield "name", MINUTE, self.watching.check_name
        yield "heartbeat", HEARTBEAT_EVERY, self.heartbeat.tick
        yield "silence", SILENCE_EVERY, self.silence.tick
        yield "forget", timedelta(hours=6), jobs.forget
        yield from self.more
