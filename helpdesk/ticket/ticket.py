"""The ticket: what is known of one trouble, the words it is described in, and its ID."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from helpdesk.ticket.fact import in_time


class Nature(StrEnum):
    """What sort of trouble it is; it decides, with the component, which team owns it."""

    FUNCTIONAL = "functional"
    TECHNICAL = "technical"
    BUG = "bug"
    ENHANCEMENT = "enhancement"


class Component(StrEnum):
    """Where a technical trouble sits."""

    INFRASTRUCTURE = "infrastructure"
    APP = "app"


class Kind(StrEnum):
    """The SOP's label for a ticket."""

    PROBLEM = "problem"
    INCIDENT = "incident"
    CHANGE_REQUEST = "change_request"
    BUG_FIX = "bug_fix"


class Priority(StrEnum):
    """P1 is the most urgent; names and times are configured."""

    P1 = "P1"
    P2 = "P2"
    P3 = "P3"
    P4 = "P4"


class Channel(StrEnum):
    """How the trouble came to the desk."""

    CALL = "call"
    EMAIL = "email"
    MESSAGE = "message"
    VISIT = "visit"


class CallerKind(StrEnum):
    """Who is calling."""

    ULB_EMPLOYEE = "ulb_employee"
    CBO = "cbo"
    OTHER = "other"


class Status(StrEnum):
    """Where a ticket stands."""

    OPEN = "open"  # with L1: kept
    ESCALATED = "escalated"  # with a team, nobody has it
    CLAIMED = "claimed"  # somebody of the team has it
    WAITING = "waiting"  # asked, not answered
    RESOLVED = "resolved"
    CLOSED = "closed"


class Confirmation(StrEnum):
    """What came of asking the caller whether it is solved."""

    YES = "yes"
    NO = "no"
    UNREACHED = "unreached"  # nobody picked up


UNRESOLVED = frozenset({Status.OPEN, Status.ESCALATED, Status.CLAIMED, Status.WAITING})
WITH_TEAM = frozenset({Status.ESCALATED, Status.CLAIMED, Status.WAITING})

