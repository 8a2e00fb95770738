"""The page for monitors: is the process alive, is it ready, and what does it count. It holds no names or texts."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import socket
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

import uvicorn
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Gauge, generate_latest
from sqlalchemy.exc import SQLAlchemyError
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.clock import Clock
from bot.machine import Machine
from bot.metrics import Metrics
from helpdesk.owed import Facts
from storage.database import Database
from storage.errors import StorageError
from storage.gauges import Gauges, gauges

log = logging.getLogger(__name__)

PATIENCE = 3.0  # seconds that the database may take to answer
GOODBYE = 0.5  # seconds
SILENCE = 90.0  # seconds without an answer to getUpdates or getWebhookInfo after which Telegram is out of reach


@dataclass(frozen=True, kw_only=True, slots=True)
class Vitals:
    """Where to look: each asks the running part itself."""

    delivery: Callable[[], bool]
    worker: Callable[[], bool]
    engine: Callable[[], bool]
    mode: str  # polling or webhook
    last_heard: Callable[[], float | None]  # machine time at which Telegram last said what it holds; None: never yet
    findings: Callable[[], Mapping[str, Facts]]  # the auditor's
    missing: Callable[[], str | None] = lambda: None  # why the desk is not in its database; None: it is


class Health:
    """What the three pages say."""

    def __init__(
        self, database: Database, clock: Clock, metrics: Metrics, vitals: Vitals, *, machine: Machine | None = None
    ) -> None:
        self._database = database
        self._clock = clock
        self._metrics = metrics
        self._vitals = vitals
        self._machine = machine or Machine()

    def app(self) -> Starlette:
        """Return the pages."""
        pages = {"/healthz": self._live, "/readyz": self._ready, "/metrics": self._counts}
        return Starlette(routes=[Route(path, page) for path, page in pages.items()])

    async def _live(self, _request: Request) -> Response:
        """Say whether a restart would help: no, unless a part of the process has ended."""
        parts = {"delivery": self._vitals.delivery(), "worker": self._vitals.worker()}
        body = {"live": all(parts.values()), **parts, "auditor": self._found(), "missing": self._vitals.missing()}
        return JSONResponse(body, 200 if body["live"] else 503)

    async def _ready(self, _request: Request) -> Response:
        """Say whether people are served now."""
        checks: dict[str, object] = {
            "database": await self._gauges() is not None,
            "delivery": self._vitals.delivery(),
            "worker": self._vitals.worker(),
            "engine": self._vitals.engine(),
            self._vitals.mode: self._hears(),
            "auditor": not self._vitals.findings(),
        }
        ready = all(checks.values())
        body = {"ready": ready, "checks": checks, "auditor": self._found(), "missing": self._vitals.missing()}
        return JSONResponse(body, 200 if ready else 503)

    async def _counts(self, _request: Request) -> Response:
        found = await self._gauges()
        text = generate_latest(self._metrics.registry) + generate_latest(_standing(found))
        return Response(text, media_type=CONTENT_TYPE_LATEST)

    def _hears(self) -> bool:
        last = self._vitals.last_heard()
        return last is not None and self._machine.now() - last < SILENCE

    def _found(self) -> dict[str, dict[str, object]]:
        return {key: dict(facts) for key, facts in self._vitals.findings().items()}

    async def _gauges(self) -> Gauges | None:
        """Return how things stand; None: the database is away or too slow."""
        try:
            async with asyncio.timeout(PATIENCE), self._database.reading() as store:
                return await gauges(store.connection, self._clock.now())
        except (StorageError, SQLAlchemyError, TimeoutError) as error:
            log.warning("the database does not answer the health page: %s", type(error).__name__)
            return None


def _standing(found: Gauges | None) -> CollectorRegistry:
    """Return how things stand as metrics; they are read from the database at each scrape, so nothing is kept."""
    registry = CollectorRegistry()
    up = Gauge("helpdesk_database_up", "Whether the database answers.", registry=registry)
    up.set(found is not None)
    if found is None:
        return registry
    depth = Gauge("helpdesk_outbox_rows", "Messages that wait, by lane.", ["lane"], registry=registry)
    age = Gauge(
        "helpdesk_outbox_oldest_seconds", "Age of the oldest message that waits.", ["lane"], registry=registry
    )
    for lane, waiting in found.outbox.items():
        depth.labels(lane.name).set(waiting.rows)
        age.labels(lane.name).set(waiting.oldest)
    lag = Gauge("helpdesk_sweep_lag_seconds", "By how much the earliest next date is overdue.", registry=registry)
    lag.set(found.sweep_lag)
    is_open = Gauge("helpdesk_open_tickets", "Tickets that are not resolved, by team.", ["team"], registry=registry)
    late = Gauge("helpdesk_late_tickets", "Tickets whose answer is late, by team.", ["team"], registry=registry)
    for team, standing in found.teams.items():
        is_open.labels(team).set(standing.open)
        late.labels(team).set(standing.late)
    return registry


class HealthServer(uvicorn.Server):
    """Serves the pages beside the bot; the process's signals stay the bot's."""

    def __init__(self, app: Starlette) -> None:
        super().__init__(uvicorn.Config(app, log_config=None, access_log=False, lifespan="off"))

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Leave the signals alone."""
        yield

    async def end(self, serving: asyncio.Task[None]) -> None:
        """Stop serving; a monitor that hangs on is cut off."""
        self.should_exit = True
        if not (await asyncio.wait([serving], timeout=GOODBYE))[0]:
            self.force_exit = True
            await asyncio.wait([serving], timeout=GOODBYE)


def listen(host: str, port: int) -> socket.socket | None:
    """Return a socket that listens there; None if it can't be had, which must not keep the desk from working."""
    try:
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        sock = socket.create_server((host, port), family=family)
    except OSError as error:
        log.error("no health page: %s:%s can't be listened on (%s); set health.listen", host, port, error.strerror)  # noqa: TRY400
        return None
    log.info("the health page is on port %s", sock.getsockname()[1])
    return sock
