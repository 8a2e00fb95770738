"""What becomes of what happened in JIRA: pure; each side owns what it owns (``docs/jira.md``)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from enum import StrEnum
from typing import Any

from helpdesk.jira.links import Category, JiraEvent, JiraLink, What
from helpdesk.jira.private import note_in
from helpdesk.ticket.ticket import Status, Ticket


class ThenHere(StrEnum):
    """What a status there leads to here."""

    NOTHING = "nothing"
    CLAIM = "claim"
    RELEASE = "release"
    SOLVE = "solve"
    REOPEN = "reopen"


OVER = frozenset({Status.RESOLVED, Status.CLOSED})


def after_status(ticket: Ticket, to: Category, teams: Collection[str], *, taken_there: bool) -> ThenHere:
    """Return what is done when an issue comes to a status. ``taken_there``: whoever has it took it in JIRA."""
    if ticket.team not in teams or ticket.is_withdrawn:
        return ThenHere.NOTHING
    if to is Category.DONE:
        return ThenHere.SOLVE if ticket.is_with_team else ThenHere.NOTHING
    if ticket.status in OVER:
        return ThenHere.REOPEN
    if to is Category.UNDERWAY:
        return ThenHere.CLAIM if ticket.status is Status.ESCALATED else ThenHere.NOTHING
    return ThenHere.RELEASE if ticket.status is Status.CLAIMED and taken_there else ThenHere.NOTHING


def is_ours(event: JiraEvent, link: JiraLink, account: str, prefix: str) -> bool:
    """Whether it is our own change that comes back: by whose it is, and by what we sent; never by when it was.

    Somebody may sit on our seat: what they write bears no mark of ours, and leads where we did not.
    """
    if event.author != account or event.what is What.EDIT:  # an edit is read of their comments alone
        return False
    if event.what is What.COMMENT:
        return note_in(str(event.body.get("text", "")), prefix) is not None
    start = f"{prefix.lower()}-{link.ticket}-"  # how files of ours are called there
    names = [str(each.get("toString")) for each in event.body.get("items", ()) if _attaches(each)]
    if names and not all(name.startswith(start) for name in names):
        return False
    to = event.body.get("category")
    return to is None or to == link.wanted


def _attaches(item: Mapping[str, Any]) -> bool:
    return str(item.get("field", "")).lower() == "attachment" and bool(item.get("to"))


def solution_in(text: str, words: Iterable[str]) -> str | None:
    """Return how it was solved, if a comment begins with one of the words that are agreed for that."""
    said = text.strip()
    for word in words:
        if said[: len(word)].lower() == word.lower():
            return said[len(word) :].strip() or None
    return None


def solution_of(comments: Sequence[tuple[datetime, str]], words: Iterable[str], since: datetime) -> str | None:
    """Return the latest words that say how it was solved, since the ticket came to its team."""
    agreed = tuple(words)
    found = [said for at, text in comments if at >= since and (said := solution_in(text, agreed)) is not None]
    return found[-1] if found else None


def last_status(events: Sequence[JiraEvent]) -> dict[str, str]:
    """Return by issue which of the changes that wait is its last one of a status: only that one counts."""
    return {each.issue_id: each.event_id for each in events if each.what is What.HISTORY and "category" in each.body}
