"""Facts of whose ticket it is: which team has it, and who of the team."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from helpdesk.ticket.fact import Fact, Trait


@dataclass(frozen=True, slots=True)
class Escalated(Fact):
    """It reached a team and its clock started."""

    traits = Trait.ON_OWN | Trait.ANSWERS_CLOCK | Trait.ENDS_LOAN | Trait.RESUMES

    team: str
    target_at: datetime
    due_at: datetime
    provisional: bool


@dataclass(frozen=True, slots=True)
class Kept(Fact):
    """L1 keeps it; ``until``: by when, None if no date was given."""

    traits = Trait.PROMISES

    until: datetime | None


@dataclass(frozen=True, slots=True)
class Forwarded(Fact):
    """A team passed it on. ``reason`` is a code; the note says it in words. The fact that it arrived comes next."""

    traits = Trait.ANSWERS_CLOCK

    origin: str
    team: str
    reason: str | None
    note: int | None


@dataclass(frozen=True, slots=True)
class Returned(Fact):
    """A team sent it back to the desk because something is missing or wrong."""

    traits = Trait.ON_OWN | Trait.ANSWERS_CLOCK | Trait.ENDS_LOAN | Trait.RESUMES | Trait.COUNTED

    origin: str
    reason: str | None
    note: int | None


@dataclass(frozen=True, slots=True)
class Claimed(Fact):
    """A person of the team took it."""

    traits = Trait.ON_CARD | Trait.ON_OWN | Trait.ANSWERS_CLOCK | Trait.ENDS_LOAN


@dataclass(frozen=True, slots=True)
class Released(Fact):
    """Whoever had it gave it back to the team."""

    traits = Trait.ON_CARD | Trait.ON_OWN | Trait.ANSWERS_CLOCK | Trait.ENDS_LOAN | Trait.RESUMES


@dataclass(frozen=True, slots=True)
class HandedOver(Fact):
    """Whoever had it gave it to a colleague of the team: for good, or until they are back."""

    traits = Trait.ON_CARD | Trait.ON_OWN | Trait.ANSWERS_CLOCK

    to: int
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class TakenBack(Fact):
    """Whoever was off took it back from the colleague who had it meanwhile."""

    traits = Trait.ON_CARD | Trait.ON_OWN | Trait.ANSWERS_CLOCK | Trait.ENDS_LOAN

    origin: int
