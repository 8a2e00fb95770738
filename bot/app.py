"""The whole bot, wired: what starts in which order, and how it stops."""

from __future__ import annotations

import asyncio
import logging
import sys
from collections.abc import Awaitable, Callable, Coroutine
from pathlib import Path

import uvicorn

from bot.acting import Acting, build_application
from bot.answers import Answers
from bot.auditor import Auditor
from bot.backups import Backups
from bot.carrier import Hooks
from bot.chat_checks import ChatChecks
from bot.clock import Clock
from bot.config import Config
from bot.delivery import Delivery
from bot.doctor import Doctor
from bot.duties import Duties
from bot.engine import Engine
from bot.errands import Errands
from bot.first_admin import link_if_nobody, words
from bot.health import Health, HealthServer, Vitals, listen
from bot.held import Held
from bot.inbox import Inbox
from bot.machine import Backoff, Machine
from bot.menus import Menus
from bot.metrics import NOT_OVER, Metrics
from bot.office import people_of, settings_of
from bot.outages import Outages
from bot.polling import Receiver
from bot.raw_bot import RawBot, build_bot, connect
from bot.standing import Standing
from bot.summing import Summing
from bot.sweeper import Sweeper
from bot.ticks import Ticking
from bot.watching import Watching
from bot.webhook import set_mode, webhook_app
from bot.weekly import WeeklyWord
from bot.worker import Worker
from bot.workshop import Workshop
from handlers.catalogue import Catalogue
from handlers.context import Office
from handlers.messages import render
from handlers.outgoing import Outgoing
from helpdesk.desk import Desk
from helpdesk.owed import OwedRow
from storage import revisions
from storage.database import Database
from storage.errors import DatabaseAway
from storage.unit_of_work import Store

log = logging.getLogger(__name__)


