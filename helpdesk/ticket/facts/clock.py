"""Facts of the response clock and of silence: answered, warned of, late, moved."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from helpdesk.ticket.fact import ClockOutcome, Fact, Trait


@dataclass(frozen=True, slots=True)
class Responded(Fact):
    """The team's first response in this cycle: the clock stops. ``taken``: by a claim, nobody has said a word yet."""

    traits = Trait.ON_CARD

    team: str
    outcome: ClockOutcome
    taken: bool = False


@dataclass(frozen=True, slots=True)
class Spoke(Fact):
    """The team's first words to somebody about a ticket that it had only taken: now it is answered."""

    traits = Trait.ON_CARD

    team: str


@dataclass(frozen=True, slots=True)
class ResponseUndone(Fact):
    """Whoever took it gave it back before any word: the clock runs on as if it had never stopped."""

    traits = Trait.ON_CARD | Trait.COUNTED

    team: str
    taken_at: datetime


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

    traits = Trait.ON_CARD


@dataclass(frozen=True, slots=True)
class ObjectionAwaits(Fact):
    """A town's objection waits for the desk to ask the caller; ``step`` counts the reminders from 1."""

    step: int


@dataclass(frozen=True, slots=True)
class WentStale(Fact):
    """Nobody did anything for days: somebody is asked whether they are still on it."""

    traits = Trait.ON_CARD
