"""`python -m sandbox serve`: one command, for a bot in any language."""

from __future__ import annotations

import asyncio
import json
import sys

import httpx

from sandbox.server import Sandbox

SERVE = (sys.executable, "-m", "sandbox", "serve")


async def test_it_serves_the_bot_that_it_is_told_to_and_says_where() -> None:
    options = ["--port", "0", "--json", "--token", "42:mine", "--username", "my_bot", "--no-privacy", "--crowd", "2"]
    process = await asyncio.create_subprocess_exec(*SERVE, *options, stdout=asyncio.subprocess.PIPE)
    assert process.stdout is not None
    try:
        place = json.loads(await process.stdout.readline())
        async with httpx.AsyncClient(base_url=place["api_url"]) as client:
            me = (await client.get("/bot42:mine/getMe")).json()["result"]
            people = (await client.get("/people")).json()
    finally:
        process.terminate()
        await process.wait()
    assert (me["id"], me["username"], me["can_read_all_group_messages"]) == (42, "my_bot", True)
    assert {person["id"] for person in people} >= {place["people"]["operator"], *place["crowd"]}


async def test_a_taken_port_is_said_with_the_way_out() -> None:
    async with Sandbox() as sandbox:
        process = await asyncio.create_subprocess_exec(
            *SERVE, "--port", str(sandbox.port), stderr=asyncio.subprocess.PIPE
        )
        _, said = await process.communicate()
    assert process.returncode == 1
    assert said.decode().startswith(f"Port {sandbox.port} is taken on this machine; try --port")


async def test_a_token_that_no_bot_can_have_is_refused_at_the_start() -> None:
    process = await asyncio.create_subprocess_exec(*SERVE, "--token", "nonsense", stderr=asyncio.subprocess.PIPE)
    _, said = await process.communicate()
    assert process.returncode == 2
    assert "a token is <number>:<letters>" in said.decode()
