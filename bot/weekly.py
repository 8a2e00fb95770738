"""The weekly word to the admins: what nobody would look for, but should know."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

from bot.clock import Clock
from bot.standing import Standing
from helpdesk.business_hours import BusinessCalendar
from helpdesk.closures import ASKED_FROM
from helpdesk.owed import Facts, Lane, Owed, Say
from helpdesk.people import Role
from helpdesk.periods import begins
from storage.database import Database
from storage.unit_of_work import Store
from storage.weekly import Weekly

LONGEST_REASON = 60  # letters
LATEST = 2  # days after which it waits for the next week, as on a desk that has just been set up


class WeeklyWord:
    """Said on the first business day of each week, when the office opens, to each admin once."""

    def __init__(self, database: Database, standing: Standing, clock: Clock, backups: Path | None) -> None:
        self._database = database
        self._standing = standing
        self._clock = clock
        self._backups = backups
        self._said: date | None = None

    async def tick(self) -> None:
        """Owe it if its time has come and it was not owed before."""
        now = self._clock.now()
        async with self._database.reading() as store:
            calendar = (await self._standing.at(store)).settings.calendar
            on = begins(calendar, "week", calendar.local(now).date())
            days = (calendar.local(now).date() - on).days
            if self._said == on or not calendar.is_open(now) or not 0 <= days <= LATEST:
                return
            facts = await self._facts(store, calendar, now)
        async with self._database.unit() as unit:
            for admin in await unit.people.with_role(Role.ADMIN):
                await unit.outbox.owe(
                    Owed(
                        chat_id=admin.id, say=Say.TEXT, lane=Lane.SUMMARY, person=admin.id,
                        once=f"weekly:{admin.id}:{on.isoformat()}", facts={"key": "weekly-word", **facts},
                    )
                )  # fmt: skip
        self._said = on

    async def _facts(self, store: Store, calendar: BusinessCalendar, now: datetime) -> Facts:
        weekly = Weekly(store.connection)
        sending = await weekly.sending()
        troubled = [chat.title for chat in await store.chats.all() if chat.trouble is not None]
        today = calendar.local(now).date()
        unsure = calendar.is_provisional(date(today.year + 1, 12, 31))
        kept, newest, oldest = self._kept(now)
        return {
            "sent": sending.sent, "worst": sending.worst, "refused": sending.refused,
            "why": "; ".join(f"{reason[:LONGEST_REASON]}: {count}" for reason, count in sending.reasons),
            "troubled": len(troubled), "chats": ", ".join(troubled),
            "megabytes": max(1, round(await weekly.size() / 1_000_000)),
            "unconfirmed": str(today.year + 1) if unsure and (today.month, today.day) >= ASKED_FROM else "no",
            "backups": kept, "newest": newest, "oldest": oldest,
        }  # fmt: skip

    def _kept(self, now: datetime) -> tuple[int, int, int]:
        """Return how many backups there are and how old the newest and the oldest are, in days; -1: none are made."""
        if self._backups is None:
            return -1, 0, 0
        made = [file.stat().st_mtime for file in self._backups.glob("*") if file.is_file()]
        if not made:
            return 0, 0, 0
        newest, oldest = (max(0, int((now.timestamp() - at) // 86_400)) for at in (max(made), min(made)))
        return len(made), newest, oldest
