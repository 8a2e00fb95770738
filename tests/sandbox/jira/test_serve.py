"""`python -m sandbox jira`: one command, for a client in any language; and its README is true."""

from __future__ import annotations

import asyncio
import json
import re
import sys
from pathlib import Path

import httpx
import pytest

import sandbox.__main__
import sandbox.jira

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
