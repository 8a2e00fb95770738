"""Facts of a ticket's further way: asked and answered, moved, ended, opened again, linked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from helpdesk.ticket.fact import Fact, Trait
from helpdesk.ticket.ticket import Confirmation


@dataclass(frozen=True, slots=True)
class Asked(Fact):
    """Whoever has it asked the desk something; the note is the question."""

    traits = Trait.ON_CARD | Trait.ON_OWN | Trait.ANSWERS_CLOCK

    note: int | None


@dataclass(frozen=True, slots=True)
class Answered(Fact):
    """The desk answered ``asker``; no note: no answer is needed any more."""

    traits = Trait.ON_CARD | Trait.ON_OWN | Trait.ANSWERS_CLOCK | Trait.RESUMES

    asker: int | None
    note: int | None


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


@dataclass(frozen=True, slots=True)
class Reopened(Fact):
    """It was not solved after all; the note says why. If it goes to a team, that it arrived comes next."""

    traits = Trait.ON_OWN | Trait.ENDS_LOAN | Trait.COUNTED

    note: int | None


@dataclass(frozen=True, slots=True)
class Confirmed(Fact):
    """What the caller said when asked whether it is solved."""

    traits = Trait.ON_CARD | Trait.ON_OWN | Trait.ON_CONFIRM

    answer: Confirmation


@dataclass(frozen=True, slots=True)
class Rated(Fact):
    """How content the caller is, 1 to 5."""

    traits = Trait.ON_CARD | Trait.ON_OWN | Trait.ON_CONFIRM

    score: int


@dataclass(frozen=True, slots=True)
class Closed(Fact):
    """It is over: the caller confirmed, or nobody objected in time."""

    traits = Trait.ON_CARD | Trait.ON_OWN | Trait.ON_CONFIRM


@dataclass(frozen=True, slots=True)
class Withdrawn(Fact):
    """The desk took it back unsolved: it is not needed any more."""

    traits = Trait.ON_CARD | Trait.ON_OWN | Trait.ANSWERS_CLOCK | Trait.ENDS_LOAN | Trait.ENDS


@dataclass(frozen=True, slots=True)
class Referenced(Fact):
    """Its name in another system was noted; the note holds it."""

    traits = Trait.ON_CARD

    note: int


@dataclass(frozen=True, slots=True)
class Linked(Fact):
    """It is the same as another ticket, or caused by that problem; None: it was linked by mistake."""

    traits = Trait.ON_CARD

    to: int | None


FACTS_OF_WORK: tuple[type[Fact], ...] = (
    Asked, Answered, Forwarded, Returned, HandedOver, TakenBack, Reopened, Confirmed, Rated, Closed, Withdrawn,
    Referenced, Linked,
)  # fmt: skip
