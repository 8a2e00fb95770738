"""What the developer's page shows: the site with its people and boards, and an issue with all that hangs on it."""

from __future__ import annotations

from typing import Any

from sandbox.jira.base.errors import Refused
from sandbox.jira.model.issue import Attachment, Change, Comment, Issue
from sandbox.jira.model.people import Account
from sandbox.jira.model.project import Option, Project, Transition
from sandbox.jira.model.site import Site
from sandbox.jira.work.fields import FIELDS
from sandbox.jira.work.transitions import available

Json = dict[str, Any]
RIGHTS = {
    "comment": "ADD_COMMENTS", "assign": "ASSIGN_ISSUES", "edit": "EDIT_ISSUES", "attach": "CREATE_ATTACHMENTS",
    "move": "MOVE_ISSUES", "delete": "DELETE_ISSUES",
}  # fmt: skip
HISTORY = 100


def whole(site: Site, *, has_chats: bool) -> Json:
    """Return SITE."""
    people = [one for one in site.accounts.values() if one.active]
    return {
        "title": site.title,
        "now": site.now(),
        "chats": has_chats,
        "people": [{"id": one.id, "name": one.name, "zone": one.zone} for one in people],
        "projects": [
            {
                "key": one.key, "name": one.name,
                "statuses": [_status(site, status) for status in one.statuses],
                "types": [{"id": kind, "name": site.types[kind].name} for kind in one.types],
            }
            for one in site.projects.values()
        ],
        "priorities": [_option(one) for one in site.priorities.values()],
    }  # fmt: skip


def _status(site: Site, status: str) -> Json:
    found = site.statuses[status]
    return {"id": found.id, "name": found.name, "category": found.category}


def _option(found: Option | None) -> Json | None:
    return None if found is None else {"id": found.id, "name": found.name}


def _name(site: Site, account: str | None) -> str | None:
    found = site.accounts.get(account or "")
    return found.name if found else None


def card(site: Site, issue: Issue) -> Json:
    """Return CARD."""
    return {
        "id": issue.id,
        "key": issue.key,
        "project": site.project_of(issue).key,
        "summary": issue.values["summary"],
        "kind": site.types[issue.type].name,
        "status": _status(site, issue.status),
        "priority": _option(site.priorities.get(issue.values["priority"])),
        "assignee": issue.values["assignee"],
        "assignee_name": _name(site, issue.values["assignee"]),
        "labels": issue.values["labels"],
        "updated": issue.updated,
        "comments": len(issue.comments),
    }


def issue(site: Site, by: Account, found: Issue) -> Json:
    """Return ISSUE, as this person sees it."""
    project = site.project_of(found)
    values = found.values
    return card(site, found) | {
        "description": values["description"],
        "reporter": _name(site, values["reporter"]),
        "created": found.created,
        "due": values["duedate"],
        "resolution": _option(site.resolutions.get(values["resolution"])),
        "components": [one.name for one in project.components if one.id in values["components"]],
        "said": [_comment(site, by, one) for one in found.comments],
        "files": [
            _file(site, one)
            for one in found.attachments
        ],
        "links": [_link(site, found, one) for one in site.links_of(found)],
        "elsewhere": [
            {"url": one.said["object"]["url"], "title": one.said["object"]["title"]} for one in found.remote_links
        ],
        "history": [_change(site, one) for one in found.changes[-HISTORY:]],
        "steps": [_step(site, project, found, one) for one in available(site, by, found)],
        "assignable": [{"id": one.id, "name": one.name} for one in assignable(site, project)],
        "may": {name: site.may(by, right, project) for name, right in RIGHTS.items()},
    }  # fmt: skip


def assignable(site: Site, project: Project) -> list[Account]:
    return [one for one in site.accounts.values() if site.may(one, "ASSIGNABLE_USER", project)]


def _file(site: Site, found: Attachment) -> Json:
    return {
        "id": found.id, "name": found.name, "kind": found.kind, "size": found.size,
        "by": _name(site, found.author), "at": found.created,
    }  # fmt: skip


def _comment(site: Site, by: Account, found: Comment) -> Json:
    return {
        "id": found.id, "by": _name(site, found.author), "mine": found.author == by.id, "at": found.created,
        "text": found.body, "edited": found.updated > found.created,
    }  # fmt: skip


def _change(site: Site, found: Change) -> Json:
    what = [{"field": one.field, "old": one.old_text, "new": one.new_text} for one in found.items]
    return {"at": found.created, "by": _name(site, found.author), "what": what}


def _link(site: Site, here: Issue, found: Any) -> Json:
    kind = site.link_types[found.kind]
    is_inward = found.inward == here.id
    other = site.issues[found.outward if is_inward else found.inward]
    return {"words": kind.outward if is_inward else kind.inward, "key": other.key, "summary": other.values["summary"]}


def _step(site: Site, project: Project, found: Issue, step: Transition) -> Json:
    return {
        "id": step.id,
        "name": step.name,
        "to": _status(site, step.to),
        "screen": [
            _asked(site, project, found, name, is_needed=name in step.required)
            for name in (step.screen if step.has_screen else ())
        ],
    }


def _asked(site: Site, project: Project, found: Issue, name: str, *, is_needed: bool) -> Json:
    """Return what a screen asks for: a choice, or a text."""
    field = FIELDS[name]
    options: list[Json] | None = None
    if field.choices is not None:
        options = [{"id": one.id, "name": one.name} for one in field.choices(site, project)]
    elif field.schema["type"] == "user":
        options = [{"id": one.id, "name": one.name} for one in assignable(site, project)]
    return {
        "field": name,
        "name": field.name,
        "required": is_needed,
        "options": options,
        "value": found.values.get(name),
    }


def as_sent(name: str, value: Any) -> Any:
    """Return a field's value from the page as the API has it."""
    field = FIELDS.get(name)
    if field is None:
        raise Refused(400, f"There is no field {name}.")
    if not value:
        return None
    if field.schema["type"] == "user":
        return {"accountId": value}
    return {"id": value} if field.choices is not None else value
