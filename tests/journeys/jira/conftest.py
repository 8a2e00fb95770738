"""A desk whose team eGov has JIRA: the look-alike of it over real HTTP, whose time the journey moves."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

import pytest
from pydantic import SecretStr

from bot.app import App
from bot.base.clock import HandClock
from bot.commands.demo import demo_config
from bot.config.jira import JiraSection
from bot.config.model import Config
from bot.demo.hurried import Hurried
from sandbox.base.clock import RealClock
from sandbox.base.model import Message
from sandbox.cast import build_demo
from sandbox.jira.hands import PersonInJira
from sandbox.jira.model.issue import Issue
from sandbox.jira.model.seed import BOT, DEV
from sandbox.jira.server import JiraServer
from sandbox.server import Sandbox
from tests.journeys.conftest import FRIDAY, Desk

CALLER = "9437012345 Ramesh Kumar Sahu"
BUG = f"{CALLER}, Jatni, muster roll totals are wrong, ramesh@jatni.example says so"


class JiraClock:
    """JIRA's time: as the desk's clock says, and seconds that pass when the journey lets them."""

    def __init__(self, clock: HandClock, machine: Hurried) -> None:
        self._clock = clock
        self._machine = machine
        self.more = 0.0

    def now(self) -> float:
        return self._clock.now().timestamp() + self.more

    def monotonic(self) -> float:
        return self._machine.now()


@dataclass
class JiraDesk(Desk):
    """A desk with JIRA beside it."""

    jira: JiraServer
    jira_clock: JiraClock
    machine: Hurried

    @property
    def dev(self) -> PersonInJira:
        """The developer, at work in JIRA."""
        return self.jira.hands(DEV)

    @property
    def issues(self) -> list[Issue]:
        return list(self.jira.site.issues.values())

    def status(self, issue: Issue) -> str:
        return self.jira.site.statuses[issue.status].name

    async def read(self) -> None:
        """Let some time pass there, look at JIRA, and do what follows."""
        self.jira_clock.more += 7
        await self.app.engine.tick("jira")
        await self.settle()

    def wait(self, seconds: float) -> None:
        """Let so many seconds pass for what waits and for JIRA."""
        self.jira_clock.more += seconds
        self.machine.let_pass(seconds)

    async def bug(self, text: str = BUG) -> Message:
        """Open a bug, which goes to eGov; return its card."""
        operator = self.cast.operator
        operator.say(text)
        operator.tap(await operator.see("Who is it?"), "ULB employee")
        operator.tap(await operator.see("What sort"), "Bug")
        operator.tap(await operator.see("Check and send"), "Escalate")
        await operator.see("Tell the caller the number")
        card = await self.cast.egov_developer.see("Nobody has it yet", self.cast.egov)
        await self.settle()
        return card


def with_jira(config: Config, jira: JiraServer, **more: Any) -> Config:
    section = {
        "url": jira.base_url, "email": BOT, "token": SecretStr(jira.token(BOT)), "project": "MUK",
        "teams": {"egov": {"component": "Muster roll"}},
    } | more  # fmt: skip
    return config.model_copy(update={"jira": JiraSection.model_validate(section)})


@asynccontextmanager
async def jira_desk_on(url: str, *, cloud: bool = True, **more: Any) -> AsyncIterator[JiraDesk]:
    """Open a desk on this database beside a JIRA: Cloud, or a Data Center."""
    clock, machine = HandClock(FRIDAY), Hurried()
    jira_clock = JiraClock(clock, machine)
    async with Sandbox(clock=RealClock(), limits=False) as sandbox, JiraServer(clock=jira_clock) as jira:
        cast = build_demo(sandbox.world)
        jira.site.deployment = "Cloud" if cloud else "Server"
        more |= {} if cloud else {"email": ""}
        app = App(with_jira(demo_config(cast, sandbox, url), jira, **more), clock, machine=machine)
        app.engine.by_hand = True
        assert await app.start()
        cast.admin.start()
        await cast.admin.see("/admin")
        desk = JiraDesk(sandbox, cast, app, clock, url, jira, jira_clock, machine)
        yield desk
        await desk.app.stop()
        sandbox.assert_clean()
        jira.assert_clean()
        _nothing_personal(jira)


def _nothing_personal(jira: JiraServer) -> None:
    """Nothing that JIRA was sent says who called, or how to reach them."""
    for secret in ("9437012345", "94370 12345", "Ramesh", "Sahu", "ramesh@jatni", "only for us"):
        assert not jira.log.found(secret.encode()), f"JIRA was sent {secret}"


@pytest.fixture
async def jd(desk_url: str) -> AsyncIterator[JiraDesk]:
    async with jira_desk_on(desk_url) as opened:
        yield opened
