"""Everything that runs in the process, made and joined together; nothing of it has begun."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from bot.base.current_settings import CurrentSettings
from bot.base.metrics import NOT_OVER, Metrics
from bot.base.monotonic import Machine
from bot.base.scheduler import Scheduler
from bot.base.service import Part
from bot.config.model import Config
from bot.config.problems import ConfigError
from bot.files.worker_process import WorkerProcess
from bot.inbound.callback_answers import CallbackAnswers
from bot.inbound.dispatch import Dispatcher, build_application
from bot.inbound.inbox import Inbox
from bot.inbound.intake import IntakeNeeds, UpdateIntake, by_polling, by_webhook
from bot.inbound.worker import Worker
from bot.jobs.auditor import Auditor
from bot.jobs.backups import Backups
from bot.jobs.chat_sync import ChatSync
from bot.jobs.command_menus import CommandMenus
from bot.jobs.deadlines import DeadlineSweep
from bot.jobs.jobs import Jobs
from bot.jobs.outages import Outages
from bot.jobs.schedule import Schedule
from bot.jobs.summaries import SummaryJob
from bot.jobs.telegram_lookups import TelegramLookups
from bot.jobs.weekly import WeeklyWord
from bot.ops.checks import HOW_MAIL, is_mail_there
from bot.ops.desk_guard import DeskGuard
from bot.ops.doctor import Doctor
from bot.ops.failings import Failings
from bot.ops.heartbeat import Heartbeat
from bot.ops.telegram_silence import TelegramSilence
from bot.outbound.hooks import Hooks, Keepers
from bot.outbound.sender import Sender
from bot.telegram.raw_bot import RawBot
from bot.telegram.token_watch import TokenWatch
from bot.telegram.unknown_methods import UnknownMethods
from handlers.admin.rooms import PanelRoom
from handlers.base.outgoing import Outgoing
from handlers.messages import in_one_line, render
from helpdesk.outbox import OutboxRow
from storage.database import Database
from storage.unit_of_work import Store

if TYPE_CHECKING:
    from bot.jira.parts import JiraParts
    from bot.mail.office import MailOffice


def rooms_of(config: Config) -> tuple[PanelRoom, ...]:
    """Return what the admins' panel has of what is set up beside Telegram."""
    if config.jira is None:
        return ()
    from handlers.admin.jira.home import ROOM  # nothing of JIRA is loaded where it is not set up

    return (ROOM,)


@dataclass(frozen=True, kw_only=True, slots=True)
class Ground:
    """What all parts stand on."""

    config: Config
    bot: RawBot
    database: Database
    current: CurrentSettings
    machine: Machine
    stopping: asyncio.Event
    engine: Scheduler


