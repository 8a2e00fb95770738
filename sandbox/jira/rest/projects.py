"""Calls about projects, their screens, and what can be chosen."""

from __future__ import annotations

from typing import Any

from sandbox.jira.base.errors import Refused
from sandbox.jira.model.project import Project
from sandbox.jira.rest import issue_views, screens, views
from sandbox.jira.rest.ask import Ask, call
from sandbox.jira.rest.views import Json


def bean(ask: Ask, path: str, values: list[Any], most: int = 50) -> Json:
    """Return a page of values with where it stands among all."""
    start, length = ask.page(most)
    return {
        "self": ask.link(path),
        "maxResults": length,
        "startAt": start,
        "total": len(values),
        "isLast": start + length >= len(values),
        "values": values[start : start + length],
    }


def _seen(ask: Ask) -> list[Project]:
    return [one for one in ask.site.projects.values() if ask.site.may(ask.account, "BROWSE_PROJECTS", one)]


@call("GET /project")
def all_projects(ask: Ask) -> Any:
    return [views.project_in_short(ask, one) for one in _seen(ask)]


@call("GET /project/search")
def search_projects(ask: Ask) -> Any:
    query, keys = ask.word("query").lower(), ask.words("keys")
    found = [
        views.project_in_short(ask, one)
        for one in _seen(ask)
        if (query in one.name.lower() or query in one.key.lower()) and (not keys or one.key in keys)
    ]
    return bean(ask, "project/search", found)


@call("GET /project/{projectIdOrKey}")
def project(ask: Ask) -> Any:
    return views.project(ask, ask.project())


@call("GET /project/{projectIdOrKey}/components")
def components(ask: Ask) -> Any:
    return [views.option(ask, "component", one) for one in ask.project().components]


@call("GET /project/{projectIdOrKey}/statuses")
def statuses(ask: Ask) -> Any:
    found = ask.project()
    said = [views.status(ask, ask.site.statuses[one]) for one in found.statuses]
    kinds = [views.issue_type(ask, one) for one in found.types]
    return [{name: kind[name] for name in ("self", "id", "name", "subtask")} | {"statuses": said} for kind in kinds]


@call("GET /issue/createmeta/{projectIdOrKey}/issuetypes")
def create_types(ask: Ask) -> Any:
    found = ask.project()
    kinds = [views.issue_type(ask, one) for one in found.types] if _may_create(ask) else []
    return _screens(ask, "issueTypes", [_without_avatar(one) for one in kinds])


def _screens(ask: Ask, name: str, found: list[Json]) -> Json:
    """A page, whose list has a name of its own in Jira Cloud alone."""
    start, most = ask.page(200)
    said: Json = {"startAt": start, "maxResults": most, "total": len(found)}
    if ask.site.deployment == "Server":
        return said | {"isLast": start + most >= len(found), "values": found[start : start + most]}
    return said | {name: found[start : start + most]}


def _without_avatar(kind: Json) -> Json:
    return {name: value for name, value in kind.items() if name != "avatarId"}


@call("GET /issue/createmeta/{projectIdOrKey}/issuetypes/{issueTypeId}")
def create_fields(ask: Ask) -> Any:
    found, kind = ask.project(), ask.path["issueTypeId"]
    if kind not in found.types:
        raise Refused(404, f"The issue type with id '{kind}' does not exist in this project.")
    return _screens(ask, "fields", screens.of_creation(ask, found, kind) if _may_create(ask) else [])


def _may_create(ask: Ask) -> bool:
    return ask.site.may(ask.account, "CREATE_ISSUES", ask.project())


@call("GET /field")
def fields(_: Ask) -> Any:
    return screens.all_fields()


def _priorities(ask: Ask) -> list[Any]:
    ask.me()
    return [views.option(ask, "priority", one) for one in ask.site.priorities.values()]


@call("GET /priority")
def priorities(ask: Ask) -> Any:
    return _priorities(ask)


@call("GET /priority/search")
def search_priorities(ask: Ask) -> Any:
    usual = screens.usual_priority(ask)
    found = [one | {"isDefault": usual is not None and one["id"] == usual.id} for one in _priorities(ask)]
    return bean(ask, "priority/search", found)


@call("GET /resolution")
def resolutions(ask: Ask) -> Any:
    ask.me()
    return [views.option(ask, "resolution", one) for one in ask.site.resolutions.values()]


@call("GET /status")
def all_statuses(ask: Ask) -> Any:
    visible = [one for one in ask.site.projects.values() if ask.site.may(ask.account, "BROWSE_PROJECTS", one)]
    used = {name for one in visible for name in one.statuses}
    return [views.status(ask, one) for one in ask.site.statuses.values() if one.id in used]


@call("GET /issuetype")
def issue_types(ask: Ask) -> Any:
    return [views.issue_type(ask, one) for one in ask.site.types]


@call("GET /issueLinkType")
def link_types(ask: Ask) -> Any:
    return {"issueLinkTypes": [issue_views.link_type(ask, one) for one in ask.site.link_types]}
