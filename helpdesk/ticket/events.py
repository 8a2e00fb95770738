"""Facts that happened to a ticket. They hold ids and codes only, never a text, a name or a number."""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields
from datetime import datetime
from enum import StrEnum
from typing import Any, get_type_hints

from helpdesk.ticket.errors import UnknownFact
from helpdesk.ticket.events_work import FACTS_OF_WORK
from helpdesk.ticket.fact import ClockOutcome, Fact, Trait
from helpdesk.ticket.ticket import CallerKind, Channel, Component, Kind, Nature, Priority

__all__ = [
    "FACTS",
    "CallerShown",
    "Claimed",
    "ClockOutcome",
    "Commented",
    "Escalated",
    "Fact",
    "FilesAdded",
    "Kept",
    "Opened",
    "Promised",
    "Released",
    "Resolved",
    "Responded",
    "from_row",
    "to_row",
]


@dataclass(frozen=True, slots=True)
class Opened(Fact):
    """The desk logged it."""

    traits = Trait.ON_OWN

    nature: Nature
    component: Component | None
    kind: Kind
    priority: Priority
    module: str | None
    channel: Channel
    ulb: str | None
    caller: int | None
    caller_kind: CallerKind


@dataclass(frozen=True, slots=True)
class Escalated(Fact):
    """It reached a team and its clock started."""

    traits = Trait.ON_OWN | Trait.ANSWERS_CLOCK | Trait.ENDS_LOAN | Trait.RESUMES

    team: str
    target_at: datetime
    due_at: datetime
    provisional: bool


@dataclass(frozen=True, slots=True)
class Kept(Fact):
    """L1 keeps it; ``until``: by when, None if no date was given."""

    traits = Trait.PROMISES

    until: datetime | None


@dataclass(frozen=True, slots=True)
class Responded(Fact):
    """The team's first response in this cycle: the clock stops."""

    traits = Trait.ON_CARD

    team: str
    outcome: ClockOutcome


@dataclass(frozen=True, slots=True)
class Claimed(Fact):
    """A person of the team took it."""

    traits = Trait.ON_CARD | Trait.ON_OWN | Trait.ANSWERS_CLOCK | Trait.ENDS_LOAN


@dataclass(frozen=True, slots=True)
class Released(Fact):
    """Whoever had it gave it back to the team."""

    traits = Trait.ON_CARD | Trait.ON_OWN | Trait.ANSWERS_CLOCK | Trait.ENDS_LOAN | Trait.RESUMES


@dataclass(frozen=True, slots=True)
class Commented(Fact):
    """Somebody wrote about it."""

    note: int


@dataclass(frozen=True, slots=True)
class FilesAdded(Fact):
    """Attachments came."""

    count: int


@dataclass(frozen=True, slots=True)
class CallerShown(Fact):
    """The caller's number was shown to whoever has it."""

    caller: int


@dataclass(frozen=True, slots=True)
class CallerErased(Fact):
    """A caller asked to be forgotten: what was said about so many tickets is blank since then."""

    caller: int
    tickets: int


@dataclass(frozen=True, slots=True)
class Promised(Fact):
    """Whoever has it said by when."""

    traits = Trait.ON_CARD | Trait.ON_OWN | Trait.ANSWERS_CLOCK | Trait.PROMISES

    until: datetime


class DelayReason(StrEnum):
    """Why a promise was put off."""

    MORE_WORK = "more_work"
    OTHERS = "others"  # it waits for somebody else
    URGENT = "urgent"  # something more urgent came
    UNREACHED = "unreached"  # the caller could not be reached


@dataclass(frozen=True, slots=True)
class PromiseChanged(Fact):
    """Whoever has it said another date, and why."""

    traits = Trait.ON_CARD | Trait.ON_OWN | Trait.ANSWERS_CLOCK | Trait.PROMISES

    until: datetime
    reason: DelayReason


@dataclass(frozen=True, slots=True)
class PromiseMoved(Fact):
    """The promised day was declared closed: the promise is for the next business day."""

    traits = Trait.PROMISES

    until: datetime


@dataclass(frozen=True, slots=True)
class PromiseKept(Fact):
    """It was solved by the promised date."""

    traits = Trait.COUNTED

    until: datetime


@dataclass(frozen=True, slots=True)
class PromiseMissed(Fact):
    """The promised date passed."""

    traits = Trait.ON_CARD | Trait.COUNTED

    until: datetime


