"""The server starts on a free port, shows the chat page, and stops at once whoever is still connected."""

from __future__ import annotations

import asyncio
from pathlib import Path

import httpx
import pytest

from sandbox.cast import build_demo
from sandbox.server import Sandbox


async def test_it_stops_though_a_poll_and_a_page_are_still_open() -> None:
    async with httpx.AsyncClient(timeout=30) as client:
        async with Sandbox() as sandbox:
            cast = build_demo(sandbox.world)
            sandbox.world.updates.drop_all()
            poll = asyncio.create_task(
                client.get(f"{sandbox.base_url}{sandbox.token}/getUpdates", params={"timeout": 50})
            )
            stream = client.stream("GET", f"{sandbox.api_url}/people/{cast.operator.id}/events")
            async with stream as events:
                assert await anext(events.aiter_lines()) == ": hello"
                while not sandbox.world.updates.has_poller:
                    await client.get(f"{sandbox.base_url}{sandbox.token}/getMe")
                async with asyncio.timeout(2):
                    await sandbox.stop()
        assert (await poll).json() == {
            "ok": False,
            "error_code": 500,
            "description": "Internal Server Error: restart",
        }


async def test_the_same_port_can_be_taken_again_and_the_world_goes_on() -> None:
    async with Sandbox() as first:
        first.world.add_user(7, "Rita")
    async with Sandbox(world=first.world, port=first.port) as second, httpx.AsyncClient() as client:
        assert second.api_url == first.api_url
        assert (await client.get(f"{second.api_url}/people")).json()[0]["name"] == "Rita"


async def test_a_port_that_is_taken_says_so() -> None:
    async with Sandbox() as first:
        with pytest.raises(OSError, match="in use"):
            await Sandbox(port=first.port).start()


async def test_the_chat_page_is_served_at_the_root(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<title>The page</title>")
    async with Sandbox(web=tmp_path) as sandbox, httpx.AsyncClient(base_url=sandbox.api_url) as client:
        assert "The page" in (await client.get("/")).text
        assert (await client.get("/people")).json() == []
        assert (await client.get("/", headers={"Host": "evil.example"})).status_code == 403
