"""``make torture``: break a desk at work by chance, over and over, and see what comes of it.

The same seed makes the same troubles in the same order. Counts add up in a file over all runs.
"""

from __future__ import annotations

import argparse
import os
import time
from pathlib import Path

from tests.postgres.server import CAREFUL, server_or_none
from tests.torture.rounds import Round
from tests.torture.runs import POSTGRES, SQLITE, Where, play_once, script_of, shrink
from tests.torture.tally import Tally
from tests.torture.troubles import KILLS, planned


def main() -> int:
    """Torture; return 1 if anything came of it."""
    options = _options()
    tally = Tally(options.state)
    if options.report:
        print(tally.report())
        return 0
    kinds = [SQLITE, POSTGRES] if options.database == "both" else [options.database]
    with server_or_none(CAREFUL, needed=POSTGRES in kinds) as server:
        own = (server, options.processes, options.failovers)
        places = [Where(SQLITE) if kind == SQLITE else Where(kind, *own) for kind in kinds]
        if options.again:
            seed, plan = script_of(options.again)
            return _told(play_once(places[0], seed, plan), seed)
        failed = _rounds(options, places, tally)
    print(tally.report())
    return int(failed > 0)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.torture", description="Torture a desk at work.")
    parser.add_argument("--minutes", type=float, default=10.0, metavar="N", help="for how long (default: 10)")
    parser.add_argument("--seed", type=int, default=int.from_bytes(os.urandom(4)), help="(default: by chance)")
    parser.add_argument("--database", choices=(SQLITE, POSTGRES, "both"), default="both")
    parser.add_argument("--processes", type=int, default=1, metavar="N", help="on PostgreSQL (default: 1)")
    parser.add_argument("--failovers", action="store_true", help="on PostgreSQL: to a replica, once in each round")
    parser.add_argument("--each", type=int, default=30, metavar="N", help="kills of a round (default: 30)")
    parser.add_argument("--state", type=Path, default=Path("torture.json"), help="what adds up over all runs")
    parser.add_argument("--keep", type=Path, default=Path("torture-failed"), help="where failed rounds are kept")
    parser.add_argument("--again", type=Path, metavar="FOLDER", help="play a round that was kept")
    parser.add_argument(
        "--shrink", type=float, default=5.0, metavar="MINUTES", help="for a failed round (default: 5)"
    )
    parser.add_argument("--report", action="store_true", help="only print what adds up")
    return parser.parse_args()


def _rounds(options: argparse.Namespace, places: list[Where], tally: Tally) -> int:
    """Play until the time is over; return how many failed."""
    print(f"seed {options.seed}: " + ", ".join(map(str, places)), flush=True)
    end, number, failed = time.monotonic() + 60 * options.minutes, 0, 0
    while time.monotonic() < end:
        where, seed = places[number % len(places)], f"{options.seed}:{number}"
        points = tally.next_points(str(where))
        plan = planned(
            seed, options.each, postgres=where.server is not None, points=points, processes=where.processes,
            fails_over=where.fails_over,
        )  # fmt: skip
        keep, begun = options.keep / f"{where.kind}-{options.seed}-{number}", time.monotonic()
        played = play_once(where, seed, plan, keep)
        seconds = time.monotonic() - begun
        tally.add(str(where), played, seed, seconds)
        print(
            f"{where} {seed}: {_in_a_line(played)}, {seconds:.0f} s; {tally.kills(str(where))} kills in all",
            flush=True,
        )
        if played.faults:
            failed += 1
            _told(played, seed)
            print(f"  kept in {keep}", flush=True)
            shorter = shrink(where, seed, played, keep.with_name(keep.name + "-shorter"), 60 * options.shrink)
            print(f"  {len(plan)} troubles, {len(shorter)} are enough: {'; '.join(map(str, shorter))}", flush=True)
        number += 1
    return failed


def _in_a_line(played: Round) -> str:
    kills = sum(played.done[kind] for kind in KILLS)
    others = sum(played.done.values()) - kills
    record = played.record
    return (
        f"{kills} kills, {others} other troubles, {len(record.updates)} updates, "
        f"{len(record.tables.get('tickets', ()))} tickets, {played.doubles} doubles, {len(played.faults)} faults"
    )


def _told(played: Round, seed: str) -> int:
    for fault in played.faults:
        print(f"  {seed}: {fault}", flush=True)
    return int(bool(played.faults))


if __name__ == "__main__":
    raise SystemExit(main())