class App:
    """One helpdesk bot. ``run`` serves until ``stopping`` is set, and stops within ten seconds."""

    def __init__(
        self, config: Config, clock: Clock, *, machine: Machine | None = None, workshop: Workshop | None = None
    ) -> None:
        self.config = config
        self.clock = clock
        self.machine = machine or Machine()
        self.settings = settings_of(config)
        self.stopping = asyncio.Event()
        self.bot: RawBot = build_bot(config.token(), config.telegram.api_url)
        self.engine = Engine(self.machine)
        self.database: Database
        self.worker: Worker
        self.errands: Errands
        self.doctor: Doctor
        self.delivery: Delivery
        self.auditor: Auditor
        self.sweeper: Sweeper
        self.receiver: Receiver | None = None
        self.held: Held | None = None
        self.metrics = Metrics(self.machine)
        self.workshop = workshop or Workshop(config.database.url.get_secret_value())
        self.answers = Answers(self.bot, answered=self.metrics.answered)
        self._tasks: list[asyncio.Task[None]] = []
        self._serving: list[asyncio.Task[None]] = []
        self._web: uvicorn.Server | None = None
        self._health: HealthServer | None = None
        self._showing: asyncio.Task[None] | None = None
        self.health_port: int | None = None

    async def start(self) -> bool:
        """Start everything; return False if it was told to stop while it waited for the network or database."""
        self.workshop.tidy()
        standing = await self._open()
        if standing is None:
            return False
        duties = Duties(self.database, standing, self.clock)
        watching = Watching(self.bot, self.database, standing, self.clock)
        await self._build(standing, duties, watching)
        await self.delivery.start()
        await self.worker.start()
        self.errands.start()
        inbox = Inbox(self.database, self.bot, self.worker, self.answers, pressed=self.metrics.pressed)
        await self._listen(inbox, duties)
        self._wind_up(duties, watching, standing)
        self.engine.start()
        self._show_health()
        self._background(self._first_sweep())
        log.warning("%s is at work as @%s", self.settings.name, self.bot.username)
        return True

    async def _open(self) -> Standing | None:
        """Open the database and the way to Telegram; None: told to stop instead."""
        url = self.config.database.url.get_secret_value()
        if not await self._when_there(lambda: _migrate(url)):
            return None
        self.database = Database.open(url, desk_time=self.clock.now)
        if not await connect(self.bot, self.machine, self.stopping):
            return None
        checks = ChatChecks(self.config)
        standing = Standing(Office(self.settings, Catalogue(), self.bot.id, self.bot.username, checks))
        return standing if await self._when_there(lambda: self._prepare(standing)) else None

    async def _build(self, standing: Standing, duties: Duties, watching: Watching) -> None:
        """Make the parts that work side by side; none of them has begun."""
        application = build_application(self.bot)
        await application.initialize()

        async def show(row: OwedRow, store: Store) -> Outgoing | None:
            return await render(row, store, await standing.at(store), self.clock.now())

        hooks = Hooks(
            duties.alarm, watching.unreachable, watching.deleted, watching.migrated, watching.topic_gone,
            duties.pin_refused, fresh=self.workshop.made, making=self.workshop.making, carried=self._carried,
        )  # fmt: skip
        acting = Acting(application, standing, self.clock)
        self.delivery = Delivery(self.bot, self.database, show, machine=self.machine, hooks=hooks)
        self.doctor = Doctor(self.config, self.bot, self.database, standing, self.clock, self.engine)
        self.errands = Errands(
            self.bot, self.database, standing, self.clock, self.doctor.findings, machine=self.machine
        )
        self.worker = Worker(self.database, self.bot, acting, self.answers, machine=self.machine)

    def _wind_up(self, duties: Duties, watching: Watching, standing: Standing) -> None:
        """Make what the clock starts, and have the engine do it."""
        self.sweeper = Sweeper(
            self.database, standing.settings, self.clock, self.engine.attempt,
            ready=self.caught_up, machine=self.machine,
        )  # fmt: skip
        self.auditor = Auditor(self.database, self.clock, duties.alarm, machine=self.machine)
        kept = Path(self.config.backup.dir) if self.config.backup.dir else None
        ticking = Ticking(
            database=self.database, duties=duties, sweeper=self.sweeper, auditor=self.auditor, watching=watching,
            summing=Summing(self.database, standing.settings, self.clock, self.sweeper),
            weekly=WeeklyWord(self.database, standing, self.clock, kept),
            backups=Backups(self.config, self.clock, duties.alarm),
            outages=Outages(self.database, duties.alarm, machine=self.machine),
            menus=Menus(self.bot, self.database, standing.catalogue),
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
                await asyncio.wait([stop, *self._serving], return_when=asyncio.FIRST_COMPLETED)
                stop.cancel()
                for task in self._serving:
                    if task.done():
                        task.result()
        finally:
            await self.stop()

    async def stop(self) -> None:
        """Stop cleanly: nothing new is fetched, what acts and what is being sent comes to its end."""
        self.stopping.set()
        if self.receiver is not None:
            await self.receiver.stop()
        if self.held is not None:
            await self.held.stop()
        if self._web is not None:
            self._web.should_exit = True
        self.engine.stop()
        if hasattr(self, "worker"):
            await self.errands.stop()
            await self.worker.stop(3.0)
            await self.delivery.stop(1.5)
        await self.workshop.close()
        await self.answers.stop(1.0)
        if self._health is not None and self._showing is not None:
            await self._health.end(self._showing)
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        if hasattr(self, "database"):
            await self.database.close()
        await self.bot.shutdown()

    async def settle(self) -> None:
        """Return once every stored update has acted and everything that may be sent now is sent."""
        await self.worker.idle()
        await self.errands.idle()
        await self.delivery.idle()
        await self.answers.idle()

    async def _when_there(self, work: Callable[[], Awaitable[None]]) -> bool:
        """Do this as soon as the database is there; return False if told to stop instead."""
        backoff = Backoff()
        while not self.stopping.is_set():
            try:
                await work()
            except DatabaseAway as error:
                wait = backoff.grow()
                log.warning("the start waits %.1f s for the database: %s", wait, error)
                await self.machine.wait(self.stopping, wait)
            else:
                return True
        return False

    async def _prepare(self, standing: Standing) -> None:
        """Bring the database up to the configuration: its people and days, and cards for chats linked since."""
        async with self.database.unit() as unit:
            desk = Desk(unit, (await standing.at(unit)).settings, self.clock.now())
            lost = await desk.follow_people(people_of(self.config)) + await desk.follow_links()
            owed = await desk.owe_missing_cards()
            follows = await desk.follow_the_file()
            link = await link_if_nobody(unit, self.bot.username, self.clock.now())
        if link is not None:  # printed, never logged: logs are kept and passed on
            sys.stdout.write(words(link))
            sys.stdout.flush()
        if lost:
            log.warning("%s people have lost a role by the file; what they had goes back to their teams", lost)
        if owed:
            log.warning("%s cards are owed to chats that were linked since the last start", owed)
        if follows:
            log.warning("the file counts days otherwise than at the last start; promises and questions follow it")

    async def _listen(self, inbox: Inbox, duties: Duties) -> None:
        telegram = self.config.telegram
        if telegram.mode == "polling":
            await set_mode(self.bot, self.machine, self.stopping)
            self.receiver = Receiver(self.bot, inbox, machine=self.machine, on_alarm=duties.alarm)
            self._serving = [asyncio.create_task(self.receiver.run(), name="receiver")]
            self._tasks += self._serving
            return
        hook = telegram.webhook
        secret = hook.secret_token.get_secret_value() if hook.secret_token else ""
        app = webhook_app(inbox, secret)
        self._web = uvicorn.Server(
            uvicorn.Config(app, host=hook.listen.host, port=hook.listen.port, log_config=None, lifespan="off")
        )
        self._serving = [asyncio.create_task(self._web.serve(), name="webhook")]
        self._tasks += self._serving
        await set_mode(self.bot, self.machine, self.stopping, url=hook.url, secret=secret)
        self.held = Held(self.bot, machine=self.machine)
        self._background(self.held.run())

    def _carried(self, row: OwedRow, result: str) -> None:
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
            engine=lambda: self.engine.alive,
            mode=self.config.telegram.mode,
            last_heard=lambda: source.last_heard if source is not None else None,
            findings=lambda: self.auditor.findings,
        )
        health = Health(self.database, self.clock, self.metrics, vitals, machine=self.machine)
        self.health_port = sock.getsockname()[1]
        self._health = HealthServer(health.app())
        self._showing = asyncio.create_task(self._health.serve(sockets=[sock]), name="health")

    async def _first_sweep(self) -> None:
        await self.engine.attempt("the first sweep", self.sweeper.first)

    def _background(self, work: Coroutine[None, None, None]) -> None:
        self._tasks.append(asyncio.create_task(work))


async def _migrate(url: str) -> None:
    """Bring the database to the present form, if it is not in it."""
    if await revisions.current(url) != revisions.head():
        from storage import migrate  # alembic is larger than all of us, and seldom needed

        await migrate.upgrade(url)
