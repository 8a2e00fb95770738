"""What is remembered of JIRA: whose issue is whose ticket's, what came from there, who its people are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from helpdesk.destinations import ELSEWHERE

OF_JIRA = "jira:"  # what an attachment is called, before its number there, that Telegram has not seen


class Category(StrEnum):
    """What a status of JIRA's means, whatever a project calls it."""

    NEW = "new"
    UNDERWAY = "indeterminate"
    DONE = "done"


class LinkState(StrEnum):
    """Whether there still is an issue."""

    LINKED = "linked"
    OVER = "over"  # its ticket ended long ago: what happens there is followed no more
    GONE = "gone"  # deleted, or out of this account's sight


@dataclass(frozen=True, kw_only=True, slots=True)
class JiraLink:
    """A ticket and its issue. The id never changes; the key does when the issue moves."""

    ticket: int
    issue_id: str
    key: str
    project: str
    state: LinkState = LinkState.LINKED
    status: str = ""  # as JIRA calls it, as it was last read
    category: Category = Category.NEW
    assignee: str | None = None
    priority: str | None = None
    updated: str = ""  # as JIRA wrote it: what has another one is read anew
    wanted: Category | None = None  # to which we took it last
    trouble: str | None = None  # what could not be done, as a code
    words_asked: datetime | None = None  # it is done there, and nobody has said how it was solved


class What(StrEnum):
    """What came from JIRA."""

    COMMENT = "comment"
    EDIT = "edit"  # of a comment, or that it was taken away; by the comment and when
    HISTORY = "history"


@dataclass(frozen=True, kw_only=True, slots=True)
class JiraEvent:
    """Something that happened there; stored once, by issue, kind and JIRA's own id, before anything is done."""

    issue_id: str
    what: What
    event_id: str
    at: datetime
    author: str  # account id
    body: Mapping[str, Any] = field(default_factory=dict)


class EventOutcome(StrEnum):
    """What became of it."""

    STORED = "stored"
    DONE = "done"
    OURS = "ours"  # our own change, come back
    FAILED = "failed"


@dataclass(frozen=True, kw_only=True, slots=True)
class JiraUser:
    """An account of JIRA's. ``person``: who that is in Telegram, as an admin said; else it stays a name."""

    number: int
    account: str
    name: str
    person: int | None = None

    @property
    def acts_as(self) -> int:
        """The person by whose number what they do is written down."""
        return self.person if self.person is not None else ELSEWHERE + self.number


class SentKind(StrEnum):
    """What of ours has a number in JIRA."""

    NOTE = "note"
    FILE = "file"


@dataclass(frozen=True, kw_only=True, slots=True)
class JiraSent:
    """A note or file and its number there, whichever side it came from."""

    ticket: int
    what: SentKind
    number: int
    issue_id: str
    remote_id: str
    ours: bool = True  # False: it came from there
    rendered: str = ""  # what stands there, to change nothing that is the same
