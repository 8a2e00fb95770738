"""What the month's calls are about, read from the project's data."""

from __future__ import annotations

import random
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from helpdesk.ticket.ticket import CallerKind, Component, Nature, Priority

KINDS = {"ulb": CallerKind.ULB_EMPLOYEE, "cbo": CallerKind.CBO}
IDS = {
    "wo": "WO/2026-27/{:06d}", "mb": "MB/2026-27/{:06d}", "mr": "MR/2026-27/10/14/{:06d}", "wb": "WB/2026-27/{:06d}",
    "pb": "PB/2026-27/{:06d}", "es": "ES/2026-27/{:06d}", "pj": "PJ/2026-27/{:06d}", "pi": "PI-JA/2026-27/{:06d}",
    "ws": "IND-2026-09-25-{:06d}",
}  # fmt: skip
LARGEST_ID = 2_000


@dataclass(frozen=True, slots=True)
class Trouble:
    """A sort of call."""

    nature: Nature
    component: Component | None
    module: str | None
    priority: Priority
    kind: CallerKind
    often: int
    said: tuple[str, ...]
    asks: str | None
    told: str | None
    solved: tuple[str, ...]


@cache
def data() -> Mapping[str, Any]:
    """Return the file as it is."""
    return tomllib.loads(files("bot.demo").joinpath("data/troubles.toml").read_text("utf-8"))


@cache
def troubles() -> tuple[Trouble, ...]:
    """Return every sort of call."""
    return tuple(_trouble(row) for row in data()["trouble"])


def named(text: str, chance: random.Random) -> str:
    """Put ids of MUKTASoft in the places that the text has for them."""
    return text.format(**{name: shape.format(chance.randrange(1, LARGEST_ID)) for name, shape in IDS.items()})


def _trouble(row: Mapping[str, Any]) -> Trouble:
    return Trouble(
        Nature(row["nature"]),
        Component(row["component"]) if "component" in row else None,
        row.get("module"),
        Priority(row["priority"]),
        KINDS[row["who"]],
        row["often"],
        tuple(row["said"]),
        row.get("asks"),
        row.get("told"),
        tuple(row["solved"]),
    )
