"""A scope as a condition, so that the database applies it and nothing foreign is ever read."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Table, and_, exists, false, or_, select, true

from helpdesk.people.actors import Scope
from helpdesk.reports.statistics import Window
from storage.queries.facts import RETURNED
from storage.tables.tickets import clocks, journal, tickets

_own = tickets.alias("own")


def within(scope: Scope) -> ColumnElement[bool]:
    """Return the condition that ``Scope.covers`` states."""
    return _covers(scope, tickets.c.team)


def inside(column: ColumnElement[Any], window: Window) -> ColumnElement[bool]:
    """Return the condition that an instant lies in a window."""
    return and_(column >= window.since, column < window.until)


def came(scope: Scope, window: Window) -> ColumnElement[bool]:
    """Return the condition for what was logged in a window; for a team, for what reached it."""
    of_team = select(clocks.c.ticket).where(
        clocks.c.team.in_(sorted(scope.teams)), inside(clocks.c.started_at, window)
    )
    reached = tickets.c.number.in_(of_team)
    if scope.everything or not scope.teams:
        return and_(within(scope), inside(tickets.c.opened_at, window))
    logged = select(_own.c.number).where(_own.c.ulb.in_(sorted(scope.ulbs)), inside(_own.c.opened_at, window))
    return or_(reached, tickets.c.number.in_(logged)) if scope.ulbs else reached


def had(scope: Scope) -> ColumnElement[bool]:
    """Return the condition for facts: of a team's are those of tickets that it had then, wherever they are now.

    That it sent a ticket back is a fact of its own; what the desk does with the ticket then is none of its.
    """
    if scope.everything:
        return true()
    later, back = clocks.alias("later"), journal.alias("back")
    moved_on = (
        exists()
        .where(later.c.ticket == clocks.c.ticket, later.c.cycle > clocks.c.cycle, later.c.started_at <= journal.c.at)
        .correlate(clocks, journal)
    )
    # Plus nothing: or SQLite walks all that was ever sent back, to find what was of one ticket.
    returned = back.c.name.concat("") == RETURNED
    sent_back = (
        exists()
        .where(back.c.ticket == journal.c.ticket, back.c.seq < journal.c.seq, returned)
        .where(back.c.at >= clocks.c.started_at, back.c.at <= journal.c.at)
        .correlate(clocks, journal)
    )
    was_there = exists().where(
        clocks.c.ticket == journal.c.ticket, clocks.c.team.in_(sorted(scope.teams)),
        clocks.c.started_at <= journal.c.at, ~moved_on, ~sent_back,
    )  # fmt: skip
    parts: list[ColumnElement[bool]] = [was_there] if scope.teams else []
    if scope.ulbs:
        parts.append(exists().where(_own.c.number == journal.c.ticket, _own.c.ulb.in_(sorted(scope.ulbs))))
    return or_(*parts) if parts else false()


def stays_within(scope: Scope, of: Table = clocks) -> ColumnElement[bool]:
    """Return the condition for clocks, of either kind: a team's are its own, wherever the ticket is now."""
    return _covers(scope, of.c.team)


def _covers(scope: Scope, team: ColumnElement[Any]) -> ColumnElement[bool]:
    if scope.everything:
        return true()
    parts: list[ColumnElement[bool]] = []
    if scope.teams:
        parts.append(team.in_(sorted(scope.teams)))
    if scope.ulbs:
        parts.append(tickets.c.ulb.in_(sorted(scope.ulbs)))
    return or_(*parts) if parts else false()
