"""Next dates and clocks, what is to be said of them, and the changes that move them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from helpdesk.notify.on_clock import Listener, Reminder, ReminderKind
from helpdesk.ticket.rows import ClockRow, Dated, NextDate, Recount, SolutionRow


class Timers(Protocol):
    """Next dates and response clocks."""

    async def next_date(self, ticket: int) -> NextDate | None:
        """Return the ticket's next date."""

    async def set_next(self, ticket: int, date: NextDate | None) -> None:
        """Make ``date`` what the ticket waits for; None: it waits for nothing (resolved)."""

    async def set_solution_date(self, ticket: int, date: NextDate | None) -> None:
        """Make ``date`` the next step towards its solution; None: there is none."""

    async def put_clock(self, clock: ClockRow) -> None:
        """Store a clock, or write over the one of the same ticket and cycle."""

    async def clock(self, ticket: int, cycle: int) -> ClockRow | None:
        """Return one clock."""

    async def clocks(self, ticket: int) -> Sequence[ClockRow]:
        """Return all clocks of a ticket, first cycle first."""

    async def put_solution(self, row: SolutionRow) -> None:
        """Store by when a ticket is to be solved, or write over the row of the same ticket and cycle."""

    async def solution(self, ticket: int) -> SolutionRow | None:
        """Return by when a ticket is to be solved, if that runs."""

    async def last_solution(self, ticket: int) -> SolutionRow | None:
        """Return by when a ticket is, or was last, to be solved."""

    async def unresolved(self, *, after: int = 0, limit: int | None = None, hold: bool = False) -> Sequence[Dated]:
        """Return unresolved tickets with a greater number than ``after``, by number.

        ``hold``: nobody changes them until the commit; who is at one now is waited for.
        """

    async def due(self, now: datetime, limit: int) -> Sequence[tuple[int, NextDate]]:
        """Return tickets whose next date has come, with it, earliest first."""

    async def hold(self, ticket: int) -> bool:
        """Hold the ticket until the commit, so that nobody changes it meanwhile; False if somebody is at it now."""

    async def flip(self, ticket: int, date: NextDate, then: NextDate | None) -> bool:
        """Put ``then`` in the place of ``date``; False, and nothing done, if it is not the next date any more."""


class Reminders(Protocol):
    """What the clock has recorded and people are still to be told."""

    async def add(self, reminder: Reminder) -> None:
        """Note something to be said; what was noted before is kept once."""

    async def listeners(self, now: datetime) -> Sequence[Listener]:
        """Return those who are to be told something by now, whoever waits longest first."""

    async def waiting(self, now: datetime, listener: Listener | None = None) -> Sequence[Reminder]:
        """Return what is to be said by now, oldest first; to that listener, or to all."""

    async def take(self, ids: Sequence[int], *, said: bool = True) -> frozenset[int]:
        """End these, said or dropped; return those that were still waiting: they are the caller's to say."""

    async def put_off(self, ids: Sequence[int], until: datetime) -> None:
        """Let these wait until then."""

    async def of(self, ids: Sequence[int]) -> Sequence[Reminder]:
        """Return reminders by id, in their order."""

    async def last_question(self, ticket: int, team: str) -> Reminder | None:
        """Return the last question of the clock's about a ticket that its team's group was asked."""

    async def was_said(self, ticket: int, cycle: int, kind: ReminderKind) -> bool:
        """Whether people were told such a thing of a ticket's stay with a team."""


class Recounts(Protocol):
    """Changes that the dates of open tickets have yet to follow."""

    async def start(self, recount: Recount) -> None:
        """Let dates be counted anew."""

    async def next(self) -> Recount | None:
        """Return the oldest that is not finished and that no other process is at."""

    async def save(self, recount: Recount) -> None:
        """Write down how far it is."""
