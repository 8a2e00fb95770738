"""One request, read and ready for the function that answers it; and the answer that it gives."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from sandbox.jira.base.errors import BAD_PAYLOAD, NoAccount, Refused
from sandbox.jira.jql.index import Index
from sandbox.jira.model.issue import Issue
from sandbox.jira.model.people import Account
from sandbox.jira.model.project import Project
from sandbox.jira.model.site import Site
from sandbox.jira.work.rights import visible_issue, visible_project


@dataclass(frozen=True)
class File:
    """A file of a multipart request."""

    field: str
    name: str
    kind: str
    data: bytes


@dataclass
class Ask:
    site: Site
    index: Index
    base: str
    """The site's own address, without a slash at the end."""
    account: Account | None
    """Whoever asks; None: nobody in particular."""
    path: dict[str, str]
    query: list[tuple[str, str]]
    body: Any = None
    files: list[File] = field(default_factory=list)
    headers: dict[str, str] = field(default_factory=dict)

    # -- who and what

    def me(self) -> Account:
        """Return whoever asks; raise 401 if it is nobody."""
        if self.account is None:
            raise NoAccount
        return self.account

    def issue(self) -> Issue:
        return visible_issue(self.site, self.account, self.path["issueIdOrKey"])

    def project(self) -> Project:
        return visible_project(self.site, self.account, self.path["projectIdOrKey"])

    def object(self) -> dict[str, Any]:
        if not isinstance(self.body, dict):
            raise Refused(400, BAD_PAYLOAD)
        return self.body

    # -- the words after the question mark

    def word(self, name: str, otherwise: str = "") -> str:
        return next((value for key, value in self.query if key == name), otherwise)

    def words(self, name: str) -> list[str]:
        """Return a list that comes as one parameter with commas, as several, or both."""
        return [one for key, value in self.query if key == name for one in value.split(",") if one]

    def number(self, name: str, otherwise: int) -> int:
        given = self.word(name)
        if not given:
            return otherwise
        try:
            return int(given)
        except ValueError:
            raise Refused(400, f'For input string: "{given}"') from None

    def page(self, most: int, otherwise: int = 50) -> tuple[int, int]:
        """Return where a page begins and how long it is at most."""
        start = max(self.number("startAt", 0), 0)
        return start, min(max(self.number("maxResults", otherwise), 0), most)

    def link(self, path: str) -> str:
        return f"{self.base}/rest/api/2/{path}"


@dataclass
class Reply:
    """An answer with another status than 200, or without JSON."""

    body: Any = None
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    data: bytes | None = None
    kind: str = "application/json"


NOTHING = Reply(status=204)
Run = Callable[[Ask], Any]
CALLS: dict[str, Run] = {}


def call(*names: str) -> Callable[[Run], Run]:
    """Answer these calls, such as "GET /issue/{issueIdOrKey}", by the decorated function."""

    def keep(run: Run) -> Run:
        for name in names:
            CALLS[name] = run
        return run

    return keep
