"""Which teams have JIRA, and how our words are called there: by the file, and by the chat where that is silent."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any

from helpdesk.settings.bodies import Body

PART = "jira"  # under which the chat keeps its choices
SOLUTION = ("solution:",)  # how a comment begins that says how it was solved
PRIORITIES: Mapping[str, str] = {"P1": "Highest", "P2": "High", "P3": "Medium", "P4": "Low"}
TYPES: Mapping[str, str] = {
    "bug_fix": "Bug", "change_request": "Task", "incident": "Task", "problem": "Task",
}  # fmt: skip


@dataclass(frozen=True, kw_only=True, slots=True)
class TeamPlan:
    """Where a team's tickets go. An empty ``issue_type``: by the kind of the ticket."""

    project: str
    issue_type: str = ""
    component: str = ""
    labels: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class JiraPlan:
    """The whole of it."""

    teams: Mapping[str, TeamPlan] = field(default_factory=dict)
    priorities: Mapping[str, str] = field(default_factory=lambda: dict(PRIORITIES))
    types: Mapping[str, str] = field(default_factory=lambda: dict(TYPES))
    solution_words: tuple[str, ...] = SOLUTION
    prefix: str = "MUK"
    project: str = ""  # of teams that name none
    by_file: frozenset[str] = frozenset()  # the keys that the file says: the chat can't change them

    @property
    def projects(self) -> tuple[str, ...]:
        """Every project, once."""
        named = (self.project, *(team.project for team in self.teams.values()))
        return tuple(dict.fromkeys(project for project in named if project))

    def label(self, ticket: int) -> str:
        """Return the label by which an issue is known to be a ticket's: it is the key of its creation."""
        return f"{self.prefix.lower()}-{ticket}"

    def ticket_of(self, labels: object) -> int | None:
        """Return the ticket that an issue's labels name."""
        start = f"{self.prefix.lower()}-"
        for label in labels if isinstance(labels, list) else ():
            said = str(label).lower()
            if said.startswith(start) and said.removeprefix(start).isdecimal():
                return int(said.removeprefix(start))
        return None

    def over(self, said: Mapping[str, Body | None]) -> JiraPlan:
        """Return the plan with the chat's choices, where the file says nothing: ``team:egov``, ``priority:P1``."""
        teams, named = dict(self.teams), {"priority": dict(self.priorities), "type": dict(self.types)}
        for key, body in said.items():
            what, _, name = key.partition(":")
            if key in self.by_file:
                continue
            if what == "team" and body is None:
                teams.pop(name, None)
            elif what == "team" and body is not None:
                teams[name] = TeamPlan(**_known(body))
            elif what in named and body is not None:
                named[what][name] = str(body["name"])
        return replace(self, teams=teams, priorities=named["priority"], types=named["type"])


def _known(body: Body) -> dict[str, Any]:
    names = {each.name for each in fields(TeamPlan)}
    return {name: tuple(value) if name == "labels" else value for name, value in body.items() if name in names}
