"""How an issue and what hangs on it are written in an answer."""

from __future__ import annotations

import html
from collections.abc import Callable, Sequence
from typing import Any
from urllib.parse import quote

from sandbox.jira.base.times import millis, written
from sandbox.jira.model.issue import Attachment, Change, Comment, Issue, Link
from sandbox.jira.model.project import Transition
from sandbox.jira.rest import screens, views
from sandbox.jira.rest.ask import Ask
from sandbox.jira.rest.views import Json
from sandbox.jira.work.transitions import available

EXPAND = "renderedFields,names,schema,operations,editmeta,changelog,versionedRepresentations"
NOT_NAVIGABLE = {"comment", "attachment"}
RECENT_CHANGES = 100


def when(ask: Ask, at: float | None) -> str | None:
    """In the zone of whoever asks."""
    return None if at is None else written(at, ask.account.zone if ask.account else "UTC")


def comment(ask: Ask, issue: Issue, found: Comment, *, rendered: bool = False) -> Json:
    said: Json = {
        "self": ask.link(f"issue/{issue.id}/comment/{found.id}"),
        "id": found.id,
        "author": views.user(ask, found.author),
        "body": found.body,
        "updateAuthor": views.user(ask, found.update_author),
        "created": when(ask, found.created),
        "updated": when(ask, found.updated),
        "jsdPublic": True,
    }
    if found.visibility:
        said["visibility"] = found.visibility
    if rendered:
        said["renderedBody"] = _rendered(found.body)
    return said


def attachment(ask: Ask, found: Attachment) -> Json:
    secured = f"{ask.base}/secure/attachment/{found.id}/{quote(found.name)}"
    return {
        "self": ask.link(f"attachment/{found.id}"),
        "id": found.id,
        "filename": found.name,
        "author": views.user(ask, found.author),
        "created": when(ask, found.created),
        "size": found.size,
        "mimeType": found.kind,
        "content": secured if ask.site.deployment == "Server" else ask.link(f"attachment/content/{found.id}"),
    }


def change(ask: Ask, found: Change, *, number: bool = False) -> Json:
    items = []
    for one in found.items:
        item: Json = {
            "field": one.field, "fieldtype": one.kind, "from": one.old, "fromString": one.old_text, "to": one.new,
            "toString": one.new_text,
        }  # fmt: skip
        items.append(item | ({"fieldId": one.field_id} if one.field_id else {}))
    return {
        "id": found.id,
        "author": views.user(ask, found.author),
        "created": millis(found.created) if number else when(ask, found.created),
        "items": items,
    }


def issue_link(ask: Ask, found: Link, seen_from: str | None = None) -> Json:
    """Return a link: with both ends, or seen from an issue with the other one."""
    kind = ask.site.link_types[found.kind]
    said: Json = {
        "id": found.id,
        "self": ask.link(f"issueLink/{found.id}"),
        "type": link_type(ask, kind.id),
    }
    for name, other in (("inwardIssue", found.inward), ("outwardIssue", found.outward)):
        if other != seen_from:
            said[name] = _in_short(ask, ask.site.issues[other])
    return said


def link_type(ask: Ask, kind_id: str) -> Json:
    kind = ask.site.link_types[kind_id]
    return {
        "id": kind.id, "name": kind.name, "inward": kind.inward, "outward": kind.outward,
        "self": ask.link(f"issueLinkType/{kind.id}"),
    }  # fmt: skip


def _in_short(ask: Ask, issue: Issue) -> Json:
    return {
        "id": issue.id,
        "key": issue.key,
        "self": ask.link(f"issue/{issue.id}"),
        "fields": {
            "summary": issue.values["summary"],
            "status": views.status(ask, ask.site.statuses[issue.status]),
            "priority": views.option(ask, "priority", ask.site.priorities.get(issue.values["priority"])),
            "issuetype": views.issue_type(ask, issue.type),
        },
    }


def transition(ask: Ask, issue: Issue, step: Transition, *, fields: bool) -> Json:
    said: Json = {
        "id": step.id,
        "name": step.name,
        "to": views.status(ask, ask.site.statuses[step.to]),
        "hasScreen": step.has_screen,
        "isGlobal": not step.start,
        "isInitial": False,
        "isAvailable": True,
        "isConditional": False,
        "looped": step.to == issue.status,
    }
    if fields:
        project = ask.site.project_of(issue)
        said["fields"] = screens.of_names(ask, project, step.screen if step.has_screen else (), step.required)
    return said


