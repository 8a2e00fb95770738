"""`python -m sandbox --port 8090`: the demo's world on this machine, until Ctrl-C."""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import time

from sandbox.cast import build_demo
from sandbox.server import Sandbox
from sandbox.world import World

NOT_BEFORE = 1_790_000_000


async def serve(port: int, *, limits: bool) -> None:
    # A bot that remembers an earlier run must not meet that run's message ids again.
    world = World(ids_from=int(time.time()) - NOT_BEFORE)
    async with Sandbox(world=world, port=port, limits=limits) as sandbox:
        cast = build_demo(sandbox.world)
        print(f"A Telegram look-alike on {sandbox.api_url}, with {len(cast.people)} people.")  # noqa: T201
        print(f"Bot token: {sandbox.token}")  # noqa: T201 - it opens nothing but this sandbox
        print(f'For the bot: telegram.api_url = "{sandbox.api_url}". Stop with Ctrl-C.')  # noqa: T201
        await asyncio.Event().wait()


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m sandbox", description=__doc__)
    parser.add_argument("--port", type=int, default=8090)
    parser.add_argument("--no-limits", action="store_true", help="do not keep Telegram's rate limits")
    options = parser.parse_args()
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(serve(options.port, limits=not options.no_limits))


if __name__ == "__main__":
    main()
