"""What an edit, a creation or a transition asks for: `fields` and `update` made into one list of new values."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sandbox.jira.base.errors import OFF_SCREEN, Refused, wrong
from sandbox.jira.model.issue import Issue
from sandbox.jira.model.project import Project
from sandbox.jira.model.site import Site
from sandbox.jira.work.fields import FIELDS, LIST_OPERATIONS, parse_all


def object_in(body: Mapping[str, Any], name: str) -> dict[str, Any]:
    """Return the object of that name, empty if there is none."""
    found = body.get(name)
    if found is None:
        return {}
    if not isinstance(found, dict):
        raise Refused(400, "Can not deserialize the request: an object was expected.")
    return found


def wanted_values(
    site: Site, project: Project, issue: Issue | None, body: Mapping[str, Any], screen: set[str]
) -> dict[str, Any]:
    """Return the values that the request wants to be kept; `comment` in `update` is not among them."""
    fields = object_in(body, "fields")
    update = {name: steps for name, steps in object_in(body, "update").items() if name != "comment"}
    both = sorted(set(fields) & set(update))
    if both:
        raise Refused(400, f"Field '{both[0]}' cannot appear in both 'fields' and 'update'")
    found = parse_all(site, project, fields, screen)
    for name, steps in update.items():
        if name not in screen or name not in FIELDS:
            raise wrong(name, OFF_SCREEN.format(name))
        found[name] = _stepped(site, project, issue, name, steps)
    return found


def _stepped(site: Site, project: Project, issue: Issue | None, name: str, steps: Any) -> Any:
    field = FIELDS[name]
    value = issue.values.get(name, field.empty) if issue else field.empty
    if not isinstance(steps, list):
        raise wrong(name, "data was not an array")
    for step in steps:
        if not isinstance(step, dict) or len(step) != 1:
            raise wrong(name, "Field operation must be an object with one operation.")
        operation, raw = next(iter(step.items()))
        if operation not in field.operations:
            raise wrong(name, f"Field '{name}' does not support operation '{operation}'")
        if operation == "set" or field.operations != LIST_OPERATIONS:
            value = field.parse(site, project, name, raw)
            continue
        one = field.parse(site, project, name, [raw])[0]
        kept = [old for old in value if old != one]
        value = sorted([*kept, one]) if operation == "add" else kept
    return value


def comments_in(body: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return the comments that the request wants to be added."""
    steps = object_in(body, "update").get("comment", [])
    if not isinstance(steps, list):
        raise wrong("comment", "data was not an array")
    found = []
    for step in steps:
        added = step.get("add") if isinstance(step, dict) else None
        if not isinstance(added, dict):
            raise wrong("comment", "Field 'comment' supports the operation 'add' here.")
        found.append(added)
    return found