PROPOSED_KIND = {
    Nature.FUNCTIONAL: Kind.INCIDENT,
    Nature.TECHNICAL: Kind.INCIDENT,
    Nature.BUG: Kind.BUG_FIX,
    Nature.ENHANCEMENT: Kind.CHANGE_REQUEST,
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Ticket:
    """One ticket as it stands. It holds facts and ids; what people wrote is in notes, callers and files.

    All instants are aware, UTC, whole seconds. ``version`` grows by one with every change.
    """

    number: int
    version: int
    status: Status
    nature: Nature
    component: Component | None
    kind: Kind
    priority: Priority
    module: str | None
    channel: Channel
    ulb: str | None  # its code; None: not on the list, its name is a note of kind PLACE
    caller: int | None  # id in callers
    caller_kind: CallerKind
    logged_by: int  # the operator's Telegram id; BY_MAIL: a mail has opened it by itself
    opened_at: datetime
    changed_at: datetime  # the last thing that a person did
    team: str | None = None
    claimed_by: int | None = None
    claimed_at: datetime | None = None
    cycle: int = 0  # counts the stays with a team: one more with each escalation, forward, reopening
    reached_at: datetime | None = None  # when this cycle's team got it
    target_at: datetime | None = None
    due_at: datetime | None = None
    provisional: bool = False  # the deadline lies beyond the confirmed calendar
    responded_at: datetime | None = None  # the first response in this cycle
    responded_by: int | None = None
    answered_at: datetime | None = None  # the first words to somebody; a claim alone only takes it
    solve_by: datetime | None = None  # by when it is to be solved, if that is promised
    promised_at: datetime | None = None  # "by when": said by whoever has or kept it
    resolved_at: datetime | None = None
    resolved_by: int | None = None
    closed_at: datetime | None = None
    asked_by: int | None = None  # who waits for the desk's answer
    asked_at: datetime | None = None
    forwards: int = 0  # how often a team passed it on
    came_from: str | None = None  # the team that passed it on or sent it back
    move_reason: str | None = None  # why, as a code
    linked_to: int | None = None  # the ticket that it is the same as, or the problem behind it
    confirmation: Confirmation | None = None
    satisfaction: int | None = None  # 1 to 5
    objected_at: datetime | None = None  # the town said that it is not solved; until the desk asks, it does not close
    lent_by: int | None = None  # who is off, and whose it is again at their return
    lent_until: datetime | None = None

    @property
    def is_unresolved(self) -> bool:
        """Whether somebody still has to do something."""
        return self.status in UNRESOLVED

    def is_late(self, now: datetime) -> bool:
        """Whether its team has not answered, and should have by ``now``."""
        waits = self.status in WITH_TEAM and self.responded_at is None
        return waits and self.due_at is not None and not in_time(now, self.due_at)

    @property
    def is_only_taken(self) -> bool:
        """Whether its team has stopped the clock, but has said nothing to anybody yet."""
        return self.responded_at is not None and self.answered_at is None

    @property
    def is_with_team(self) -> bool:
        """Whether a team has to do something."""
        return self.status in WITH_TEAM

    @property
    def is_withdrawn(self) -> bool:
        """Whether it ended unsolved."""
        return self.status is Status.CLOSED and self.resolved_at is None

    @property
    def is_held_up(self) -> bool:
        """Whether an objection keeps it from closing by itself: nobody has asked the caller since."""
        return self.status is Status.RESOLVED and self.objected_at is not None and self.confirmation is None

    @property
    def is_problem(self) -> bool:
        """Whether it stands for the cause behind other tickets."""
        return self.kind is Kind.PROBLEM


LONGEST_ID = 7  # digits
_BETWEEN = r"(?:[^\w\n]|_){0,4}"  # the prefix and its number
_NO_SIGNS = frozenset("+%₹$€/\\=<>")  # around a number that is no ID


def ticket_id(prefix: str, number: int) -> str:
    """Return the ID as people read it: ``MUK-1042``."""
    return f"{prefix}-{number}"


def read_ticket_id(text: str, prefix: str) -> int | None:
    """Return the number if ``text`` is a ticket ID alone, else None.

    Accepts ``MUK-1042``, ``muk 1042``, ``#1042``, ``1042``, with ASCII, Odia or Hindi digits; at most 7 digits; with
    the marks that nobody sees, any dash, and the signs around it with which it is pasted.
    """
    found = re.fullmatch(rf"[\W_]*?{_id_of(prefix)}[\W_]*", _plain_id(text), re.IGNORECASE)
    alone = found is not None and not set(found.group()) & _NO_SIGNS
    return int(found.group(1)) if found and alone else None


def ticket_id_in(text: str, prefix: str, *, bare: bool = False) -> int | None:
    """Return the number of the one ticket ID among other words; ``bare``: also without the prefix."""
    alone = read_ticket_id(text, prefix)
    if alone is not None:
        return alone
    plain = _plain_id(text)
    named = set(re.findall(rf"(?<!\w){re.escape(prefix)}{_BETWEEN}([0-9]{{1,7}})(?!\w)", plain, re.IGNORECASE))
    if bare and not named:
        digits = re.findall(r"[0-9]+", plain)
        named = {digits[0]} if len(digits) == 1 and len(digits[0]) <= LONGEST_ID else set()
    return int(named.pop()) if len(named) == 1 else None


def _id_of(prefix: str) -> str:
    return rf"(?:{re.escape(prefix)}|)?{_BETWEEN}([0-9]{{1,{LONGEST_ID}}})"


def _plain_id(text: str) -> str:
    plain = western_digits(unicodedata.normalize("NFKC", text))
    return "".join(c for c in plain if unicodedata.category(c) not in ("Cf", "Cc")).strip()


def ticket_ids_in(text: str, prefix: str) -> frozenset[int]:
    """Return the numbers of the ticket IDs that ``text`` speaks of, as we write them ourselves."""
    return frozenset(int(number) for number in re.findall(rf"\b{re.escape(prefix)}-([0-9]{{1,7}})\b", text))


_OTHER_DIGIT = re.compile(r"[^\D0-9]")


def western_digits(text: str) -> str:
    """Return ``text`` with every decimal digit of any script written as 0-9."""
    return text if text.isascii() else _OTHER_DIGIT.sub(lambda digit: str(unicodedata.decimal(digit[0])), text)
