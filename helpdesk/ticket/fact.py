"""What every fact has, and the words in which facts are told."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import Flag, StrEnum, auto
from typing import ClassVar


class ClockOutcome(StrEnum):
    """How a response clock ended."""

    IN_TIME = "in_time"
    LATE = "late"
    CANCELLED = "cancelled"  # forwarded, or solved before a team answered


def in_time(at: datetime, due_at: datetime) -> bool:
    """Return whether what was done ``at`` an instant keeps a date: at the very due instant it does."""
    return at <= due_at


class Trait(Flag):
    """What facts of a kind mean to others. Each kind names its own, beside its fields; ``has`` asks for them."""

    NONE = 0
    ON_CARD = auto()  # the team's card shows it
    ON_OWN = auto()  # the operator's own message about the ticket shows it
    ON_CONFIRM = auto()  # the question what the caller says shows it
    ANSWERS_CLOCK = auto()  # it answers what the clock asked: "Still on it?", "By when now?"
    ENDS_LOAN = auto()  # nobody works in the place of somebody who is off any more
    RESUMES = auto()  # the ticket no longer waits for an answer
    PROMISES = auto()  # it says by when
    ENDS = auto()  # the ticket is open no more
    COUNTED = auto()  # summaries count it


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that happened at ``at``, by ``by`` (a Telegram id; None: the clock or the group itself)."""

    traits: ClassVar[Trait] = Trait.NONE

    at: datetime
    by: int | None


def has(facts: Iterable[Fact], trait: Trait) -> bool:
    """Return whether one of ``facts`` has ``trait``."""
    return any(trait in fact.traits for fact in facts)


@dataclass(frozen=True, slots=True)
class JournalRow:
    """One fact as the journal holds it; rows are ordered by ``seq``."""

    seq: int
    ticket: int
    fact: Fact
