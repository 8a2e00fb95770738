"""Which step of a workflow leads where we want, and what its screen asks for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from helpdesk.jira.links import Category
from helpdesk.jira.owing import Move
from helpdesk.ticket.ticket import WITH_TEAM, Status, Ticket

SOLVED = ("done", "fixed", "resolved", "complete", "completed")  # resolutions, the likeliest first
GIVEN_UP = ("won't do", "won't fix", "cancelled", "canceled", "declined", "done")
REPEATED = ("duplicate", *GIVEN_UP)


@dataclass(frozen=True, slots=True)
class Step:
    """One that can be taken now."""

    id: str
    fields: Mapping[str, Any]  # what its screen is given


def wanted(ticket: Ticket, teams: Mapping[str, object]) -> Category:
    """Return where a ticket's issue belongs; one that another team has is done for this one."""
    if ticket.status not in WITH_TEAM or ticket.team not in teams:
        return Category.DONE
    return Category.NEW if ticket.status is Status.ESCALATED else Category.UNDERWAY


def is_there(now: Category, to: Category) -> bool:
    """Whether both sides say the same: one that nobody has here may stand at any open status there."""
    return now is not Category.DONE if to is Category.NEW else now is to


def where_to(now: Category, ticket: Ticket, teams: Mapping[str, object], move: Move) -> Category | None:
    """Return to which category an issue is to be taken; None: it stays, for JIRA's own status stands.

    Only what is solved here goes to done, and only what is open again here comes back from there: whatever was done
    in JIRA meanwhile is yet to be read.
    """
    to = wanted(ticket, teams)
    if is_there(now, to):
        return None
    fits = {
        Move.BEGIN: now is Category.NEW and to is Category.UNDERWAY,
        Move.END: to is Category.DONE,
        Move.AGAIN: now is Category.DONE and to is not Category.DONE,
        Move.AS_HERE: True,
    }
    return to if fits[move] else None


def choose(steps: Sequence[Mapping[str, Any]], to: Category, resolutions: Sequence[str] = SOLVED) -> Step | None:
    """Return a step to a status of that category whose screen we can fill; the one that asks least comes first.

    A status of the category that is open may stand for another one that is.
    """
    nearly = [Category.UNDERWAY, Category.NEW] if to is not Category.DONE else []
    for category in (to, *(each for each in nearly if each is not to)):
        fitting = [step for step in steps if _category(step) is category and step.get("isAvailable", True)]
        found = [(len(fields), n, Step(str(step["id"]), fields)) for n, step in enumerate(fitting)
                 if (fields := _filled(step, to, resolutions)) is not None]  # fmt: skip
        if found:
            return min(found, key=lambda each: each[:2])[2]
    return None


def _category(step: Mapping[str, Any]) -> Category | None:
    key = ((step.get("to") or {}).get("statusCategory") or {}).get("key")
    return Category(key) if key in set(Category) else None


def _filled(step: Mapping[str, Any], to: Category, resolutions: Sequence[str]) -> Mapping[str, Any] | None:
    """Return what the screen is given; None: it demands what we don't know."""
    given: dict[str, Any] = {}
    for name, field in (step.get("fields") or {}).items():
        if name == "resolution" and to is Category.DONE:
            chosen = _resolution(field.get("allowedValues") or (), resolutions)
            if chosen is not None:
                given[name] = {"id": chosen}
                continue
        if field.get("required") and not field.get("hasDefaultValue"):
            return None
    return given


def _resolution(allowed: Sequence[Mapping[str, Any]], likeliest: Sequence[str]) -> str | None:
    names = {str(each.get("name", "")).lower(): str(each["id"]) for each in allowed if "id" in each}
    named = next((names[name] for name in likeliest if name in names), None)
    return named or next(iter(names.values()), None)
