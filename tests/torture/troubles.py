"""What can go wrong, and a list of it by chance: the same seed makes the same list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from random import Random
from typing import Any, cast

from sandbox.bot_api.faults import Fault, Kind

KILL, KILL_ANY, KILL_NOW = "kill at a point", "kill at the nth point", "kill at once"
HANG, CUT, BLOCK, WIRE = "hang", "cut off from Telegram", "no word from Telegram", "a faulty answer"
CUT_BASE, RESTART, FAILOVER, FULL = "cut off from the database", "database restart", "failover", "disk full"
CLOCK, PEACE = "clock step", "peace"
KILLS = frozenset({KILL, KILL_ANY, KILL_NOW})
# After which a message may stand twice in a chat: a process was gone, or its way to where it notes what it has sent.
MAY_DOUBLE = KILLS | {HANG, CUT, BLOCK, CUT_BASE, RESTART, FAILOVER, FULL}

FAR = 90  # points: as many as pass in a start and some seconds of work
HOURS = (0.2, 1.0, 3.0, 8.0, 26.0)
WIRES = ("lost_reply", "half_reply", "close", "500", "502", "429", "not_json", "slow", "duplicate", "shuffle")


@dataclass(frozen=True)
class Trouble:
    """One thing that goes wrong. ``seconds``: how long it lasts, or by how much the clock is moved."""

    kind: str
    point: str = ""
    nth: int = 1
    seconds: float = 0.0
    which: int = 0  # of several processes

    def __str__(self) -> str:
        said = f"{self.kind} {self.point}".strip()
        return f"{said} #{self.nth}" if self.kind in KILLS else f"{said} ({self.seconds:g} s)"

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


def planned(
    seed: str, kills: int, *, postgres: bool, points: Sequence[str], processes: int = 1, fails_over: bool = False
) -> list[Trouble]:
    """Return so many kills, and about half as many other troubles between them.

    ``points``: those by name that are to be died at next, the least tried first.
    """
    chance, wanted = Random(seed), list(points)
    others = [HANG, CUT, BLOCK, WIRE, WIRE, CLOCK]
    if not fails_over:  # what ends one server ends nothing where there are two
        others += [CUT_BASE, RESTART, FULL] if postgres else [FULL]
    plan = []
    for number in range(kills):
        # What happens once in a desk's life happens at its first start: there the first of them is waited for.
        first = number == 0 and wanted
        plan.append(Trouble(KILL, wanted.pop(0)) if first else _kill(chance, wanted, processes))
        if chance.random() < 0.5:
            plan.append(_other(chance, chance.choice(others), processes))
    if fails_over:
        plan.insert(len(plan) // 2, _other(chance, FAILOVER, processes))
    return plan


def planned_without_kills(seed: str, minutes: float, *, postgres: bool) -> list[Trouble]:
    """Return troubles that one process lives through, with peace between them, for about so long."""
    chance, left = Random(seed), 60 * minutes
    others = [HANG, CUT, BLOCK, WIRE, WIRE, FULL, *([CUT_BASE] if postgres else [])]
    plan: list[Trouble] = []
    while left > 0:
        pair = (Trouble(PEACE, seconds=round(chance.uniform(5.0, 15.0), 1)), _other(chance, chance.choice(others), 1))
        plan += pair
        left -= sum(trouble.seconds for trouble in pair)
    return plan


def _kill(chance: Random, wanted: list[str], processes: int) -> Trouble:
    which, what = chance.randrange(processes), chance.random()
    if wanted and what < 0.5:
        return Trouble(KILL, wanted.pop(0), 1, which=which)
    if what < 0.9:
        return Trouble(KILL_ANY, nth=chance.randint(1, FAR), which=which)
    return Trouble(KILL_NOW, seconds=chance.uniform(0.0, 2.0), which=which)


def _other(chance: Random, kind: str, processes: int) -> Trouble:
    which = chance.randrange(processes)
    if kind == CLOCK:
        hours = chance.choice(HOURS) if chance.random() < 0.8 else -chance.uniform(0.0, 1.0)
        return Trouble(kind, seconds=round(hours * 3600), which=which)
    if kind == WIRE:
        return Trouble(kind, chance.choice(WIRES), chance.randint(1, 4), which=which)
    return Trouble(kind, seconds=round(chance.uniform(0.3, 3.0), 1), which=which)


def wire_fault(trouble: Trouble) -> Fault:
    """Return one of Telegram's faulty answers: to a send, an edit or an answer, or to getUpdates."""
    after = trouble.nth
    match trouble.point:
        case "500" | "502" as status:
            return Fault("refuse", after=after, status=int(status), text="Bad Gateway")
        case "429":
            text = "Too Many Requests: retry after 1"
            return Fault("refuse", "messages", after=after, status=429, text=text, retry_after=1)
        case "slow":
            return Fault("slow", after=after, seconds=2.0)
        case "duplicate" | "shuffle" as kind:
            return Fault(cast("Kind", kind), "getUpdates", after=after)
        case kind:
            return Fault(cast("Kind", kind), after=after)
