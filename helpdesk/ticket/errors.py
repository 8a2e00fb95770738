"""Refusals: each says with facts, not prose, why something may not happen. The catalogue words them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from helpdesk.ticket.problems import SettingProblem


class HelpdeskError(Exception):
    """Something that the desk refuses; nothing was changed."""


@dataclass
class NotVisible(HelpdeskError):
    """There is no such ticket, or it may not be seen from here: the two are never told apart."""

    number: int


@dataclass
class NotAllowed(HelpdeskError):
    """This person may not do this here."""

    action: str
    number: int | None = None


@dataclass
class AlreadyClaimed(HelpdeskError):
    """Somebody else has it."""

    number: int
    by: int
    since: datetime


@dataclass
class AlreadyYours(HelpdeskError):
    """The presser has it already."""

    number: int


@dataclass
class NotNow(HelpdeskError):
    """The ticket has moved on: the action does not fit its status any more."""

    number: int
    action: str
    status: str


@dataclass
class NeedsConfirming(HelpdeskError):
    """It is another person's ticket, or can't be undone: the press must be confirmed."""

    number: int
    by: int
    action: str


@dataclass
class TooLate(HelpdeskError):
    """It was solved too long ago to be opened again."""

    number: int
    days: int


@dataclass
class WrongLink(HelpdeskError):
    """A ticket can't hang on that one: itself, one that hangs on another, or one that is over."""

    number: int
    other: int


@dataclass
class WrongChoice(HelpdeskError):
    """There is no such team, reason, colleague or score (any more)."""

    number: int | None
    choice: str


@dataclass
class CallerUnknown(HelpdeskError):
    """There is no number to show."""

    number: int


@dataclass
class DateGone(HelpdeskError):
    """It can't be promised for that date any more."""

    number: int


@dataclass
class NeedsReason(HelpdeskError):
    """A promise stands: putting it off needs a reason."""

    number: int
    date: str  # the code of the date that was chosen


@dataclass
class Unrouted(HelpdeskError):
    """No route names a team for this nature and component."""

    nature: str
    component: str | None


@dataclass
class LinkDead(HelpdeskError):
    """The one-time link does not work: ``why`` is used, expired, revoked or yours (taken by the same person)."""

    why: str


@dataclass
class OwnedByFile(HelpdeskError):
    """It stands in the configuration file, and only there can it be changed."""

    what: str


@dataclass
class LastAdmin(HelpdeskError):
    """Without this person nobody could set the desk up any more."""


@dataclass
class Decided(HelpdeskError):
    """Another admin was faster: the question is answered."""

    by: int | None


@dataclass
class NotFitting(HelpdeskError):
    """What an admin wants to set can't be: ``problems`` are lines of the checks of the configuration."""

    problems: tuple[SettingProblem, ...]


@dataclass
class InUse(HelpdeskError):
    """It can't be taken out while something points to it: ``by`` is tickets, routes or people."""

    what: str
    by: str


@dataclass
class PublicGroup(HelpdeskError):
    """Everybody could read along: a group with a public name is not linked."""

    title: str
    username: str


@dataclass
class Gone(HelpdeskError):
    """What the button is about is not there any more: ``what`` is chat, person, link, item, step, tie or absence."""

    what: str


@dataclass
class Stale(HelpdeskError):
    """The row changed since it was read; nothing was written. The unit is to be tried again."""

    what: str


@dataclass
class UnknownFact(HelpdeskError):
    """The journal holds a fact that this version does not know."""

    name: str


class KeptAlready(HelpdeskError):
    """That ready answer is in the list already."""
