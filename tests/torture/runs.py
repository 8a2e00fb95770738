"""Rounds one after another, each on a database of its own; what fails is kept, and made shorter."""

from __future__ import annotations

import asyncio
import json
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.postgres.pair import pair
from tests.postgres.places import fastest
from tests.postgres.server import PostgresServer
from tests.torture.ground import Server
from tests.torture.rounds import Round, play
from tests.torture.troubles import Trouble

SQLITE, POSTGRES = "sqlite", "postgresql"


@dataclass(frozen=True)
class Where:
    """What is tortured."""

    kind: str
    server: PostgresServer | None = None
    processes: int = 1
    fails_over: bool = False  # to a replica, once in each round: a pair of servers is made for it

    def __str__(self) -> str:
        more = [f"{self.processes} processes"] if self.processes > 1 else []
        return ", ".join([self.kind, *more, *(["failover"] if self.fails_over else [])])

    @contextmanager
    def place(self) -> Iterator[tuple[str, Path, Server]]:
        """Lend a new database, a folder, and the server that is to break."""
        folder = Path(tempfile.mkdtemp(prefix="helpdesk-torture-", dir=fastest()))
        try:
            if self.fails_over:
                with pair() as both:
                    both.primary.wait_for_the_replica()
                    yield both.url("postgres"), folder, both
            elif self.server is None:
                yield f"sqlite+aiosqlite:///{folder / 'desk.db'}", folder, None
            else:
                name = self.server.new_database()
                yield self.server.url(name), folder, self.server
                self.server.drop_database(name)
        finally:
            shutil.rmtree(folder, ignore_errors=True)


def play_once(where: Where, seed: str, plan: list[Trouble], keep: Path | None = None) -> Round:
    """Play a round; ``keep``: where it is kept if it fails."""
    with where.place() as (url, folder, server):
        played = asyncio.run(play(url, folder, seed, plan, server=server, processes=where.processes))
        if played.faults and keep is not None:
            _keep(played, seed, folder, keep)
    return played


def _keep(played: Round, seed: str, folder: Path, target: Path) -> None:
    """Keep chats, tables, calls, log, and the list of troubles from which it can be played again."""
    shutil.copytree(folder, target, dirs_exist_ok=True, ignore=shutil.ignore_patterns("page"))
    played.record.save(target / "record.json")
    script = {"seed": seed, "plan": [trouble.as_json() for trouble in played.plan]}
    (target / "script.json").write_text(json.dumps(script, indent=1), "utf-8")
    for name, lines in (("faults", played.faults), ("story", played.story), ("calls", played.calls)):
        (target / f"{name}.txt").write_text("\n".join(lines) + "\n", "utf-8")


def script_of(folder: Path) -> tuple[str, list[Trouble]]:
    """Return the seed and the troubles of a round that was kept."""
    script = json.loads((folder / "script.json").read_text("utf-8"))
    return str(script["seed"]), [Trouble(**trouble) for trouble in script["plan"]]


def shrink(where: Where, seed: str, failed: Round, keep: Path, seconds: float) -> list[Trouble]:
    """Return a shorter list of troubles after which the same check fails; it may take so long.

    People and processes run in their own time, so a list that once failed need not do so again: then it stays as it
    is.
    """
    plan, checks, end = failed.plan, _checks(failed), time.monotonic() + seconds
    size = max(1, len(plan) // 2)
    while len(plan) > 1 and time.monotonic() < end:
        for begin in range(0, len(plan), size):
            shorter = plan[:begin] + plan[begin + size :]
            if shorter and time.monotonic() < end:
                again = play_once(where, seed, shorter, keep)
                if checks & _checks(again):
                    plan = shorter
                    break
        else:
            if size == 1:
                break
            size //= 2
            continue
        size = max(1, min(size, len(plan) // 2))
    return plan


def _checks(played: Round) -> set[str]:
    return {fault.partition(":")[0] for fault in played.faults}
