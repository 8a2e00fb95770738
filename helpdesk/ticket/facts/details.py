"""Facts of what a ticket is about: as it was logged, and what was learnt or shown of it since."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from helpdesk.ticket.fact import Fact, Trait
from helpdesk.ticket.ticket import CallerKind, Channel, Component, Kind, Nature, Priority


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
class PriorityChanged(Fact):
    """It is more or less urgent; a running clock moves to these times (None: no clock runs)."""

    traits = Trait.ON_CARD | Trait.ON_OWN

    old: Priority
    new: Priority
    target_at: datetime | None
    due_at: datetime | None
    provisional: bool


@dataclass(frozen=True, slots=True)
class Placed(Fact):
    """The town that was only known by name is on the list now."""

    traits = Trait.ON_CARD

    ulb: str


@dataclass(frozen=True, slots=True)
class Corrected(Fact):
    """The desk wrote down otherwise what it had logged: ``what`` names it, the rest is how it is now.

    No clock moves, and no team changes.
    """

    traits = Trait.ON_CARD | Trait.ON_OWN

    what: str  # names with blanks between
    nature: Nature
    component: Component | None
    kind: Kind
    module: str | None
    ulb: str | None
    caller: int | None
    caller_kind: CallerKind


@dataclass(frozen=True, slots=True)
class Referenced(Fact):
    """Its name in another system was noted; the note holds it."""

    traits = Trait.ON_CARD

    note: int


@dataclass(frozen=True, slots=True)
class Linked(Fact):
    """It is the same as another ticket, or caused by that problem; None: it was linked by mistake."""

    traits = Trait.ON_CARD

    to: int | None


@dataclass(frozen=True, slots=True)
class CallerShown(Fact):
    """The caller's number was shown to whoever has it."""

    caller: int


@dataclass(frozen=True, slots=True)
class ShownUnchecked(Fact):
    """Telegram could not say whether they are still in their team's group; it was shown all the same."""

    what: str  # the action: caller, files


@dataclass(frozen=True, slots=True)
class CallerErased(Fact):
    """A caller asked to be forgotten: what was said about so many tickets is blank since then."""

    caller: int
    tickets: int
