"""What the charts show, as numbers: how the desk's work came and went by the day, and how old is what is open."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from helpdesk.ticket.ticket import Priority

SPAN = 30  # days
AGES = (timedelta(days=1), timedelta(days=3), timedelta(days=7), timedelta(days=30))  # where one column ends


@dataclass(frozen=True, slots=True)
class DayFlow:
    """What came and went on one date, and what was open at its end."""

    on: date
    opened: int
    resolved: int
    open: int


@dataclass(frozen=True, slots=True)
class Turned:
    """How often tickets were opened, resolved, ended in any way and opened again in a span."""

    opened: int = 0
    resolved: int = 0
    ended: int = 0
    reopened: int = 0

    @property
    def growth(self) -> int:
        """By how much more was open afterwards."""
        return self.opened + self.reopened - self.ended


Ages = Mapping[Priority, Sequence[int]]  # how many are in each column of AGES, and older


def flows(dates: Sequence[date], turned: Sequence[Turned], open_at_end: int) -> list[DayFlow]:
    """Return each date's flow: what was open is counted backwards from the end of the last."""
    found: list[DayFlow] = []
    left = open_at_end
    for on, day in zip(reversed(dates), reversed(turned), strict=True):
        found.append(DayFlow(on, day.opened, day.resolved, left))
        left -= day.growth
    return found[::-1]


def opened_before(now: datetime) -> list[datetime]:
    """Return the instants at which one column of the ages gives way to the next, youngest first."""
    return [now - end for end in AGES]
