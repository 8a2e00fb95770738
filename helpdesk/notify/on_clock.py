"""What the clock has recorded and people are still to be told: when it may be said, whether it is still true."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from helpdesk.calendar.business_hours import BusinessCalendar
from helpdesk.outbox import OutboxRow, Urgency
from helpdesk.ticket.ticket import WITH_TEAM, Status, Ticket

AT_ONCE = timedelta(minutes=15)  # found later than that after closing, it waits for the next opening
SINGLY = 3  # more than so many to one team or person become one message


class ReminderKind(StrEnum):
    """What is said. The order is that of weight: of two about one ticket to the same people the heavier stays."""

    WARNING = "warning"  # the team: the response clock nears its end
    SOLVE_SOON = "solve_soon"  # the team: it is to be solved soon
    WITHDRAWN = "withdrawn"  # the team: a breach was none
    SOLVE_MOVED = "solve_moved"  # the team: by when it was to be solved has moved; it is not over yet
    PROMISE_MOVED = "promise_moved"  # whoever promised: that day is closed, the next business day counts
    STALE = "stale"  # whoever has it: still on it?
    ANSWER = "answer"  # the operator: a question waits
    OBJECTION = "objection"  # the operator, then the admins: the town says that it is not solved
    PROMISE = "promise"  # whoever promised: the day has come
    MISSED = "missed"  # whoever promised: the day is over
    UNSOLVED = "unsolved"  # the team: not solved in time
    UNSOLVED_TOLD = "unsolved_told"  # the operator, the managers, the admins: not solved in time
    BREACH = "breach"  # the team: late
    STILL_LATE = "still_late"  # the team: late, and still not answered
    OPERATOR = "operator"  # the operator: the team is late
    MANAGERS = "managers"  # the team's managers
    ADMINS = "admins"


WEIGHT = {kind: place for place, kind in enumerate(ReminderKind)}
OF_THE_RESPONSE = frozenset(
    {
        ReminderKind.WARNING,
        ReminderKind.BREACH,
        ReminderKind.STILL_LATE,
        ReminderKind.OPERATOR,
        ReminderKind.MANAGERS,
        ReminderKind.ADMINS,
    }
)
OF_THE_SOLUTION = frozenset({ReminderKind.SOLVE_SOON, ReminderKind.UNSOLVED, ReminderKind.UNSOLVED_TOLD})
OF_A_CLOCK = OF_THE_RESPONSE | OF_THE_SOLUTION
NONE_AFTER_ALL = frozenset({ReminderKind.WITHDRAWN, ReminderKind.SOLVE_MOVED})
"""What people were told, and was not so after all."""
QUESTIONS = frozenset({ReminderKind.STALE, ReminderKind.PROMISE, ReminderKind.MISSED, ReminderKind.OBJECTION})
"""What has buttons under it."""


@dataclass(frozen=True, slots=True)
class Listener:
    """Who is told: a team's group, or a person because of that team; without a team, a person."""

    team: str | None
    person: int | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Reminder:
    """One thing to be said to a team's group or to a person; ``id`` 0 is not stored yet."""

    id: int = 0
    ticket: int
    kind: ReminderKind
    cycle: int
    due_at: datetime  # when it became true
    say_at: datetime  # not before this instant, in desk time
    team: str | None = None
    person: int | None = None
    piled: bool = False  # found late: it belongs to what a stop has piled up

    @property
    def once(self) -> str:
        """The key under which it is said only once for ever."""
        to = self.team if self.person is None else self.person
        return f"{self.kind.value}:{self.ticket}:{self.cycle}:{int(self.due_at.timestamp())}:{to}"


def say_at(calendar: BusinessCalendar, at: datetime, now: datetime, *, at_once: bool) -> datetime:
    """Return when something that became true at ``at``, and is found now, is said.

    At once if it may be and is found in time, else at an opening: never at night, never on a closed day.
    """
    if at_once and now - at <= AT_ONCE:
        return now
    return calendar.next_opening(now)


def may_be_said(calendar: BusinessCalendar, reminder: Reminder, now: datetime) -> bool:
    """Return whether people may be told now: the office is open, or it became due and was to be said just now."""
    if calendar.is_open(now):
        return True
    return now - reminder.due_at <= AT_ONCE and reminder.say_at - reminder.due_at <= AT_ONCE


