"""The export: which tickets are wanted, and what of each is written, column by column. Typed, in no language."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any
from zoneinfo import ZoneInfo

from helpdesk.people.actors import Scope
from helpdesk.settings.settings import Settings
from helpdesk.ticket.fact import ClockOutcome
from helpdesk.ticket.notes import BY_MAIL, Caller, NoteKind
from helpdesk.ticket.rows import ClockRow, SolutionRow
from helpdesk.ticket.ticket import Ticket, ticket_id

Cell = str | int | datetime | None  # instants are aware; an empty cell is None
ANSWERED = frozenset({ClockOutcome.IN_TIME, ClockOutcome.LATE})


class Format(StrEnum):
    """How a table is written."""

    XLSX = "xlsx"
    CSV = "csv"


class CellKind(StrEnum):
    """What the cells of a column are."""

    TEXT = "text"
    NUMBER = "number"
    LOCAL = "local"  # an instant as the desk's wall clock shows it
    UTC = "utc"


@dataclass(frozen=True, kw_only=True, slots=True)
class Order:
    """Which tickets: those opened from ``since`` up to, not including, ``until``, and inside all the rest."""

    scope: Scope
    since: datetime | None = None
    until: datetime | None = None
    team: str | None = None  # with which it is now, or was last
    ulb: str | None = None
    with_callers: bool = False  # who called, and what people wrote


@dataclass(frozen=True, kw_only=True, slots=True)
class Labels:
    """What codes are called, and where the desk's clock hangs: all that an export needs of the settings."""

    prefix: str
    timezone: str
    teams: Mapping[str, str]
    ulbs: Mapping[str, str]
    modules: Mapping[str, str]

    @classmethod
    def of(cls, settings: Settings) -> Labels:
        """Return the labels that hold now."""
        return cls(
            prefix=settings.prefix,
            timezone=settings.timezone,
            teams={t.key: t.name for t in settings.teams},
            ulbs={u.code: u.name for u in settings.ulbs},
            modules={m.key: m.name for m in settings.modules},
        )

    def as_json(self) -> dict[str, Any]:
        """Return it for another process; ``Labels(**…)`` makes it again."""
        return asdict(self)


@dataclass(frozen=True, kw_only=True, slots=True)
class Record:
    """One ticket with what is kept elsewhere of it."""

    ticket: Ticket
    clocks: Sequence[ClockRow] = ()  # its stays with teams, first one first
    solution: SolutionRow | None = None  # by when it is, or was last, to be solved
    first_by: int | None = None  # who made the first response of all
    reopened: int = 0
    people: Mapping[int, str] = field(default_factory=dict)  # names of those who did something
    caller: Caller | None = None
    texts: Mapping[NoteKind, str] = field(default_factory=dict)

    @property
    def first_answered(self) -> ClockRow | None:
        """The first stay with a team that was answered."""
        return next((c for c in self.clocks if c.outcome in ANSWERED), None)

    def name(self, person: int | None) -> str | None:
        """Return who that is."""
        return None if person is None else self.people.get(person) or (str(person) if person != BY_MAIL else "mail")


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its title, which is the same in every language, and what stands in it."""

    title: str
    kind: CellKind
    value: Callable[[Record, Labels], Cell]


def _instant(name: str, value: Callable[[Record], datetime | None]) -> tuple[Column, Column]:
    """Return the two columns of an instant: as the desk's wall clock shows it, and in UTC."""

    def of(record: Record, _labels: Labels) -> Cell:
        return value(record)

    return Column(f"{name}_local", CellKind.LOCAL, of), Column(f"{name}_utc", CellKind.UTC, of)


def _text(name: str, value: Callable[[Record, Labels], str | None]) -> Column:
    return Column(name, CellKind.TEXT, value)


def _number(name: str, value: Callable[[Record], int | None]) -> Column:
    return Column(name, CellKind.NUMBER, lambda record, _labels: value(record))


def _label(labels: Mapping[str, str], key: str | None) -> str | None:
    return None if key is None else labels.get(key, key)


def _outcome(clock: ClockRow | None) -> str | None:
    """Return whether a clock that was answered was so in time."""
    answered = clock is not None and clock.outcome in ANSWERED
    return None if clock is None or not answered else "yes" if clock.outcome == ClockOutcome.IN_TIME else "no"


def _solve_by(record: Record) -> datetime | None:
    row = record.solution
    return None if row is None or row.outcome == ClockOutcome.CANCELLED else row.due_at


def _first_clock(record: Record) -> ClockRow | None:
    return record.clocks[0] if record.clocks else None


