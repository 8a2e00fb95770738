"""Jira Data Center, webhooks, and a Jira that is kept and brought back."""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import json
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from sandbox.base.clock import HandClock
from sandbox.base.serving import Serving
from sandbox.jira.model.seed import DEV
from sandbox.jira.server import JiraServer
from tests.sandbox.jira.conftest import LATE, NOON, Client

# -- Data Center


async def test_a_data_center_has_the_old_search_and_not_the_new_calls(
    jira: JiraServer, bot: Client, clock: HandClock
) -> None:
    jira.site.deployment = "Server"
    made = [await bot.makes() for _ in range(3)]
    clock.advance(LATE)
    page = await bot(
        "POST /search", {"jql": "project = MUK order by id", "startAt": 1, "maxResults": 1, "fields": ["summary"]}
    )
    assert ([one["key"] for one in page["issues"]], page["total"], page["startAt"]) == ([made[1]], 3, 1)
    assert [one["key"] for one in (await bot("GET /search?jql=order by id"))["issues"]] == made
    for call in ("POST /issue/bulkfetch", "POST /changelog/bulkfetch", "POST /search/jql"):
        await bot(call, {"issueIdsOrKeys": made}, status=404)
    assert (await bot("GET /serverInfo"))["deploymentType"] == "Server"
    assert [one["name"] for one in (await bot("GET /issue/createmeta/MUK/issuetypes"))["values"]] == [
        "Bug",
        "Task",
        "Story",
    ]


async def test_a_data_center_knows_people_by_name_and_refuses_whom_it_does_not_know(
    jira: JiraServer, bot: Client, nobody: Client
) -> None:
    jira.site.deployment = "Server"
    key = await bot.makes()
    await bot(f"PUT /issue/{key}/assignee", {"name": "dev"})
    assert (await bot(f"GET /issue/{key}"))["fields"]["assignee"]["name"] == "dev"
    await nobody(f"GET /issue/{key}", status=401)


# -- webhooks


class Heard:
    """A program that webhooks are sent to."""

    def __init__(self) -> None:
        self.bodies: list[tuple[dict[str, str], bytes]] = []
        self.status = 200

    async def hear(self, request: Request) -> Response:
        self.bodies.append((dict(request.headers), await request.body()))
        return Response(status_code=self.status)

    def events(self) -> list[str]:
        return [json.loads(body)["webhookEvent"] for _, body in self.bodies]


@pytest.fixture
async def heard(jira: JiraServer) -> AsyncIterator[Heard]:
    found = Heard()
    serving = await Serving.begin(Starlette(routes=[Route("/hook", found.hear, methods=["POST"])]), 0)
    jira.webhooks.register(f"http://127.0.0.1:{serving.port}/hook", "a secret")
    yield found
    await serving.end()


async def test_a_webhook_is_signed_and_says_what_happened(jira: JiraServer, bot: Client, heard: Heard) -> None:
    key = await bot.makes()
    await jira.webhooks.settle()
    jira.hands(DEV).comments(key, "seen")
    await jira.webhooks.settle()
    jira.hands(DEV).takes_step(key, "In Progress")
    await jira.webhooks.settle()
    assert heard.events() == ["jira:issue_created", "comment_created", "jira:issue_updated"]
    for headers, body in heard.bodies:
        signature = hmac.new(b"a secret", body, hashlib.sha256).hexdigest()
        assert headers["x-hub-signature"] == f"sha256={signature}"
    said: dict[str, Any] = json.loads(heard.bodies[-1][1])
    assert (said["issue"]["key"], said["changelog"]["items"][0]["toString"]) == (key, "In Progress")
    assert said["timestamp"] == round(NOON * 1000)


async def test_a_webhook_that_does_not_arrive_is_tried_again_and_given_up(
    jira: JiraServer, bot: Client, heard: Heard
) -> None:
    heard.status = 500
    await bot.makes()
    await jira.webhooks.settle()
    assert [headers["x-atlassian-webhook-retry"] for headers, _ in heard.bodies] == ["0", "1", "2"]
    assert jira.webhooks.refused == ["jira:issue_created: 500"]


async def test_a_hook_hears_only_what_it_asked_for(jira: JiraServer, bot: Client, heard: Heard) -> None:
    jira.webhooks.registered[0].events = ("comment_created",)
    jira.hands(DEV).comments(await bot.makes(), "x")
    await asyncio.wait_for(jira.webhooks.settle(), 5)
    assert heard.events() == ["comment_created"]


# -- kept and brought back


async def test_a_jira_that_was_kept_answers_as_before(jira: JiraServer, bot: Client, http: httpx.AsyncClient) -> None:
    key = await bot.makes(labels=["muk-1"], components=[{"name": "Login"}])
    person = jira.hands(DEV)
    person.comments(key, "seen")
    person.takes_step(key, "Done", resolution="Done")
    person.attaches(key, "a.txt", b"abc")
    person.moves_to_project(key, "OPS")
    await bot(f"PUT /issue/{key}/properties/x", {"a": 1})
    asked = f"GET /issue/{key}?expand=changelog&properties=*all"
    before = await bot(asked)
    kept, files = json.loads(json.dumps(jira.dump())), dict(jira.site.files)
    person.deletes(key)
    await bot(asked, status=404)
    jira.restore(kept, files)
    assert await bot(asked) == before
    assert await bot.finds("labels = muk-1") == ["OPS-1"]
    assert await bot.makes() == "MUK-2"
    content = await bot.reply("GET /attachment/content/10001?redirect=false")
    assert content.content == b"abc"
