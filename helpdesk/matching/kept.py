"""What is worked out once of a list of the settings: known by which list it is, not by comparing all of it."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Generic, TypeVar

In = TypeVar("In")
Out = TypeVar("Out")
_KEPT = 8


class _The(Generic[In]):
    """A list that is only equal to itself; whoever holds this holds it, so that no other takes its place."""

    __slots__ = ("it",)

    def __init__(self, it: In) -> None:
        self.it = it

    def __hash__(self) -> int:
        return id(self.it)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _The) and self.it is other.it


def kept(work: Callable[[In], Out]) -> Callable[[In], Out]:
    """Remember what was worked out of the last few lists: read anew, an equal list costs one comparison."""
    by_value = lru_cache(_KEPT)(work)
    by_place = lru_cache(_KEPT)(lambda the: by_value(the.it))
    return lambda it: by_place(_The(it))
