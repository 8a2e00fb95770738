"""The daily copy of the database: made once a day, the oldest ones put away; the admins hear of one that fails."""

from __future__ import annotations

import asyncio
import logging
from datetime import date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.base.clock import Clock
from bot.base.sealing import ENDING, Seal
from bot.base.service import Alarm
from bot.config.model import Config
from storage.upkeep.backup import NotCopied, copy

log = logging.getLogger(__name__)

NAME = "helpdesk-{day}.db"
DATED = NAME.format(day="[0-9]" * 4 + "-[0-9][0-9]-[0-9][0-9]")
AGAIN = timedelta(hours=1)  # after one that failed


class Backups:
    """Copies by the ``[backup]`` of the config; none without a directory."""

    def __init__(self, config: Config, clock: Clock, alarm: Alarm) -> None:
        self._folder = Path(config.backup.dir) if config.backup.dir else None
        self._at: time = config.backup.at.at
        self._keep = config.backup.keep
        self._seal = Seal(config.encryption.recipients)
        self._url = config.database.url.get_secret_value()
        self._zone: ZoneInfo = config.desk.zone
        self._clock = clock
        self._alarm = alarm
        self._failed_at: datetime | None = None
        self._told: date | None = None

    async def make_if_due(self) -> Path | None:
        """Make today's copy once its time has come; return it if it was made now."""
        now = self._clock.now().astimezone(self._zone)
        if self._folder is None or not self._url.startswith("sqlite") or now.time() < self._at:
            return None
        target = self._target(self._folder, now)
        if _is_made(target) or (self._failed_at is not None and now - self._failed_at < AGAIN):
            return None
        try:
            await asyncio.to_thread(copy, self._url, target, self._seal or None)
            self._put_away(target)
        except (NotCopied, OSError) as error:
            self._failed_at = now
            await self._tell(now.date(), str(error))
            return None
        self._failed_at = None
        return target

    async def _tell(self, on: date, why: str) -> None:
        """Tell it once a day: it is tried again every hour, and may go on for days."""
        log.error("no copy of the database was made: %s", why)
        if self._told != on:
            await self._alarm("backup-failed", {"why": why})
            self._told = on

    def _target(self, folder: Path, now: datetime) -> Path:
        return self._seal.named(folder / NAME.format(day=now.date().isoformat()))

    def _put_away(self, made: Path) -> None:
        """Delete all but the newest ``keep`` copies up to the one just made.

        What is dated ahead was made while a clock was wrong: it is none of them, and left alone.
        """
        copies = [*_before(made), made]
        for old in copies[: -self._keep]:
            old.unlink(missing_ok=True)


def copies_in(folder: Path) -> list[Path]:
    """Return the daily copies of a folder, sealed or not, by date; not what somebody copied by hand."""
    return sorted(path for name in (DATED, DATED + ENDING) for path in folder.glob(name) if path.is_file())


def _before(copy: Path) -> list[Path]:
    """Return the copies that are dated before one; their names sort by date."""
    return [path for path in copies_in(copy.parent) if path.name < copy.name]


def _is_made(target: Path) -> bool:
    """Whether a day's copy is there; not, if it was made before one of an earlier date: then it was dated ahead."""
    if not target.exists():
        return False
    at = target.stat().st_mtime
    return all(earlier.stat().st_mtime <= at for earlier in _before(target))
