"""The page for monitors: is the process alive, is it ready, and what does it count. It holds no names or texts."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass

from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Gauge, generate_latest
from sqlalchemy.exc import SQLAlchemyError
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.base.clock import Clock
from bot.base.http_peers import NamedHosts
from bot.base.metrics import Metrics
from bot.base.monotonic import Machine
from bot.config.sections import Health
from helpdesk.outbox import Facts
from storage.database import Database
from storage.engine.errors import StorageError
from storage.reports.gauges import Gauges, gauges
from storage.upkeep.audit import Audit

log = logging.getLogger(__name__)

PATIENCE = 3.0  # seconds that the database may take to answer
UNSERVED = 60.0  # seconds that a reply may wait while nothing at all is sent
MAIN_PARTS = ("delivery", "worker", "engine")
SILENCE = 90.0  # seconds without an answer to getUpdates or getWebhookInfo after which Telegram is out of reach


async def _yes() -> bool:
    """Nobody looks."""
    return True


@dataclass(frozen=True, kw_only=True, slots=True)
class Vitals:
    """Where to look: each asks the running part itself."""

    parts: Callable[[], Mapping[str, bool]]  # what runs side by side, and whether it is alive
    token: Callable[[], bool]  # whether Telegram takes it, for all we know
    mode: str  # polling or webhook
    last_heard: Callable[[], float | None]  # machine time at which Telegram last said what it holds; None: never yet
    findings: Callable[[], Mapping[str, Facts]]  # the auditor's
    missing: Callable[[], str | None] = lambda: None  # why the desk is not in its database; None: it is
    writes: Callable[[], Awaitable[bool]] = _yes  # whether the database takes what people write
    acts: Callable[[], bool] = lambda: True  # whether what people have written is acted on
    last_sent: Callable[[], float | None] = lambda: None  # machine time at which a send last went well


class HealthPages:
    """What the three pages say."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        metrics: Metrics,
        vitals: Vitals,
        *,
        health: Health,
        machine: Machine | None = None,
    ) -> None:
        self._database = database
        self._clock = clock
        self._metrics = metrics
        self._vitals = vitals
        self._health = health
        self._machine = machine or Machine()

    def app(self) -> Starlette:
        """Return the pages."""
        pages = {"/healthz": self._live, "/readyz": self._ready, "/metrics": self._counts}
        named = Middleware(NamedHosts, names=self._health.hosts)
        return Starlette(routes=[Route(path, page) for path, page in pages.items()], middleware=[named])

    async def _live(self, _request: Request) -> Response:
        """Say whether a restart would help: no, unless a part of the process has ended. It begins again."""
        parts, others = self._parts()
        del parts["engine"]
        live = self.is_live()
        # A refused token and a lost desk are shown too, but a restart would help neither.
        body = {
            "live": live, **parts, "token": self._vitals.token(), "parts": others,
            "auditor": self._found(), "missing": self._vitals.missing(),
        }  # fmt: skip
        return JSONResponse(body, 200 if body["live"] else 503)

    async def is_ready(self) -> bool:
        """Whether people are served now."""
        return bool((await self._state())["ready"])

    def is_live(self) -> bool:
        """Whether a restart would not help."""
        parts, others = self._parts()
        del parts["engine"]  # it looks at rows that the next start finds, too
        return all([*parts.values(), *others.values()])

    async def _ready(self, _request: Request) -> Response:
        """Say whether people are served now."""
        body = await self._state()
        return JSONResponse(body, 200 if body["ready"] else 503)

    async def _state(self) -> dict[str, object]:
        needed, parts = self._parts()
        reads = await self._gauges() is not None
        checks: dict[str, object] = {
            "database": reads,
            "writes": await self._writes(),
            "acts": self._vitals.acts(),
            "sends": not reads or await self._sends(),
            **needed,
            "token": self._vitals.token(),
            self._vitals.mode: self._hears(),
            "auditor": not self._vitals.findings(),
        }
        ready = all([*checks.values(), *parts.values()])
        return {
            "ready": ready, "checks": checks, "parts": parts,
            "auditor": self._found(), "missing": self._vitals.missing(),
        }  # fmt: skip

    async def _counts(self, _request: Request) -> Response:
        found = await self._gauges()
        text = generate_latest(self._metrics.registry) + generate_latest(
            _standing(found, name_teams=self._health.name_teams)
        )
        return Response(text, media_type=CONTENT_TYPE_LATEST)

    def _parts(self) -> tuple[dict[str, bool], dict[str, bool]]:
        """Return which of the main parts are alive, and which of the others."""
        parts = dict(self._vitals.parts())
        return {name: parts.pop(name, False) for name in MAIN_PARTS}, parts

    def _hears(self) -> bool:
        last = self._vitals.last_heard()
        return last is not None and self._machine.now() - last < SILENCE

    async def _writes(self) -> bool:
        try:
            async with asyncio.timeout(PATIENCE):
                return await self._vitals.writes()
        except TimeoutError:
            return False

    async def _sends(self) -> bool:
        """Whether what somebody waits for is sent: an old reply is no fault while others go well all the time."""
        last, now = self._vitals.last_sent(), self._machine.now()
        if last is not None and now - last < UNSERVED:
            return True
        try:
            async with asyncio.timeout(PATIENCE), self._database.reading() as store:
                return await Audit(store.connection).unserved() < UNSERVED
        except (StorageError, SQLAlchemyError, TimeoutError):
            return True  # of that the check of the database tells

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


def _standing(found: Gauges | None, *, name_teams: bool) -> CollectorRegistry:
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
    for urgency, waiting in found.outbox.items():
        depth.labels(urgency.name).set(waiting.rows)
        age.labels(urgency.name).set(waiting.oldest)
    owed = Gauge("helpdesk_owed_rows", "What waits for others than Telegram.", ["destination"], registry=registry)
    since = Gauge("helpdesk_owed_oldest_seconds", "Age of the oldest of that.", ["destination"], registry=registry)
    for destination, waiting in found.elsewhere.items():
        owed.labels(destination.value).set(waiting.rows)
        since.labels(destination.value).set(waiting.oldest)
    lag = Gauge("helpdesk_sweep_lag_seconds", "By how much the earliest next date is overdue.", registry=registry)
    lag.set(found.sweep_lag)
    given_up = Gauge("helpdesk_given_up", "What was given up in the last 24 hours.", ["what"], registry=registry)
    given_up.labels("message").set(found.given_up.messages)
    given_up.labels("update").set(found.given_up.updates)
    teams = ["team"] if name_teams else []
    is_open = Gauge("helpdesk_open_tickets", "Tickets that are not resolved.", teams, registry=registry)
    late = Gauge("helpdesk_late_tickets", "Tickets whose answer is late.", teams, registry=registry)
    for team, standing in found.teams.items():
        (is_open.labels(team) if teams else is_open).inc(standing.open)
        (late.labels(team) if teams else late).inc(standing.late)
    return registry
