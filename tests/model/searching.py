"""What a search through all states of a model comes to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeVar

S = TypeVar("S")


@dataclass(frozen=True)
class Found:
    """How many states it saw, and the way to the first that breaks a law."""

    states: int
    law: str | None = None
    way: tuple[str, ...] = field(default=())


def way_to(state: S, came: Mapping[S, tuple[S, str] | None]) -> tuple[str, ...]:
    """Return the steps that led to a state; ``came`` has, of each, the one before it and the step."""
    names: list[str] = []
    while (last := came[state]) is not None:
        state, name = last
        names.append(name)
    return tuple(reversed(names))
