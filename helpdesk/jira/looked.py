"""What a look at JIRA has found, as it is kept for the panel: how all stands, and what there is to choose."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from helpdesk.jira.links import Category

LOOKED = "jira-looked"  # under which it is kept
SYNCED = "jira-synced"  # when all was last read
TOKEN = "jira-token"  # since when this token is known: what it is, nobody can tell from that


@dataclass(frozen=True, slots=True)
class JiraFinding:
    """One thing that was looked at: ``key`` names its sentence."""

    key: str
    ok: bool
    facts: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class JiraStatus:
    """A status of a project's, and what it means."""

    name: str
    category: Category


@dataclass(frozen=True, kw_only=True, slots=True)
class JiraProject:
    """A project, and what may be chosen in it. One of which no status is known was not looked into yet."""

    key: str
    name: str
    id: int = 0  # JIRA's own; the key may change
    types: tuple[str, ...] = ()
    components: tuple[str, ...] = ()
    statuses: tuple[JiraStatus, ...] = ()

    def called(self, category: Category) -> tuple[str, ...]:
        """Return what its statuses of a category are called."""
        return tuple(each.name for each in self.statuses if each.category is category)


@dataclass(frozen=True, kw_only=True, slots=True)
class JiraLook:
    """All of it, as of an instant."""

    at: datetime
    found: tuple[JiraFinding, ...]
    projects: tuple[JiraProject, ...] = ()
    priorities: tuple[str, ...] = ()
    more: int = 0  # projects beside these

    @property
    def types(self) -> tuple[str, ...]:
        """Every type of the projects that were looked into, once."""
        return tuple(dict.fromkeys(name for project in self.projects for name in project.types))

    def project(self, key: str) -> JiraProject | None:
        """Return the project of that key."""
        return next((each for each in self.projects if each.key == key), None)

    def kept(self) -> str:
        """Return it as it is kept."""
        return json.dumps({**asdict(self), "at": self.at.isoformat()})

    @classmethod
    def read(cls, kept: object) -> JiraLook | None:
        """Return what was kept; None: nobody has looked yet."""
        if kept is None:
            return None
        said: dict[str, Any] = json.loads(str(kept))
        return cls(
            at=datetime.fromisoformat(said["at"]), found=tuple(JiraFinding(**each) for each in said["found"]),
            projects=tuple(_project(each) for each in said["projects"]),
            priorities=tuple(said["priorities"]), more=said.get("more", 0),
        )  # fmt: skip


def _project(said: Mapping[str, Any]) -> JiraProject:
    statuses = [JiraStatus(each["name"], Category(each["category"])) for each in said.get("statuses", ())]
    lists = {"types": tuple(said["types"]), "components": tuple(said["components"]), "statuses": tuple(statuses)}
    return JiraProject(**{**said, **lists})
