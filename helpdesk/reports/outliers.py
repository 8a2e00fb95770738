"""What stands out: a ULB or a module with clearly more tickets than in the four weeks before. Pure arithmetic."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

LEAST = 3  # tickets; fewer are chance
TIMES = 1.5  # more than usual
NAMED = 3  # of each sort

Counts = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Outlier:
    """So many now, where so many would be usual."""

    key: str
    count: int
    usual: float


def outliers(now: Counts, before: Counts, share: float) -> Sequence[Outlier]:
    """Return what stands out, the most striking first; ``share`` of ``before`` is what would be usual.

    It must be three at least, half as many again as usual, and more than chance would bring (two standard
    deviations of a count). Without any former weeks nothing is unusual.
    """
    if share <= 0 or not before:
        return ()
    found = []
    for key, count in now.items():
        usual = before.get(key, 0) * share
        if count >= LEAST and count >= TIMES * usual and count > usual + 2 * math.sqrt(usual):
            found.append(Outlier(key, count, usual))
    found.sort(key=lambda one: (one.usual - one.count, one.key))
    return found[:NAMED]
