"""The whole bot, wired: what starts in which order, and how it stops."""

from __future__ import annotations

import asyncio
import logging
import sys
from collections.abc import Awaitable, Callable, Coroutine
from pathlib import Path
from typing import Any

import uvicorn

from bot.base.clock import Clock
from bot.base.current_settings import CurrentSettings
from bot.base.database_wait import Stopped, while_away
from bot.base.metrics import NOT_OVER, Metrics
from bot.base.monotonic import Machine
from bot.base.scheduler import Scheduler
from bot.base.service import Service
from bot.config.chat_checks import ChatChecks
from bot.config.from_config import people_of, settings_of
from bot.config.model import Config
from bot.files.worker_process import WorkerProcess
from bot.inbound.callback_answers import CallbackAnswers
from bot.inbound.dispatch import Dispatcher, build_application
from bot.inbound.inbox import Inbox
from bot.inbound.pending_updates import PendingUpdates
from bot.inbound.polling import Receiver
from bot.inbound.webhook import set_mode, webhook_app
from bot.inbound.worker import Worker
from bot.jobs.auditor import Auditor
from bot.jobs.backups import Backups
from bot.jobs.chat_sync import ChatSync
from bot.jobs.command_menus import CommandMenus
from bot.jobs.deadlines import DeadlineSweep
from bot.jobs.first_admin import link_if_nobody, words
from bot.jobs.jobs import Jobs
from bot.jobs.outages import Outages
from bot.jobs.schedule import Schedule
from bot.jobs.summaries import SummaryJob
from bot.jobs.telegram_lookups import TelegramLookups
from bot.jobs.weekly import WeeklyWord
from bot.ops.desk_guard import DeskGuard
from bot.ops.doctor import Doctor
from bot.ops.failings import Failings
from bot.ops.health import HealthPages, Vitals
from bot.ops.health_page import GOODBYE, HealthPage, listen, serve_until_told
from bot.ops.tenure import Tenure
from bot.outbound.hooks import Hooks
from bot.outbound.sender import Sender
from bot.telegram.raw_bot import RawBot, build_bot, connect
from bot.telegram.token_watch import TokenWatch
from bot.telegram.unknown_methods import UnknownMethods
from handlers.base.catalogue import Catalogue
from handlers.base.context import Office
from handlers.base.outgoing import Outgoing
from handlers.messages import in_one_line, render
from handlers.routes import BUTTONS
from helpdesk.outbox import OutboxRow
from helpdesk.people.actors import Role
from storage.database import Database
from storage.engine.errors import DatabaseGone
from storage.unit_of_work import Store
from storage.upkeep import desk_identity

log = logging.getLogger(__name__)


