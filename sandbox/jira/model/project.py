"""Projects: who may what, kinds of issues, screens, and the workflow."""

from __future__ import annotations

from dataclasses import dataclass, field

NEW, UNDERWAY, DONE = "new", "indeterminate", "done"  # the categories of a status, by their keys


@dataclass
class IssueType:
    id: str
    name: str
    description: str = ""


@dataclass
class Status:
    id: str
    name: str
    category: str


@dataclass
class Option:
    """A priority, a resolution, a component: something with a name to choose."""

    id: str
    name: str
    description: str = ""


@dataclass
class LinkType:
    id: str
    name: str
    inward: str
    outward: str


@dataclass
class Transition:
    """A step of the workflow; with a screen it asks for fields, without one it takes none, and drops a comment."""

    id: str
    name: str
    to: str
    """The id of a status."""
    start: list[str] = field(default_factory=list)
    """The ids of those from which it leads; none: from all others."""
    has_screen: bool = False
    screen: list[str] = field(default_factory=list)
    required: list[str] = field(default_factory=list)
    sets: dict[str, str] = field(default_factory=dict)
    """What it sets by itself: {"resolution": id}."""


@dataclass
class Project:
    id: str
    key: str
    name: str
    types: list[str]
    """The ids of the kinds that it has."""
    statuses: list[str]
    transitions: list[Transition]
    lead: str
    people: dict[str, list[str]]
    """What each account may do here; who is not in it does not see it."""
    components: list[Option] = field(default_factory=list)
    screen: list[str] = field(default_factory=list)
    """What can be set when an issue is made and edited, beside summary, kind and project."""
    required: list[str] = field(default_factory=list)
    """What must be set then."""
    anonymous: list[str] = field(default_factory=list)
    """What nobody in particular may do here."""
    next_number: int = 1
