"""``make attack``: forged and broken updates by the thousand against a desk, and what came of them.

The same seed sends the same updates; ``--first`` goes on with those of a number.
"""

from __future__ import annotations

import argparse
import asyncio
import logging
import os
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from tests.attack.campaign import Campaign
from tests.attack.checker import Checker
from tests.attack.forging import forged
from tests.attack.kinds import enumerated
from tests.attack.scene import scene_on
from tests.postgres.server import start

LOT = 250
TOLD = 20  # faults that are printed of a lot


def main() -> int:
    """Attack; return 1 if anything came of it."""
    options = _options()
    logging.disable(logging.ERROR)
    with _database(options.database) as url:
        return asyncio.run(attack(url, options))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.attack", description="Attack a desk.")
    parser.add_argument("--updates", type=int, default=100_000, metavar="N", help="how many (default: 100000)")
    parser.add_argument("--seed", type=int, default=int.from_bytes(os.urandom(4)), help="(default: by chance)")
    parser.add_argument("--first", type=int, default=0, metavar="N", help="the number of the first (default: 0)")
    parser.add_argument("--database", choices=("sqlite", "postgresql"), default="sqlite")
    return parser.parse_args()


@contextmanager
def _database(kind: str) -> Iterator[str]:
    if kind == "sqlite":
        with tempfile.TemporaryDirectory() as folder:
            yield f"sqlite+aiosqlite:///{Path(folder) / 'desk.db'}"
        return
    servers = start()
    server = next(servers)
    try:
        yield server.url(server.new_database())
    finally:
        with suppress(StopIteration):
            next(servers)


async def attack(url: str, options: argparse.Namespace) -> int:
    """Send all, lot by lot, and print what came of each lot that had an effect."""
    async with scene_on(url) as scene:
        checker, every = Checker(scene), enumerated(scene)
        await checker.begin()
        campaign, counts, effects, begun = Campaign(scene, checker), Counter[str](), 0, time.monotonic()
        print(f"seed {options.seed}, {options.database}: {len(every)} of kind, place and role", flush=True)
        last = options.first + options.updates
        for at in range(options.first, last, LOT):
            lot = [forged(options.seed, number, scene, every) for number in range(at, min(at + LOT, last))]
            counts.update(kind for kind, _ in lot)
            faults = await campaign.send(lot)
            effects += len(faults)
            for fault in faults[:TOLD]:
                print(f"  --seed {options.seed} --first {at} --updates {LOT}: {fault}", flush=True)
            if at // LOT % 20 == 19:
                print(f"{campaign.sent:,} sent, {effects} effects, {time.monotonic() - begun:.0f} s", flush=True)
        kinds = ", ".join(f"{count:,} {kind or 'none'}" for kind, count in counts.most_common())
        rate = campaign.sent / (time.monotonic() - begun)
        print(f"{campaign.sent:,} sent ({kinds}), {rate:.0f}/s; {checker.heard:,} messages heard; {effects} effects")
    return int(effects > 0)


if __name__ == "__main__":
    raise SystemExit(main())