def _fields(ask: Ask, issue: Issue) -> dict[str, Callable[[], Any]]:
    site, values = ask.site, issue.values
    comments = issue.comments
    return {
        "summary": lambda: values["summary"],
        "description": lambda: values["description"],
        "environment": lambda: values["environment"],
        "duedate": lambda: values["duedate"],
        "labels": lambda: values["labels"],
        "issuetype": lambda: views.issue_type(ask, issue.type),
        "project": lambda: views.project_in_short(ask, site.project_of(issue)),
        "status": lambda: views.status(ask, site.statuses[issue.status]),
        "statuscategorychangedate": lambda: when(ask, issue.category_changed),
        "priority": lambda: views.option(ask, "priority", site.priorities.get(values["priority"])),
        "resolution": lambda: views.option(ask, "resolution", site.resolutions.get(values["resolution"])),
        "resolutiondate": lambda: when(ask, issue.resolved),
        "components": lambda: [
            views.option(ask, "component", one)
            for one in site.project_of(issue).components
            if one.id in values["components"]
        ],
        "assignee": lambda: views.user(ask, values["assignee"]),
        "reporter": lambda: views.user(ask, values["reporter"]),
        "creator": lambda: views.user(ask, issue.creator),
        "created": lambda: when(ask, issue.created),
        "updated": lambda: when(ask, issue.updated),
        "issuelinks": lambda: [issue_link(ask, one, issue.id) for one in site.links_of(issue)],
        "attachment": lambda: [attachment(ask, one) for one in issue.attachments],
        "comment": lambda: {
            "comments": [comment(ask, issue, one) for one in comments],
            "self": ask.link(f"issue/{issue.id}/comment"),
            "maxResults": len(comments),
            "total": len(comments),
            "startAt": 0,
        },
        "versions": list,
        "fixVersions": list,
        "subtasks": list,
        "lastViewed": lambda: None,
        "workratio": lambda: -1,
    }


def chosen(names: Sequence[str], known: Sequence[str], otherwise: str) -> list[str]:
    """Return the fields that `fields=` asks for: names, *all, *navigable, and -name for what is left out."""
    wanted: list[str] = []
    asked = [one for one in names if not one.startswith("-")] or [otherwise]
    for one in asked:
        if one == "*all":
            wanted += known
        elif one == "*navigable":
            wanted += [name for name in known if name not in NOT_NAVIGABLE]
        else:
            wanted.append(one)
    without = {one[1:] for one in names if one.startswith("-")}
    return [name for name in known if name in wanted and name not in without]


def issue(ask: Ask, found: Issue, names: Sequence[str], expand: Sequence[str], otherwise: str = "*all") -> Json:
    """Return an issue with the fields that are asked for."""
    known = _fields(ask, found)
    fields = {name: known[name]() for name in chosen(names, list(known), otherwise)}
    said: Json = {"expand": EXPAND, "id": found.id, "self": ask.link(f"issue/{found.id}"), "key": found.key}
    if fields:
        said["fields"] = fields
    if "renderedFields" in expand:
        said["renderedFields"] = {
            name: _rendered(value) if name in ("description", "environment") and value else None
            for name, value in fields.items()
        }
    if "names" in expand:
        said["names"] = {one["id"]: one["name"] for one in screens.all_fields() if one["id"] in fields}
    if "schema" in expand:
        said["schema"] = {one["id"]: one["schema"] for one in screens.all_fields() if one["id"] in fields}
    if "transitions" in expand:
        steps = available(ask.site, ask.account, found)
        said["transitions"] = [transition(ask, found, one, fields=False) for one in steps]
    if "changelog" in expand:
        recent = found.changes[::-1][:RECENT_CHANGES]
        said["changelog"] = {
            "startAt": 0, "maxResults": len(recent), "total": len(found.changes),
            "histories": [change(ask, one) for one in recent],
        }  # fmt: skip
    return said


def _rendered(text: str) -> str:
    return f"<p>{html.escape(text)}</p>"
