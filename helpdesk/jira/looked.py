"""What a look at JIRA has found, as it is kept for the panel: how all stands, and what there is to choose."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

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
class JiraProject:
    """A project, and what may be chosen in it."""

    key: str
    name: str
    types: tuple[str, ...] = ()
    components: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class JiraLook:
    """All of it, as of an instant."""

    at: datetime
    found: tuple[JiraFinding, ...]
    projects: tuple[JiraProject, ...] = ()
    priorities: tuple[str, ...] = ()

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
            projects=tuple(
                JiraProject(each["key"], each["name"], tuple(each["types"]), tuple(each["components"]))
                for each in said["projects"]
            ),
            priorities=tuple(said["priorities"]),
        )  # fmt: skip
