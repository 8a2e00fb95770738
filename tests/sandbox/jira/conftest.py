"""A look-alike of Jira with a clock in the test's hand, and clients that talk to it over HTTP."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest

from sandbox.base.clock import HandClock
from sandbox.jira.jira import Jira
from sandbox.jira.model.seed import BOT
from sandbox.jira.server import JiraServer

NOON = 1_796_031_000.0  # 2026-11-30 15:00 in India, 10:30 in Berlin
LATE = 5.0


@pytest.fixture
def clock() -> HandClock:
    return HandClock(NOON)


@pytest.fixture
async def jira(clock: HandClock) -> AsyncIterator[JiraServer]:
    async with JiraServer(clock=clock, index_delay=LATE) as jira:
        yield jira
        answers = [one for one in jira.log.breaches if one.startswith("answer")]
        assert not answers, "the look-alike answered what Atlassian does not describe"


class Client:
    """Calls of the API in a test's words, by a person of the look-alike, or by nobody."""

    def __init__(self, jira: Jira, http: httpx.AsyncClient, auth: tuple[str, str] | None) -> None:
        self.jira = jira
        self.http = http
        self.auth = auth

    async def reply(self, call: str, body: Any = None, **more: Any) -> httpx.Response:
        method, path = call.split(" ", 1)
        auth = httpx.BasicAuth(*self.auth) if self.auth else None
        given = {"json": body} if body is not None else {}
        return await self.http.request(method, f"/rest/api/2{path}", auth=auth, **given, **more)

    async def __call__(self, call: str, body: Any = None, *, status: int = 0, **more: Any) -> Any:
        """Return the answer's JSON; without `status` it is to be a success."""
        found = await self.reply(call, body, **more)
        assert found.status_code == status if status else found.is_success, f"{found.status_code} {found.text}"
        return found.json() if found.content else None

    async def makes(self, summary: str = "It hangs", project: str = "MUK", kind: str = "Bug", **fields: Any) -> str:
        """Make an issue; return its key."""
        said = {"project": {"key": project}, "issuetype": {"name": kind}, "summary": summary, **fields}
        return str((await self("POST /issue", {"fields": said}))["key"])

    async def finds(self, jql: str) -> list[str]:
        """Return the keys that a search finds, in order."""
        found = await self("GET /search/jql", params={"jql": jql, "fields": "key"})
        return [one["key"] for one in found["issues"]]


@pytest.fixture
async def http(jira: JiraServer) -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(base_url=jira.base_url, timeout=10) as client:
        yield client


@pytest.fixture
def bot(jira: JiraServer, http: httpx.AsyncClient) -> Client:
    return Client(jira, http, (BOT, jira.token(BOT)))


@pytest.fixture
def nobody(jira: JiraServer, http: httpx.AsyncClient) -> Client:
    return Client(jira, http, (BOT, "a-wrong-token"))