def waits_until(calendar: BusinessCalendar, row: OutboxRow, now: datetime) -> datetime | None:
    """Return the opening for which a message that nobody asked for is kept back; None: it may go now.

    A stop or an outage can keep what the clock has owed for hours: it then comes by day, as if it were owed anew.
    """
    unasked = row.message.once is not None and row.message.urgency >= Urgency.PING
    if not unasked or now - row.owed_at <= AT_ONCE or calendar.is_open(now):
        return None
    return calendar.next_opening(now)


def still_true(reminder: Reminder, ticket: Ticket) -> bool:
    """Return whether the reason of a reminder still holds for the ticket as it stands; else it is dropped."""
    if reminder.kind is ReminderKind.WITHDRAWN:
        return True
    if reminder.kind is ReminderKind.OBJECTION:
        return ticket.is_held_up and ticket.objected_at is not None and ticket.objected_at <= reminder.due_at
    if not ticket.is_unresolved:
        return False
    if reminder.kind in OF_THE_RESPONSE:
        runs = ticket.status in WITH_TEAM and ticket.cycle == reminder.cycle and ticket.responded_at is None
        return runs and not _has_moved_away(reminder, ticket)
    if reminder.kind is ReminderKind.SOLVE_MOVED:
        return ticket.solve_by is not None
    if reminder.kind in OF_THE_SOLUTION:
        return ticket.status is not Status.WAITING and not _is_to_be_solved_later(reminder, ticket)
    if reminder.kind is ReminderKind.PROMISE_MOVED:
        return ticket.promised_at is not None and ticket.changed_at <= reminder.due_at
    if reminder.kind is ReminderKind.PROMISE:
        return ticket.promised_at is not None and ticket.promised_at >= reminder.due_at >= ticket.changed_at
    if reminder.kind is ReminderKind.MISSED:
        return ticket.promised_at is None and _is_still_theirs(reminder, ticket)
    if reminder.kind is ReminderKind.ANSWER:
        return ticket.status is Status.WAITING and (ticket.asked_at or ticket.changed_at) <= reminder.due_at
    # A promise speaks for itself, but not while the ticket waits for the desk.
    quiet = ticket.promised_at is None or ticket.status is Status.WAITING
    return quiet and ticket.changed_at <= reminder.due_at


def _is_still_theirs(reminder: Reminder, ticket: Ticket) -> bool:
    """Return whether whoever promised has it still: what others write meanwhile is no answer to "by when now?"."""
    same = ticket.claimed_at is None or ticket.claimed_at <= reminder.due_at
    return same and ticket.status in (Status.OPEN, Status.CLAIMED) and reminder.team in (None, ticket.team)


def _has_moved_away(reminder: Reminder, ticket: Ticket) -> bool:
    """Return whether the clock was counted anew since: what has come true by its old times lies ahead again."""
    if ticket.due_at is None or ticket.target_at is None:
        return False
    if reminder.kind is not ReminderKind.WARNING:
        return reminder.due_at < ticket.due_at
    # Where both times are one, the warning comes half-way: it may have come before them.
    return ticket.target_at < ticket.due_at and reminder.due_at < ticket.target_at


def _is_to_be_solved_later(reminder: Reminder, ticket: Ticket) -> bool:
    """Return whether that is promised no more, or for a later date than the one that was missed."""
    return ticket.solve_by is None or (
        reminder.kind is not ReminderKind.SOLVE_SOON and reminder.due_at < ticket.solve_by
    )


def is_over(reminder: Reminder, ticket: Ticket, now: datetime) -> bool:
    """Return whether a warning comes too late: the due time is reached, and the breach speaks for itself."""
    ends = {ReminderKind.WARNING: ticket.due_at, ReminderKind.SOLVE_SOON: ticket.solve_by}.get(reminder.kind)
    return ends is not None and now >= ends


def heaviest(reminders: Iterable[Reminder]) -> list[Reminder]:
    """Return one reminder per ticket, the heaviest and then the latest.

    A withdrawal stands beside another, and so does what is said of the solution.
    """
    kept: dict[tuple[int, bool, bool], Reminder] = {}
    for reminder in sorted(reminders, key=lambda s: (WEIGHT[s.kind], s.due_at)):
        kept[reminder.ticket, reminder.kind in NONE_AFTER_ALL, reminder.kind in OF_THE_SOLUTION] = reminder
    return sorted(kept.values(), key=lambda s: (s.due_at, s.ticket))


def as_messages(reminders: Sequence[Reminder]) -> list[list[Reminder]]:
    """Return what goes into one message each: many, or what a stop has piled up, become one."""
    together = len(reminders) > SINGLY or (len(reminders) > 1 and any(s.piled for s in reminders))
    return [list(reminders)] if together else [[s] for s in reminders]
