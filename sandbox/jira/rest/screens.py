"""Screens: which fields can be set somewhere, with what, and whether they must be."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sandbox.jira.model.project import Option, Project
from sandbox.jira.rest.ask import Ask
from sandbox.jira.rest.views import Json, issue_type, option, project_in_short
from sandbox.jira.work.fields import ALL, FIELDS

OPTION_NAMES = {"components": "component"}


def field(ask: Ask, project: Project, name: str, *, required: bool) -> Json:
    """Return what a screen says of a field."""
    found = FIELDS[name]
    said: Json = {
        "required": required,
        "schema": dict(found.schema),
        "name": found.name,
        "key": name,
        "operations": list(found.operations),
        "hasDefaultValue": name in ("priority", "reporter"),
    }
    if found.choices is not None:
        what = OPTION_NAMES.get(name, name)
        said["allowedValues"] = [option(ask, what, one) for one in found.choices(ask.site, project)]
    if name in ("assignee", "reporter"):
        said["autoCompleteUrl"] = ask.link(f"user/assignable/search?project={project.key}&query=")
    if name == "priority":
        said["defaultValue"] = option(ask, name, usual_priority(ask))
    return said


def usual_priority(ask: Ask) -> Option | None:
    return next((one for one in ask.site.priorities.values() if one.name == "Medium"), None)


def of_creation(ask: Ask, project: Project, type_id: str) -> list[Json]:
    """Return the fields of the screen on which an issue is made."""
    fixed: list[Json] = [
        _fixed("issuetype", "Issue Type", [issue_type(ask, type_id)]),
        _fixed("project", "Project", [project_in_short(ask, project)]),
    ]
    names = ["summary", *project.screen]
    said = [field(ask, project, one, required=one == "summary" or one in project.required) for one in names]
    return [one | {"fieldId": one["key"]} for one in [*fixed, *said]]


def _fixed(name: str, words: str, values: list[Any]) -> Json:
    schema = {"type": name, "system": name}
    return {
        "required": True, "schema": schema, "name": words, "key": name, "operations": [], "hasDefaultValue": False,
        "allowedValues": values,
    }  # fmt: skip


def of_names(ask: Ask, project: Project, names: Iterable[str], required: Iterable[str]) -> Json:
    """Return a screen by the names of its fields, as transitions and edits have it."""
    must = set(required)
    return {one: field(ask, project, one, required=one in must) for one in names}


def all_fields() -> list[Json]:
    """Return every field that the site has, for `GET /field`."""
    plain = [
        ("issuetype", "Issue Type", "issuetype"), ("project", "Project", "project"), ("status", "Status", "status"),
        ("statuscategorychangedate", "Status Category Changed", "datetime"), ("created", "Created", "datetime"),
        ("updated", "Updated", "datetime"), ("resolutiondate", "Resolved", "datetime"),
        ("creator", "Creator", "user"),
        ("comment", "Comment", "comments-page"),
    ]  # fmt: skip
    rows = [(name, words, {"type": kind, "system": name}) for name, words, kind in plain]
    rows += [("attachment", "Attachment", {"type": "array", "items": "attachment", "system": "attachment"})]
    rows += [("issuelinks", "Linked Issues", {"type": "array", "items": "issuelinks", "system": "issuelinks"})]
    rows += [(one.id, one.name, dict(one.schema)) for one in ALL]
    return [
        {
            "id": name, "key": name, "name": words, "custom": False, "orderable": name in FIELDS,
            "navigable": name not in ("comment", "attachment"), "searchable": True,
            "clauseNames": [name], "schema": schema,
        }
        for name, words, schema in rows
    ]  # fmt: skip
