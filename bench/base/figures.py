"""How a bench says what it measured: rows of a table, each beside the floor of the same run and its goal."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

KEPT = "held"
MISSED = "MISSED"


@dataclass(frozen=True, kw_only=True, slots=True)
class Figure:
    """One row. ``times``: ``value`` to that of the floor of the same run, None for a floor and where there is none.

    The goal, ``most`` or ``least``, is of ``times`` where there are such, else of ``value``.
    """

    what: str
    value: float
    unit: str
    times: float | None = None
    most: float | None = None
    least: float | None = None

    @property
    def held(self) -> bool | None:
        """Whether the goal is met; None without one."""
        judged = self.value if self.times is None else self.times
        if self.most is None and self.least is None:
            return None
        return (self.most is None or judged <= self.most) and (self.least is None or judged >= self.least)

    def __str__(self) -> str:
        times = "" if self.times is None else f"{self.times:,.2f} x"
        return f"{self.what:<52}{_number(self.value):>12} {self.unit:<5}{times:>11}{self._goal()}".rstrip()

    def _goal(self) -> str:
        if self.held is None:
            return ""
        unit = self.unit if self.times is None else "x"
        bounds = [f"{sign} {bound:g} {unit}" for sign, bound in (("<=", self.most), (">=", self.least)) if bound]
        return f"   goal {' and '.join(bounds)}: {KEPT if self.held else MISSED}"


def against(
    floor: Figure, what: str, value: float, *, most: float | None = None, least: float | None = None
) -> Figure:
    """Return a figure in the unit of the floor, and as so many times it."""
    return Figure(what=what, value=value, unit=floor.unit, times=value / floor.value, most=most, least=least)


def growth(unit: str, rows: Sequence[tuple[str, float]], most: float) -> list[Figure]:
    """Return what was measured while something grew: the first is the floor of the others."""
    (what, value), *others = rows
    floor = Figure(what=what, value=value, unit=unit)
    return [floor, *(against(floor, what, value, most=most) for what, value in others)]


def all_held(figures: Sequence[Figure]) -> bool:
    """Return whether no goal is missed."""
    return not any(figure.held is False for figure in figures)


def share(seconds: Sequence[float], part: float) -> float:
    """Return the time within which this part of them was done."""
    return sorted(seconds)[min(len(seconds) - 1, int(len(seconds) * part))]


def write(path: Path, found: dict[str, Sequence[Figure]]) -> None:
    """Write the figures of each bench as JSON: what is in the table, and whether each goal is held."""
    rows = {bench: [asdict(figure) | {"held": figure.held} for figure in figures] for bench, figures in found.items()}
    path.write_text(json.dumps(rows, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def _number(value: float) -> str:
    return f"{value:,.0f}" if value >= 1000 else f"{value:,.1f}" if value >= 100 else f"{value:,.3g}"
