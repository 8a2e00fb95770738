"""Facts of a ticket's end: solved, confirmed, closed, withdrawn; and opened again."""

from __future__ import annotations

from dataclasses import dataclass

from helpdesk.ticket.fact import Fact, Trait
from helpdesk.ticket.ticket import Confirmation


@dataclass(frozen=True, slots=True)
class Resolved(Fact):
    """It is solved; the note says how."""

    traits = (
        Trait.ON_CARD | Trait.ON_OWN | Trait.ANSWERS_CLOCK | Trait.ENDS_LOAN | Trait.RESUMES | Trait.ENDS
        | Trait.COUNTED
    )  # fmt: skip

    note: int | None


@dataclass(frozen=True, slots=True)
class Confirmed(Fact):
    """What the caller said when asked whether it is solved."""

    traits = Trait.ON_CARD | Trait.ON_OWN | Trait.ON_CONFIRM

    answer: Confirmation


@dataclass(frozen=True, slots=True)
class Objected(Fact):
    """The town says that it is not solved; the note says why. It closes once the desk has asked the caller."""

    traits = Trait.ON_CONFIRM

    note: int


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
class Reopened(Fact):
    """It was not solved after all; the note says why. If it goes to a team, that it arrived comes next."""

    traits = Trait.ON_OWN | Trait.ENDS_LOAN | Trait.COUNTED

    note: int | None
