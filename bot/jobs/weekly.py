"""The weekly word to the admins: what nobody would look for, but should know."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path

from bot.base.current_settings import CurrentSettings
from bot.jobs.backups import copies_in
from helpdesk.calendar.business_hours import BusinessCalendar
from helpdesk.desk.recording.telling import tell_all
from helpdesk.outbox import Facts, Urgency
from helpdesk.reports.periods import begins
from helpdesk.settings.closures import year_to_confirm
from storage.database import Database
from storage.reports.weekly import Weekly
from storage.unit_of_work import Store

LONGEST_REASON = 60  # letters
LATEST = 2  # days after which it waits for the next week, as on a desk that has just been set up


class WeeklyWord:
    """Said on the first business day of each week, when the office opens, to each admin once."""

    def __init__(self, database: Database, current: CurrentSettings, backups: Path | None) -> None:
        self._database = database
        self._current = current
        self._clock = current.clock
        self._backups = backups
        self._said: date | None = None

    async def tick(self) -> None:
        """Owe it if its time has come and it was not owed before."""
        now = self._clock.now()
        async with self._database.reading() as store:
            calendar = (await self._current.settings(store)).calendar
            today = calendar.local(now).date()
            monday = today - timedelta(days=today.weekday())
            days = (today - begins(calendar, "week", today)).days
            if self._said == monday or not calendar.is_open(now) or not 0 <= days <= LATEST:
                return
            facts = await self._facts(store, calendar, now)
        async with self._database.unit() as unit:
            await tell_all(
                unit, {"key": "weekly-word", **facts}, urgency=Urgency.SUMMARY,
                once=lambda admin: f"weekly:{admin}:{monday.isoformat()}",
            )  # fmt: skip
        self._said = monday

    async def _facts(self, store: Store, calendar: BusinessCalendar, now: datetime) -> Facts:
        weekly = Weekly(store.connection)
        sending = await weekly.sending()
        lasting = {trouble.chat_id for trouble in await store.chat_troubles.lasting()}
        troubled = [chat.title for chat in await store.chats.all() if chat.chat_id in lasting]
        year = year_to_confirm(calendar, now)
        kept, newest, oldest = self._kept(now, store.connection.dialect.name)
        return {
            "sent": sending.sent, "worst": sending.worst, "refused": sending.refused,
            "why": "; ".join(f"{reason[:LONGEST_REASON]}: {count}" for reason, count in sending.reasons),
            "troubled": len(troubled), "chats": ", ".join(troubled),
            "megabytes": max(1, round(await weekly.size() / 1_000_000)),
            "unconfirmed": str(year) if year else "no",
            "backups": kept, "newest": newest, "oldest": oldest,
        }  # fmt: skip

    def _kept(self, now: datetime, dialect: str) -> tuple[int, int, int]:
        """Return how many backups there are and how old the newest and the oldest are, in days; -1: none are made.

        -2: not by the bot, which copies SQLite only.
        """
        if dialect != "sqlite":
            return -2, 0, 0
        if self._backups is None:
            return -1, 0, 0
        made = [file.stat().st_mtime for file in copies_in(self._backups)]
        if not made:
            return 0, 0, 0
        newest, oldest = (max(0, int((now.timestamp() - at) // 86_400)) for at in (max(made), min(made)))
        return len(made), newest, oldest