class Wiring:
    """The parts by name, for whoever asks one of them, and as the list that is started and stopped."""

    def __init__(self, ground: Ground, guard: DeskGuard, files: WorkerProcess) -> None:
        bot, database, current, machine = ground.bot, ground.database, ground.current, ground.machine
        self._files = files
        self.metrics = Metrics(machine)
        kept = ground.config.backup.dir
        self.jobs = Jobs(database, current, kept=Path(kept) if kept else None)
        self.chats = ChatSync(bot, database, current)
        self.failings = Failings(database, self.metrics, machine=machine)
        alarm = self.jobs.alarm
        self.token = TokenWatch(bot, machine=machine, on_alarm=alarm)
        self.unknown = UnknownMethods(machine=machine, on_alarm=alarm)
        self.mail = self._mail(ground)
        jira = self.jira = self._jira(ground)
        self.delivery = self._sender(ground)
        self.answers = CallbackAnswers(bot, answered=self.metrics.answered, machine=machine)
        self.application = build_application(bot)
        acting = Dispatcher(self.application, current)
        self.worker = Worker(database, bot, acting, self.answers, machine=machine, alarm=alarm)
        url = ground.config.health.heartbeat_url
        heartbeat = Heartbeat(url.get_secret_value() if url is not None else None, current.clock)
        doctor = Doctor(
            ground.config, bot, database, current, current.clock, ground.engine, self.failings, heartbeat,
            more=jira.findings if jira is not None else None,
        )  # fmt: skip
        self.lookups = TelegramLookups(
            bot, database, current, doctor.findings, machine=machine, unknown=self.unknown, alarm=alarm
        )
        self.intake = self._intake(ground)
        self.auditor = Auditor(database, current.clock, alarm, machine=machine)
        self.sweeper = DeadlineSweep(
            database, current.settings, current.clock, ground.engine.attempt, ready=self.caught_up, machine=machine
        )
        self.heartbeat, self.silence = (
            heartbeat,
            TelegramSilence(lambda: self.intake.source.last_heard, machine=machine),
        )
        if self.mail is not None and self.mail.settings.alarms_to:
            self.silence.listeners.append(self.mail.silence.tell)
        self.outages = Outages(database, alarm, machine=machine)
        self._wind_up(ground, guard)
        others = jira.services() if jira is not None else []
        self.parts: list[Part] = [
            *self.intake.services, *([self.mail.reader] if self.mail else []), ground.engine, self.worker,
            self.lookups, self.delivery, *([self.mail.sender] if self.mail else []), *others,
            files, self.answers,
        ]  # fmt: skip
        """From where work comes in to where it goes out: they are stopped in this order, and started in the other."""

    def caught_up(self) -> bool:
        """Return whether all that people have said so far has acted: nobody is late because the bot was down."""
        return self.worker.is_idle and self.intake.source.caught_up

    def _jira(self, ground: Ground) -> JiraParts | None:
        section = ground.config.jira
        if section is None:
            return None
        from bot.jira.parts import JiraParts  # nothing of JIRA is loaded where it is not set up

        parts = JiraParts(section, ground.bot, ground.database, ground.current, ground.machine, self.jobs.alarm)
        parts.wind(ground.engine)
        return parts

    def _mail(self, ground: Ground) -> MailOffice | None:
        """Return the desk's e-mail address, if it has one; only then anything of it is loaded."""
        if ground.config.mail is None:
            return None
        if not is_mail_there():
            raise ConfigError((f"mail: is set, and what reads mails is missing; {HOW_MAIL}",))
        from bot.mail.office import MailOffice

        return MailOffice(
            ground.config.mail,
            ground.database,
            ground.current,
            self.metrics.registry,
            machine=ground.machine,
            alarm=self.jobs.alarm,
        )

    def _sender(self, ground: Ground) -> Sender:
        current, chats = ground.current, self.chats

        async def show(row: OutboxRow, store: Store) -> Outgoing | None:
            return await render(row, store, await current.at(store), current.clock.now())

        async def shorten(row: OutboxRow, store: Store, partly: bool) -> Outgoing | None:
            return await in_one_line(row, store, await current.at(store), current.clock.now(), partly=partly)

        hooks = Hooks(
            self.jobs.alarm, chats.hindered, chats.stuck, chats.reached, chats.deleted, chats.migrated,
            chats.topic_gone, self.jobs.pin_refused, line=shorten, unseen=chats.unseen,
            fresh=self._files.made, making=self._files.making, carried=self._carried,
            files=Keepers(tuple(part.files for part in (self.mail, self.jira) if part is not None)),
        )  # fmt: skip
        return Sender(
            ground.bot, ground.database, show,
            machine=ground.machine, hooks=hooks, token=self.token, unknown=self.unknown,
        )  # fmt: skip

    def _intake(self, ground: Ground) -> UpdateIntake:
        inbox = Inbox(
            ground.database, ground.bot, self.worker, self.answers, self.metrics.pressed, self.delivery.alive_in
        )
        needs = IntakeNeeds(
            bot=ground.bot, inbox=inbox, machine=ground.machine, stopping=ground.stopping, token=self.token,
            alarm=self.jobs.alarm, alone=ground.database.is_sqlite,
        )  # fmt: skip
        telegram = ground.config.telegram
        return by_polling(needs) if telegram.mode == "polling" else by_webhook(needs, telegram.webhook)

    def _wind_up(self, ground: Ground, guard: DeskGuard) -> None:
        """Have the engine do what the clock starts."""
        config, database, current, alarm = ground.config, ground.database, ground.current, self.jobs.alarm
        clock = current.clock
        kept = Path(config.backup.dir) if config.backup.dir else None
        Schedule(
            database=database, worker=self.worker, jobs=self.jobs, sweeper=self.sweeper, auditor=self.auditor,
            watching=self.chats,
            failings=self.failings, summing=SummaryJob(database, current.settings, clock, self.sweeper),
            weekly=WeeklyWord(database, current, kept), backups=Backups(config, clock, alarm),
            guard=guard, outages=self.outages, heartbeat=self.heartbeat, silence=self.silence,
            menus=CommandMenus(ground.bot, database, current.catalogue, self.unknown),
            more=tuple(self.mail.ticks()) if self.mail is not None else (),
        ).wind(ground.engine)  # fmt: skip

    def _carried(self, row: OutboxRow, result: str) -> None:
        self.metrics.carried(row, result)
        if result not in NOT_OVER:
            self._files.forget(row.id)
