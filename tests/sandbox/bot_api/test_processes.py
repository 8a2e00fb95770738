"""The bot may be another process that is killed at any moment: the sandbox lives on and keeps what waits."""

from __future__ import annotations

import asyncio
import sys

from sandbox.cast import Cast
from sandbox.server import Sandbox
from tests.sandbox.conftest import Api

POLLER = """
import sys, urllib.request
print(urllib.request.urlopen(sys.argv[1] + "/getUpdates?timeout=50").read())
"""


async def test_a_poller_killed_in_the_middle_of_a_poll_loses_nothing(api: Api, cast: Cast, sandbox: Sandbox) -> None:
    url = f"{sandbox.base_url}{sandbox.token}"
    process = await asyncio.create_subprocess_exec(sys.executable, "-c", POLLER, url)
    while not cast.world.updates.has_poller:
        await api.result("getMe")
    process.kill()
    await process.wait()
    cast.operator.say("said after the kill")
    assert (await api.result("getUpdates"))[0]["message"]["text"] == "said after the kill"
