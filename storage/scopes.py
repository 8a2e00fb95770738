"""A scope as a condition, so that the database applies it and nothing foreign is ever read."""

from __future__ import annotations

from sqlalchemy import ColumnElement, false, or_, true

from helpdesk.people import Scope
from storage.tables import tickets


def within(scope: Scope) -> ColumnElement[bool]:
    """Return the condition that ``Scope.covers`` states."""
    if scope.everything:
        return true()
    parts: list[ColumnElement[bool]] = []
    if scope.teams:
        parts.append(tickets.c.team.in_(sorted(scope.teams)))
    if scope.ulbs:
        parts.append(tickets.c.ulb.in_(sorted(scope.ulbs)))
    return or_(*parts) if parts else false()
