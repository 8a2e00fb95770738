"""What every fact has, and the words in which facts are told."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class ClockOutcome(StrEnum):
    """How a response clock ended."""

    IN_TIME = "in_time"
    LATE = "late"
    CANCELLED = "cancelled"  # forwarded, or solved before a team answered


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that happened at ``at``, by ``by`` (a Telegram id; None: the clock or the group itself)."""

    at: datetime
    by: int | None


@dataclass(frozen=True, slots=True)
class JournalRow:
    """One fact as the journal holds it; rows are ordered by ``seq``."""

    seq: int
    ticket: int
    fact: Fact
