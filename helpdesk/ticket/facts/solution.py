"""Facts of the date by which a ticket is to be solved: promised or moved, near, missed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from helpdesk.ticket.fact import Fact, Trait


@dataclass(frozen=True, slots=True)
class SolutionDue(Fact):
    """By when it is to be solved, from now on; None: that is not promised any more."""

    traits = Trait.ON_CARD

    due_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class SolutionNeared(Fact):
    """A warning was due: it is to be solved soon."""

    team: str


@dataclass(frozen=True, slots=True)
class SolutionMissed(Fact):
    """It was not solved by then; ``at`` is that instant, whenever it was found."""

    traits = Trait.ON_CARD

    team: str


@dataclass(frozen=True, slots=True)
class SolutionReminded(Fact):
    """A reminder after that was due; ``step`` counts from 1."""

    team: str
    step: int
