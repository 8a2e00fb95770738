"""Calls about one issue: made, read, edited, assigned, deleted, moved through its workflow."""

from __future__ import annotations

from typing import Any

from sandbox.jira.rest import issue_views, screens
from sandbox.jira.rest.ask import NOTHING, Ask, Reply, call
from sandbox.jira.rest.projects import bean
from sandbox.jira.work import issues, transitions
from sandbox.jira.work.rights import demand


@call("POST /issue")
def create(ask: Ask) -> Any:
    found = issues.create(ask.site, ask.account, ask.object())
    return Reply({"id": found.id, "key": found.key, "self": ask.link(f"issue/{found.id}")}, 201)


@call("GET /issue/{issueIdOrKey}")
def read(ask: Ask) -> Any:
    found = ask.issue()
    said = issue_views.issue(ask, found, ask.words("fields"), ask.words("expand"))
    wanted = ask.words("properties")
    if wanted:
        said["properties"] = {
            name: value for name, value in found.properties.items() if name in wanted or "*all" in wanted
        }
    if "editmeta" in ask.words("expand"):
        said["editmeta"] = _editmeta(ask)
    return said


@call("PUT /issue/{issueIdOrKey}")
def edit(ask: Ask) -> Any:
    found = ask.issue()
    if ask.account is None:
        demand(ask.site, None, "EDIT_ISSUES", ask.site.project_of(found))
    issues.edit(ask.site, ask.me(), found, ask.object())
    if ask.word("returnIssue") == "true":
        return issue_views.issue(ask, found, [], ask.words("expand"))
    return NOTHING


@call("DELETE /issue/{issueIdOrKey}")
def delete(ask: Ask) -> Any:
    issues.delete(ask.site, ask.account, ask.issue())
    return NOTHING


@call("PUT /issue/{issueIdOrKey}/assignee")
def assign(ask: Ask) -> Any:
    issues.assign(ask.site, ask.account, ask.issue(), ask.object())
    return NOTHING


def _editmeta(ask: Ask) -> Any:
    found = ask.issue()
    project = ask.site.project_of(found)
    if not ask.site.may(ask.account, "EDIT_ISSUES", project):
        return {"fields": {}}
    return {"fields": screens.of_names(ask, project, ["summary", *project.screen], ["summary", *project.required])}


@call("GET /issue/{issueIdOrKey}/editmeta")
def edit_screen(ask: Ask) -> Any:
    return _editmeta(ask)


@call("GET /issue/{issueIdOrKey}/changelog")
def changelog(ask: Ask) -> Any:
    found = ask.issue()
    return bean(ask, f"issue/{found.id}/changelog", [issue_views.change(ask, one) for one in found.changes], 100)


@call("GET /issue/{issueIdOrKey}/transitions")
def steps(ask: Ask) -> Any:
    found = ask.issue()
    wanted = ask.word("transitionId")
    shows_fields = "transitions.fields" in ask.words("expand")
    return {
        "expand": "transitions",
        "transitions": [
            issue_views.transition(ask, found, one, fields=shows_fields)
            for one in transitions.available(ask.site, ask.account, found)
            if wanted in ("", one.id)
        ],
    }


@call("POST /issue/{issueIdOrKey}/transitions")
def take_step(ask: Ask) -> Any:
    transitions.take(ask.site, ask.account, ask.issue(), ask.object())
    return NOTHING
