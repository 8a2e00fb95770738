"""The search's own memory of each issue, which learns of a change only after the site's `index_delay`."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from sandbox.jira.model.issue import Issue
from sandbox.jira.model.site import IssueEvent, Site


@dataclass(frozen=True)
class Doc:
    """What the search knows of an issue."""

    id: str
    key: str
    project: str
    type: str
    status: str
    created: float
    updated: float
    resolved: float | None
    values: dict[str, Any]
    text: str
    """Of its comments, for `text ~`."""


def doc_of(issue: Issue) -> Doc:
    return Doc(
        issue.id, issue.key, issue.project, issue.type, issue.status, issue.created, issue.updated, issue.resolved,
        deepcopy(issue.values), "\n".join(comment.body for comment in issue.comments),
    )  # fmt: skip


class Index:
    """Knows the site as it was a while ago."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._told: dict[str, list[tuple[float, Doc | None]]] = {}
        site.listeners.append(self._note)
        self.rebuild()

    def rebuild(self) -> None:
        """Know all that there is, at once: another world was loaded."""
        self._told = {issue.id: [(float("-inf"), doc_of(issue))] for issue in self._site.issues.values()}

    def _note(self, event: IssueEvent) -> None:
        doc = None if event.kind == "jira:issue_deleted" else doc_of(event.issue)
        told = self._told.setdefault(event.issue.id, [])
        told.append((self._site.now(), doc))
        known = [n for n, (at, _) in enumerate(told) if at + self._site.index_delay <= self._site.now()]
        del told[: max(known, default=0)]

    def docs(self, fresh: set[str]) -> list[Doc]:
        """Return what is known by now, by id; of the `fresh` ones what is true."""
        until = self._site.now() - self._site.index_delay
        found = []
        for number, told in self._told.items():
            seen = [doc for at, doc in told if at <= until or number in fresh]
            if seen and seen[-1] is not None:
                found.append(seen[-1])
        return sorted(found, key=lambda doc: int(doc.id))
