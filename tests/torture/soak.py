"""``make soak``: one process, hours of work with faults, and what it holds: memory, files, what is owed.

It has the campaign's people, troubles and checks; only nothing is killed.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import time
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from tests.postgres.server import CAREFUL, server_or_none
from tests.torture.ground import Ground
from tests.torture.rounds import Round, play
from tests.torture.runs import POSTGRES, SQLITE, Where
from tests.torture.troubles import planned_without_kills

EVERY = 5.0  # seconds
PART = 0.2  # of the time: after the first part all that is kept once has been loaded
MOST = 1.05  # times the memory after that
FEW = 8  # files: connections come and go


@dataclass
class Holding:
    """What the process held, as it was looked at."""

    memory: list[float] = field(default_factory=list)  # MB
    files: list[int] = field(default_factory=list)

    async def watch(self, ground: Ground) -> None:
        """Look every few seconds."""
        while True:
            await asyncio.sleep(EVERY)
            pid = ground.victims[0].pid
            if pid is not None:
                self.memory.append(_memory_of(pid))
                self.files.append(_files_of(pid))

    def faults(self) -> list[str]:
        """Return what grew."""
        before, after = ends(self.memory)
        opened, left = ends(self.files)
        found = [f"memory grew from {before:.1f} to {after:.1f} MB"] if after > before * MOST else []
        return found + ([f"files grew from {opened:.0f} to {left:.0f}"] if left > opened + FEW else [])


def ends(seen: list[float] | list[int]) -> tuple[float, float]:
    """Return the middle of what was seen once it was warm, and at the end."""
    part = max(1, int(len(seen) * PART))
    return median(seen[part : 2 * part] or seen), median(seen[-part:])


def main() -> int:
    """Soak; return 1 if anything grew, was lost, or is owed."""
    parser = argparse.ArgumentParser(prog="python -m tests.torture.soak", description="Let a desk work with faults.")
    parser.add_argument("--minutes", type=float, default=120.0, metavar="N", help="for how long (default: 120)")
    parser.add_argument("--seed", type=int, default=int.from_bytes(os.urandom(4)), help="(default: by chance)")
    parser.add_argument("--database", choices=(SQLITE, POSTGRES), default=SQLITE)
    options = parser.parse_args()
    print(f"seed {options.seed}, {options.database}", flush=True)
    with server_or_none(CAREFUL, needed=options.database == POSTGRES) as own:
        where, seed = Where(options.database, own), f"{options.seed}:soak"
        plan = planned_without_kills(seed, options.minutes, postgres=own is not None)
        holding, begun = Holding(), time.monotonic()
        with where.place() as (url, folder, server):
            played = asyncio.run(play(url, folder, seed, plan, server=server, watch=holding.watch))
    return _told(played, holding, time.monotonic() - begun)


def _told(played: Round, holding: Holding, seconds: float) -> int:
    faults = [*played.faults, *holding.faults()]
    updates, messages = len(played.record.updates), sum(played.record.posts.values())
    print(f"{seconds:.0f} s, {updates:,} updates ({updates / seconds:.1f}/s), {messages:,} messages")
    print(f"{dict(played.done)}")
    for what, seen in (("memory (MB)", holding.memory), ("files", holding.files)):
        before, after = ends(seen)
        print(f"{what}: {before:.1f} when it was warm, {after:.1f} at the end, {max(seen):.1f} at most")
    print(f"{len(faults)} faults")
    for fault in faults:
        print(f"  {fault}")
    return int(bool(faults))


def _memory_of(pid: int) -> float:
    status = Path(f"/proc/{pid}/status").read_text("ascii", "replace")
    return int(status.partition("VmRSS:")[2].split()[0]) / 1024


def _files_of(pid: int) -> int:
    return sum(1 for _ in Path(f"/proc/{pid}/fd").iterdir())


if __name__ == "__main__":
    raise SystemExit(main())
