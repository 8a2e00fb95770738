"""Issues, and all that hangs on them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass
class Comment:
    id: str
    author: str
    body: str
    created: float
    updated: float
    update_author: str
    visibility: dict[str, str] | None = None


@dataclass
class Attachment:
    id: str
    author: str
    name: str
    kind: str
    size: int
    created: float
    file: str
    """Under which name its bytes are kept."""


@dataclass
class Item:
    """One field that a change changed."""

    field: str
    old: str | None
    old_text: str | None
    new: str | None
    new_text: str | None
    field_id: str = ""
    kind: str = "jira"


@dataclass
class Change:
    """An entry of the changelog."""

    id: str
    author: str
    created: float
    items: list[Item]


@dataclass
class RemoteLink:
    id: int
    global_id: str
    said: dict[str, Any]
    """As it was sent: object, application, relationship."""


@dataclass
class Link:
    """Inward does to outward what the kind says outwards: 2 (inward) "duplicates" 1 (outward)."""

    id: str
    kind: str
    inward: str
    """The ids of issues."""
    outward: str


@dataclass
class Issue:
    id: str
    key: str
    project: str
    type: str
    status: str
    creator: str
    created: float
    updated: float
    values: dict[str, Any]
    """By the field's id: summary, description, priority, labels, components, assignee, reporter, duedate ..."""
    old_keys: list[str] = field(default_factory=list)
    resolved: float | None = None
    category_changed: float = 0.0
    comments: list[Comment] = field(default_factory=list)
    attachments: list[Attachment] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    remote_links: list[RemoteLink] = field(default_factory=list)
    properties: dict[str, Any] = field(default_factory=dict)