@dataclass(frozen=True, slots=True)
class PriorityChanged(Fact):
    """It is more or less urgent; a running clock moves to these times (None: no clock runs)."""

    traits = Trait.ON_CARD | Trait.ON_OWN

    old: Priority
    new: Priority
    target_at: datetime | None
    due_at: datetime | None
    provisional: bool


@dataclass(frozen=True, slots=True)
class Warned(Fact):
    """A warning was due: the response clock nears its end."""

    team: str


@dataclass(frozen=True, slots=True)
class Breached(Fact):
    """The team did not answer in time; ``at`` is the due instant, whenever it was found."""

    traits = Trait.ON_CARD

    team: str


@dataclass(frozen=True, slots=True)
class BreachWithdrawn(Fact):
    """A recorded breach was none: an answer was dated before it, or the due time has moved."""

    traits = Trait.COUNTED

    team: str


@dataclass(frozen=True, slots=True)
class DueMoved(Fact):
    """The calendar or the policy was changed, and the running clock moved with it."""

    target_at: datetime
    due_at: datetime
    provisional: bool


@dataclass(frozen=True, slots=True)
class Reminded(Fact):
    """A reminder after a breach was due; ``step`` counts from 1."""

    team: str
    step: int


@dataclass(frozen=True, slots=True)
class PromiseReminded(Fact):
    """The day of a promise has come."""

    until: datetime


@dataclass(frozen=True, slots=True)
class AnswerAwaited(Fact):
    """A question of the team has waited for an answer for a business day."""


@dataclass(frozen=True, slots=True)
class WentStale(Fact):
    """Nobody did anything for days: somebody is asked whether they are still on it."""


@dataclass(frozen=True, slots=True)
class Resolved(Fact):
    """It is solved; the note says how."""

    traits = (
        Trait.ON_CARD | Trait.ON_OWN | Trait.ANSWERS_CLOCK | Trait.ENDS_LOAN | Trait.RESUMES | Trait.ENDS
        | Trait.COUNTED
    )  # fmt: skip

    note: int | None


@dataclass(frozen=True, slots=True)
class Placed(Fact):
    """The town that was only known by name is on the list now."""

    traits = Trait.ON_CARD

    ulb: str


def name_of(kind: type[Fact]) -> str:
    """Return the name under which the journal keeps facts of a kind."""
    return kind.__name__.lower()


FACTS: dict[str, type[Fact]] = {
    name_of(c): c
    for c in (
        Opened, Escalated, Kept, Responded, Claimed, Released, Commented,
        FilesAdded, CallerShown, CallerErased, Promised, Resolved, Placed, *FACTS_OF_WORK,
        PromiseChanged, PromiseMoved, PromiseKept, PromiseMissed, PromiseReminded, PriorityChanged,
        Warned, Breached, BreachWithdrawn, DueMoved, Reminded, AnswerAwaited, WentStale,
    )
}  # fmt: skip


def names_with(trait: Trait) -> tuple[str, ...]:
    """Return the names under which the journal keeps facts that have ``trait``."""
    return tuple(name for name, kind in FACTS.items() if trait in kind.traits)


def to_row(fact: Fact) -> tuple[str, dict[str, Any]]:
    """Return the fact's name and its own fields as JSON values (instants as ISO 8601, enums as text)."""
    body = {k: v for k, v in asdict(fact).items() if k not in ("at", "by") and v is not None}
    return name_of(type(fact)), {
        k: v.isoformat() if isinstance(v, datetime) else str(v) if isinstance(v, StrEnum) else v
        for k, v in body.items()
    }


def from_row(name: str, at: datetime, by: int | None, body: dict[str, Any]) -> Fact:
    """Return the fact that ``to_row`` wrote; raise ``UnknownFact`` for a name this version does not know."""
    if name not in FACTS:
        raise UnknownFact(name)
    shape = FACTS[name]
    hints = get_type_hints(shape)
    own = {f.name: _value(hints[f.name], body.get(f.name)) for f in fields(shape) if f.name not in ("at", "by")}
    return shape(at=at, by=by, **own)


def _value(hint: Any, raw: Any) -> Any:
    if raw is None:
        return None
    kinds = [k for k in getattr(hint, "__args__", (hint,)) if k is not type(None)]
    kind = kinds[0]
    if kind is datetime:
        return datetime.fromisoformat(raw)
    return kind(raw) if isinstance(kind, type) and issubclass(kind, StrEnum) else raw
