"""One helpdesk bot: what starts in which order, and how it stops."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Coroutine
from functools import partial
from typing import TYPE_CHECKING, Any

from bot.base.clock import Clock
from bot.base.current_settings import CurrentSettings
from bot.base.database_wait import Stopped, while_away
from bot.base.monotonic import Machine
from bot.base.scheduler import Scheduler
from bot.base.service import Part, Service
from bot.config.chat_checks import ChatChecks
from bot.config.from_config import settings_of
from bot.config.model import Config
from bot.files.worker_process import WorkerProcess
from bot.inbound.standby import StandbyWebhook
from bot.inbound.worker import Worker
from bot.jobs.auditor import Auditor
from bot.jobs.deadlines import DeadlineSweep
from bot.jobs.preparing import prepare
from bot.jobs.telegram_lookups import TelegramLookups
from bot.ops.desk_guard import DeskGuard
from bot.ops.failings import Failings
from bot.ops.health import HealthPages, Vitals
from bot.ops.health_page import HealthPage, listen
from bot.ops.starting_page import StartingPage
from bot.ops.tenure import Tenure
from bot.outbound.sender import Sender
from bot.telegram.raw_bot import RawBot, build_bot, connect
from bot.telegram.token_watch import TokenWatch
from bot.wiring import Ground, Wiring, rooms_of
from handlers.base.catalogue import Catalogue
from handlers.base.context import Office
from handlers.routes import BUTTONS
from helpdesk.outbox import Facts
from storage.database import Database
from storage.engine.errors import DatabaseGone

if TYPE_CHECKING:  # loaded only where systemd asks for it
    from bot.ops.service_manager import ServiceManager

log = logging.getLogger(__name__)

STANDBY = "standby"
GOODBYE = 0.5  # seconds that a part may take to end
GOODBYES = {"worker": 3.0, "delivery": 1.5, "answers": 1.0}


class App:
    """One helpdesk bot. ``run`` serves until ``stopping`` is set, and stops within ten seconds."""

    def __init__(
        self, config: Config, clock: Clock, *, machine: Machine | None = None,
        worker_process: WorkerProcess | None = None, tenure: Tenure | None = None,
        manager: ServiceManager | None = None,
    ) -> None:  # fmt: skip
        self.config = config
        self.url = config.database.url.get_secret_value()
        self.tenure = tenure or Tenure(self.url)
        self.clock = clock
        self.machine = machine or Machine()
        self.settings = settings_of(config)
        self.stopping = asyncio.Event()
        self.bot: RawBot = build_bot(config.token(), config.telegram.api_url)
        self.database: Database
        self.guard: DeskGuard
        self.engine = Scheduler(self.machine)
        self.worker: Worker
        self.delivery: Sender
        self.lookups: TelegramLookups
        self.token: TokenWatch
        self.sweeper: DeadlineSweep
        self.auditor: Auditor
        self.failings: Failings
        self.wiring: Wiring
        self.parts: list[Part] = []  # that have begun, in the order in which they are stopped
        self.health_port: int | None = None
        self.manager = manager
        self.health: HealthPages | None = None
        self.page = StartingPage(config.health, lambda: self.tenure.waits, lambda: self._standby.takes)
        self._standby = StandbyWebhook(self.url, self.bot, config.telegram.webhook, self.tenure.markers, self.machine)
        sealed = config.encryption.recipients if config.encryption.chat_exports else ()
        self._files = worker_process or WorkerProcess(self.url, config.database.reader, recipients=sealed)
        self._tasks: list[asyncio.Task[Any]] = []

    async def start(self) -> bool:
        """Start everything; return False if it was told to stop while it waited for the network or database."""
        await self._show_health()
        current = await self._open()
        if current is None:
            return False
        ground = Ground(
            config=self.config, bot=self.bot, database=self.database, current=current, machine=self.machine,
            stopping=self.stopping, engine=self.engine,
        )  # fmt: skip
        wiring = self.wiring = Wiring(ground, self.guard, self._files)
        self.worker, self.delivery, self.lookups = wiring.worker, wiring.delivery, wiring.lookups
        self.token, self.sweeper = wiring.token, wiring.sweeper
        self.auditor, self.failings = wiring.auditor, wiring.failings
        self.page.waits_for = "its parts"
        await wiring.application.initialize()
        self._background(wiring.token.run())
        intake = wiring.intake.services
        for part in (*reversed(wiring.parts[len(intake) :]), *intake):
            if part is intake[0]:
                await self._take_over()
            self.parts.insert(0, part)
            await part.start()
        pages = self.health = self._health_pages()
        wiring.heartbeat.is_well = pages.is_ready
        self.page.give_way(pages.app())
        self._background(self.engine.attempt("the first sweep", wiring.sweeper.first))
        log.warning("%s is at work as @%s", self.settings.name, self.bot.username)
        return True

    async def run(self) -> None:
        """Serve until told to stop; raise what ended the receiver."""
        try:
            if await self.start():
                stop = asyncio.create_task(self.stopping.wait())
                receiving = [service.task for service in self.wiring.intake.services[:1] if service.task is not None]
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
            await part.stop(GOODBYES.get(part.name, GOODBYE))
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        if hasattr(self, "database"):
            await self.database.close()
        await self.tenure.end()
        await self.bot.shutdown()

    async def settle(self) -> None:
        """Return once every stored update has acted and everything that may be sent now is sent."""
        for part in self.parts:
            await part.idle()

    async def keep(
        self, name: str, run: Callable[[], Awaitable[None]], end: Callable[[], None] = lambda: None
    ) -> Service:
        """Run something beside the others, and again if it ends by a mistake."""
        part = Service(name, run, machine=self.machine, alarm=self._alarm, end=end)
        self.parts.append(part)
        await part.start()
        return part

    async def _open(self) -> CurrentSettings | None:
        """Open the database and the way to Telegram; None: told to stop instead."""
        if not await self.tenure.begin(self._when_there, self.machine, self.stopping, self._stand_by):
            return None

        async def opened() -> None:
            reader = self.config.database.reader
            self.database = Database.open(self.url, reader_url=reader, desk_time=self.clock.now)

        if not await self._when_there(opened):
            return None
        self.page.waits_for = "Telegram"
        self.tenure.hold(self.database)
        if not await connect(self.bot, self.machine, self.stopping):
            return None
        self.page.waits_for = "the desk in its database"
        checks = ChatChecks(self.config)
        words = Catalogue(own_digits=self.settings.own_digits)
        rooms = rooms_of(self.config)
        office = Office(self.settings, words, self.bot.id, self.bot.username, checks, BUTTONS, rooms)
        current = CurrentSettings(office, self.clock)

        async def work() -> None:
            self.guard = await prepare(self.config, self.bot, self.database, current, self.tenure, self.machine)

        return current if await self._when_there(work) else None

    async def _stand_by(self) -> None:
        """Another leads: meanwhile take in what Telegram posts here."""
        if self.config.telegram.mode == "webhook":
            await self.keep(STANDBY, self._standby.serve, self._standby.end)

    async def _take_over(self) -> None:
        """Leave the webhook's port to the one that acts."""
        for part in [part for part in self.parts if part.name == STANDBY]:
            self.parts.remove(part)
            await part.stop(GOODBYE)

    async def _when_there(self, work: Callable[[], Awaitable[None]]) -> bool:
        """Do this as soon as the database is there; return False if told to stop instead."""
        if self.stopping.is_set():
            return False
        try:
            await while_away(work, "the start", self.machine, self.stopping, for_good=(DatabaseGone,))
        except Stopped:
            return False
        return True

    async def _show_health(self) -> None:
        """Serve the page for monitors; the desk works without it if its port is taken."""
        address = self.config.health.listen
        sock = listen(address.host, address.port)
        if sock is not None:
            self.health_port = sock.getsockname()[1]
            page = HealthPage(self.page, sock)
            await self.keep("health", page.serve, page.end)
        if self.manager is not None:
            await self.keep("systemd", partial(self.manager.feed, self._is_live), self.manager.end)

    def _is_live(self) -> bool:
        """Whether a restart would not help; until all has begun it only waits for others."""
        return self.health is None or self.health.is_live()

    def _health_pages(self) -> HealthPages:
        """Return what the page says once all runs."""
        wiring = self.wiring
        vitals = Vitals(
            parts=lambda: {part.name: part.alive for part in self.parts if part.alive is not None},
            mode=self.config.telegram.mode,
            token=lambda: not wiring.token.refused,
            last_heard=lambda: wiring.intake.source.last_heard,
            findings=lambda: wiring.auditor.findings,
            missing=self.guard.missing,
            writes=wiring.outages.takes_writes,
            acts=lambda: not wiring.worker.is_stuck,
            last_sent=lambda: wiring.delivery.last_well,
        )
        return HealthPages(
            self.database, self.clock, wiring.metrics, vitals, health=self.config.health, machine=self.machine
        )

    async def _alarm(self, key: str, facts: Facts) -> None:
        """Tell the admins; before the desk is there, nobody can be told."""
        if hasattr(self, "wiring"):
            await self.wiring.jobs.alarm(key, facts)

    def _background(self, work: Coroutine[None, None, object]) -> None:
        self._tasks.append(asyncio.create_task(work))