class App:
    """One helpdesk bot. ``run`` serves until ``stopping`` is set, and stops within ten seconds."""

    def __init__(
        self, config: Config, clock: Clock, *, machine: Machine | None = None, workshop: WorkerProcess | None = None,
        tenure: Tenure | None = None,
    ) -> None:  # fmt: skip
        self.config = config
        self.url = config.database.url.get_secret_value()
        self.tenure = tenure or Tenure(self.url)
        self.clock = clock
        self.machine = machine or Machine()
        self.settings = settings_of(config)
        self.stopping = asyncio.Event()
        self.bot: RawBot = build_bot(config.token(), config.telegram.api_url)
        self.engine = Scheduler(self.machine)
        self.database: Database
        self.guard: DeskGuard
        self.worker: Worker
        self.errands: TelegramLookups
        self.doctor: Doctor
        self.delivery: Sender
        self.token: TokenWatch
        self.unknown: UnknownMethods
        self.duties: Jobs
        self.auditor: Auditor
        self.failings: Failings
        self.sweeper: DeadlineSweep
        self.receiver: Receiver | None = None
        self.held: PendingUpdates | None = None
        self.metrics = Metrics(self.machine)
        self.workshop = workshop or WorkerProcess(self.url)
        self.answers = CallbackAnswers(self.bot, answered=self.metrics.answered, machine=self.machine)
        self._tasks: list[asyncio.Task[Any]] = []
        self.parts: list[Service] = []  # what takes updates is the first
        self._web: uvicorn.Server | None = None
        self.page: HealthPage | None = None
        self.health_port: int | None = None

    async def start(self) -> bool:
        """Start everything; return False if it was told to stop while it waited for the network or database."""
        self.workshop.tidy()
        standing = await self._open()
        if standing is None:
            return False
        duties = self.duties = Jobs(self.database, standing)
        watching = ChatSync(self.bot, self.database, standing)
        await self._build(standing, duties, watching)
        self._background(self.token.run())
        await self.delivery.start()
        await self.worker.start()
        self.errands.start()
        inbox = Inbox(
            self.database, self.bot, self.worker, self.answers, self.metrics.pressed, self.delivery.alive_in
        )
        await self._listen(inbox)
        self._wind_up(duties, watching, standing)
        self.engine.start()
        self._show_health()
        self._background(self._first_sweep())
        log.warning("%s is at work as @%s", self.settings.name, self.bot.username)
        return True

    async def _open(self) -> CurrentSettings | None:
        """Open the database and the way to Telegram; None: told to stop instead."""
        if not await self.tenure.begin(self._when_there, self.machine, self.stopping):
            return None
        self.database = Database.open(self.url, desk_time=self.clock.now)
        self._background(self.tenure.hold(self.database, self.stopping))
        if not await connect(self.bot, self.machine, self.stopping):
            return None
        checks = ChatChecks(self.config)
        office = Office(self.settings, Catalogue(), self.bot.id, self.bot.username, checks, BUTTONS)
        standing = CurrentSettings(office, self.clock)
        return standing if await self._when_there(lambda: self._prepare(standing)) else None

    async def _build(self, standing: CurrentSettings, duties: Jobs, watching: ChatSync) -> None:
        """Make the parts that work side by side; none of them has begun."""
        application = build_application(self.bot)
        await application.initialize()

        async def show(row: OutboxRow, store: Store) -> Outgoing | None:
            return await render(row, store, await standing.at(store), self.clock.now())

        async def shorten(row: OutboxRow, store: Store) -> Outgoing | None:
            return await in_one_line(row, store, await standing.at(store), self.clock.now())

        hooks = Hooks(
            duties.alarm, watching.hindered, watching.stuck, watching.reached, watching.deleted, watching.migrated,
            watching.topic_gone, duties.pin_refused, line=shorten,
            fresh=self.workshop.made, making=self.workshop.making, carried=self._carried,
        )  # fmt: skip
        self.failings = Failings(self.database, self.metrics, machine=self.machine)
        acting = Dispatcher(application, standing)
        self.token = TokenWatch(self.bot, machine=self.machine, on_alarm=duties.alarm)
        self.unknown = UnknownMethods(machine=self.machine, on_alarm=duties.alarm)
        self.delivery = Sender(
            self.bot, self.database, show,
            machine=self.machine, hooks=hooks, token=self.token, unknown=self.unknown,
        )  # fmt: skip
        self.doctor = Doctor(self.config, self.bot, self.database, standing, self.clock, self.engine, self.failings)
        self.errands = TelegramLookups(
            self.bot, self.database, standing, self.doctor.findings,
            machine=self.machine, unknown=self.unknown, alarm=duties.alarm,
        )  # fmt: skip
        self.worker = Worker(self.database, self.bot, acting, self.answers, machine=self.machine, alarm=duties.alarm)

    def _wind_up(self, duties: Jobs, watching: ChatSync, standing: CurrentSettings) -> None:
        """Make what the clock starts, and have the engine do it."""
        self.sweeper = DeadlineSweep(
            self.database, standing.settings, self.clock, self.engine.attempt,
            ready=self.caught_up, machine=self.machine,
        )  # fmt: skip
        self.auditor = Auditor(self.database, self.clock, duties.alarm, machine=self.machine)
        kept = Path(self.config.backup.dir) if self.config.backup.dir else None
        ticking = Schedule(
            database=self.database, duties=duties, sweeper=self.sweeper, auditor=self.auditor, watching=watching,
            failings=self.failings, summing=SummaryJob(self.database, standing.settings, self.clock, self.sweeper),
            weekly=WeeklyWord(self.database, standing, kept),
            backups=Backups(self.config, self.clock, duties.alarm),
            guard=self.guard, outages=Outages(self.database, duties.alarm, machine=self.machine),
            menus=CommandMenus(self.bot, self.database, standing.catalogue, self.unknown),
        )  # fmt: skip
        ticking.wind(self.engine)

    def caught_up(self) -> bool:
        """Return whether all that people have said so far has acted: nobody is late because the bot was down."""
        source = self.receiver or self.held
        return self.worker.is_idle and source is not None and source.caught_up

    async def run(self) -> None:
        """Serve until told to stop; raise what ended the receiver."""
        try:
            if await self.start():
                stop = asyncio.create_task(self.stopping.wait())
                receiving = [part.task for part in self.parts[:1] if part.task is not None]
                await asyncio.wait([stop, *receiving], return_when=asyncio.FIRST_COMPLETED)
                stop.cancel()
                for task in receiving:
                    if task.done():
                        task.result()
        finally:
            await self.stop()

    async def stop(self) -> None:
        """Stop cleanly: nothing new is fetched, what acts and what is being sent comes to its end."""
        self.stopping.set()
        for part in self.parts:
            part.over()
        if self.receiver is not None:
            await self.receiver.stop()
        if self.held is not None:
            await self.held.stop()
        if self._web is not None:
            self._web.should_exit = True
        self.engine.stop()
        if hasattr(self, "worker"):
            await self.token.stop()
            await self.errands.stop()
            await self.worker.stop(3.0)
            await self.delivery.stop(1.5)
        await self.workshop.close()
        await self.answers.stop(1.0)
        if self.page is not None:
            self.page.end()
        for part in self.parts:
            await part.stop(GOODBYE)
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        if hasattr(self, "database"):
            await self.database.close()
        await self.tenure.end()
        await self.bot.shutdown()

    async def settle(self) -> None:
        """Return once every stored update has acted and everything that may be sent now is sent."""
        await self.worker.idle()
        await self.errands.idle()
        await self.delivery.idle()
        await self.answers.idle()

    async def _when_there(self, work: Callable[[], Awaitable[None]]) -> bool:
        """Do this as soon as the database is there; return False if told to stop instead."""
        if self.stopping.is_set():
            return False
        try:
            await while_away(work, "the start", self.machine, self.stopping, for_good=(DatabaseGone,))
        except Stopped:
            return False
        return True

    async def _prepare(self, standing: CurrentSettings) -> None:
        """Bring the database up to the configuration: its people and days, and cards for chats linked since."""
        async with self.database.unit() as unit:
            marker = await self.tenure.settle(unit.connection)
            desk = await standing.desk_in(unit)
            lost = await desk.leaving.follow_people(people_of(self.config)) + await desk.former_groups.follow_links()
            owed = await desk.views.owe_missing_cards()
            follows = await desk.recounting.follow_the_file()
            link = await link_if_nobody(unit, self.bot.username, self.clock.now())
            admins = await unit.people.with_role(Role.ADMIN)
        self.guard = DeskGuard(
            self.database, desk_identity.name_of(self.url), self.tenure.markers, marker, admins, self.bot, standing,
            machine=self.machine,
        )  # fmt: skip
        if link is not None:  # printed, never logged: logs are kept and passed on
            sys.stdout.write(words(link))
            sys.stdout.flush()
        if lost:
            log.warning("%s people have lost a role by the file; what they had goes back to their teams", lost)
        if owed:
            log.warning("%s cards are owed to chats that were linked since the last start", owed)
        if follows:
            log.warning("the file counts days otherwise than at the last start; promises and questions follow it")

    async def _listen(self, inbox: Inbox) -> None:
        telegram = self.config.telegram
        if telegram.mode == "polling":
            if not await set_mode(self.bot, self.machine, self.stopping):  # most likely there is no webhook anyway
                self._background(set_mode(self.bot, self.machine, self.stopping, tries=None))
            self.receiver = Receiver(
                self.bot, inbox, machine=self.machine, token=self.token, on_alarm=self.duties.alarm
            )
            self.keep("receiver", self.receiver.run)
            return
        hook = telegram.webhook
        secret = hook.secret_token.get_secret_value() if hook.secret_token else ""
        app = webhook_app(inbox, secret)

        async def serve() -> None:
            self._web = uvicorn.Server(
                uvicorn.Config(app, host=hook.listen.host, port=hook.listen.port, log_config=None, lifespan="off")
            )
            await serve_until_told(self._web)

        self.keep("webhook", serve)
        held = self.held = PendingUpdates(self.bot, machine=self.machine, token=self.token)
        told = await set_mode(self.bot, self.machine, self.stopping, url=hook.url, secret=secret)
        self.keep("held", lambda: self._hold(held, hook.url, secret, told=told))

    async def _hold(self, held: PendingUpdates, url: str | None, secret: str, *, told: bool) -> None:
        """Ask what Telegram holds, once it knows where to post: until then nothing is heard, and health says so."""
        if told or await set_mode(self.bot, self.machine, self.stopping, url=url, secret=secret, tries=None):
            await held.run()

    def keep(self, name: str, run: Callable[[], Awaitable[None]]) -> Service:
        """Run a part beside the others, and again if it ends by a mistake."""
        part = Service(name, run, machine=self.machine, alarm=self.duties.alarm)
        self.parts.append(part)
        part.start()
        return part

    def _carried(self, row: OutboxRow, result: str) -> None:
        self.metrics.carried(row, result)
        if result not in NOT_OVER:
            self.workshop.forget(row.id)

    def _show_health(self) -> None:
        """Serve the page for monitors; the desk works without it if its port is taken."""
        address = self.config.health.listen
        sock = listen(address.host, address.port)
        if sock is None:
            return
        source = self.receiver or self.held
        vitals = Vitals(
            delivery=lambda: self.delivery.alive,
            worker=lambda: self.worker.alive,
            parts=lambda: {"errands": self.errands.alive, **{part.name: part.alive for part in self.parts}},
            engine=lambda: self.engine.alive,
            mode=self.config.telegram.mode,
            token=lambda: not self.token.refused,
            last_heard=lambda: source.last_heard if source is not None else None,
            findings=lambda: self.auditor.findings,
            missing=self.guard.missing,
        )
        health = HealthPages(self.database, self.clock, self.metrics, vitals, machine=self.machine)
        self.health_port = sock.getsockname()[1]
        self.page = HealthPage(health.app(), sock)
        self.keep("health", self.page.serve)

    async def _first_sweep(self) -> None:
        await self.engine.attempt("the first sweep", self.sweeper.first)

    def _background(self, work: Coroutine[None, None, object]) -> None:
        self._tasks.append(asyncio.create_task(work))
