"""`make takeovers`: real processes and servers, killed, stopped and failed over by the fifty; figures at the end."""

from __future__ import annotations

import argparse
import asyncio
import random
import sys
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from tests.postgres.pair import pair
from tests.postgres.server import start
from tests.takeovers.figures import Figures, tell
from tests.takeovers.scene import Scene, scene

GOALS = {"kill": 5.0, "stop": 2.0, "hang": 30.0, "failover": 30.0}  # seconds, of the slowest in a hundred


def main(arguments: Sequence[str]) -> int:
    """Do as many as are asked for; return 1 if something was lost or took too long."""
    parser = argparse.ArgumentParser(prog="python -m tests.takeovers", description=__doc__)
    for what, count in (("kills", 50), ("stops", 10), ("hangs", 10), ("failovers", 10)):
        parser.add_argument(f"--{what}", type=int, default=count)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(1 << 32))
    options = parser.parse_args(arguments)
    tell(f"seed {options.seed}")
    figures = Figures(GOALS)
    with tempfile.TemporaryDirectory(prefix="helpdesk-takeovers-") as folder:
        asyncio.run(_all(options, Path(folder), figures))
    tell(figures.table())
    return 0 if figures.hold else 1


async def _all(options: argparse.Namespace, folder: Path, figures: Figures) -> None:
    chance = random.Random(options.seed)
    servers = start()
    server = next(servers)
    try:
        async with scene(server.url(server.new_database()), folder / "one", chance) as there:
            for what, count in (("kill", options.kills), ("stop", options.stops), ("hang", options.hangs)):
                for number in range(count):
                    figures.add(what, await _one(there, what))
                    figures.say(what, number, count)
            figures.lost += await there.lost()
            figures.doubled = max(figures.doubled, there.doubled())
    finally:
        with suppress(StopIteration):
            next(servers)
    for number in range(options.failovers):
        with pair() as both:
            both.primary.wait_for_the_replica()
            async with scene(both.url("postgres"), folder / f"failover-{number}", chance) as there:
                figures.add("failover", await there.fails_over(both))
                figures.lost += await there.lost()
        figures.say("failover", number, options.failovers)


async def _one(there: Scene, what: str) -> float:
    doing = {"kill": there.is_killed, "stop": there.is_stopped, "hang": there.hangs}
    return await doing[what]()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
