"""What all runs have done together: a small file that each run adds to, since five hundred kills take hours."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

from tests.torture.rounds import Round
from tests.torture.troubles import KILLS


class Tally:
    """Counts by what was tortured (``sqlite``, ``postgresql``, with how many processes)."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._all: dict[str, dict[str, Any]] = json.loads(path.read_text("utf-8")) if path.exists() else {}

    def add(self, what: str, played: Round, seed: str, seconds: float) -> None:
        """Add a round, and keep all."""
        mine = self._all.setdefault(what, {"counts": {}, "troubles": {}, "points": {}, "failed": []})
        record = played.record
        counts = {
            "rounds": 1, "kills": sum(played.done[kind] for kind in KILLS), "seconds": round(seconds),
            "updates": len(record.updates), "lines": len(record.said), "presses": len(record.pressed),
            "tickets": len(record.tables.get("tickets", ())), "messages": sum(record.posts.values()),
            "doubles": played.doubles, "healed": played.healed, "faults": len(played.faults),
        }  # fmt: skip
        mine["counts"] = _sum(mine["counts"], counts)
        mine["troubles"] = _sum(mine["troubles"], played.done)
        for name, reached in played.reached.items():
            before, killed = mine["points"].get(name, (0, 0))
            mine["points"][name] = [before + reached, killed + played.killed_at[name]]
        if played.faults:
            mine["failed"].append(seed)
        self._path.write_text(json.dumps(self._all, indent=1, sort_keys=True) + "\n", "utf-8")

    def next_points(self, what: str) -> list[str]:
        """Return the points at which to die next, those first at which it was done least."""
        points: dict[str, list[int]] = self._all.get(what, {}).get("points", {})
        return sorted(points, key=lambda name: (points[name][1], -points[name][0]))

    def kills(self, what: str) -> int:
        """Return how many kills there were."""
        return int(self._all.get(what, {}).get("counts", {}).get("kills", 0))

    def report(self) -> str:
        """Return all of it in words."""
        return "\n\n".join(_told(what, mine) for what, mine in sorted(self._all.items()))


def _sum(before: dict[str, int], more: dict[str, int] | Counter[str]) -> dict[str, int]:
    return {name: before.get(name, 0) + more.get(name, 0) for name in {**before, **more}}


def _told(what: str, mine: dict[str, Any]) -> str:
    points = mine["points"].items()
    died = sum(1 for _, (_, killed) in points if killed)
    lines = [f"{what}: " + ", ".join(f"{count:,} {name}" for name, count in sorted(mine["counts"].items()))]
    lines += ["  " + ", ".join(f"{count:,} {kind}" for kind, count in sorted(mine["troubles"].items()))]
    lines += [f"  {len(points)} crash points reached, {died} of them died at (times reached, times died at):"]
    lines += [f"    {name}: {reached:,}, {killed}" for name, (reached, killed) in sorted(points)]
    if mine["failed"]:
        lines.append(f"  failed: {', '.join(mine['failed'])}")
    return "\n".join(lines)
