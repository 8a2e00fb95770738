"""Both sides of a link beside each other: what differs, and who changed last."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from helpdesk.jira.links import Category
from helpdesk.jira.transitions import is_there

DRIFT = "jira-drift"  # under which the last comparison is kept


class Drift(StrEnum):
    """What differs."""

    GONE = "gone"  # the issue is not there
    MISSING = "missing"  # an open ticket has none
    STATUS = "status"
    PRIORITY = "priority"
    SUMMARY = "summary"
    DUE = "due"
    LABEL = "label"
    COMMENT = "comment"  # one that we sent is not there


class Side(StrEnum):
    """Who changed last."""

    HERE = "here"
    THERE = "there"


@dataclass(frozen=True, kw_only=True, slots=True)
class Expected:
    """How an issue should stand, by its ticket."""

    ticket: int
    category: Category
    priority: str
    summary: str
    label: str
    due: str | None  # the day
    comments: frozenset[str]  # by JIRA's ids
    changed_at: datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class Actual:
    """How it stands."""

    key: str
    category: Category
    status: str
    priority: str | None  # None: the project has none
    summary: str
    labels: Collection[str]
    due: str | None  # None: the project's screens may lack it
    comments: frozenset[str]
    changed_at: datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class Difference:
    """One thing that is not the same on both sides."""

    ticket: int
    issue: str
    what: Drift
    here: str = ""
    there: str = ""
    last: Side = Side.HERE


def differences(expected: Expected, actual: Actual) -> Iterator[Difference]:
    """Yield what differs. An open issue may stand at any open status: that is JIRA's."""
    last = Side.THERE if actual.changed_at > expected.changed_at else Side.HERE

    def of(what: Drift, here: str, there: str) -> Difference:
        return Difference(ticket=expected.ticket, issue=actual.key, what=what, here=here, there=there, last=last)

    if not is_there(actual.category, expected.category):
        yield of(Drift.STATUS, expected.category.value, actual.status)
    if actual.priority is not None and actual.priority != expected.priority:
        yield of(Drift.PRIORITY, expected.priority, actual.priority)
    if actual.summary != expected.summary:
        yield of(Drift.SUMMARY, expected.summary, actual.summary)
    if actual.due is not None and actual.due != expected.due:
        yield of(Drift.DUE, expected.due or "", actual.due)
    if expected.label not in {label.lower() for label in actual.labels}:
        yield of(Drift.LABEL, expected.label, " ".join(actual.labels))
    lost = expected.comments - actual.comments
    if lost:
        yield of(Drift.COMMENT, str(len(expected.comments)), str(len(expected.comments) - len(lost)))


def kept_drift(at: datetime, found: Sequence[Difference]) -> str:
    """Return a comparison as it is kept."""
    return json.dumps({"at": at.isoformat(), "found": [asdict(each) for each in found]})


def read_drift(kept: object) -> tuple[str, list[Difference]] | None:
    """Return when it was last compared, and what was found; None: never yet."""
    if kept is None:
        return None
    said: dict[str, Any] = json.loads(str(kept))
    typed = [{**each, "what": Drift(each["what"]), "last": Side(each["last"])} for each in said["found"]]
    return said["at"], [Difference(**each) for each in typed]
