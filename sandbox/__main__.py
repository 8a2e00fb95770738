"""`python -m sandbox --port 8090`: the demo's world on this machine, until Ctrl-C."""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import json
import time

from sandbox.cast import GROUPS, PEOPLE, build_demo
from sandbox.server import Sandbox
from sandbox.world.world import World

NOT_BEFORE = 1_790_000_000
FIRST_OF_CROWD = 70_001


async def serve(options: argparse.Namespace) -> None:
    # A bot that remembers an earlier run must not meet that run's message ids again.
    world = World(ids_from=int(time.time()) - NOT_BEFORE)
    async with Sandbox(world=world, port=options.port, limits=not options.no_limits) as sandbox:
        cast = build_demo(sandbox.world)
        crowd = [FIRST_OF_CROWD + n for n in range(options.crowd)]
        for n, person in enumerate(crowd, 1):
            world.add_user(person, f"Person {n}")
        if options.json:
            print(json.dumps(where(sandbox) | {"crowd": crowd}), flush=True)  # noqa: T201
        else:
            print(f"A Telegram look-alike on {sandbox.api_url}, with {len(cast.people)} people.")  # noqa: T201
            print(f"Bot token: {sandbox.token}")  # noqa: T201 - it opens nothing but this sandbox
            print(f'For the bot: telegram.api_url = "{sandbox.api_url}". Stop with Ctrl-C.', flush=True)  # noqa: T201
        await asyncio.Event().wait()


def where(sandbox: Sandbox) -> dict[str, object]:
    """What a program needs that has started this one: the address, the bot's token, and who is who."""
    return {
        "api_url": sandbox.api_url,
        "token": sandbox.token,
        "people": {name: person[0] for name, person in PEOPLE.items()},
        "groups": {name: group[0] for name, group in GROUPS.items()},
    }


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m sandbox", description=__doc__)
    parser.add_argument("--port", type=int, default=8090, help="0: any that is free")
    parser.add_argument("--no-limits", action="store_true", help="do not keep Telegram's rate limits")
    parser.add_argument("--crowd", type=int, default=0, metavar="N", help="so many more people, whom nobody knows")
    parser.add_argument("--json", action="store_true", help="say where it is in one line, for programs")
    options = parser.parse_args()
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(serve(options))


if __name__ == "__main__":
    main()