COLUMNS: tuple[Column, ...] = (
    _text("ticket", lambda r, n: ticket_id(n.prefix, r.ticket.number)),
    _text("status", lambda r, _: r.ticket.status.value),
    _text("priority", lambda r, _: r.ticket.priority.value),
    _text("nature", lambda r, _: r.ticket.nature.value),
    _text("component", lambda r, _: r.ticket.component.value if r.ticket.component else None),
    _text("kind", lambda r, _: r.ticket.kind.value),
    _text("module", lambda r, n: _label(n.modules, r.ticket.module)),
    _text("channel", lambda r, _: r.ticket.channel.value),
    _text("ulb_code", lambda r, _: r.ticket.ulb),
    _text("ulb", lambda r, n: _label(n.ulbs, r.ticket.ulb)),
    _text("caller_kind", lambda r, _: r.ticket.caller_kind.value),
    _text("team", lambda r, n: _label(n.teams, r.ticket.team)),
    _text("logged_by", lambda r, _: r.name(r.ticket.logged_by)),
    *_instant("opened", lambda r: r.ticket.opened_at),
    _text("first_team", lambda r, n: _label(n.teams, c.team) if (c := _first_clock(r)) else None),
    *_instant("reached_first_team", lambda r: c.started_at if (c := _first_clock(r)) else None),
    *_instant("first_target", lambda r: c.target_at if (c := _first_clock(r)) else None),
    *_instant("first_due", lambda r: c.due_at if (c := _first_clock(r)) else None),
    *_instant("first_response", lambda r: c.ended_at if (c := r.first_answered) else None),
    _text("first_response_by", lambda r, _: r.name(r.first_by)),
    _text("first_response_in_time", lambda r, _: _outcome(r.first_answered)),
    _number("stays_with_teams", lambda r: len(r.clocks)),
    _number("answered_in_time", lambda r: sum(c.outcome == ClockOutcome.IN_TIME for c in r.clocks)),
    _number("answered_late", lambda r: sum(c.outcome == ClockOutcome.LATE for c in r.clocks)),
    *_instant("reached_team", lambda r: r.ticket.reached_at),
    *_instant("target", lambda r: r.ticket.target_at),
    *_instant("due", lambda r: r.ticket.due_at),
    *_instant("response", lambda r: r.ticket.responded_at),
    _text("response_by", lambda r, _: r.name(r.ticket.responded_by)),
    _text("claimed_by", lambda r, _: r.name(r.ticket.claimed_by)),
    *_instant("claimed", lambda r: r.ticket.claimed_at),
    *_instant("promised", lambda r: r.ticket.promised_at),
    *_instant("solve_by", _solve_by),
    *_instant("resolved", lambda r: r.ticket.resolved_at),
    _text("solved_in_time", lambda r, _: _outcome(r.solution)),
    _text("resolved_by", lambda r, _: r.name(r.ticket.resolved_by)),
    _number("reopened", lambda r: r.reopened),
    _text("confirmation", lambda r, _: r.ticket.confirmation.value if r.ticket.confirmation else None),
    _number("satisfaction", lambda r: r.ticket.satisfaction),
    *_instant("closed", lambda r: r.ticket.closed_at),
    *_instant("changed", lambda r: r.ticket.changed_at),
)

PERSONAL: tuple[Column, ...] = (
    _text("caller_name", lambda r, _: r.caller.name if r.caller else None),
    _text("caller_phone", lambda r, _: r.caller.phone if r.caller else None),
    _text("caller_email", lambda r, _: r.caller.email if r.caller else None),
    _text("description", lambda r, _: r.texts.get(NoteKind.DESCRIPTION)),
    _text("diagnosis", lambda r, _: r.texts.get(NoteKind.DIAGNOSIS)),
    _text("resolution", lambda r, _: r.texts.get(NoteKind.RESOLUTION)),
)


def columns(order: Order) -> tuple[Column, ...]:
    """Return the columns that are written: nothing of who called, and nobody's words, unless they are asked for."""
    return COLUMNS + PERSONAL if order.with_callers else COLUMNS


def cells(record: Record, labels: Labels, wanted: Sequence[Column]) -> Iterator[Cell]:
    """Yield a ticket's cells; local times bear the desk's zone, the others UTC."""
    zone = ZoneInfo(labels.timezone)
    for column in wanted:
        value = column.value(record, labels)
        if isinstance(value, datetime):
            value = value.astimezone(zone if column.kind is CellKind.LOCAL else UTC)
        yield value
