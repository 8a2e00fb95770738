"""A small office for the tests of the clock: lunch, Sundays and the second and fourth Saturday off, one holiday."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from helpdesk.calendar.business_hours import BusinessCalendar
from helpdesk.calendar.response_clock import Policy
from helpdesk.ticket.ticket import CallerKind, Channel, Kind, Nature, Priority, Status, Ticket
from tests.calendars import calendar_of

KOLKATA = ZoneInfo("Asia/Kolkata")
OFFICE: BusinessCalendar = calendar_of(
    hours=["10:00-13:30", "14:00-17:30"],
    closed_weekdays=["sun", "sat:2", "sat:4"],
    country="",
    subdivision="",
    closed=["2026-11-24"],
    open=[],
)
POLICIES = {
    Priority.P1: Policy("P1", "Critical", 1, 1),
    Priority.P2: Policy("P2", "High", 1, 2),
    Priority.P3: Policy("P3", "Moderate", 1, 2),
    Priority.P4: Policy("P4", "Low", 1, 2),
}
OLIVIA, RAVI, ANITA = 101, 102, 103


def at(text: str) -> datetime:
    """Return the office's local time that ``Mon 16 Nov 11:00`` writes, in 2026."""
    _, day, month, clock = text.split()
    on = date(2026, {"Nov": 11, "Dec": 12}[month], int(day))
    return datetime.combine(on, time.fromisoformat(clock), KOLKATA).astimezone(UTC)


def ticket(**known: Any) -> Ticket:
    """Return a ticket that has just been kept; a test names only what matters to it."""
    opened = at("Mon 16 Nov 10:30")
    usual: dict[str, Any] = {
        "number": 1001, "version": 1, "status": Status.OPEN, "nature": Nature.BUG, "component": None,
        "kind": Kind.BUG_FIX, "priority": Priority.P3, "module": None, "channel": Channel.CALL, "ulb": "JAT",
        "caller": None, "caller_kind": CallerKind.ULB_EMPLOYEE, "logged_by": OLIVIA, "opened_at": opened,
        "changed_at": opened,
    }  # fmt: skip
    return Ticket(**usual | known)
