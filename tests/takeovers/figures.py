"""What was measured, and whether it is good enough."""

from __future__ import annotations

import math
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field


def percentile(values: list[float], share: float) -> float:
    """Return the value that so many of a hundred do not exceed, one that was measured."""
    return sorted(values)[max(0, math.ceil(len(values) * share / 100) - 1)]


def tell(line: str) -> None:
    """Say it at once."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


@dataclass
class Figures:
    """Seconds by what happened; ``goals`` are for the slowest in a hundred."""

    goals: Mapping[str, float]
    seconds: dict[str, list[float]] = field(default_factory=dict)
    lost: int = 0
    doubled: int = 0  # messages that one person has too many, after all kills and hangs

    def add(self, what: str, seconds: float) -> None:
        """Note one."""
        self.seconds.setdefault(what, []).append(seconds)

    def say(self, what: str, number: int, count: int) -> None:
        """Say how far it has come."""
        tell(f"{what} {number + 1} of {count}: {self.seconds[what][-1]:.2f} s")

    @property
    def hold(self) -> bool:
        """Whether all is as it should be."""
        return not self.lost and all(percentile(each, 99) <= self.goals[what] for what, each in self.seconds.items())

    def table(self) -> str:
        """Return all of it, for people."""
        rows = [
            f"| {what} | {len(each)} | {percentile(each, 50):.1f} | {percentile(each, 99):.1f} | {goal:.0f} |"
            for (what, each), goal in ((item, self.goals[item[0]]) for item in self.seconds.items())
        ]
        head = ["| what | times | p50, s | p99, s | goal, s |", "|---|---|---|---|---|"]
        end = f"lost: {self.lost}; doubled in one chat at most: {self.doubled}"
        return "\n".join([*head, *rows, end])
