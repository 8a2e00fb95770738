"""Facts of the response clock and of silence: answered, warned of, late, moved."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from helpdesk.ticket.fact import ClockOutcome, Fact, Trait


@dataclass(frozen=True, slots=True)
class Responded(Fact):
    """The team's first response in this cycle: the clock stops."""

    traits = Trait.ON_CARD

    team: str
    outcome: ClockOutcome


@dataclass(frozen=True, slots=True)
class Warned(Fact):
    """A warning was due: the response clock nears its end."""

    team: str


@dataclass(frozen=True, slots=True)
class Breached(Fact):
    """The team did not answer in time; ``at`` is the due instant, whenever it was found."""

    traits = Trait.ON_CARD

    team: str


@dataclass(frozen=True, slots=True)
class BreachWithdrawn(Fact):
    """A recorded breach was none: an answer was dated before it, or the due time has moved."""

    traits = Trait.COUNTED

    team: str


@dataclass(frozen=True, slots=True)
class DueMoved(Fact):
    """The calendar or the policy was changed, and the running clock moved with it."""

    target_at: datetime
    due_at: datetime
    provisional: bool


@dataclass(frozen=True, slots=True)
class Reminded(Fact):
    """A reminder after a breach was due; ``step`` counts from 1."""

    team: str
    step: int


@dataclass(frozen=True, slots=True)
class AnswerAwaited(Fact):
    """A question of the team has waited for an answer for a business day."""


@dataclass(frozen=True, slots=True)
class WentStale(Fact):
    """Nobody did anything for days: somebody is asked whether they are still on it."""
