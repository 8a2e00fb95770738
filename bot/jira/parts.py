"""The parts of the process that are JIRA's: its sender, its reader, and what both stand on."""

from __future__ import annotations

from datetime import timedelta

from telegram.error import BadRequest, Forbidden, TelegramError

from bot.base.current_settings import CurrentSettings
from bot.base.monotonic import Machine
from bot.base.scheduler import Scheduler
from bot.base.service import Alarm, Part
from bot.config.jira import JiraSection
from bot.jira.base.checks import findings_of, look, standing_findings
from bot.jira.base.client import JiraClient
from bot.jira.base.comparing import compare_weekly
from bot.jira.base.context import JiraContext
from bot.jira.base.errors import NotNowFile
from bot.jira.looking.fetching import JiraFiles
from bot.jira.looking.knocking import Knocking
from bot.jira.looking.reader import JiraReader
from bot.jira.sending.carrier import JiraCarrier
from bot.ops.checks import Finding
from bot.outbound.destination import DestinationSender
from bot.outbound.hooks import Hooks
from bot.telegram.raw_bot import RawBot
from helpdesk.destinations import Destination
from helpdesk.ticket.notes import File
from storage.database import Database
from storage.jira.jira import JiraTables

IN_FLIGHT = 4  # issues at once


class JiraSender(DestinationSender):
    """JIRA's sender; it hangs up when it is stopped."""

    def __init__(self, context: JiraContext, hooks: Hooks) -> None:
        super().__init__(
            Destination.JIRA, JiraCarrier(context), context.database, in_flight=IN_FLIGHT, machine=context.machine,
            hooks=hooks,
        )  # fmt: skip
        self._client = context.client

    async def stop(self, seconds: float = 3.0) -> None:
        """Let what is under way come to its end, then hang up."""
        await super().stop(seconds)
        await self._client.close()


class JiraParts:
    """All of them, joined together; nothing of it has begun."""

    def __init__(
        self, section: JiraSection, bot: RawBot, database: Database, current: CurrentSettings, machine: Machine,
        alarm: Alarm,
    ) -> None:  # fmt: skip
        async def fetch(file: File) -> bytes | None:
            try:
                return bytes(await (await bot.get_file(file.file_id)).download_as_bytearray())
            except (BadRequest, Forbidden):  # too large for a bot, or gone
                return None
            except TelegramError as error:
                raise NotNowFile(type(error).__name__) from error

        client = JiraClient(section, machine)
        self.context = JiraContext(
            section=section, client=client, database=database, current=current, machine=machine, alarm=alarm,
            fetch=fetch,
        )  # fmt: skip
        self.files = JiraFiles(self.context)
        self.sender = JiraSender(self.context, Hooks(alarm))
        self.reader = JiraReader(self.context)
        self.knocking = Knocking(section.webhook, self.reader.tick, machine, alarm) if section.webhook else None

    def services(self) -> list[Part]:
        """Return what runs beside the rest."""
        return [self.sender, *(self.knocking.services() if self.knocking is not None else [])]

    async def findings(self) -> list[Finding]:
        """Return what /doctor says of JIRA."""
        context = self.context
        async with context.database.reading() as store:
            plan = await context.plan(store)
            standing = await standing_findings(store, context.section, context.current.clock.now())
        return [*findings_of(await look(context.client, plan, context.current.clock.now())), *standing]

    async def compare(self) -> None:
        """Compare both sides once a week, and say what differs."""
        context = self.context
        if found := await compare_weekly(context):
            await context.alarm("jira-drift", {"count": len(found)})

    async def end_old(self) -> None:
        """Follow no more what happens to the issues of tickets that ended as long ago as callers are kept."""
        current = self.context.current
        async with self.context.database.unit() as unit:
            settings = await current.settings(unit)
            before = current.clock.now() - timedelta(days=settings.retention_days)
            await JiraTables(unit.connection).end_old(before)

    def wind(self, engine: Scheduler) -> None:
        """Have the engine look at JIRA."""
        engine.every(timedelta(seconds=self.context.section.poll), self.reader.tick, name="jira")
        engine.every(timedelta(hours=1), self.compare, name="jira-compare")
        engine.every(timedelta(hours=6), self.end_old, name="jira-forget")
