"""Faults that wait for their calls: which of them strikes next, and how often."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, Protocol, TypeVar


class Counted(Protocol):
    """How often a fault strikes: after so many fitting calls, then at each, or at every second, third..."""

    after: int
    every: int
    seen: int
    hits: int


F = TypeVar("F", bound=Counted)


class FaultsInTurn(Generic[F]):
    """The faults that were ordered, in that order."""

    def __init__(self) -> None:
        self.ordered: list[F] = []

    def order(self, fault: F) -> F:
        self.ordered.append(fault)
        return fault

    def clear(self) -> None:
        self.ordered.clear()

    def strikes(self, fits: Callable[[F], bool]) -> F | None:
        """Return the fault that strikes a call, and count it; None: the call is served."""
        for fault in filter(fits, self.ordered):
            if fault.after:
                fault.after -= 1
                continue
            fault.seen += 1
            if fault.seen % fault.every:
                continue
            fault.hits += 1
            return fault
        return None
