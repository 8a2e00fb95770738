"""The sentences about the desk as a whole: its calendar, its response times, what was erased or given up."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from helpdesk.notify.content import Text


@dataclass(frozen=True)
class Recounted(Text):
    """For the admin who changed the calendar or a response time: how many deadlines that moved."""

    what: str
    moved: int
    withdrawn: int
    stored_as = "recounted"


@dataclass(frozen=True)
class YearUnconfirmed(Text):
    """For admins: nobody has confirmed a year's holidays."""

    year: str
    stored_as = "year-unconfirmed"


class TakenBackHere(Text):
    """What stood here was taken back by whoever wrote it: it is for others now."""

    stored_as = "taken-back-here"


@dataclass(frozen=True)
class StaysThere(Text):
    """For whoever took a comment back: one of its files is too old to be deleted; ``team``: in whose group it is."""

    team: str
    stored_as = "stays-there"


class ErasedHere(Text):
    """What stood here was of a caller who is erased."""

    stored_as = "erased-here"


@dataclass(frozen=True)
class MessageGivenUp(Text):
    """A message could not be shown; ``error`` is the number under which that is noted."""

    error: str
    stored_as = "given-up"


class TicketGivenUp(MessageGivenUp):
    """It was about a ticket."""

    stored_as = "given-up-ticket"


class FormGivenUp(MessageGivenUp):
    """It was a form in progress."""

    stored_as = "given-up-form"


@dataclass(frozen=True)
class ManyGivenUp(Text):
    """For admins: how much was given up within a day."""

    messages: int
    updates: int
    numbers: str
    stored_as = "alarm-given-up"


@dataclass(frozen=True)
class ErasureReport(Text):
    """For the admin who had a caller erased: what was looked through, what was changed, what must be done by hand."""

    tables: int
    rows: int
    holding: str  # the tables, or "none"
    changed: int
    left: int
    left_in: str
    said: int
    said_in: str
    copies: int
    named: str
    files: int = 0  # that were looked through byte by byte
    in_files: str = "none"  # those in which it stands all the same
    exports: str = "none"  # where exports with callers went before
    stored_as = "erasure-report"


class CallerOf(Text):
    """Who called about a ticket, and how to reach them: for the desk, and for whoever has it."""

    stored_as = "caller-of"


@dataclass(frozen=True)
class CorrectedHere(Text):
    """``by`` has corrected what was logged: under the team's card, to the rest of the desk, to its holder."""

    by: int | None
    what: tuple[str, ...]
    mention: int | None = None
    stored_as = "corrected"


@dataclass(frozen=True)
class MailsWait(Text):
    """For the desk, then for the admins: so many mails wait, the oldest since then."""

    count: int
    since: datetime
    stored_as = "mails-wait"


@dataclass(frozen=True)
class MailsBefore(Text):
    """For the admins, once: so many mails came too many days before the desk's start; they stay in the mailbox."""

    count: int
    days: int
    folder: str
    stored_as = "mails-before"


@dataclass(frozen=True)
class LetterBounced(Text):
    """For who logged the ticket, or wrote it: a letter did not arrive; ``why`` is the other server's word."""

    why: str
    stored_as = "letter-bounced"


class LetterRefused(LetterBounced):
    """The same, when our own server does not take it."""

    stored_as = "letter-refused"
