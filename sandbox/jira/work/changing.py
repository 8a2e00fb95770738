"""The one place where an issue changes: the changelog is written here, and everybody is told from here."""

from __future__ import annotations

from typing import Any

from sandbox.jira.model.issue import Change, Comment, Issue, Item
from sandbox.jira.model.project import DONE
from sandbox.jira.model.site import EventKind, IssueEvent, Site
from sandbox.jira.work.fields import FIELDS


def set_values(site: Site, issue: Issue, values: dict[str, Any]) -> list[Item]:
    """Set what is different; return what the changelog says of it."""
    project = site.project_of(issue)
    items = []
    for name, value in values.items():
        field = FIELDS[name]
        before = issue.values.get(name, field.empty)
        if before == value:
            continue
        issue.values[name] = value
        old, new = field.told(site, project, before), field.told(site, project, value)
        items.append(Item(name, *old, *new, field_id=name))
    if "resolution" in values and any(one.field == "resolution" for one in items):
        issue.resolved = site.now() if values["resolution"] else None
    return items


def set_status(site: Site, issue: Issue, status: str) -> list[Item]:
    before, after = site.statuses[issue.status], site.statuses[status]
    if before.id == after.id:
        return []
    issue.status = status
    if before.category != after.category:
        issue.category_changed = site.now()
    return [Item("status", before.id, before.name, after.id, after.name, field_id="status")]


def note_change(site: Site, issue: Issue, by: str, items: list[Item], about: str = "issue_generic") -> Change | None:
    """Write the changelog and tell; nothing if nothing changed."""
    if not items:
        return None
    change = Change(site.new_id("change"), by, site.now(), items)
    issue.changes.append(change)
    issue.updated = site.now()
    site.tell(IssueEvent("jira:issue_updated", issue, by, about, change=change))
    return change


def note_comment(site: Site, issue: Issue, by: str, kind: EventKind, comment: Comment) -> None:
    """Comments are in no changelog; the issue counts as updated all the same."""
    issue.updated = site.now()
    site.tell(IssueEvent(kind, issue, by, "issue_commented", comment))


def is_done(site: Site, issue: Issue) -> bool:
    return site.statuses[issue.status].category == DONE
