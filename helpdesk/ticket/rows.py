"""What is remembered of a ticket's time: its next date, its response clocks, and what moves them. Values only."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from helpdesk.ticket.ticket import Priority, Ticket


@dataclass(frozen=True, slots=True)
class NextDate:
    """A date at which something is due for a ticket. ``step`` counts within the kind.

    A ticket waits for one thing at a time; by when it is to be solved has a date of its own, beside that one.
    """

    kind: str  # response, promise, answer, stale; solution
    step: int
    at: datetime
    # What an answer or silence is counted from, so that a changed calendar can count it anew.
    since: datetime | None = field(default=None, compare=False)


@dataclass(frozen=True, kw_only=True, slots=True)
class ClockRow:
    """One response clock: a ticket's stay with a team. Finished ones keep what was promised."""

    ticket: int
    cycle: int
    team: str
    started_at: datetime
    target_at: datetime
    due_at: datetime
    ended_at: datetime | None = None
    outcome: str | None = None
    breached_at: datetime | None = None
    # What `sla.Clock` counts from: a changed priority or calendar moves the clock by it.
    priority: Priority | None = None
    target_from: datetime | None = None
    target_days: int = 1
    due_from: datetime | None = None
    due_days: int = 1
    warn_at: datetime | None = None
    provisional: bool = False
    warned_at: datetime | None = None  # the warning that was recorded, by its own date
    reminded: int = 0  # how many reminders were recorded after the breach


@dataclass(frozen=True, kw_only=True, slots=True)
class SolutionRow(ClockRow):
    """By when a ticket is to be solved; ``cycle`` is the stay in which it began, ``team`` who has the ticket now.

    It goes on from team to team (no team: the desk), and rests while the ticket waits for an answer.
    """

    pauses: tuple[tuple[datetime, datetime], ...] = ()
    paused_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Dated:
    """An unresolved ticket with the clock of its present cycle, its next date, and by when it is to be solved."""

    ticket: Ticket
    clock: ClockRow | None
    date: NextDate | None
    solution: SolutionRow | None = None  # that runs


@dataclass(frozen=True, kw_only=True, slots=True)
class Recount:
    """A change after which the dates of open tickets are counted anew; ``id`` 0 is not stored yet."""

    id: int = 0
    version: int  # of the settings
    what: str = "calendar"  # what changed: the calendar, the file's rhythm, or what a priority promises
    announced_at: datetime
    by: int
    done_through: int = 0  # the last ticket that was looked at
    moved: int = 0
    withdrawn: int = 0
    finished_at: datetime | None = None
