"""What stands in each column of an export, for a ticket of which all is known and for one of which little is."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from helpdesk.people.actors import Scope
from helpdesk.reports.exporting import COLUMNS, PERSONAL, Cell, CellKind, Labels, Order, Record, cells, columns
from helpdesk.settings.settings import Module
from helpdesk.ticket.fact import ClockOutcome
from helpdesk.ticket.notes import Caller, NoteKind
from helpdesk.ticket.rows import ClockRow, SolutionRow
from helpdesk.ticket.ticket import Component, Confirmation, Status
from tests.helpdesk.cast import SETTINGS
from tests.helpdesk.office import at, ticket

ALL = COLUMNS + PERSONAL
T = [at(f"Mon 16 Nov {hour:02}:00") for hour in range(24)]
KOLKATA = ZoneInfo("Asia/Kolkata")


def stay(team: str, started: int, ended: int | None, outcome: ClockOutcome | None) -> ClockRow:
    return ClockRow(
        ticket=1001, cycle=1, team=team, started_at=T[started], target_at=T[started + 1], due_at=T[started + 2],
        ended_at=None if ended is None else T[ended], outcome=outcome,
    )  # fmt: skip


KNOWN = ticket(
    status=Status.CLOSED, component=next(iter(Component)), module="bill", team="hudd", claimed_by=21, claimed_at=T[6],
    reached_at=T[5], target_at=T[7], due_at=T[8], responded_at=T[9], responded_by=22, promised_at=T[10],
    resolved_at=T[11], resolved_by=99, closed_at=T[12], confirmation=Confirmation.YES, satisfaction=4, ulb="JAT",
)  # fmt: skip
FULL = Record(
    ticket=KNOWN,
    clocks=(
        stay("egov", 1, 2, ClockOutcome.CANCELLED),
        stay("hudd", 5, 9, ClockOutcome.LATE),
        stay("hudd", 9, 10, ClockOutcome.IN_TIME),
    ),
    solution=SolutionRow(
        ticket=1001, cycle=1, team="hudd", started_at=T[1], target_at=T[2], due_at=T[13], ended_at=T[11],
        outcome=ClockOutcome.IN_TIME,
    ),
    first_by=22,
    reopened=2,
    people={11: "Olivia", 21: "Ravi", 22: "Anita"},
    caller=Caller(phone="+919437012345", name="Ramesh", email="r@x.in"),
    texts={NoteKind.DESCRIPTION: "d", NoteKind.DIAGNOSIS: "s", NoteKind.RESOLUTION: "r"},
)  # fmt: skip


def labels() -> Labels:
    return Labels.of(replace(SETTINGS, modules=(Module("bill", "Bills"),)))


def row(record: Record) -> dict[str, Cell]:
    """Return the cells that are not empty, by their column; of an instant once, for both of its columns."""
    found = {column.title: cell for column, cell in zip(ALL, cells(record, labels(), ALL), strict=True)}
    return {title: cell for title, cell in found.items() if cell is not None and not title.endswith("_utc")}


def test_all_that_is_known_of_a_ticket_stands_in_its_columns() -> None:
    assert row(replace(FULL, ticket=replace(KNOWN, logged_by=11))) == {
        "ticket": "MUK-1001", "status": "closed", "priority": "P3", "nature": "bug",
        "component": next(iter(Component)).value, "kind": KNOWN.kind.value, "module": "Bills", "channel": "call",
        "ulb_code": "JAT", "ulb": "Jatni", "caller_kind": "ulb_employee", "team": "HUDD Tech", "logged_by": "Olivia",
        "opened_local": KNOWN.opened_at, "first_team": "eGov", "reached_first_team_local": T[1],
        "first_target_local": T[2], "first_due_local": T[3], "first_response_local": T[9],
        "first_response_by": "Anita", "first_response_in_time": "no", "stays_with_teams": 3, "answered_in_time": 1,
        "answered_late": 1, "reached_team_local": T[5], "target_local": T[7], "due_local": T[8],
        "response_local": T[9], "response_by": "Anita", "claimed_by": "Ravi", "claimed_local": T[6],
        "promised_local": T[10], "solve_by_local": T[13], "resolved_local": T[11], "solved_in_time": "yes",
        "resolved_by": "99", "reopened": 2, "confirmation": "yes", "satisfaction": 4, "closed_local": T[12],
        "changed_local": KNOWN.changed_at, "caller_name": "Ramesh", "caller_phone": "+919437012345",
        "caller_email": "r@x.in", "description": "d", "diagnosis": "s", "resolution": "r",
    }  # fmt: skip


def test_of_a_ticket_that_was_just_kept_the_rest_is_empty() -> None:
    new = ticket(ulb="XYZ", module="gone")
    assert row(Record(ticket=new)) == {
        "ticket": "MUK-1001", "status": "open", "priority": "P3", "nature": "bug", "kind": new.kind.value,
        "module": "gone", "channel": "call", "ulb_code": "XYZ", "ulb": "XYZ", "caller_kind": "ulb_employee",
        "logged_by": "101", "opened_local": new.opened_at, "stays_with_teams": 0, "answered_in_time": 0,
        "answered_late": 0, "reopened": 0, "changed_local": new.changed_at,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("outcome", "solve_by", "in_time"),
    [
        (None, T[13], None),
        (ClockOutcome.IN_TIME, T[13], "yes"),
        (ClockOutcome.LATE, T[13], "no"),
        (ClockOutcome.CANCELLED, None, None),
    ],
)
def test_a_solution_is_due_unless_that_is_promised_no_more(
    outcome: ClockOutcome | None, solve_by: datetime | None, in_time: str | None
) -> None:
    assert FULL.solution is not None
    found = row(replace(FULL, solution=replace(FULL.solution, outcome=outcome)))
    assert (found.get("solve_by_local"), found.get("solved_in_time")) == (solve_by, in_time)


def test_an_instant_is_written_by_the_desks_clock_and_in_utc() -> None:
    pairs = [(column, cell) for column, cell in zip(ALL, cells(FULL, labels(), ALL), strict=True)]
    local = {c.title.removesuffix("_local"): cell for c, cell in pairs if c.kind is CellKind.LOCAL}
    utc = {c.title.removesuffix("_utc"): cell for c, cell in pairs if c.kind is CellKind.UTC}
    assert local == utc != {}
    for cells_, zone in ((local, KOLKATA), (utc, UTC)):
        assert {cell.tzinfo for cell in cells_.values() if isinstance(cell, datetime)} == {zone}
    assert {type(cell) for c, cell in pairs if c.kind is CellKind.NUMBER} == {int}
    assert {type(cell) for c, cell in pairs if c.kind is CellKind.TEXT} == {str}


def test_callers_and_words_are_written_only_if_they_are_asked_for() -> None:
    assert columns(Order(scope=Scope())) == COLUMNS
    assert columns(Order(scope=Scope(), with_callers=True)) == ALL
    assert Labels(**labels().as_json()) == labels()
