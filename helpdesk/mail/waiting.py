"""How a waiting mail moves: who may take it, what ends it, and when somebody is reminded of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from helpdesk.calendar.business_hours import BusinessCalendar
from helpdesk.mail.mail import Mail, MailState
from helpdesk.ticket.errors import HelpdeskError

STEPS = ("desk", "admins")
"""Whom each reminder of a waiting mail tells, the last one again and again, at the close of each business day."""
QUIET = timedelta(minutes=10)
"""What comes so soon after a letter of ours may be a machine's answer to it."""
FREED_AT = 2  # reminders after which a taken mail waits for everybody again


@dataclass
class MailTaken(HelpdeskError):
    """Somebody else has it."""

    by: int
    since: datetime


@dataclass
class MailOver(HelpdeskError):
    """Something has become of it already."""

    state: MailState
    by: int | None
    ticket: int | None = None


@dataclass
class MailGone(HelpdeskError):
    """There is no such mail."""


def taken(mail: Mail, by: int, now: datetime, calendar: BusinessCalendar) -> Mail:
    """Return the mail in somebody's hands; raise ``MailTaken`` or ``MailOver``. Who has it may take it again."""
    if mail.state is MailState.TAKEN and mail.taken_by != by:
        raise MailTaken(mail.taken_by or 0, mail.taken_at or now)
    if not mail.is_unended:
        raise MailOver(mail.state, mail.ended_by, mail.ticket)
    if mail.state is MailState.TAKEN:
        return mail
    return _next(mail, state=MailState.TAKEN, taken_by=by, taken_at=now, next_at=first_date(now, calendar), step=0)


def given_back(mail: Mail, now: datetime, calendar: BusinessCalendar) -> Mail:
    """Return the mail as it waits for everybody again; its dates go on as they were counted from its coming."""
    if mail.state is not MailState.TAKEN:
        return mail
    date = max(first_date(mail.came_at, calendar), first_date(now, calendar))
    return _next(mail, state=MailState.WAITING, taken_by=None, taken_at=None, next_at=date)


def ended(
    mail: Mail,
    state: MailState,
    by: int | None,
    now: datetime,
    *,
    ticket: int | None = None,
    reason: str | None = None,
) -> Mail:
    """Return the mail at its end; raise ``MailTaken`` if another person has it, ``MailOver`` if it has ended."""
    if mail.state is MailState.TAKEN and by is not None and mail.taken_by != by:
        raise MailTaken(mail.taken_by or 0, mail.taken_at or now)
    if not mail.is_unended:
        raise MailOver(mail.state, mail.ended_by, mail.ticket)
    return _next(mail, state=state, ended_by=by, ended_at=now, ticket=ticket, reason=reason, next_at=None)


def back_again(mail: Mail, now: datetime, calendar: BusinessCalendar) -> Mail:
    """Return a mail that was put aside as junk as it waits again; raise ``MailOver`` for any other."""
    if mail.state is not MailState.JUNK:
        raise MailOver(mail.state, mail.ended_by, mail.ticket)
    return _next(
        mail, state=MailState.WAITING, ended_by=None, ended_at=None, taken_by=None, taken_at=None,
        next_at=first_date(now, calendar), step=0,
    )  # fmt: skip


def first_date(at: datetime, calendar: BusinessCalendar) -> datetime:
    """Return when the desk is first reminded of a mail that came then: half a business day later, at the latest."""
    return calendar.half_way(at, calendar.close_of_business_day(at, 1).at)


def reminded(mail: Mail, now: datetime, calendar: BusinessCalendar) -> Mail:
    """Return the mail after a reminder, with the date of the next; what lay in one hand too long is given back."""
    date = calendar.close_of_business_day(now, 1).at
    later = _next(mail, step=mail.step + 1, next_at=date)
    if mail.state is MailState.TAKEN and later.step >= FREED_AT:
        return replace(later, state=MailState.WAITING, taken_by=None, taken_at=None)
    return later


def audience(mail: Mail) -> str:
    """Return whom the reminder that is due now tells."""
    return STEPS[min(mail.step, len(STEPS) - 1)]


def too_soon_after(now: datetime) -> datetime:
    """Return since when no letter of ours may have gone to whoever opens a ticket by a mail alone."""
    return now - QUIET


def _next(mail: Mail, **changes: object) -> Mail:
    return replace(mail, version=mail.version + 1, **changes)  # type: ignore[arg-type]
