"""JIRA's answers as values; what may come in two shapes is read in both."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from helpdesk.jira.links import Category


@dataclass(frozen=True, kw_only=True, slots=True)
class State:
    """An issue as it stands."""

    issue_id: str
    key: str
    project: str
    status: str
    category: Category
    updated: str
    assignee: str | None = None
    assignee_name: str = ""
    priority: str | None = None
    resolution: str | None = None
    labels: tuple[str, ...] = ()
    summary: str = ""
    creator: str | None = None
    sizes: Mapping[str, int] = field(default_factory=dict)  # of its attachments, in bytes, by their ids


def state_of(issue: Mapping[str, Any]) -> State:
    """Return how an issue stands; a category that we don't know counts as under way."""
    fields = issue.get("fields") or {}
    status, assignee = fields.get("status") or {}, fields.get("assignee") or {}
    return State(
        issue_id=str(issue["id"]), key=str(issue.get("key", "")),
        project=str((fields.get("project") or {}).get("key") or str(issue.get("key", "")).rpartition("-")[0]),
        status=str(status.get("name", "")), category=category_of(status), updated=str(fields.get("updated") or ""),
        assignee=account_of(assignee), assignee_name=name_of(assignee),
        priority=(fields.get("priority") or {}).get("name"), resolution=(fields.get("resolution") or {}).get("name"),
        labels=tuple(str(each) for each in fields.get("labels") or ()), summary=str(fields.get("summary") or ""),
        creator=account_of(fields.get("creator")),
        sizes={str(each["id"]): int(each.get("size") or 0) for each in fields.get("attachment") or ()},
    )  # fmt: skip


def category_of(status: Mapping[str, Any]) -> Category:
    """Return what a status means."""
    key = (status.get("statusCategory") or {}).get("key")
    return Category(key) if key in set(Category) else Category.UNDERWAY


def account_of(user: Mapping[str, Any] | None) -> str | None:
    """Return an account's id: Cloud and Data Center name it differently."""
    found = (user or {}).get("accountId") or (user or {}).get("key") or (user or {}).get("name")
    return str(found) if found else None


def name_of(user: Mapping[str, Any] | None) -> str:
    """Return what an account is called."""
    return str((user or {}).get("displayName") or account_of(user) or "")


def instant(said: object) -> datetime:
    """Return an instant that JIRA wrote, as text or as milliseconds; whole seconds."""
    if isinstance(said, int | float):
        return datetime.fromtimestamp(int(said) // 1000, UTC)
    text = str(said)
    return datetime.fromisoformat(text).astimezone(UTC).replace(microsecond=0)
