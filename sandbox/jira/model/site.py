"""The whole of one Jira: its people, its projects, its issues; and who is told when something changes."""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, Literal

from sandbox.base.clock import Clock, RealClock
from sandbox.jira.model.issue import Attachment, Comment, Issue, Link
from sandbox.jira.model.people import Account, ApiToken
from sandbox.jira.model.project import IssueType, LinkType, Option, Project, Status

FIRST_ID = 10_001
KEY = re.compile(r"[A-Z][A-Z0-9_]+-[1-9]\d*")
EventKind = Literal[
    "jira:issue_created", "jira:issue_updated", "jira:issue_deleted",
    "comment_created", "comment_updated", "comment_deleted",
]  # fmt: skip


@dataclass(frozen=True)
class IssueEvent:
    """Something happened to an issue."""

    kind: EventKind
    issue: Issue
    by: str
    about: str = ""
    """What kind of update: issue_generic, issue_assigned, issue_commented, issue_moved ..."""
    comment: Comment | None = None
    change: Any = None


@dataclass
class Site:
    """Everything Jira keeps. `clock` is handed in; nothing here knows another time."""

    clock: Clock = field(default_factory=RealClock)
    accounts: dict[str, Account] = field(default_factory=dict)
    tokens: list[ApiToken] = field(default_factory=list)
    admins: list[str] = field(default_factory=list)
    types: dict[str, IssueType] = field(default_factory=dict)
    statuses: dict[str, Status] = field(default_factory=dict)
    priorities: dict[str, Option] = field(default_factory=dict)
    resolutions: dict[str, Option] = field(default_factory=dict)
    link_types: dict[str, LinkType] = field(default_factory=dict)
    projects: dict[str, Project] = field(default_factory=dict)
    issues: dict[str, Issue] = field(default_factory=dict)
    links: dict[str, Link] = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=dict)
    next_ids: dict[str, int] = field(default_factory=dict)
    title: str = "Jira"
    deployment: Literal["Cloud", "Server"] = "Cloud"
    upload_limit: int = 10 * 1024 * 1024
    index_delay: float = 5.0
    """Seconds after which the search knows of a change."""
    numbers_in_changelogs: bool = False
    """Bulk changelogs write `created` as milliseconds instead of as text: both have been seen."""
    media_secret: str = field(default_factory=secrets.token_hex)
    """Signs the addresses of files, which ask for no account."""
    listeners: list[Callable[[IssueEvent], None]] = field(default_factory=list)

    # -- times and numbers

    def now(self) -> float:
        return self.clock.now()

    def new_id(self, of: str) -> str:
        number = self.next_ids.get(of, FIRST_ID)
        self.next_ids[of] = number + 1
        return str(number)

    def tell(self, event: IssueEvent) -> None:
        for listener in list(self.listeners):
            listener(event)

    # -- finding

    def find(self, named: str) -> Issue | None:
        """Find an issue by its id, its key, or a key that it had in another project."""
        if named.isdigit():
            return self.issues.get(named)
        wanted = named.upper()
        found = next((one for one in self.issues.values() if one.key == wanted), None)
        return found or next((one for one in self.issues.values() if wanted in one.old_keys), None)

    def project(self, named: str) -> Project | None:
        """Find a project by its id or key."""
        return self.projects.get(named) or next(
            (one for one in self.projects.values() if one.key == named.upper()), None
        )

    def project_of(self, issue: Issue) -> Project:
        return self.projects[issue.project]

    def attachment(self, wanted: str) -> tuple[Issue, Attachment] | None:
        return next(
            ((issue, one) for issue in self.issues.values() for one in issue.attachments if one.id == wanted), None
        )

    def media_token(self, file: str) -> str:
        """Return what opens a file to whoever was given its address."""
        return hmac.new(self.media_secret.encode(), file.encode(), hashlib.sha256).hexdigest()

    def links_of(self, issue: Issue) -> Iterator[Link]:
        return (one for one in self.links.values() if issue.id in (one.inward, one.outward))

    def by_email(self, email: str) -> Account | None:
        return next((one for one in self.accounts.values() if one.email.lower() == email.lower()), None)

    # -- who may what

    def may(self, account: Account | None, permission: str, project: Project) -> bool:
        """Whether this account, None: nobody in particular, has the permission in the project."""
        if account is None:
            return permission in project.anonymous
        return account.active and permission in project.people.get(account.id, ())

    def sees(self, account: Account | None, issue: Issue) -> bool:
        project = self.projects.get(issue.project)
        return project is not None and self.may(account, "BROWSE_PROJECTS", project)

    def who(self, secret: str, email: str | None) -> Account | None:
        """Return whose token this is; None if it is nobody's any more, or goes with another address."""
        for token in self.tokens:
            account = self.accounts[token.account]
            is_good = not token.revoked and (token.expires is None or token.expires > self.now())
            is_right = token.secret == secret and (email is None or account.email.lower() == email.lower())
            if is_good and is_right and account.active:
                return account
        return None
