"""`python -m sandbox jira`: one command, for a client in any language; and its README is true."""

from __future__ import annotations

import asyncio
import json
import re
import sys
from pathlib import Path
from typing import get_args

import httpx
import pytest

import sandbox.__main__
import sandbox.jira
from sandbox.jira.door.faults import Kind
from sandbox.jira.model.seed import BOT
from sandbox.jira.server import JiraServer
from tests.sandbox.jira.conftest import Client

README = (Path(sandbox.jira.__file__).parent / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(("options", "kind"), [((), "Cloud"), (("--data-center",), "Server")])
async def test_it_serves_and_says_where_and_who(options: tuple[str, ...], kind: str) -> None:
    command = [sys.executable, "-m", "sandbox", "jira", "--port", "0", "--json", *options]
    process = await asyncio.create_subprocess_exec(*command, stdout=asyncio.subprocess.PIPE)
    assert process.stdout is not None
    try:
        place = json.loads(await process.stdout.readline())
        auth = httpx.BasicAuth("bot@jira.example", place["people"]["bot@jira.example"]["token"])
        async with httpx.AsyncClient(base_url=place["url"], auth=auth) as client:
            me = (await client.get("/rest/api/2/myself")).json()["displayName"]
            info = (await client.get("/rest/api/2/serverInfo")).json()
    finally:
        process.terminate()
        await process.wait()
    assert (me, info["deploymentType"], place["projects"]) == ("Helpdesk bot", kind, ["MUK", "OPS"])


def test_every_option_is_in_its_table() -> None:
    source = Path(sandbox.__main__.__file__).read_text(encoding="utf-8").partition('add_parser("jira"')[2]
    options = set(re.findall(r'add_argument\("(--[a-z-]+)"', source))
    assert options
    assert options == set(re.findall(r"^\| `(--[a-z-]+)", README, re.M))


async def test_all_the_trouble_that_it_shows_is_taken(jira: JiraServer, http: httpx.AsyncClient) -> None:
    shown = re.findall(r"^post (/\S+) '(\{.*?\})'", README, re.M)
    assert len(shown) == len(re.findall(r"^post /", README, re.M)) > 8
    for path, body in shown:
        reply = await http.post(path, json=json.loads(body))
        assert reply.json() == {"ok": True}, (path, reply.text)
    assert [one.kind for one in jira.faults.ordered] == ["refuse", "lost_reply", "slow"]
    assert (await http.delete("/jira/api/faults")).json() == {"ok": True}
    assert not jira.faults.ordered
    assert (jira.limits.per_second, jira.site.index_delay) == (10, 60)
    assert len(jira.webhooks.registered) == 1
    statuses = [
        (await http.get("/rest/api/2/myself", auth=httpx.BasicAuth(BOT, secret))).status_code
        for secret in ("token-of-bot", "a-new-one")
    ]
    assert statuses == [401, 200]


async def test_every_kind_of_fault_is_named() -> None:
    named = set(re.findall(r'"kind": "(\w+)"', README)) | set(re.findall(r"`(\w+)`", README))
    assert set(get_args(Kind)) <= named


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("faults", {"kind": "nonsense"}),
        ("faults", {"kind": "slow", "hits": 1}),
        ("limits", {"per_minute": 1}),
        ("people", {"email": "nobody@jira.example"}),
        ("projects", {"key": "NO", "lose": True}),
        ("webhooks", {}),
    ],
)
async def test_trouble_that_cannot_be_is_refused(http: httpx.AsyncClient, path: str, body: dict[str, object]) -> None:
    assert (await http.post(f"/jira/api/{path}", json=body)).status_code == 422


async def test_the_calls_are_shown_with_what_is_wrong_and_without_the_token(
    http: httpx.AsyncClient, bot: Client
) -> None:
    await bot.makes("It hangs")
    await bot("GET /nothing", status=404)
    said = (await http.get("/jira/api/calls")).json()
    assert [(one["call"], one["status"]) for one in said["calls"]] == [("POST /issue", 201), ("", 404)]
    assert "It hangs" in said["calls"][0]["body"]
    assert said["problems"] == {"unknown calls": ["GET /rest/api/2/nothing"]}
    assert "token-of-bot" not in json.dumps(said)


async def test_a_project_that_is_lost_by_order_is_gone(http: httpx.AsyncClient, bot: Client) -> None:
    await http.post("/jira/api/projects", json={"key": "MUK", "lose": True})
    await bot("GET /project/MUK", status=404)
