"""The daily copy of the database: made once a day, the oldest ones put away."""

from __future__ import annotations

import asyncio
import logging
from datetime import datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.clock import Clock
from bot.config import Config
from storage.backup import NotCopied, copy

log = logging.getLogger(__name__)

NAME = "helpdesk-{day}.db"


class Backups:
    """Copies by the ``[backup]`` of the config; none without a directory."""

    def __init__(self, config: Config, clock: Clock) -> None:
        self._folder = Path(config.backup.dir) if config.backup.dir else None
        self._at: time = config.backup.at.at
        self._keep = config.backup.keep
        self._url = config.database.url.get_secret_value()
        self._zone: ZoneInfo = config.desk.zone
        self._clock = clock

    async def make_if_due(self) -> Path | None:
        """Make today's copy once its time has come; return it if it was made now."""
        now = self._clock.now().astimezone(self._zone)
        if self._folder is None or not self._url.startswith("sqlite") or now.time() < self._at:
            return None
        target = self._target(self._folder, now)
        if target.exists():
            return None
        try:
            await asyncio.to_thread(copy, self._url, target)
        except NotCopied:
            log.exception("no copy of the database was made")
            return None
        self._put_away(self._folder)
        return target

    def _target(self, folder: Path, now: datetime) -> Path:
        return folder / NAME.format(day=now.date().isoformat())

    def _put_away(self, folder: Path) -> None:
        """Delete all but the newest ``keep`` copies; their names sort by date."""
        copies = sorted(folder.glob(NAME.format(day="*")))
        for old in copies[: -self._keep]:
            old.unlink(missing_ok=True)
