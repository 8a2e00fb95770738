"""Facts of what was promised: by when, kept or missed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from helpdesk.ticket.fact import Fact, Trait


class DelayReason(StrEnum):
    """Why a promise was put off."""

    MORE_WORK = "more_work"
    OTHERS = "others"  # it waits for somebody else
    URGENT = "urgent"  # something more urgent came
    UNREACHED = "unreached"  # the caller could not be reached


@dataclass(frozen=True, slots=True)
class Promised(Fact):
    """Whoever has it said by when."""

    traits = Trait.ON_CARD | Trait.ON_OWN | Trait.ANSWERS_CLOCK | Trait.PROMISES

    until: datetime


@dataclass(frozen=True, slots=True)
class PromiseChanged(Fact):
    """Whoever has it said another date, and why."""

    traits = Trait.ON_CARD | Trait.ON_OWN | Trait.ANSWERS_CLOCK | Trait.PROMISES

    until: datetime
    reason: DelayReason


@dataclass(frozen=True, slots=True)
class PromiseMoved(Fact):
    """The promised day was declared closed: the promise is for the next business day."""

    traits = Trait.PROMISES

    until: datetime


@dataclass(frozen=True, slots=True)
class PromiseKept(Fact):
    """It was solved by the promised date."""

    traits = Trait.COUNTED

    until: datetime


@dataclass(frozen=True, slots=True)
class PromiseMissed(Fact):
    """The promised date passed."""

    traits = Trait.ON_CARD | Trait.COUNTED

    until: datetime


@dataclass(frozen=True, slots=True)
class PromiseReminded(Fact):
    """The day of a promise has come."""

    until: datetime
